package speed

import (
	"context"
	"io"
	"slices"
	"time"

	"recoupe/internal/pipeline"
)

// StageName names a stage.
type StageName string

// The stages, in the order in which a session comes to them: to the holder's
// list, from its bytes to the set, and to the querier's different inputs, from
// the request to the result.
const (
	StageRead      StageName = "read"      // the file into rows, and its digest; one goroutine for each
	StageNormalise StageName = "normalise" // rows into canonical bytes
	StageDigest    StageName = "digest"    // canonical bytes into inputs
	StageEvaluate  StageName = "evaluate"  // inputs through the OPRF
	StageSort      StageName = "sort"      // outputs in order, and counted
	StageCode      StageName = "code"      // outputs merged and coded as blocks of a set
	StageWrite     StageName = "write"     // blocks into a file on the disk

	StageBlind    StageName = "blind"    // inputs blinded
	StageAnswer   StageName = "answer"   // blinded elements evaluated and proven
	StageVerify   StageName = "verify"   // proofs verified
	StageFinalise StageName = "finalise" // evaluated elements unblinded
	StageMerge    StageName = "merge"    // outputs sorted, and compared with the set as its file has it
)

// stageNames has all stages in their order.
var stageNames = []StageName{
	StageRead, StageNormalise, StageDigest, StageEvaluate, StageSort, StageCode, StageWrite,
	StageBlind, StageAnswer, StageVerify, StageFinalise, StageMerge,
}

// stopwatch adds up what each stage takes, which runs by bits. A nil one
// measures nothing.
type stopwatch struct {
	stages map[StageName]*Stage
}

func newStopwatch() *stopwatch { return &stopwatch{stages: map[StageName]*Stage{}} }

// time runs a bit of a stage, which returns how many of its items it had.
func (w *stopwatch) time(name StageName, bit func() (items int, err error)) error {
	if w == nil {
		_, err := bit()
		return err
	}
	s := w.stages[name]
	if s == nil {
		s = &Stage{Name: name}
		w.stages[name] = s
	}
	begun, before := time.Now(), processorTime()
	items, err := bit()
	s.Cost = s.Cost.plus(Cost{time.Since(begun).Seconds(), (processorTime() - before).Seconds()})
	s.Items += uint64(items)
	return err
}

// sum returns the seconds of all stages.
func (w *stopwatch) sum() (seconds float64) {
	for _, s := range w.stages {
		seconds += s.Seconds
	}
	return seconds
}

// medians returns the median of each stage over several passes.
func medians(passes []*stopwatch) (stages []Stage) {
	for _, name := range stageNames {
		var seconds, processor []float64
		var items uint64
		for _, w := range passes {
			if s := w.stages[name]; s != nil {
				seconds, processor, items = append(seconds, s.Seconds), append(processor, s.Processor), s.Items
			}
		}
		if len(seconds) > 0 {
			stages = append(stages, Stage{Name: name, Items: items, Cost: Cost{median(seconds), median(processor)}})
		}
	}
	return stages
}

// median returns the median, 0 of nothing.
func median(x []float64) float64 {
	x = slices.Sorted(slices.Values(x))
	switch n := len(x); {
	case n == 0:
		return 0
	case n%2 == 1:
		return x[n/2]
	default:
		return (x[n/2-1] + x[n/2]) / 2
	}
}

// spread returns the largest less the least, by the median; 0 of nothing.
func spread(x []float64) float64 {
	if m := median(x); m > 0 {
		return (slices.Max(x) - slices.Min(x)) / m
	}
	return 0
}

// parallel runs work on each job with so many workers and returns what they
// yield, in the order of the jobs.
func parallel[J, R any](ctx context.Context, workers int, jobs []J, work func(worker int, job J) (R, error)) ([]R, error) {
	results := make([]R, 0, len(jobs))
	next := func(context.Context) (j J, err error) {
		if len(jobs) == 0 {
			return j, io.EOF
		}
		j, jobs = jobs[0], jobs[1:]
		return j, nil
	}
	err := pipeline.Run(ctx, workers, next,
		func(_ context.Context, worker int, j J) (R, error) { return work(worker, j) },
		func(r R) error {
			results = append(results, r)
			return nil
		})
	return results, err
}
