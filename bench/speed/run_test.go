package speed

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf"
)

// fakeClock is a clock that moves only when it is told to.
type fakeClock struct{ now time.Time }

func (c *fakeClock) read() time.Time { return c.now }

func (c *fakeClock) pass(seconds float64) {
	c.now = c.now.Add(time.Duration(seconds * float64(time.Second)))
}

// noon is when fake runs begin.
var noon = time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)

// fakeBench returns a run whose points take what cost says and leave an empty
// entry each.
func fakeBench(c Config, clock *fakeClock, cost func(Part, Setup) (float64, error)) *bench {
	b := &bench{Config: c, Tools: Tools{Clock: clock.read}, begun: clock.now, results: &Results{Base: c.base()}}
	b.measure = map[Part]measurement{}
	for part, add := range map[Part]func(Setup){
		PartGroup:   func(s Setup) { b.results.Group = append(b.results.Group, Group{Mode: s.Mode}) },
		PartSession: func(s Setup) { b.results.Sessions = append(b.results.Sessions, Session{Setup: s}) },
		PartStages:  func(s Setup) { b.results.Stages = append(b.results.Stages, Stages{Setup: s}) },
	} {
		b.measure[part] = func(_ context.Context, s Setup) (int, error) {
			seconds, err := cost(part, s)
			clock.pass(seconds)
			if err == nil {
				add(s)
			}
			return 1, err
		}
	}
	return b
}

// oneThing is a series of sessions over three sizes.
func oneThing() Config {
	return Config{
		Parts: []Part{PartSession}, Sizes: decades(3, 5), At: 1e3, Keys: [][]string{{"nir"}}, Modes: []oprf.Mode{oprf.VOPRF},
		Suites: []oprf.Suite{oprf.Ristretto255SHA512}, Workers: []int{2}, Memory: 1 << 28,
	}
}

func TestPointsBeyondTheBudgetAreSkipped(t *testing.T) {
	perRow := func(_ Part, s Setup) (float64, error) { return float64(s.Rows) / 1000, nil }
	for _, c := range []struct {
		budget            time.Duration
		measured, skipped int
	}{{0, 3, 0}, {112 * time.Second, 3, 0}, {110 * time.Second, 2, 1}, {10 * time.Second, 1, 2}, {time.Nanosecond, 1, 2}} {
		config := oneThing()
		config.Budget = c.budget
		b := fakeBench(config, &fakeClock{noon}, perRow)
		require.NoError(t, b.run(t.Context()))
		require.Len(t, b.results.Sessions, c.measured, c.budget)
		require.Len(t, b.results.Skipped, c.skipped, c.budget)
		require.True(t, b.results.Complete)
	}
	config := oneThing()
	config.Budget = 110 * time.Second
	b := fakeBench(config, &fakeClock{noon}, perRow)
	require.NoError(t, b.run(t.Context()))
	require.InDelta(t, 100, b.results.Skipped[0].Expected, 1e-6)
	require.InDelta(t, 99, b.results.Skipped[0].Left, 1e-6)
	require.EqualValues(t, 100_000, b.results.Skipped[0].Rows)
}

// TestResultsAreSavedAfterEachPoint looks at what an interrupted run, and one
// that fails, have saved.
func TestResultsAreSavedAfterEachPoint(t *testing.T) {
	broken := errors.New("broken")
	for _, want := range []error{context.Canceled, broken} {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		b := fakeBench(oneThing(), &fakeClock{noon}, func(_ Part, s Setup) (float64, error) {
			if s.Rows < 100_000 {
				return 1, nil
			}
			cancel()
			return 1, want
		})
		var saved []int
		b.Save = func(r *Results) error {
			require.False(t, r.Complete)
			saved = append(saved, len(r.Sessions))
			return nil
		}
		require.ErrorIs(t, b.run(ctx), want)
		require.Equal(t, []int{1, 2}, saved)
		require.Len(t, b.results.Sessions, 2)
	}

	b := fakeBench(oneThing(), &fakeClock{noon}, func(Part, Setup) (float64, error) { return 1, nil })
	b.Save = func(*Results) error { return broken }
	require.ErrorIs(t, b.run(t.Context()), broken)
	require.Len(t, b.results.Sessions, 1)
}

// fakeProgram stands for recoupe: it writes the files that each command leaves,
// one byte for each row, and says what it had.
func fakeProgram(_ context.Context, dir string, args ...string) (Process, error) {
	var file, said string
	switch args[0] {
	case "agree":
		text := "keys:\n  - name: nir\n    cap: 40\n  - name: civil\n    cap: 80\n"
		return Process{}, os.WriteFile(filepath.Join(dir, "agreement.yaml"), []byte(text), 0o600)
	case "prepare":
		file, said = "set.rcp", `{"keys": {"nir": {"inputs": 190, "distinct": 180}, "civil": {"inputs": 10, "distinct": 9}}}`
	case "request":
		file, said = "request-1.rcp", `{"keys": {"nir": {"inputs": 19, "distinct": 18}}}`
	case "answer":
		file, said = "response-1.rcp", `{"keys": {"nir": {"inputs": 18}}}`
	case "finish":
		file, said = "return-1.rcp", `{"keys": [{"name": "nir"}], "matched": {"rows": 7}}`
	case "receive":
		said = `{"keys": [], "matched": {"rows": 8}}`
	}
	if file != "" {
		path := filepath.Join(dir, "outbox", file)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return Process{}, err
		}
		if err := os.WriteFile(path, make([]byte, 100*len(args[0])), 0o600); err != nil {
			return Process{}, err
		}
	}
	return Process{Cost: Cost{2, 3}, Peak: 1 << 24, Out: []byte(said)}, nil
}

