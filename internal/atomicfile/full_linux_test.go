package atomicfile

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
)

// fullDisk runs the calling test again, alone, in a mount namespace of its own
// with a tmpfs of 1 MiB, and gives that run the folder; in the outer run it
// returns "". It skips the test where user namespaces are not allowed.
func fullDisk(t *testing.T) string {
	const env = "RECOUPE_TEST_SMALL_DISK"
	if dir := os.Getenv(env); dir != "" {
		require.NoError(t, syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=1m"))
		return dir
	}
	dir := t.TempDir()
	cmd := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$", "-test.v")
	cmd.Env = append(os.Environ(), env+"="+dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
	}
	out, err := cmd.CombinedOutput()
	if err != nil && (len(out) == 0 || strings.Contains(string(out), "operation not permitted")) {
		t.Skip("no user namespaces here:", err)
	}
	require.NoError(t, err, "%s", out)
	return ""
}

// TestFullDisk fills the disk: an error, nothing under the final name, and a
// part only where the file is resumable.
func TestFullDisk(t *testing.T) {
	dir := fullDisk(t)
	if dir == "" {
		return
	}
	path := filepath.Join(dir, "out")
	for _, resumable := range []bool{false, true} {
		f, err := Create(path, Options{Resumable: resumable})
		require.NoError(t, err)
		_, err = f.Write(bytes.Repeat([]byte{1}, 2<<20))
		require.ErrorIs(t, err, message.FileWrite)
		require.ErrorIs(t, err, syscall.ENOSPC)
		require.NotEmpty(t, message.English.Hint(err))
		require.NoError(t, f.Abort())
		require.NoFileExists(t, path)
		require.Equal(t, resumable, len(names(t, dir)) == 1)
	}
}

// TestADiskThatIsGone has every operation fail.
func TestADiskThatIsGone(t *testing.T) {
	f, err := Create(filepath.Join(t.TempDir(), "out"), Options{})
	require.NoError(t, err)
	require.NoError(t, f.f.Close())
	_, err = f.Write([]byte{1})
	require.ErrorIs(t, err, message.FileWrite)
	require.ErrorIs(t, f.Sync(), message.FileWrite)
	require.ErrorIs(t, f.Truncate(0), message.FileWrite)
	_, err = f.Size()
	require.ErrorIs(t, err, message.FileWrite)
	require.ErrorIs(t, f.Commit(), message.FileWrite)
	require.NoFileExists(t, f.Path())
}
