package session

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

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
	made := s.recorded(name)
	sink, err := CreateFile(path, force || made == nil, partSize)
	if made != nil && errors.Is(err, message.FileExists) {
		err = message.New(message.SessionMade, path, made.When().Local().Format(time.DateTime))
	}
	return sink, path, err
}

// CreateFile returns a sink for the file at path. With force a file that exists
// is replaced; a partSize above zero is what [Sink.Split] cuts the complete file
// by, in bytes.
func CreateFile(path string, force bool, partSize int64) (*Sink, error) {
	if old := partsOf(path); len(old) > 0 && !force {
		return nil, message.New(message.FileExists, old[0])
	}
	f, err := atomicfile.Create(path, atomicfile.Options{Force: force, Resumable: true})
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
	return removeParts(s.file.Path()) // of an older file
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
