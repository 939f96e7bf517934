package speed

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"recoupe/bench/lists"
	"recoupe/internal/pipeline"
	"recoupe/psi"
	"recoupe/psi/oprf"
)

var (
	rows   = flag.Int("rows", 20_000, "rows of the holder's list")
	other  = flag.Int("other", 2_000, "rows of the querier's list")
	key    = flag.String("key", "nir", "the match key that runs")
	memory = flag.String("memory", "256MiB", "--memory of every command")
	alone  = flag.Bool("alone", true, "time the group operations alone, too")
)

// BenchmarkCommands runs every command of a session on lists of -rows and
// -other rows under one match key, then the group operations alone on as many
// inputs with as many workers unless -alone=false, and reports the ratio of the
// two as x-group. Of
// each command it logs time, processor time and peak memory.
//
//	go test -run - -bench Commands -benchtime 1x -timeout 1h ./bench/speed -rows 1000000 -other 100000
func BenchmarkCommands(b *testing.B) {
	for b.Loop() {
		p := newParties(b)
		var wall, cpu time.Duration
		inputs := map[string]uint64{}
		for _, s := range p.steps() {
			m := p.run(b, s)
			b.Logf("%-8s %8.2fs  processor %8.2fs  peak %4d MiB", s.name, m.wall.Seconds(), m.cpu.Seconds(), m.peak>>20)
			wall, cpu = wall+m.wall, cpu+m.cpu
			b.ReportMetric(float64(m.peak>>20), s.name+"-MiB")
			if m.inputs > 0 {
				inputs[s.name] = m.inputs
			}
		}
		b.Logf("all      %8.2fs  processor %8.2fs", wall.Seconds(), cpu.Seconds())
		b.ReportMetric(wall.Seconds(), "all-s")
		if !*alone {
			continue
		}
		groupWall, groupCPU := groupOnly(b, inputs["prepare"], inputs["request"])
		b.Logf("%-8s %8.2fs  processor %8.2fs", "group", groupWall.Seconds(), groupCPU.Seconds())
		b.ReportMetric(wall.Seconds()/groupWall.Seconds(), "x-group")
		b.ReportMetric(cpu.Seconds()/groupCPU.Seconds(), "x-group-cpu")
	}
}

// parties are the folders of both parties and the binary.
type parties struct {
	binary, holder, querier string
}

// step is one command of one party.
type step struct {
	name, dir string
	args      []string
}

// newParties builds the binary and makes the lists and a session with one match
// key.
func newParties(b *testing.B) *parties {
	dir := b.TempDir()
	p := &parties{
		binary: filepath.Join(dir, "recoupe"), holder: filepath.Join(dir, "holder"), querier: filepath.Join(dir, "querier"),
	}
	out, err := exec.Command("go", "build", "-o", p.binary, "recoupe/cmd/recoupe").CombinedOutput()
	require.NoError(b, err, string(out))
	out, err = exec.Command(p.binary, "agree", "new", "--session", p.holder, "--profile", "ft24-unml25",
		"--rows", fmt.Sprint(*other), "--result", "both").CombinedOutput()
	require.NoError(b, err, string(out))
	path := filepath.Join(p.holder, "agreement.yaml")
	text, err := os.ReadFile(path)
	require.NoError(b, err)
	text = onlyKey(text, *key)
	require.NoError(b, os.WriteFile(path, text, 0o644))
	require.NoError(b, os.MkdirAll(filepath.Join(p.querier, "inbox"), 0o755))
	require.NoError(b, os.MkdirAll(filepath.Join(p.holder, "inbox"), 0o755))
	require.NoError(b, os.WriteFile(filepath.Join(p.querier, "agreement.yaml"), text, 0o644))
	spec := lists.Default(1, *rows, *other, *other/2)
	write(b, filepath.Join(p.holder, "list.csv"), spec, lists.FT24)
	write(b, filepath.Join(p.querier, "list.csv"), spec, lists.UNML25)
	return p
}

// keyEntry is one match key in a drafted agreement.
var keyEntry = regexp.MustCompile(`(?m)^  - name: "?(nir|ftid|civil|email|phone|given)"?\n    cap: \d+\n`)

// onlyKey leaves one match key in a drafted agreement.
func onlyKey(text []byte, key string) []byte {
	text = keyEntry.ReplaceAllFunc(text, func(entry []byte) []byte {
		if string(keyEntry.FindSubmatch(entry)[1]) == key {
			return entry
		}
		return nil
	})
	if key != "nir" {
		text = regexp.MustCompile(`(?m)^(  used:) true$`).ReplaceAll(text, []byte("$1 false"))
		text = regexp.MustCompile(`(?m)^(  text:) .*$`).ReplaceAll(text, []byte(`$1 ""`))
	}
	return text
}

