package quality

import (
	"context"
	"errors"
	"io"
	"time"

	"recoupe/bench/synth"
	"recoupe/identity"
	"recoupe/internal/message"
	"recoupe/internal/pipeline"
	"recoupe/table"
)

// List is a list with the truth about its rows.
type List struct {
	Source synth.Source
	Path   string // CSV
	Truth  string // lines of row, person, errors; row r of the list is row r there
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
	name  string
	list  *table.List
	truth *truthReader
	keys  []identity.Key

	hashers []*hasher // by worker
}

// openSource opens a list for some match keys and workers.
func openSource(l List, keys []identity.Key, workers int) (*source, error) {
	list, err := table.Open(l.Path, nil, table.Options{})
	if err != nil {
		return nil, err
	}
	truth, err := openTruth(l.Truth)
	if err != nil {
		return nil, errors.Join(err, list.Close())
	}
	s := &source{name: l.Path, list: list, truth: truth, keys: keys}
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
		person, errs, err := s.truth.next()
		if err == io.EOF {
			return nil, message.New(message.QualityRows, s.name, s.truth.name)
		}
		if err != nil {
			return nil, err
		}
		c.persons, c.errors = append(c.persons, person), append(c.errors, errs)
	}
	return c, nil
}

// end returns io.EOF if list and truth end together: a record that was rejected
// would shift all that follow.
func (s *source) end() error {
	if _, _, err := s.truth.next(); err != io.EOF || s.list.Rejects().Total() > 0 {
		return message.New(message.QualityRows, s.name, s.truth.name)
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
