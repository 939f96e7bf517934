package xmd

import (
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestBlocks(t *testing.T) {
	for size, want := range map[int]int{0: 1, 111: 1, 112: 2, 128: 2, 239: 2, 240: 3, 256: 3} {
		require.Equal(t, want, blocks(size), size)
	}
}

// TestSwitch runs this test again with the lanes switched off.
func TestSwitch(t *testing.T) {
	if os.Getenv("RECOUPE_KERNEL") == "portable" {
		require.False(t, hasLanes)
		return
	}
	path, err := os.Executable()
	require.NoError(t, err)
	cmd := exec.Command(path, "-test.run=^TestSwitch$", "-test.v")
	cmd.Env = append(os.Environ(), "RECOUPE_KERNEL=portable")
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s", out)
	require.Contains(t, string(out), "--- PASS: TestSwitch")
}
