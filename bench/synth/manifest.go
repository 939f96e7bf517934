package synth

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"

	"recoupe/internal/message"
)

// ManifestName is the name of the manifest in the folder of the lists.
const ManifestName = "synth.json"

// Manifest says what a folder of lists holds and how to make it again. It has
// neither a date nor anything of the machine: the same spec gives the same
// manifest.
type Manifest struct {
	Generator string            `json:"generator"` // Version
	Spec      Spec              `json:"spec"`
	Lists     []Made            `json:"lists"`  // in the order of the sources; those without rows are left out
	Common    map[string]uint64 `json:"common"` // persons in both lists, by the name of the pair
}

// Made is a list that was made.
type Made struct {
	List    string `json:"list"` // name of the source
	Rows    uint64 `json:"rows"`
	Persons uint64 `json:"persons"`
	File    File   `json:"file"`
	Truth   File   `json:"truth"`
}

// File is a file of the folder. Content is what is in it once decompressed; for
// a plain file both are the same.
type File struct {
	Name          string `json:"name"`
	Bytes         uint64 `json:"bytes"`
	SHA256        string `json:"sha256"` // hexadecimal
	ContentBytes  uint64 `json:"content_bytes"`
	ContentSHA256 string `json:"content_sha256"`
}

// ReadManifest reads the manifest of the lists in the folder dir. It fails with
// message.SynthManifest where there is none that this version understands.
func ReadManifest(dir string) (*Manifest, error) {
	path := filepath.Join(dir, ManifestName)
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, message.New(message.SynthManifest, path).Because(fs.ErrNotExist).WithHint(message.SynthManifestHint, dir)
	} else if err != nil {
		return nil, message.New(message.SynthManifest, path).Because(err)
	}
	var by struct {
		Generator string `json:"generator"`
	}
	if err := json.Unmarshal(b, &by); err != nil {
		return nil, message.New(message.SynthManifest, path).Because(err)
	}
	if by.Generator != Version {
		return nil, message.New(message.SynthVersion, path, by.Generator, Version)
	}
	var m Manifest
	if err := decode(b, &m); err != nil {
		return nil, message.New(message.SynthManifest, path).Because(err)
	}
	if err := m.validate(); err != nil {
		return nil, message.New(message.SynthManifest, path).Because(err)
	}
	return &m, nil
}

// decode reads JSON that has no fields but those of v.
func decode(b []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	return d.Decode(v)
}

// validate checks that a manifest is one that [Make] could have written, and that
// no file of it lies outside its folder. Its errors are not of kind [ErrSpec]: what
// is wrong is the file, and not what was asked for.
func (m *Manifest) validate() error {
	if len(m.Lists) == 0 {
		return message.New(message.SynthNoLists)
	}
	for _, made := range m.Lists {
		if _, ok := ParseSource(made.List); !ok {
			return message.New(message.SynthNoList, made.List)
		}
		for _, f := range []File{made.File, made.Truth} {
			if !plainName(f.Name) {
				return message.New(message.SynthFileName, f.Name)
			}
		}
	}
	var wrong *message.Error
	if err := m.Spec.Validate(); errors.As(err, &wrong) {
		return message.New(wrong.ID, wrong.Args...)
	} else if err != nil {
		return err
	}
	return nil
}

// plainName reports whether a name is that of a file in a folder, on every
// system. A hyphen is none: it stands for the standard input.
func plainName(name string) bool {
	return filepath.IsLocal(name) && name != "." && name != "-" && !strings.ContainsAny(name, `/\:`)
}

// Of returns what was made for a source.
func (m *Manifest) Of(src Source) (Made, bool) {
	for _, made := range m.Lists {
		if made.List == src.String() {
			return made, true
		}
	}
	return Made{}, false
}

// Options returns the options that write the same lists again, compressed if
// they were.
func (m *Manifest) Options() (opt Options) {
	for _, made := range m.Lists {
		if src, ok := ParseSource(made.List); ok {
			opt.Lists = append(opt.Lists, src)
		}
		opt.Compress = opt.Compress || compressed(made.File.Name)
	}
	if slices.Equal(opt.Lists, m.Spec.wanted(nil)) {
		opt.Lists = nil
	}
	return opt
}

// Truths are the lines of a truth file that is open.
type Truths struct {
	lines *TruthReader
	path  string
	close func() error
}

// Read returns the truth about the next row, and io.EOF after the last. It fails
// with message.SynthTruthFile, which names the file.
func (t *Truths) Read() (Truth, error) {
	line, err := t.lines.Read()
	if err != nil && err != io.EOF {
		err = message.New(message.SynthTruthFile, t.path).Because(err)
	}
	return line, err
}

// Close closes the file.
func (t *Truths) Close() error { return t.close() }

// OpenTruth opens the truth about the list of a source in the folder dir,
// compressed or not. It fails with message.SynthNoTruth.
func (m *Manifest) OpenTruth(dir string, src Source) (*Truths, error) {
	made, ok := m.Of(src)
	if !ok {
		return nil, message.New(message.SynthNoTruth, src.String()).Because(fs.ErrNotExist)
	}
	path := filepath.Join(dir, made.Truth.Name)
	f, err := os.Open(path)
	if err != nil {
		return nil, message.New(message.SynthNoTruth, src.String()).Because(err)
	}
	var r io.Reader = f
	closing := f.Close
	if compressed(made.Truth.Name) {
		z, err := zstd.NewReader(f, zstd.WithDecoderConcurrency(1))
		if err != nil {
			return nil, errors.Join(message.New(message.SynthNoTruth, src.String()).Because(err), f.Close())
		}
		r, closing = z, func() error {
			z.Close()
			return f.Close()
		}
	}
	return &Truths{lines: NewTruthReader(r), path: path, close: closing}, nil
}

// compressedSuffix ends the names of compressed files.
const compressedSuffix = ".zst"

// compressed reports whether a file is compressed, by its name.
func compressed(name string) bool { return filepath.Ext(name) == compressedSuffix }

// otherForm returns the name of a file in the other form, compressed or not.
func otherForm(name string) string {
	if compressed(name) {
		return strings.TrimSuffix(name, compressedSuffix)
	}
	return name + compressedSuffix
}
