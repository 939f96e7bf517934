package speed

import (
	"context"
	"crypto/rand"
	"runtime"
	"time"

	"recoupe/agreement"
	"recoupe/identity"
	"recoupe/psi/oprf"
	"recoupe/session"

	"bytes"
)

// How often stages are measured at one point: often enough for a median, and as
// long as passes differ by more than steady while there is time.
const (
	leastPasses = 3
	mostPasses  = 15
	steady      = 0.05
)

// measureStages runs the stages of a session in passes over all of them, with
// files in dir.
func measureStages(ctx context.Context, dir string, l pair, setup Setup, settle time.Duration) (s Stages, err error) {
	s.Setup = setup
	var passes []*stopwatch
	var sums []float64
	begun := time.Now()
	for {
		p, err := newPass(dir, l, setup)
		if err != nil {
			return s, err
		}
		runtime.GC()
		passBegun := time.Now()
		if s.Common, err = p.run(ctx); err != nil {
			return s, err
		}
		passes, sums = append(passes, p.watch), append(sums, p.watch.sum())
		settled := len(passes) >= leastPasses && spread(sums) <= steady
		if settled || len(passes) == mostPasses || time.Since(begun)+time.Since(passBegun) > settle {
			break
		}
	}
	s.Stages, s.Passes, s.Spread = medians(passes), len(passes), spread(sums)
	return s, nil
}

// pass runs every stage of a session once, alone on data in memory: both
// parties in this process, without journals.
type pass struct {
	setup     Setup
	lists     pair
	dir       string
	watch     *stopwatch
	key       *oprf.PrivateKey
	agreement *agreement.Agreement
	keys      []identity.Key
}

// newPass returns a pass with a fresh key.
func newPass(dir string, l pair, setup Setup) (*pass, error) {
	p := &pass{setup: setup, lists: l, dir: dir, watch: newStopwatch()}
	suite, mode, err := setup.suite()
	if err != nil {
		return nil, err
	}
	if p.key, err = oprf.GenerateKey(suite, mode); err != nil {
		return nil, err
	}
	draft := agreement.Draft{
		Profile: Profile, PublicKey: p.key.PublicKey(), From: agreement.DateOf(time.Now()), Rows: setup.Other,
		Suite: suite, Unproven: mode == oprf.OPRF,
	}
	rand.Read(draft.Session[:]) // never fails: it ends the program instead
	var text bytes.Buffer
	if err := draft.Render(&text); err != nil {
		return nil, err
	}
	if p.agreement, err = agreement.Parse(onlyKeys(text.Bytes(), setup.Keys)); err != nil {
		return nil, err
	}
	p.keys, err = session.Keys(p.agreement)
	return p, err
}

// run runs all stages and returns how many inputs both lists have.
func (p *pass) run(ctx context.Context) (common uint64, err error) {
	set, err := p.holder(ctx)
	if err != nil {
		return 0, err
	}
	defer set.remove()
	return p.querier(ctx, set)
}
