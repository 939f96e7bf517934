package extsort

import (
	"context"
	"io"
)

const (
	maxBuffer = 1 << 20   // greatest buffer of a run in bytes
	minBuffer = 32 << 10  // least buffer of a run, if memory is not tiny
	blockSize = 128 << 10 // greatest block of an iterator in bytes
)

// Sorted is the records in order. Its methods may be called by several
// goroutines, Close apart.
type Sorted struct {
	size     int
	records  uint64
	segments [][]byte // all records, each segment sorted; or
	runs     []run    // all records, in spill
	spill    *spillFile
	closed   bool

	fanIn   int   // how many runs are merged at once at most
	buffers int64 // bytes of run buffers of one iterator
	block   int   // bytes of an iterator's block, a multiple of size
}

// plan divides memory, which is at least 16 records.
func (s *Sorted) plan(memory int64) {
	size := int64(s.size)
	least := max(min(memory/64, minBuffer), size)
	s.buffers = memory / 4
	s.fanIn = int(max(2, s.buffers/least))
	s.block = int(max(1, min(memory/16, blockSize)/size) * size)
}

// Len returns the number of records.
func (s *Sorted) Len() uint64 { return s.records }

// Close removes the runs. Iterators that are still open fail thereafter, or go
// on if the records are in memory.
func (s *Sorted) Close() error {
	s.closed, s.segments = true, nil
	if s.spill == nil {
		return nil
	}
	spill := s.spill
	s.spill, s.runs = nil, nil
	return spill.Close()
}

// reduce merges runs into longer ones until a single merge suffices.
func (s *Sorted) reduce(ctx context.Context, open openFunc) error {
	for len(s.runs) > s.fanIn {
		next, err := newSpillFile(s.spill.dir, open)
		if err != nil {
			return err
		}
		merged, err := s.mergeRuns(ctx, next)
		old := s.spill
		s.spill, s.runs = next, merged // Close will close next even if merging failed
		if closeErr := old.Close(); err == nil {
			err = closeErr
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// mergeRuns merges groups of fanIn runs into one run each of file to.
func (s *Sorted) mergeRuns(ctx context.Context, to *spillFile) (merged []run, err error) {
	for first := 0; first < len(s.runs); first += s.fanIn {
		group := s.runs[first:min(first+s.fanIn, len(s.runs))]
		length := int64(0)
		for _, r := range group {
			length += r.length
		}
		it, err := s.merge(ctx, group)
		if err != nil {
			return nil, err
		}
		w := to.newRun(length)
		for {
			block, err := it.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				return nil, err
			}
			if err := w.write(block); err != nil { // the block is in no segment: it may be changed
				return nil, err
			}
		}
		merged = append(merged, w.run)
	}
	return merged, nil
}

// merge returns an iterator over some runs, or over the segments.
func (s *Sorted) merge(ctx context.Context, runs []run) (*Iterator, error) {
	var sources []source
	for _, segment := range s.segments {
		sources = append(sources, source{rest: segment})
	}
	for _, r := range runs {
		buffer := min(s.buffers/int64(len(runs)), maxBuffer)
		buffer = max(1, buffer/int64(s.size)) * int64(s.size)
		sources = append(sources, source{run: s.spill.reader(r, buffer)})
	}
	m, err := newMerger(sources, s.size)
	if err != nil {
		return nil, err
	}
	return &Iterator{ctx: ctx, merger: m, block: make([]byte, s.block)}, nil
}

// Iterate returns an iterator from the first record on. Any number of them may
// be in use, each by one goroutine, until ctx is done.
func (s *Sorted) Iterate(ctx context.Context) (*Iterator, error) {
	if s.closed {
		return nil, ErrClosed
	}
	return s.merge(ctx, s.runs)
}

// Iterator reads sorted records.
type Iterator struct {
	ctx    context.Context
	merger *merger
	block  []byte
	err    error // what Next returns from now on
}

// Next returns a block of one or more whole records, the next ones in order,
// not to be changed and valid until the next call. At the end it returns
// io.EOF, and only after every run was read whole and found unchanged. Other
// errors are ErrDamaged, ErrClosed, the context's and those of reading; after
// an error Next returns it again.
func (it *Iterator) Next() ([]byte, error) {
	if it.err == nil {
		it.err = it.ctx.Err()
	}
	if it.err != nil {
		return nil, it.err
	}
	block, err := it.merger.fill(it.block)
	switch {
	case err != nil:
		it.err = err
	case len(block) == 0:
		it.err = io.EOF
	default:
		return block, nil
	}
	it.merger, it.block = nil, nil
	return nil, it.err
}

// Close gives the iterator's buffers back. It may be called more than once.
func (it *Iterator) Close() {
	it.merger, it.block = nil, nil
	if it.err == nil {
		it.err = ErrClosed
	}
}
