// Package extsort sorts fixed-width records, more of them than fit into
// memory if need be: Add them to a [Sorter] in any order, [Sorter.Sort], and
// read them from as many iterators of the [Sorted] as needed.
//
//	s, err := extsort.New(extsort.Config{KeySize: 16, PayloadSize: 4, Memory: 256 << 20})
//	defer s.Close()
//	err = s.Add(records)        // again and again
//	sorted, err := s.Sort(ctx)
//	defer sorted.Close()
//	it, err := sorted.Iterate(ctx)
//	defer it.Close()
//	block, err := it.Next()     // until io.EOF
//
// The order is lexicographic over the whole record, key then payload. So the
// result depends on the records only, not on the order in which they came, the
// number of workers or the memory.
//
// Records are collected in segments that workers sort while others are filled.
// If the segments do not suffice, they are written out as sorted runs:
// encrypted under a key that never leaves memory, in a temporary file that has
// no name. If everything fits, nothing touches the disk.
package extsort

import (
	"context"
	"errors"
	"fmt"
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

var (
	// ErrConfig: New was given sizes that make no sense.
	ErrConfig = errors.New("extsort: wrong configuration")
	// ErrPartialRecord: Add was given bytes that are not whole records.
	ErrPartialRecord = errors.New("extsort: not a whole number of records")
	// ErrClosed: the sorter, the sorted records or the iterator were closed
	// before, or the sorter has sorted already.
	ErrClosed = errors.New("extsort: already closed")
	// ErrDamaged: what a temporary file holds is not what was written to it.
	ErrDamaged = errors.New("extsort: temporary file damaged")
)

const (
	maxSegment = 32 << 20 // greatest size of a segment in bytes
	segments   = 8        // least number of segments in the memory
	firstRoom  = 64 << 10 // first size of the first segment, which grows
	ioSize     = 256 << 10
)

// Config says what records there are and what the sorter may use.
type Config struct {
	// KeySize and PayloadSize make up the record, in bytes. PayloadSize may be 0.
	KeySize, PayloadSize int
	// Memory is how many bytes of records the sorter holds at most, before
	// and after sorting. What it needs besides is under a megabyte. If runs
	// were written, each iterator takes up to a quarter of Memory for its
	// buffers and the records take none. It is never less than 16 records.
	Memory int64
	// Dir is the folder for runs, which must exist if they are needed; "" is
	// the system's folder for temporary files. Runs take the room of all
	// records, twice that while they are too many to be merged at once.
	Dir string
	// Workers is how many segments are sorted or written at once; 0 means
	// one for each processor that Go uses.
	Workers int
}

// Sorter collects records. Its methods are for one goroutine.
type Sorter struct {
	cfg     Config
	size    int      // bytes of a record
	room    int      // bytes of a segment, a multiple of size
	open    openFunc // how spill files are made; replaced in tests
	workers errgroup.Group
	stopped atomic.Bool // workers leave off: an error, or nobody wants the result
	closed  bool

	current   []byte // the segment being filled
	allocated int    // segments in existence
	limit     int    // segments allowed
	free      chan []byte
	records   uint64
	spill     *spillFile // nil until memory does not suffice

	mu       sync.Mutex // guards what follows
	err      error      // the first error of a worker
	sorted   [][]byte   // segments sorted and kept
	spilling bool       // segments are written to the spill file once sorted
	runs     []run
}

// New returns a sorter. The error is ErrConfig.
func New(cfg Config) (*Sorter, error) {
	if cfg.KeySize < 1 || cfg.PayloadSize < 0 || cfg.KeySize > math.MaxInt16 || cfg.PayloadSize > math.MaxInt16 ||
		cfg.Memory < 1 || cfg.Workers < 0 {
		return nil, fmt.Errorf("%w: %+v", ErrConfig, cfg)
	}
	if cfg.Workers == 0 {
		cfg.Workers = runtime.GOMAXPROCS(0)
	}
	s := &Sorter{cfg: cfg, size: cfg.KeySize + cfg.PayloadSize, open: openTemp}
	memory := max(cfg.Memory, int64(2*segments*s.size))
	room := min(memory/segments, maxSegment)
	room -= room % int64(s.size)
	s.room = int(room)
	s.limit = int(memory / room)
	s.free = make(chan []byte, s.limit)
	s.workers.SetLimit(cfg.Workers)
	return s, nil
}

// Add copies whole records into the sorter. It blocks while all memory is in
// use. The errors are ErrPartialRecord, ErrClosed, and those of writing runs;
// after one of the latter the sorter only fails.
func (s *Sorter) Add(records []byte) error {
	if s.closed {
		return ErrClosed
	}
	if s.stopped.Load() {
		return s.failure()
	}
	if len(records)%s.size != 0 {
		return fmt.Errorf("%w: %d bytes, records of %d", ErrPartialRecord, len(records), s.size)
	}
	s.records += uint64(len(records) / s.size)
	for len(records) > 0 {
		if len(s.current) == cap(s.current) {
			if err := s.makeRoom(); err != nil {
				return err
			}
		}
		n := min(len(records), cap(s.current)-len(s.current))
		s.current = append(s.current, records[:n]...)
		records = records[n:]
	}
	return nil
}

// makeRoom makes current have room for a record.
func (s *Sorter) makeRoom() error {
	if s.allocated == 1 && cap(s.current) < s.room { // the first segment grows
		grown := make([]byte, len(s.current), min(s.room, 2*cap(s.current)))
		copy(grown, s.current)
		s.current = grown
		return nil
	}
	s.dispatch()
	switch {
	case s.allocated == 0:
		s.allocated = 1
		s.current = make([]byte, 0, min(s.room, max(1, firstRoom/s.size)*s.size))
		return nil
	case s.allocated < s.limit:
		s.allocated++
		s.current = make([]byte, 0, s.room)
		return nil
	}
	if err := s.startSpilling(); err != nil {
		return err
	}
	s.current = <-s.free
	return s.failure()
}

// dispatch hands current to the workers.
func (s *Sorter) dispatch() {
	segment := s.current
	s.current = nil
	if len(segment) == 0 {
		return
	}
	s.workers.Go(func() error {
		sortRecords(segment, s.size, s.stopped.Load)
		s.mu.Lock()
		keep := !s.spilling
		if keep {
			s.sorted = append(s.sorted, segment)
		}
		s.mu.Unlock()
		if !keep {
			s.write(segment)
		}
		return nil
	})
}

// startSpilling makes workers write the segments that are sorted, now and
// later.
func (s *Sorter) startSpilling() error {
	if s.spill != nil {
		return nil
	}
	spill, err := newSpillFile(s.cfg.Dir, s.open)
	if err != nil {
		s.fail(err)
		return err
	}
	s.spill = spill
	s.mu.Lock()
	s.spilling = true
	sorted := s.sorted
	s.sorted = nil
	s.mu.Unlock()
	for _, segment := range sorted {
		s.workers.Go(func() error {
			s.write(segment)
			return nil
		})
	}
	return nil
}

// write writes a sorted segment as a run and frees it, in any case.
func (s *Sorter) write(segment []byte) {
	defer func() { s.free <- segment[:0] }()
	w := s.spill.newRun(int64(len(segment)))
	for at := 0; at < len(segment); at += ioSize {
		if s.stopped.Load() {
			return
		}
		if err := w.write(segment[at:min(at+ioSize, len(segment))]); err != nil {
			s.fail(err)
			return
		}
	}
	s.mu.Lock()
	s.runs = append(s.runs, w.run)
	s.mu.Unlock()
}

// fail notes the first error and stops the workers.
func (s *Sorter) fail(err error) {
	s.mu.Lock()
	if s.err == nil {
		s.err = err
	}
	s.mu.Unlock()
	s.stopped.Store(true)
}

// failure returns the first error.
func (s *Sorter) failure() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// Sort ends adding and returns the records in order. It closes the sorter,
// whether it succeeds or not. Errors are ErrClosed, those of writing runs, and
// the context's.
func (s *Sorter) Sort(ctx context.Context) (*Sorted, error) {
	if s.closed {
		return nil, ErrClosed
	}
	defer s.Close()
	forget := context.AfterFunc(ctx, func() { s.fail(ctx.Err()) })
	defer forget()
	s.dispatch()
	_ = s.workers.Wait() // workers report to s.fail
	err := s.failure()
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	sorted := &Sorted{size: s.size, records: s.records, segments: s.sorted, spill: s.spill, runs: s.runs}
	sorted.plan(max(s.cfg.Memory, int64(2*segments*s.size)))
	s.sorted, s.spill, s.free = nil, nil, nil // they are sorted's now, or garbage
	if err := sorted.reduce(ctx, s.open); err != nil {
		return nil, errors.Join(err, sorted.Close())
	}
	return sorted, nil
}

// Close gives up what was added and waits for the workers. After Sort or
// another Close it does nothing.
func (s *Sorter) Close() error {
	if s.closed {
		return nil
	}
	s.closed = true
	s.stopped.Store(true)
	_ = s.workers.Wait()
	s.current, s.sorted, s.free = nil, nil, nil
	if s.spill == nil {
		return nil
	}
	return s.spill.Close()
}
