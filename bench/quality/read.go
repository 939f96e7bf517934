package quality

import (
	"context"
	"errors"
	"io"
	"math"
	"path/filepath"
	"time"

	"recoupe/bench/synth"
	"recoupe/identity"
	"recoupe/internal/message"
	"recoupe/internal/pipeline"
	"recoupe/psi"
	"recoupe/table"
)

// folder is a folder of lists that package synth made.
type folder struct {
	dir      string
	manifest *synth.Manifest
	progress psi.Progress // or nil
}

// openFolder reads the manifest of a folder.
func openFolder(dir string) (folder, error) {
	m, err := synth.ReadManifest(dir)
	return folder{dir: dir, manifest: m}, err
}

// Reference is the day after which a birth date lies in the future.
var Reference = time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)

// readBatch is the number of rows that are read and normalised at a time.
const readBatch = 2048

// chunk is consecutive rows of a list with the truth about them.
type chunk struct {
	rows    *table.Batch
	persons []uint32
	errors  []synth.Set
}

// source reads a list beside its truth.
type source struct {
	name     string
	sha256   string // of the content of the list, as the manifest has it
	list     *table.List
	truth    *synth.Truths
	progress psi.Progress // or nil

	hashers []*hasher // by worker
}

// open opens the list of a source for some match keys and workers.
func (f folder) open(src synth.Source, keys []identity.Key, workers int) (*source, error) {
	made, _ := f.manifest.Of(src)
	if err := f.checkTruth(made); err != nil {
		return nil, err
	}
	path := filepath.Join(f.dir, made.File.Name)
	list, err := table.Open(path, nil, table.Options{})
	if err != nil {
		return nil, err
	}
	truth, err := f.manifest.OpenTruth(f.dir, src)
	if err != nil {
		return nil, errors.Join(err, list.Close())
	}
	s := &source{name: path, sha256: made.File.ContentSHA256, list: list, truth: truth, progress: f.progress}
	for range workers {
		h := &hasher{norm: identity.NewNormalizer(keys, Reference), estimator: identity.NewEstimator()}
		for i, k := range keys {
			h.place[k] = uint8(i)
		}
		s.hashers = append(s.hashers, h)
	}
	return s, nil
}

// Close closes both files.
func (s *source) Close() error { return errors.Join(s.list.Close(), s.truth.Close()) }

// next reads the next chunk.
func (s *source) next() (*chunk, error) {
	c := &chunk{rows: table.NewBatch(readBatch)}
	if err := s.list.Read(c.rows); err != nil {
		if err == io.EOF {
			return nil, s.end()
		}
		return nil, err
	}
	for range c.rows.Len() {
		t, err := s.truth.Read()
		switch {
		case err == io.EOF || err == nil && t.Person > math.MaxUint32:
			return nil, message.New(message.QualityRows, s.name)
		case err != nil:
			return nil, err
		}
		c.persons, c.errors = append(c.persons, uint32(t.Person)), append(c.errors, t.Errors)
	}
	if s.progress != nil {
		s.progress.Add(psi.StageRead, uint64(c.rows.Len()))
	}
	return c, nil
}

// end returns io.EOF if list and truth end together: a record that was rejected
// would shift all that follow. It fails with message.QualityDigest if the list is
// not the one that the manifest tells of.
func (s *source) end() error {
	digest := s.list.Digest()
	if err := compare(s.name, digest[:], s.sha256); err != nil {
		return err
	}
	if _, err := s.truth.Read(); err != io.EOF || s.list.Rejects().Total() > 0 {
		return message.New(message.QualityRows, s.name)
	}
	return io.EOF
}

// read reads a list to its end: work takes its chunks in several goroutines, and
// sink what it makes of them, in their order. read returns the estimator over
// all rows.
func read[R any](
	ctx context.Context, s *source, work func(h *hasher, c *chunk) R, sink func(R),
) (*identity.Estimator, error) {
	err := pipeline.Run(ctx, len(s.hashers),
		func(context.Context) (*chunk, error) { return s.next() },
		func(_ context.Context, worker int, c *chunk) (R, error) { return work(s.hashers[worker], c), nil },
		func(r R) error { sink(r); return nil })
	if err != nil {
		return nil, err
	}
	all := s.hashers[0].estimator
	for _, h := range s.hashers[1:] {
		all.Merge(h.estimator)
	}
	return all, nil
}
