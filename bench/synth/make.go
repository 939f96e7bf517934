package synth

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"hash"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"recoupe/internal/atomicfile"
	"recoupe/internal/message"
)

// Options say how lists are made.
type Options struct {
	Lists    []Source          // to write; nil for all that have rows
	Workers  int               // 0 is one per processor
	Compress bool              // files are compressed with Zstandard, and their names end in .zst
	Force    bool              // files that exist are replaced, in their other form, too
	Progress func(rows uint64) // is told of each block of rows that is written; nil for none
}

// Make writes the lists of a spec to the folder dir, which it makes if need be:
// for each list NAME.csv and truth-NAME.csv, and at last the manifest,
// synth.json. No file has its name before all are complete.
//
// It fails with [ErrSpec] for what cannot be met and where no list that is to be
// written has rows, message.FileExists where a file is there already,
// message.FileWrite where the disk does not take more, and ctx.Err().
func Make(ctx context.Context, dir string, s Spec, opt Options) (*Manifest, error) {
	world, err := newWorld(&s)
	if err != nil {
		return nil, err
	}
	if len(s.wanted(opt.Lists)) == 0 {
		return nil, impossible(message.SynthNoLists)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, message.New(message.FileCreate, dir).Because(err)
	}
	files, err := newFiles(dir, world, opt)
	defer files.abort()
	if err != nil {
		return nil, err
	}
	m := &Manifest{Generator: Version, Spec: s, Common: map[string]uint64{}}
	for _, p := range Pairs() {
		if a, b := p.Sources(); s.Rows[a] > 0 && s.Rows[b] > 0 {
			m.Common[p.String()] = s.Common(p)
		}
	}
	for _, src := range s.wanted(opt.Lists) {
		made, err := files.make(ctx, src)
		if err != nil {
			return nil, err
		}
		m.Lists = append(m.Lists, made)
	}
	return m, files.commit(m)
}

// wanted returns the lists that have rows, in their order: all of them, or those
// of some.
func (s *Spec) wanted(lists []Source) (out []Source) {
	for _, src := range Sources() {
		if s.Rows[src] > 0 && (len(lists) == 0 || slices.Contains(lists, src)) {
			out = append(out, src)
		}
	}
	return out
}

// Total returns the number of rows that [Make] writes for some lists, nil for
// all.
func (s *Spec) Total(lists []Source) (rows uint64) {
	for _, src := range s.wanted(lists) {
		rows += s.Rows[src]
	}
	return rows
}

// files are the files of a folder while they are written.
type files struct {
	world    *world
	opt      Options
	open     []*output
	lists    [NumSources]*output
	truths   [NumSources]*output
	manifest *atomicfile.File
}

// newFiles opens all files, so that one that is there already is met before
// anything is computed.
func newFiles(dir string, w *world, opt Options) (*files, error) {
	f := &files{world: w, opt: opt}
	suffix := ".csv"
	if opt.Compress {
		suffix += compressedSuffix
	}
	var err error
	if f.manifest, err = atomicfile.Create(filepath.Join(dir, ManifestName), f.options()); err != nil {
		return f, err
	}
	for _, src := range w.wanted(opt.Lists) {
		if f.lists[src], err = f.create(dir, src.String()+suffix); err != nil {
			return f, err
		}
		if f.truths[src], err = f.create(dir, "truth-"+src.String()+suffix); err != nil {
			return f, err
		}
	}
	return f, nil
}

// options are how files are created: everybody may read them.
func (f *files) options() atomicfile.Options {
	return atomicfile.Options{Mode: 0o644, Force: f.opt.Force}
}

// create opens a file for writing. A file that is there in the other form,
// compressed or not, would be another list of the same name: it is replaced, too.
func (f *files) create(dir, name string) (*output, error) {
	other := filepath.Join(dir, otherForm(name))
	if info, err := os.Lstat(other); err == nil && (!f.opt.Force || info.IsDir()) {
		return nil, message.New(message.FileExists, other)
	}
	file, err := atomicfile.Create(filepath.Join(dir, name), f.options())
	if err != nil {
		return nil, err
	}
	o := &output{File: file, name: name, other: other, stored: sha256.New(), content: sha256.New()}
	f.open = append(f.open, o)
	return o, nil
}

// make writes a list and the truth about it.
func (f *files) make(ctx context.Context, src Source) (made Made, err error) {
	b := blocks{world: f.world, src: src, list: true, truth: true, compressed: f.opt.Compress, workers: f.opt.Workers}
	list, truth := f.lists[src], f.truths[src]
	err = b.run(ctx, func(b *block) error {
		if err := errors.Join(list.put(b.list, b.listFrame), truth.put(b.truth, b.truthFrame)); err != nil {
			return err
		}
		if f.opt.Progress != nil {
			f.opt.Progress(b.rows)
		}
		return nil
	})
	made = Made{List: src.String(), Rows: f.world.Rows[src], Persons: f.world.Persons(src), File: list.done(), Truth: truth.done()}
	return made, err
}

// commit puts all files under their names, the manifest last.
func (f *files) commit(m *Manifest) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetIndent("", "  ")
	if err := enc.Encode(m); err != nil {
		return err
	}
	if _, err := f.manifest.Write(b.Bytes()); err != nil {
		return err
	}
	for _, o := range f.open {
		if err := o.Commit(); err != nil {
			return err
		}
		if !f.opt.Force {
			continue
		}
		if err := o.removeOther(); err != nil {
			return err
		}
	}
	return f.manifest.Commit()
}

// abort removes what was not committed.
func (f *files) abort() {
	for _, o := range f.open {
		o.Abort()
	}
	if f.manifest != nil {
		f.manifest.Abort()
	}
}

// output is a file that is written, with its digests.
type output struct {
	*atomicfile.File
	name            string
	other           string // path of the same file in the other form
	stored, content hash.Hash
	bytes, plain    uint64
}

// removeOther removes the file in the other form, if there is one.
func (o *output) removeOther() error {
	if err := os.Remove(o.other); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return message.New(message.FileWrite, o.other).Because(err)
	}
	return nil
}

// put writes a block, as its frame if it is compressed.
func (o *output) put(plain, frame []byte) error {
	written := plain
	if len(frame) > 0 {
		o.content.Write(plain)
		written = frame
	}
	o.stored.Write(written)
	o.bytes += uint64(len(written))
	o.plain += uint64(len(plain))
	_, err := o.Write(written)
	return err
}

// done returns what the manifest says of the file.
func (o *output) done() File {
	f := File{Name: o.name, Bytes: o.bytes, SHA256: hex.EncodeToString(o.stored.Sum(nil)), ContentBytes: o.plain}
	f.ContentSHA256 = f.SHA256
	if compressed(o.name) {
		f.ContentSHA256 = hex.EncodeToString(o.content.Sum(nil))
	}
	return f
}