// write writes a list to a file.
func write(b *testing.B, path string, spec lists.Spec, l lists.List) {
	f, err := os.Create(path)
	require.NoError(b, err)
	require.NoError(b, spec.Write(f, l))
	require.NoError(b, f.Close())
}

// steps returns the commands of a session, in their order.
func (p *parties) steps() []step {
	return []step{
		{"prepare", p.holder, []string{"prepare", "list.csv"}},
		{"request", p.querier, []string{"request", "list.csv"}},
		{"answer", p.holder, []string{"answer", filepath.Join(p.querier, "outbox", "request-1.rcp")}},
		{"finish", p.querier, []string{
			"finish", "--set", filepath.Join(p.holder, "outbox", "set.rcp"),
			"--response", filepath.Join(p.holder, "outbox", "response-1.rcp"), "list.csv",
		}},
		{"receive", p.holder, []string{"receive", "--return", filepath.Join(p.querier, "outbox", "return-1.rcp"), "list.csv"}},
	}
}

// measured is what a command took.
type measured struct {
	wall, cpu time.Duration
	peak      int64  // bytes of resident memory
	inputs    uint64 // of the match key
}

// run runs a command as a process of its own.
func (p *parties) run(b *testing.B, s step) measured {
	args := append([]string{s.args[0], "--memory", *memory}, s.args[1:]...)
	command := exec.Command(p.binary, args...)
	command.Dir = s.dir
	begun := time.Now()
	out, err := command.CombinedOutput()
	m := measured{wall: time.Since(begun)}
	require.NoError(b, err, string(out))
	m.cpu = command.ProcessState.UserTime() + command.ProcessState.SystemTime()
	m.peak = peakMemory(command.ProcessState)
	if match := regexp.MustCompile(`(?m)^ +` + *key + ` +([\d,]+)`).FindSubmatch(out); match != nil {
		for _, c := range match[1] {
			if c != ',' {
				m.inputs = m.inputs*10 + uint64(c-'0')
			}
		}
	}
	return m
}

// groupOnly times the group operations that a session of n holder's and m
// querier's inputs needs, with nothing around them.
func groupOnly(b *testing.B, n, m uint64) (wall, cpu time.Duration) {
	require.NotZero(b, n)
	require.NotZero(b, m)
	k, err := oprf.GenerateKey(oprf.Ristretto255SHA512, oprf.VOPRF)
	require.NoError(b, err)
	server := oprf.NewServer(k)
	client, err := oprf.NewClient(oprf.Ristretto255SHA512, oprf.VOPRF, k.PublicKey())
	require.NoError(b, err)
	begun, before := time.Now(), processorTime()
	batches(b, n, func(inputs []byte) error {
		_, err := server.Evaluate(nil, oprf.FixedInputs(inputs, 32))
		return err
	})
	batches(b, m, func(inputs []byte) error {
		in := oprf.FixedInputs(inputs, 32)
		blinds := make(oprf.Blinds, 0, 2*len(inputs))
		for range 2 {
			blinds = append(blinds, inputs...)
		}
		blinded, err := client.Blind(nil, in, blinds)
		if err != nil {
			return err
		}
		evaluated, proof, err := server.BlindEvaluateProve(nil, blinded, oprf.ProofContext{MatchKey: *key})
		if err != nil {
			return err
		}
		evaluation, err := client.VerifyVarTime(blinded, evaluated, proof, oprf.ProofContext{MatchKey: *key})
		if err != nil {
			return err
		}
		_, err = client.Finalize(nil, in, blinds, evaluation)
		return err
	})
	return time.Since(begun), processorTime() - before
}

// batches calls work on n inputs in batches, on all cores.
func batches(b *testing.B, n uint64, work func(inputs []byte) error) {
	var at uint64
	next := func(context.Context) ([]byte, error) {
		if at == n {
			return nil, io.EOF
		}
		count := min(psi.BatchSize, n-at)
		inputs := make([]byte, count*32)
		for i := range count {
			digest := psi.NewInput(fmt.Append(nil, at+i))
			copy(inputs[i*32:], digest[:])
		}
		at += count
		return inputs, nil
	}
	err := pipeline.Run(b.Context(), runtime.GOMAXPROCS(0), next,
		func(_ context.Context, _ int, inputs []byte) (struct{}, error) { return struct{}{}, work(inputs) },
		func(struct{}) error { return nil })
	require.NoError(b, err)
}
