package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"recoupe/bench/synth"
)

// command is a process of the real program.
type command struct {
	*exec.Cmd
	out, said bytes.Buffer
}

// start starts recoupe in the folder dir.
func start(t testing.TB, dir string, args ...string) *command {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	t.Cleanup(cancel)
	c := &command{Cmd: exec.CommandContext(ctx, "recoupe", args...)}
	c.Dir, c.Stdout, c.Stderr = dir, &c.out, &c.said
	c.Env = append(os.Environ(), "GOCOVERDIR=")
	require.NoError(t, c.Start())
	return c
}

// end waits for the process and returns its exit code, -1 if it was killed.
func (c *command) end() int { return code(c.Wait()) }

// expect runs recoupe in the folder dir, which must end with the given code, and
// returns what it said.
func expect(t testing.TB, want int, dir string, args ...string) string {
	t.Helper()
	c := start(t, dir, args...)
	require.Equal(t, want, c.end(), "recoupe %s\n%s", strings.Join(args, " "), c.said.String())
	require.Empty(t, ending(want, c.out.String(), c.said.String()), c.said.String())
	return c.said.String()
}

// read returns the content of a file.
func read(t testing.TB, path ...string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(path...))
	require.NoError(t, err)
	return string(b)
}

// clone copies a folder.
func clone(t testing.TB, dir string) string {
	t.Helper()
	to := t.TempDir()
	require.NoError(t, copyTree(to, dir))
	return to
}

// copyTree copies what is in the folder from to the folder to, modes included.
func copyTree(to, from string) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(from, path)
		info, err := d.Info()
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.MkdirAll(filepath.Join(to, rel), info.Mode())
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, rel), b, info.Mode())
	})
}

// newSession makes both folders of a session and the two small lists in a new
// folder.
func newSession(t testing.TB, flags ...string) string {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, copyLists(dir))
	expect(t, 0, dir, append([]string{
		"agree", "new", "--session", "holder", "--profile", "ft24-unml25", "--rows", "500",
		"--holder", "Made-up Holder", "--querier", "Made-up Querier",
	}, flags...)...)
	require.NoError(t, sendAgreement(dir))
	return dir
}

// keysOf matches the match keys of an agreement.
var keysOf = regexp.MustCompile(`(?s)\nkeys:.*?\n\n`)

// newLongSession is newSession with lists of some thousand rows, so that a step
// takes some tenths of a second for each of the match keys.
func newLongSession(t testing.TB, rows int, keys ...string) string {
	t.Helper()
	dir := newSession(t, "--result", "both", "--no-nir")
	text := read(t, dir, "holder", "agreement.yaml")
	require.Regexp(t, keysOf, text)
	agreed := "\nkeys:\n"
	for _, k := range keys {
		agreed += fmt.Sprintf("  - name: %s\n    cap: %d\n", k, 2*rows)
	}
	text = keysOf.ReplaceAllString(text, agreed+"\n")
	require.NoError(t, os.WriteFile(filepath.Join(dir, "holder", "agreement.yaml"), []byte(text), 0o644))
	require.NoError(t, sendAgreement(dir))
	spec := synth.Demo()
	spec.Seed, spec.Population = uint64(rows), 2*uint64(rows)
	spec.Rows[synth.FT24], spec.Rows[synth.UNML25] = uint64(rows), uint64(rows)
	spec.Overlap[synth.PairOf(synth.FT24, synth.UNML25)] = 1. / 3
	for name, src := range map[string]synth.Source{"holder.csv": synth.FT24, "querier.csv": synth.UNML25} {
		f, err := os.Create(filepath.Join(dir, name))
		require.NoError(t, err)
		require.NoError(t, spec.WriteList(t.Context(), f, src, 0))
		require.NoError(t, f.Close())
	}
	return dir
}

// products are the files that the steps of a session make, by their step; the
// response has proofs, which depend on chance.
var products = map[string][]string{
	"prepare": {"holder/outbox/set.rcp"},
	"request": {"querier/outbox/request-1.rcp"},
	"answer":  {},
	"finish":  {"querier/outbox/return-1.rcp", "querier/results/matches-1.csv"},
	"receive": {"holder/results/matches-1.csv"},
}

// finals are the names under which a step may leave nothing that is not whole.
var finals = map[string][]string{
	"prepare": products["prepare"],
	"request": products["request"],
	"answer":  {"holder/outbox/response-1.rcp"},
	"finish":  {"querier/outbox/return-1.rcp", "querier/results/matches-1.csv", "querier/results/matches-1.json"},
	"receive": {"holder/results/matches-1.csv", "holder/results/matches-1.json"},
}

// folderOf returns the folder of the party whose step it is.
func folderOf(step []string) string { return step[2] }

// soon is how long a process is given to reach what a test waits for.
const soon = 10 * time.Second
