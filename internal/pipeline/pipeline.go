// Package pipeline maps a stream of jobs to a stream of results with several
// workers: in order, with bounded memory, and cancellable.
//
// A job is meant to be a batch, some milliseconds of work: each one costs a few
// channel operations.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// slack is how many jobs, beyond one for each worker, may be in flight: one
// that is being read and one that is being written.
const slack = 2

// errGoexit is the error of a stage that ended its goroutine with
// runtime.Goexit instead of returning.
var errGoexit = errors.New("pipeline: a stage called runtime.Goexit")

// Panic is the value with which [Run] panics in its caller's goroutine when
// next or work panicked in theirs.
type Panic struct {
	Value any    // what the stage panicked with
	Stack []byte // the stack of the goroutine that panicked
}

// Error describes p with the stack of the goroutine that panicked.
func (p *Panic) Error() string {
	return fmt.Sprintf("pipeline: panic: %v\n\n%s", p.Value, p.Stack)
}

// Unwrap returns the error that the stage panicked with, nil if it was none.
func (p *Panic) Unwrap() error {
	err, _ := p.Value.(error)
	return err
}

// slot carries one job from next to sink.
type slot[J, R any] struct {
	index  int64
	job    J
	result R
	err    error
	done   chan struct{} // closed once result or err is set
}

// Run reads jobs from next until it returns io.EOF itself (a wrapped io.EOF is
// an error like any other), runs work on them in workers goroutines, and hands
// the results to sink in the order of the jobs. Fewer than one worker means
// runtime.GOMAXPROCS(0).
//
// next runs in one goroutine and sink in the caller's. work is told which
// worker runs it, 0 ≤ worker < workers, so that it can keep scratch space per
// worker. From the call of next for a job to the return of sink for its result
// the job is in flight; at most workers+2 are.
//
// The first error in the order of the jobs, from whichever stage, is returned
// as it is; every result before it has then been handed to sink and none after
// it. When ctx ends, no further job is read or started, the jobs that are being
// worked on are awaited, and what they yield without a gap still reaches sink;
// the error is then ctx.Err() or what next or work made of it. Both get a
// context that also ends when Run gives up; they should return soon after it
// does. All goroutines have ended when Run returns.
//
// A panic in any stage ends Run, and reaches its caller, once all goroutines
// have ended: as it is from sink, as a *[Panic] from next and work.
func Run[J, R any](
	ctx context.Context,
	workers int,
	next func(ctx context.Context) (J, error),
	work func(ctx context.Context, worker int, j J) (R, error),
	sink func(R) error,
) error {
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	ctx, cancel := context.WithCancel(ctx)
	p := &run[J, R]{
		next:   next,
		work:   work,
		places: make(chan struct{}, workers+slack),
		// One more than there are places, for the slot that carries the error
		// of the end: so that read never blocks on these two.
		order: make(chan *slot[J, R], workers+slack+1),
		queue: make(chan *slot[J, R], workers+slack+1),
	}
	p.failed.Store(math.MaxInt64)
	var group sync.WaitGroup
	defer group.Wait()
	defer cancel()
	group.Go(func() { p.read(ctx) })
	for w := range workers {
		group.Go(func() { p.serve(ctx, w) })
	}

	err := p.collect(sink)
	cancel()
	group.Wait()
	if panicked, ok := err.(*Panic); ok {
		panic(panicked)
	}
	return err
}

// run is the state of one call of Run.
type run[J, R any] struct {
	next func(context.Context) (J, error)
	work func(context.Context, int, J) (R, error)

	places chan struct{}    // one element per job in flight
	order  chan *slot[J, R] // to collect
	queue  chan *slot[J, R] // to the workers

	// failed is the lowest index that work has failed on so far. What comes
	// after it is not started; what comes before it has been.
	failed atomic.Int64
}

// read calls next until it fails, fills order and queue, and closes both.
func (p *run[J, R]) read(ctx context.Context) {
	defer close(p.order)
	defer close(p.queue)
	for i := int64(0); p.readOne(ctx, i); i++ {
	}
}

// readOne puts job i into order and queue, or its error into order alone, and
// reports whether there may be another. The slot is passed on in a defer, which
// runs even when next ends the goroutine.
func (p *run[J, R]) readOne(ctx context.Context, i int64) (more bool) {
	select {
	case p.places <- struct{}{}:
	case <-ctx.Done():
	}
	if p.failed.Load() < i {
		return false // collect meets that failure before the end of order
	}
	s := &slot[J, R]{index: i, done: make(chan struct{})}
	defer func() {
		switch {
		case s.err == io.EOF:
		case s.err != nil:
			close(s.done)
			p.order <- s
		default:
			p.order <- s
			p.queue <- s
			more = true
		}
	}()
	if s.err = ctx.Err(); s.err == nil {
		guard(&s.err, func() { s.job, s.err = p.next(ctx) })
	}
	return false
}

// serve works on jobs until queue is closed.
func (p *run[J, R]) serve(ctx context.Context, worker int) {
	for s := range p.queue {
		if s.index < p.failed.Load() {
			p.workOne(ctx, worker, s)
		}
	}
}

// workOne works on s. It is a function of its own for its defer, which runs
// even when work ends the goroutine.
func (p *run[J, R]) workOne(ctx context.Context, worker int, s *slot[J, R]) {
	defer func() {
		for s.err != nil {
			lowest := p.failed.Load()
			if lowest <= s.index || p.failed.CompareAndSwap(lowest, s.index) {
				break
			}
		}
		close(s.done)
	}()
	if s.err = ctx.Err(); s.err == nil {
		guard(&s.err, func() { s.result, s.err = p.work(ctx, worker, s.job) })
	}
}

// guard runs f and sets *err when f panics or ends its goroutine.
func guard(err *error, f func()) {
	returned := false
	defer func() {
		if returned {
			return
		}
		*err = errGoexit
		if v := recover(); v != nil {
			*err = &Panic{Value: v, Stack: debug.Stack()}
		}
	}()
	f()
	returned = true
}

// collect hands results to sink in order up to the first error.
func (p *run[J, R]) collect(sink func(R) error) error {
	for s := range p.order {
		<-s.done
		if s.err != nil {
			return s.err
		}
		if err := sink(s.result); err != nil {
			return err
		}
		<-p.places
	}
	return nil
}
