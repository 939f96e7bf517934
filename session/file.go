package session

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"recoupe/codec/rcp"
	"recoupe/internal/atomicfile"
	"recoupe/internal/message"
)

// Source is a file of the other party, or one of this party's own, that was
// verified whole before anything of it is used.
type Source struct {
	rcp.Source
	Name    string       // the base name of the file
	Summary *rcp.Summary // what the verification found

	close func() error
}

// Close closes the file.
func (s *Source) Close() error { return s.close() }

// OpenFile verifies the file at path, or the parts into which it was split, and
// opens it.
func OpenFile(path string) (*Source, error) {
	summary, err := Verify(path)
	if err != nil {
		return nil, err
	}
	f, err := openParts(path)
	if err != nil {
		return nil, err
	}
	r, err := rcp.NewReader(f)
	if err != nil {
		return nil, errors.Join(inFile(path, err), f.Close())
	}
	return &Source{Source: &unchanged{r, summary.Totals.Digest}, Name: filepath.Base(path), Summary: summary, close: f.Close}, nil
}

// unchanged is a reader of a file that was verified before, and must still be
// the same.
type unchanged struct {
	*rcp.Reader
	digest [32]byte
}

// Next returns the next frame.
func (u *unchanged) Next() (rcp.Frame, error) {
	f, err := u.Reader.Next()
	if err == io.EOF && u.Totals().Digest != u.digest {
		return f, message.New(message.SessionFileChanged).Of(rcp.ErrFile)
	}
	return f, err
}

// Verify reads the file at path whole and says what it is.
func Verify(path string) (*rcp.Summary, error) {
	f, err := openParts(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	summary, err := rcp.Verify(f)
	if err != nil {
		return nil, inFile(path, err)
	}
	return summary, nil
}

// inFile says in which file an error lies.
func inFile(path string, err error) error {
	return message.New(message.SessionInFile, path).Because(err)
}

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

// openParts opens the file at path or, where there is none, the parts of it.
func openParts(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err == nil {
		return f, nil
	}
	if !errors.Is(err, os.ErrNotExist) {
		return nil, message.New(message.SessionOpen, path).Because(err)
	}
	names, _ := filepath.Glob(escapeGlob(path) + ".[0-9][0-9][0-9]-of-[0-9][0-9][0-9]")
	if len(names) == 0 {
		return nil, message.New(message.SessionNoFile, path)
	}
	var n int // the glob has made sure that a number stands there
	fmt.Sscanf(names[0][len(names[0])-3:], "%d", &n)
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

// Sink writes a file under its part's name; the file gets its final name only
// when it is complete and on disk. A part that was left behind by an
// interrupted run is gone on with.
type Sink struct {
	*rcp.Writer
	file     *atomicfile.File
	partSize int64
	parts    int
}

// Outbox returns a sink for a file that the other party must get, and the path
// of the file. A file that is there already is replaced with force, or if the
// ledger does not have the act that made it: then the program was killed in
// between.
func (s *Session) Outbox(name string, force bool, partSize int64) (*Sink, string, error) {
	path := s.path(outboxDir, name)
	sink, err := CreateFile(path, force || !s.recorded(name), partSize)
	return sink, path, err
}

// CreateFile returns a sink for the file at path. With force a file that exists
// is replaced; a partSize above zero splits the complete file into parts of at
// most so many bytes.
func CreateFile(path string, force bool, partSize int64) (*Sink, error) {
	if old, _ := filepath.Glob(escapeGlob(path) + ".[0-9][0-9][0-9]-of-[0-9][0-9][0-9]"); len(old) > 0 {
		if !force {
			return nil, message.New(message.FileExists, old[0])
		}
		for _, name := range old {
			if err := os.Remove(name); err != nil {
				return nil, message.New(message.FileWrite, name).Because(err)
			}
		}
	}
	f, err := atomicfile.Create(path, atomicfile.Options{Force: force, Resumable: true, Mode: 0o644})
	if err != nil {
		return nil, err
	}
	return &Sink{Writer: rcp.Resume(f), file: f, partSize: partSize}, nil
}

// End writes the trailer and gives the file its final name.
func (s *Sink) End() error {
	if err := s.Writer.End(); err != nil {
		return err
	}
	if err := s.file.Commit(); err != nil {
		return err
	}
	return s.split()
}

// Close keeps what was written, for the next run, if the file is not complete.
func (s *Sink) Close() error {
	if size, err := s.file.Size(); err == nil && size == 0 {
		defer os.Remove(atomicfile.PartName(s.file.Path())) // nothing to go on with
	}
	return s.file.Abort()
}

// Restart drops what an interrupted run has left behind.
func (s *Sink) Restart() error { return s.file.Truncate(0) }

// split cuts the complete file into parts, if it is larger than one.
func (s *Sink) split() error {
	path := s.file.Path()
	info, err := os.Stat(path)
	if s.partSize <= 0 || err == nil && info.Size() <= s.partSize {
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
	f, err := atomicfile.Create(name, atomicfile.Options{Force: true, Mode: 0o644})
	if err != nil {
		return err
	}
	defer f.Abort()
	if _, err := io.Copy(f, io.LimitReader(r, size)); err != nil {
		return message.New(message.FileWrite, name).Because(err)
	}
	return f.Commit()
}
