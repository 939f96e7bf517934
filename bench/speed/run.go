package speed

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"recoupe/internal/message"
)

// Tools is what a run is given from outside.
type Tools struct {
	// Program runs recoupe.
	Program Runner
	// Clock tells the time against which the budget runs.
	Clock func() time.Time
	// Begin, if set, is told before a point is measured how long it may take, in
	// seconds, 0 where that is not known.
	Begin func(part Part, setup Setup, expected float64)
	// Save, if set, is given the results after each point, and once more when
	// they are complete. It must not keep them.
	Save func(*Results) error
}

// Run measures what c says, on the machine m, by the command line that a reader
// would type again. If it is interrupted or fails, it returns the results so far
// with the error.
func Run(ctx context.Context, c Config, m Machine, command string, t Tools) (r *Results, err error) {
	if err := c.validate(); err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp(c.Dir, "recoupe-speed-")
	if err == nil {
		dir, err = filepath.Abs(dir) // commands run in folders of their own
	}
	if err != nil {
		return nil, message.New(message.FileCreate, cmp.Or(c.Dir, os.TempDir())).Because(err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	b := &bench{Config: c, Tools: t, dir: dir, pairs: map[Size]pair{}, begun: t.Clock()}
	b.results = &Results{Schema: Schema, Command: command, Started: b.begun.UTC().Truncate(time.Second), Machine: m, Base: c.base()}
	b.measure = map[Part]measurement{PartGroup: b.group, PartSession: b.session, PartStages: b.stages}
	return b.results, b.run(ctx)
}

// measurement measures a point and adds it to the results. It returns how often
// it ran what it measured.
type measurement func(context.Context, Setup) (runs int, err error)

// bench is a run.
type bench struct {
	Config
	Tools
	dir     string
	begun   time.Time
	pairs   map[Size]pair // lists that are there now
	measure map[Part]measurement
	done    []done
	results *Results
}

// run measures every point of the plan.
func (b *bench) run(ctx context.Context) error {
	for _, p := range b.plan() {
		if err := b.point(ctx, p); err != nil {
			return err
		}
		b.results.Fits = b.results.growths()
		if err := b.save(); err != nil {
			return err
		}
		if p.last {
			if err := b.forget(Size{p.setup.Rows, p.setup.Other}); err != nil {
				return err
			}
		}
	}
	b.results.Complete = true
	return b.save()
}

// save hands the results out.
func (b *bench) save() error {
	b.results.Seconds = b.since()
	if b.Save == nil {
		return nil
	}
	return b.Save(b.results)
}

// since returns the seconds since the beginning.
func (b *bench) since() float64 { return b.Clock().Sub(b.begun).Seconds() }

// point measures a point, or notes that it is left out.
func (b *bench) point(ctx context.Context, p point) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	expected, begun := foresee(p, b.done), b.since()
	if left := b.Budget.Seconds() - begun; b.Budget > 0 && expected > left {
		b.results.Skipped = append(b.results.Skipped, Skipped{Part: p.part, Setup: p.setup, Expected: expected, Left: max(0, left)})
		return nil
	}
	if b.Begin != nil {
		b.Begin(p.part, p.setup, expected)
	}
	runs, err := b.measure[p.part](ctx, p.setup)
	if err != nil {
		return err
	}
	b.done = append(b.done, done{p, (b.since() - begun) / float64(max(1, runs))})
	return nil
}

// lists returns the lists of a setup, which it makes if they are not there.
func (b *bench) lists(ctx context.Context, setup Setup) (pair, error) {
	size := Size{setup.Rows, setup.Other}
	if p, ok := b.pairs[size]; ok {
		return p, nil
	}
	dir := b.listsDir(size)
	if err := os.Mkdir(dir, 0o700); err != nil {
		return pair{}, message.New(message.FileCreate, dir).Because(err)
	}
	p, err := makePair(ctx, dir, size, b.Seed)
	if err != nil {
		return pair{}, err
	}
	b.pairs[size] = p
	b.results.Data = append(b.results.Data, p.data...)
	return p, nil
}

// listsDir returns the folder for the lists of a size.
func (b *bench) listsDir(size Size) string {
	return filepath.Join(b.dir, fmt.Sprintf("%dx%d", size.Rows, size.Other))
}

// forget removes the lists of a size.
func (b *bench) forget(size Size) error {
	if _, ok := b.pairs[size]; !ok {
		return nil
	}
	delete(b.pairs, size)
	return os.RemoveAll(b.listsDir(size))
}

// group measures the operations of the OPRF.
func (b *bench) group(ctx context.Context, setup Setup) (int, error) {
	g, err := measureGroup(ctx, setup, b.Batch, b.Settle/2)
	if err == nil {
		b.results.Group = append(b.results.Group, g)
	}
	return 1, err
}

// session measures the commands of a session.
func (b *bench) session(ctx context.Context, setup Setup) (int, error) {
	l, err := b.lists(ctx, setup)
	if err != nil {
		return 0, err
	}
	s, err := measureSession(ctx, b.Program, b.dir, l, setup, b.Settle)
	if err == nil {
		b.results.Sessions = append(b.results.Sessions, s)
	}
	return s.Runs, err
}

// stages measures the stages of a session, and notes their group operations
// beside the session of the same setup, if there is one.
func (b *bench) stages(ctx context.Context, setup Setup) (int, error) {
	l, err := b.lists(ctx, setup)
	if err != nil {
		return 0, err
	}
	s, err := measureStages(ctx, b.dir, l, setup, b.Settle)
	if err != nil {
		return 0, err
	}
	b.results.Stages = append(b.results.Stages, s)
	for i := range b.results.Sessions {
		x := &b.results.Sessions[i]
		if x.Rows == setup.Rows && x.Other == setup.Other && x.like(&setup) {
			x.beside(s.group())
		}
	}
	return s.Passes, nil
}
