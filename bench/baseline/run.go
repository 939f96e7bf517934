package baseline

import (
	"context"
	"errors"
	"time"
)

// ErrEmpty says that one of the two lists of a protocol has no input.
var ErrEmpty = errors.New("baseline: empty list")

// Cost is what grows with one of the two lists.
type Cost struct {
	// Holder and Querier are the times that the two parties compute, in
	// processor time of one core where the system tells it.
	Holder, Querier time.Duration
	// Bytes is what travels between them, in either direction.
	Bytes int
}

// Run is the result of a protocol and its cost.
type Run struct {
	// Matches are the indices of those of the querier's inputs that the holder
	// has too, ascending.
	Matches []int
	// Entries grows with the holder's list, Questions with the querier's.
	Entries, Questions Cost
}

// Protocol runs one protocol between a holder and a querier, who learns which
// of its inputs the holder has. Inputs are byte strings, distinct within each
// list. All runs in the calling goroutine, which returns soon after ctx ends.
type Protocol func(ctx context.Context, holder, querier [][]byte) (*Run, error)

// Intersect is the model that every [Protocol] must equal, computed on what no
// party of a protocol has: both lists in clear text.
func Intersect(_ context.Context, holder, querier [][]byte) (*Run, error) {
	if len(holder) == 0 || len(querier) == 0 {
		return nil, ErrEmpty
	}
	run := &Run{}
	has := set(len(holder))
	timed(&run.Entries.Holder, func() error {
		for _, x := range holder {
			has[string(x)] = true
		}
		return nil
	})
	timed(&run.Questions.Holder, func() error {
		run.Matches = matches(querier, has)
		return nil
	})
	return run, nil
}

// set returns an empty set with room for n byte strings.
func set(n int) map[string]bool { return make(map[string]bool, n) }

// matches returns the indices of the strings that are in the set.
func matches(strings [][]byte, in map[string]bool) (found []int) {
	for i, s := range strings {
		if in[string(s)] {
			found = append(found, i)
		}
	}
	return found
}

// timed runs step and adds to total the time that it computes.
func timed(total *time.Duration, step func() error) error {
	start := processorTime()
	err := step()
	*total += processorTime() - start
	return err
}
