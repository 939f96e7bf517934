package session

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"recoupe/codec/rcp"
	"recoupe/internal/atomicfile"
	"recoupe/internal/message"
)

// PartNames returns the names of the first and of the last of the n parts of the
// file at path.
func PartNames(path string, n int) (first, last string) {
	return partName(path, 1, n), partName(path, n, n)
}

// partName returns the name of part i of n, counted from 1, of a file that was
// split.
func partName(path string, i, n int) string {
	return fmt.Sprintf("%s.%03d-of-%03d", path, i, n)
}

// onePart matches the end of the name of a part.
var onePart = regexp.MustCompile(`\.[0-9]{3}-of-[0-9]{3}$`)

// openParts opens the file at path or, where there is none, the parts of it; the
// name of one part stands for all.
func openParts(path string) (io.ReadCloser, error) {
	path = onePart.ReplaceAllString(path, "")
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, message.New(message.SessionIsFolder, path)
	}
	f, err := os.Open(path)
	if err == nil {
		return f, nil
	}
	if !errors.Is(err, os.ErrNotExist) {
		return nil, message.New(message.SessionOpen, path).Because(err)
	}
	names := partsOf(path)
	if len(names) == 0 {
		return nil, message.New(message.SessionNoFile, path)
	}
	var n int // the pattern has made sure that a number stands there
	fmt.Sscanf(names[0][len(names[0])-3:], "%d", &n)
	for _, name := range names {
		if name[len(name)-3:] != names[0][len(names[0])-3:] {
			return nil, message.New(message.SessionMixedParts, path).Of(rcp.ErrFile)
		}
	}
	p := &parts{}
	for i := range n {
		name := partName(path, i+1, n)
		f, err := os.Open(name)
		if errors.Is(err, os.ErrNotExist) {
			return nil, errors.Join(message.New(message.SessionNoPart, name).Of(rcp.ErrFile), p.Close())
		}
		if err != nil {
			return nil, errors.Join(message.New(message.SessionOpen, name).Because(err), p.Close())
		}
		p.files = append(p.files, f)
		p.readers = append(p.readers, f)
	}
	if len(p.files) == 0 {
		return nil, message.New(message.SessionNoFile, path)
	}
	p.Reader = io.MultiReader(p.readers...)
	return p, nil
}

// partsOf returns the names of the parts of the file at path that are there, in
// their order.
func partsOf(path string) []string {
	names, _ := filepath.Glob(escapeGlob(path) + ".[0-9][0-9][0-9]-of-[0-9][0-9][0-9]")
	return names
}

// removeParts removes the parts of the file at path.
func removeParts(path string) error {
	for _, name := range partsOf(path) {
		if err := os.Remove(name); err != nil {
			return message.New(message.FileWrite, name).Because(err)
		}
	}
	return nil
}

// escapeGlob returns path as a pattern that matches nothing but path.
func escapeGlob(path string) string {
	return strings.NewReplacer(`[`, `[[]`, `*`, `[*]`, `?`, `[?]`).Replace(path)
}

// parts reads the parts of a file as one.
type parts struct {
	io.Reader
	readers []io.Reader
	files   []*os.File
}

// Close closes all parts.
func (p *parts) Close() error {
	var errs []error
	for _, f := range p.files {
		errs = append(errs, f.Close())
	}
	return errors.Join(errs...)
}

// Split cuts the complete file into parts of the size that the sink was created
// with, if it is larger than one.
func (s *Sink) Split() error {
	path := s.file.Path()
	info, err := os.Stat(path)
	if err != nil || s.partSize <= 0 || info.Size() <= s.partSize {
		return err
	}
	n := int((info.Size() + s.partSize - 1) / s.partSize)
	if n > 999 {
		return message.New(message.SessionTooManyParts, n)
	}
	whole, err := os.Open(path)
	if err != nil {
		return err
	}
	defer whole.Close()
	for i := range n {
		if err := copyPart(whole, partName(path, i+1, n), s.partSize); err != nil {
			return err
		}
	}
	s.parts = n
	return os.Remove(path)
}

// Parts returns the number of parts into which the complete file was split, 0
// if it is whole.
func (s *Sink) Parts() int { return s.parts }

// copyPart writes the next size bytes of r to a file of its own.
func copyPart(r io.Reader, name string, size int64) error {
	f, err := atomicfile.Create(name, atomicfile.Options{Force: true})
	if err != nil {
		return err
	}
	defer f.Abort()
	if _, err := io.Copy(f, io.LimitReader(r, size)); err != nil {
		return message.New(message.FileWrite, name).Because(err)
	}
	return f.Commit()
}
