package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// kills is how many times each step is killed: RECOUPE_LONG=N asks for more.
func kills() int {
	if n, err := strconv.Atoi(os.Getenv("RECOUPE_LONG")); err == nil && n > 1 {
		return n
	} else if os.Getenv("RECOUPE_LONG") != "" {
		return 50
	}
	return 2
}

// TestKill kills each step of a session at random moments, or interrupts it as a
// person does, and types it again: it goes on, gives what it gives undisturbed,
// and does no act twice.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("long; other tests run the same code")
	}
	dir := newLongSession(t, 3600, "civil")
	plain := clone(t, dir)
	for _, step := range jobSteps {
		begun := time.Now()
		expect(t, 0, plain, step...)
		require.NoError(t, sendFiles(plain))
		reference := killStep(t, dir, step, time.Since(begun))
		if reference == "" {
			reference = plain
		}
		for _, name := range products[step[0]] {
			require.True(t, read(t, reference, name) == read(t, dir, name), "%s of %s", name, step[0])
		}
		require.NoError(t, sendFiles(dir))
	}
	requireActs(t, filepath.Join(dir, "holder"), "agree", "evaluate", "prepare", "admit", "answer", "receive")
	requireActs(t, filepath.Join(dir, "querier"), "request", "finish")
}

// killStep runs a step that takes about so long, kills it several times, and
// then lets it come to its end. For a request, whose blinds depend on a secret
// that is drawn once, it returns a copy of the folders in which the step was
// begun as here and ran undisturbed from then on.
func killStep(t *testing.T, dir string, step []string, took time.Duration) string {
	var undisturbed string
	for n := 0; n < kills(); {
		c := start(t, dir, step...)
		time.Sleep(time.Duration(rand.Int64N(int64(took))))
		signal := []os.Signal{os.Kill, os.Interrupt}[n%2]
		require.NoError(t, c.Process.Signal(signal))
		code := c.end()
		if code == exitDone || slices.Contains(done(t, dir, step), step[0]) {
			break // it was faster
		}
		if signal == os.Interrupt && code != -1 { // -1: it had not begun to listen
			require.Equal(t, exitInterrupted, code, c.said.String())
			require.Empty(t, ending(code, c.out.String(), c.said.String()), c.said.String())
		}
		n++
		requireWholeFinals(t, dir, step)
		if step[0] == "request" && undisturbed == "" && requestBegun(dir) {
			undisturbed = clone(t, dir)
			expect(t, 0, undisturbed, step...)
		}
	}
	if undisturbed == "" && step[0] == "request" {
		undisturbed = dir
	}
	if !slices.Contains(done(t, dir, step), step[0]) {
		expect(t, 0, dir, step...)
	}
	return undisturbed
}

// requestBegun reports whether the request's secret is drawn and on disk: from
// then on the request is the same, however often it is interrupted.
func requestBegun(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "querier", "secret", "run-1.key"))
	return err == nil
}

// done returns the acts of the party whose step it is.
func done(t *testing.T, dir string, step []string) []string {
	all, err := acts(filepath.Join(dir, folderOf(step)))
	if os.IsNotExist(err) {
		return nil
	}
	if _, statErr := os.Stat(filepath.Join(dir, folderOf(step), "ledger.jsonl")); os.IsNotExist(statErr) {
		return nil
	}
	require.NoError(t, err)
	return all
}

// requireActs asserts that a ledger is intact and has these acts.
func requireActs(t *testing.T, dir string, want ...string) {
	t.Helper()
	got, err := acts(dir)
	require.NoError(t, err)
	require.Equal(t, want, got)
}

// requireWholeFinals asserts that what stands under a final name is whole: a
// kill just after the renaming leaves it there.
func requireWholeFinals(t *testing.T, dir string, step []string) {
	t.Helper()
	for _, name := range finals[step[0]] {
		if filepath.Ext(name) != ".rcp" {
			continue
		}
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			expect(t, 0, dir, "inspect", name)
		}
	}
}

// TestInterrupt sends the signals of a person and of a system: code 130, and the
// same command goes on.
func TestInterrupt(t *testing.T) {
	dir := newLongSession(t, 4300, "civil", "email", "given")
	plain := clone(t, dir)
	expect(t, 0, plain, jobSteps[0]...)
	journal := filepath.Join(dir, "holder", "state", "prepare.journal")
	size := func() int64 {
		info, err := os.Stat(journal)
		if err != nil {
			return 0
		}
		return info.Size()
	}
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		before := size()
		c := start(t, dir, append([]string{jobSteps[0][0], "--workers", "1"}, jobSteps[0][1:]...)...)
		require.Eventually(t, func() bool { return size() > before+1000 }, soon, time.Millisecond)
		require.NoError(t, c.Process.Signal(signal))
		require.Equal(t, exitInterrupted, c.end(), c.said.String())
		require.Empty(t, ending(exitInterrupted, c.out.String(), c.said.String()))
		require.Contains(t, c.said.String(), "type the same command again")
		require.NoFileExists(t, filepath.Join(dir, "holder", "outbox", "set.rcp"))
		requireActs(t, filepath.Join(dir, "holder"), "agree")
	}
	expect(t, 0, dir, jobSteps[0]...)
	require.True(t, read(t, plain, "holder/outbox/set.rcp") == read(t, dir, "holder/outbox/set.rcp"))
}

// TestTwoAtOnce has a second process come into a folder where one works.
func TestTwoAtOnce(t *testing.T) {
	dir := newLongSession(t, 2000, "civil")
	c := start(t, dir, jobSteps[0]...)
	require.Eventually(t, func() bool {
		_, err := os.Stat(filepath.Join(dir, "holder", "state", "prepare.journal"))
		return err == nil
	}, soon, time.Millisecond)
	said := expect(t, exitFailure, dir, "prepare", "--session", "holder", "--force", "--restart", "holder.csv")
	require.Contains(t, said, "another recoupe is working in holder")
	require.Equal(t, exitDone, c.end(), c.said.String())
	requireActs(t, filepath.Join(dir, "holder"), "agree", "evaluate", "prepare")
}
