package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestSynthInterrupted interrupts the making of lists: nothing of them stays.
func TestSynthInterrupted(t *testing.T) {
	dir := t.TempDir()
	c := start(t, dir, "synth", "--out", "lists", "--scale", "1", "--zst")
	part := filepath.Join(dir, "lists", ".ft24.csv.zst.part")
	require.Eventually(t, func() bool {
		info, err := os.Stat(part)
		return err == nil && info.Size() > 0
	}, soon, time.Millisecond)
	require.NoError(t, c.Process.Signal(os.Interrupt))
	require.Equal(t, exitInterrupted, c.end())
	require.Empty(t, ending(exitInterrupted, c.out.String(), c.said.String()), c.said.String())
	require.Contains(t, c.said.String(), "nothing was written")
	requireNothing(t, filepath.Join(dir, "lists"))
}

// requireNothing fails if there is anything in a folder, hidden or not.
func requireNothing(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Empty(t, entries)
}
