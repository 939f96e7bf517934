package speed

import (
	"bytes"
	"encoding/xml"
	"flag"
	"io"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
	"recoupe/report/plot"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares what write writes with a file in testdata.
func golden(t *testing.T, name string, write func(io.Writer) error) {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, write(&b))
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, b.Bytes(), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), b.String(), "go test ./bench/speed -update writes %s", path)
}

// made returns results in which each row costs what is said here: nothing of it
// was measured.
func made() *Results {
	base := Setup{Keys: []string{"nir"}, Suite: "ristretto255-SHA512", Mode: "VOPRF", Workers: 2, Memory: 1 << 30}
	r := &Results{
		Command: "recoupe bench speed --sizes 1e4,1e5,1e6", Started: noon, Seconds: 321.5, Complete: true, Base: base,
		Machine: Machine{
			CPU: "A processor", Cores: 4, Procs: 2, Memory: 16 << 30, System: "linux/amd64", Go: "go1.26", Engine: "portable",
			Program: "recoupe/1.0", Revision: "0123abcd", Modified: true,
		},
	}
	for _, size := range decades(4, 6) {
		setup := base
		setup.Rows, setup.Other = size.Rows, size.Other
		r.Sessions = append(r.Sessions, madeSession(setup, 10))
		r.Stages = append(r.Stages, madeStages(setup, 1))
		r.Sessions[len(r.Sessions)-1].beside(r.Stages[len(r.Stages)-1].group())
		r.Data = append(r.Data, Data{Name: "ft24.csv", Rows: size.Rows, Bytes: 160 * size.Rows, SHA256: "ab12", Seed: 1, Maker: "maker/1"})
		if size.Rows != 100_000 {
			continue
		}
		for i, change := range []func(*Setup){
			func(s *Setup) { s.Keys = []string{"nir", "civil"} }, func(s *Setup) { s.Mode = "OPRF" },
			func(s *Setup) { s.Workers = 1 }, func(s *Setup) { s.Suite = "P256-SHA256" },
		} {
			v := setup
			change(&v)
			r.Sessions = append(r.Sessions, madeSession(v, float64(12+i)))
			r.Stages = append(r.Stages, madeStages(v, float64(2+i)))
		}
	}
	for _, mode := range []string{"VOPRF", "OPRF"} {
		g := Group{Suite: base.Suite, Mode: mode, Batch: 4096, CirclBatch: 512}
		for e, engine := range []string{"avx512fma", portable} {
			for i, name := range operationNames {
				us := float64(10*(i+1)) * math.Pow(6, float64(e))
				g.Operations = append(g.Operations, Operation{Engine: engine, Name: name, Micros: us, Circl: float64(100 * (i + 1)), Ratio: float64(100*(i+1)) / us})
			}
		}
		r.Group = append(r.Group, g)
	}
	skipped := base
	skipped.Rows, skipped.Other = 10_000_000, 1_000_000
	r.Skipped = []Skipped{{Part: PartSession, Setup: skipped, Expected: 110, Left: 61.25}}
	r.Fits = r.growths()
	return r
}

// madeSession returns a session that takes so many microseconds for a row, and a
// tenth of a second. The conversions keep a processor from fusing operations, so
// that golden files have the same digits everywhere.
func madeSession(setup Setup, micros float64) Session {
	s := Session{Setup: setup, Runs: 3, Spread: 0.042, Inputs: setup.Rows, Asked: setup.Other, Matched: setup.Other / 2}
	for i, name := range []string{"prepare", "request", "answer", "finish", "receive"} {
		cost := Cost{Seconds: 0.02 + float64(setup.total()*micros/1e6*float64(5-i)/15)}
		cost.Processor = float64(1.8 * cost.Seconds)
		s.Commands = append(s.Commands, Command{Name: name, Cost: cost, Peak: 20<<20 + 40*setup.Rows/uint64(i+1)})
		s.Cost = s.Cost.plus(cost)
	}
	s.Wire = Wire{Set: 7 * setup.Rows, Request: 32 * setup.Other, Response: 33 * setup.Other, Return: 4 * setup.Other}
	s.Disk = Disk{Holder: 40 * setup.Rows, Querier: 110 * setup.Other}
	return s
}

// madeStages returns stages of which each takes a microsecond times factor more
// than the one before.
func madeStages(setup Setup, factor float64) Stages {
	s := Stages{Setup: setup, Passes: 3, Spread: 0.03, Common: setup.Other / 2}
	for i, name := range stageNames {
		items := setup.Rows
		if i > 6 {
			items = setup.Other
		}
		seconds := float64(items) * float64(i+1) * factor / 1e6
		s.Stages = append(s.Stages, Stage{Name: name, Items: items, Cost: Cost{seconds, 1.5 * seconds}})
	}
	return s
}

func TestGoldenResults(t *testing.T) {
	r := made()
	golden(t, "table.md", func(w io.Writer) error { return r.Table(w, message.English) })
	r.Fits = r.Fits[:2] // whose last digits depend on the processor
	for i := range r.Fits {
		r.Fits[i].Fit, r.Fits[i].PerRow = Fit{A: 1e-5, B: 0.96, R2: 0.999, Points: 3}, 3.5
	}
	r.Sessions, r.Stages, r.Group, r.Data = r.Sessions[:1], r.Stages[:1], r.Group[:1], r.Data[:1]
	golden(t, "results.json", r.WriteJSON)
	golden(t, "results.csv", r.WriteCSV)
}

// TestPartialResults renders results as they are after each point, down to
// nothing.
func TestPartialResults(t *testing.T) {
	for _, cut := range []func(*Results){
		func(r *Results) { *r = Results{Base: r.Base} },
		func(r *Results) { r.Sessions = nil },
		func(r *Results) { r.Stages = nil },
		func(r *Results) { r.Sessions = r.Sessions[:1] },
		func(r *Results) { r.Sessions = r.Sessions[2:3] },
		func(r *Results) { r.Stages = r.Stages[2:3] },
		func(r *Results) { r.Group = r.Group[1:] },
		func(r *Results) { r.Sessions, r.Stages = nil, nil },
	} {
		r := made()
		cut(r)
		r.Complete, r.Fits = false, r.growths()
		var b bytes.Buffer
		require.NoError(t, r.Table(&b, message.English))
		require.Contains(t, b.String(), "not complete")
		require.NotContains(t, b.String(), "%!")
		require.NotContains(t, b.String(), "NaN")
		require.NoError(t, r.WriteCSV(&b))
		require.NoError(t, r.Save(t.TempDir(), message.English))
	}
}

func TestPlots(t *testing.T) {
	pictures := made().Plots(message.English)
	var names []string
	for _, p := range pictures {
		names = append(names, p.Name)
		var b bytes.Buffer
		require.NoError(t, p.Chart.SVG(&b, plot.Auto, message.English), p.Name)
		require.NoError(t, xml.Unmarshal(b.Bytes(), new(struct{})), p.Name)
	}
	require.ElementsMatch(t, plotNames, names)
}

func TestSave(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	r := made()
	require.NoError(t, r.Save(dir, message.English))
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	require.ElementsMatch(t, Outputs(), names)
	require.NoError(t, r.Save(dir, message.English), "the next point")
}
