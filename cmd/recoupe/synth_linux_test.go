package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestSynthDiskFull lets the disk be full in the middle of a list, of a truth
// and of the manifest: the error says so, and nothing stands under a final name.
func TestSynthDiskFull(t *testing.T) {
	disk := smallDisk(t, 4<<10)
	if disk == "" {
		return
	}
	const page = 4096
	out := filepath.Join(disk, "lists")
	failed := 0
	for leave := int64(page); ; leave += 97 * page {
		fill(t, disk, leave)
		c := start(t, disk, "synth", "--out", out, "--scale", "0.0002")
		code := c.end()
		require.NoError(t, os.Remove(filepath.Join(disk, "filler")))
		if code == exitDone {
			break
		}
		failed++
		require.Equal(t, exitFailure, code, c.said.String())
		require.Empty(t, ending(code, c.out.String(), c.said.String()), c.said.String())
		require.Contains(t, c.said.String(), "no space left on device")
		require.Regexp(t, "recoupe: hint: .*disk", c.said.String())
		if _, err := os.Stat(out); err == nil {
			requireNothing(t, out)
		}
	}
	require.Greater(t, failed, 2)
	entries, err := os.ReadDir(out)
	require.NoError(t, err)
	require.Len(t, entries, 11)
}