// TestSession runs the commands of a session with a program that only seems to
// be recoupe.
func TestSession(t *testing.T) {
	dir := t.TempDir()
	var commands []string
	var keys []byte
	run := func(ctx context.Context, dir string, args ...string) (Process, error) {
		commands = append(commands, fmt.Sprint(filepath.Base(dir), " ", args))
		if args[0] == "request" {
			keys, _ = os.ReadFile(filepath.Join(dir, "agreement.yaml"))
		}
		return fakeProgram(ctx, dir, args...)
	}
	l := pair{holder: "/lists/h.csv", querier: "/lists/q.csv"}
	setup := Setup{Rows: 200, Other: 20, Keys: []string{"nir"}, Suite: "ristretto255-SHA512", Mode: "OPRF", Workers: 3, Memory: 1 << 28}
	s, err := measureSession(t.Context(), run, dir, l, setup, 0)
	require.NoError(t, err)
	outbox := func(who, name string) string { return filepath.Join(dir, who, "outbox", name) }
	require.Equal(t, []string{
		"holder [agree new --profile ft24-unml25 --rows 20 --result both --suite ristretto255-SHA512 --no-proof]",
		"holder [prepare --json --memory 268435456 --workers 3 /lists/h.csv]",
		"querier [request --json --memory 268435456 --workers 3 /lists/q.csv]",
		"holder [answer --json --memory 268435456 --workers 3 " + outbox("querier", "request-1.rcp") + "]",
		"querier [finish --json --memory 268435456 --workers 3 --set " + outbox("holder", "set.rcp") +
			" --response " + outbox("holder", "response-1.rcp") + " /lists/q.csv]",
		"holder [receive --json --memory 268435456 --workers 3 --return " + outbox("querier", "return-1.rcp") + " /lists/h.csv]",
	}, commands)
	require.Equal(t, "keys:\n  - name: nir\n    cap: 40\n", string(keys))
	require.Equal(t, Wire{Set: 700, Request: 700, Response: 600, Return: 600}, s.Wire)
	require.Equal(t, Disk{Holder: 1300 + uint64(len(keys)), Querier: 1300 + uint64(len(keys))}, s.Disk)
	require.Equal(t, Cost{10, 15}, s.Cost)
	require.Equal(t, []uint64{200, 18, 7}, []uint64{s.Inputs, s.Asked, s.Matched})
	require.Equal(t, 1, s.Runs)
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Empty(t, left)

	// Several runs as long as they are short; their medians.
	n := 0.0
	run = func(ctx context.Context, dir string, args ...string) (Process, error) {
		p, err := fakeProgram(ctx, dir, args...)
		if args[0] == "prepare" {
			n++
			p.Seconds, p.Peak = n, uint64(n)<<30
		}
		return p, err
	}
	s, err = measureSession(t.Context(), run, dir, l, setup, time.Minute)
	require.NoError(t, err)
	require.Equal(t, mostSessions, s.Runs)
	require.Equal(t, 3.0, s.Commands[0].Seconds)
	require.Equal(t, uint64(5)<<30, s.Commands[0].Peak)
	require.Equal(t, 11.0, s.Seconds)
	require.InDelta(t, 4.0/11, s.Spread, 1e-12)

	// A program that fails ends it, and one that says nothing.
	broken := errors.New("broken")
	for _, p := range []struct {
		out string
		err error
	}{{"{}", broken}, {"what?", nil}} {
		run := func(ctx context.Context, dir string, args ...string) (Process, error) {
			if args[0] == "answer" {
				return Process{Out: []byte(p.out)}, p.err
			}
			return fakeProgram(ctx, dir, args...)
		}
		_, err := measureSession(t.Context(), run, dir, l, setup, 0)
		require.Error(t, err)
		if p.err != nil {
			require.ErrorIs(t, err, broken)
		}
	}
}

// TestRunOfAll runs everything on real lists of a hundred rows, with a program
// that only seems to be recoupe.
func TestRunOfAll(t *testing.T) {
	dir := t.TempDir()
	c := Quick(2)
	c.Sizes, c.At, c.Settle, c.Batch, c.Dir, c.Memory, c.Budget = []Size{{100, 10}, {200, 20}}, 200, 0, 8, dir, 64<<20, 0
	var begun []string
	saves := 0
	r, err := Run(t.Context(), c, ThisMachine("recoupe/test"), "recoupe bench speed", Tools{
		Program: fakeProgram, Clock: time.Now,
		Begin: func(part Part, s Setup, _ float64) { begun = append(begun, fmt.Sprint(part, " ", s.Rows)) },
		Save: func(r *Results) error {
			saves++
			var b bytes.Buffer
			return r.WriteJSON(&b)
		},
	})
	require.NoError(t, err)
	require.Len(t, begun, len(c.plan()))
	require.Equal(t, len(begun)+1, saves)
	require.True(t, r.Complete)
	require.Len(t, r.Sessions, 7)
	require.Len(t, r.Stages, 7)
	require.Len(t, r.Group, 2)
	require.Len(t, r.Data, 4)
	require.NotEmpty(t, r.Fits)
	require.Empty(t, r.Skipped)
	for _, s := range r.Sessions {
		require.NotNil(t, s.Group)
		require.Positive(t, s.Ratio)
	}
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Empty(t, left, "lists are removed")
	var b bytes.Buffer
	require.NoError(t, r.WriteJSON(&b))
	var again Results
	require.NoError(t, json.Unmarshal(b.Bytes(), &again))
	require.Equal(t, r, &again)
}
