package main

import (
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestQualityInterrupted interrupts the making of lists that are to be linked:
// the hint does not promise that the measurement goes on, and nothing stays.
func TestQualityInterrupted(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	c := start(t, dir, "bench", "quality", "--scale", "1")
	require.Eventually(t, func() bool {
		entries, err := os.ReadDir(dir)
		return err == nil && len(entries) > 0
	}, soon, time.Millisecond)
	require.NoError(t, c.Process.Signal(os.Interrupt))
	require.Equal(t, exitInterrupted, c.end(), c.said.String())
	require.Contains(t, c.said.String(), "nothing was written")
	require.NotContains(t, c.said.String(), "--restart")
	requireNothing(t, dir)
}
