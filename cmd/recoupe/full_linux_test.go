package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// smallDisk runs the calling test again, alone, in user and mount namespaces of
// its own with a tmpfs of so many KiB, and gives that run the folder; in the
// outer run it returns "". It skips the test where namespaces are not allowed.
func smallDisk(t *testing.T, kib int) string {
	const env = "RECOUPE_TEST_SMALL_DISK"
	if dir := os.Getenv(env); dir != "" {
		require.NoError(t, syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%dk", kib)))
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

// fill takes all space of the disk at dir but so many bytes.
func fill(t *testing.T, dir string, leave int64) {
	t.Helper()
	var s syscall.Statfs_t
	require.NoError(t, syscall.Statfs(dir, &s))
	take := max(int64(s.Bavail)*int64(s.Bsize)-leave, 0)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "filler"), make([]byte, take), 0o600))
}

// TestDiskFull lets the disk be full in the middle of each step, sooner and
// later: the error says so, nothing stands under a final name that is not whole,
// and when there is space again the same command goes on and gives what it
// gives on a large disk.
func TestDiskFull(t *testing.T) {
	disk := smallDisk(t, 8<<10)
	if disk == "" {
		return
	}
	const page = 4096
	dir := newLongSession(t, 120, "civil", "email", "given")
	for _, step := range jobSteps {
		large := clone(t, dir)
		failed := 0
		for leave := int64(0); ; leave += page {
			small := filepath.Join(disk, "session")
			require.NoError(t, copyTree(small, dir))
			fill(t, disk, leave)
			c := start(t, small, step...)
			code := c.end()
			if code == exitDone && leave > 0 {
				require.NoError(t, os.Remove(filepath.Join(disk, "filler")))
				require.NoError(t, os.RemoveAll(small))
				break
			}
			failed++
			at := fmt.Sprintf("%s with %d bytes free: %s", step[0], leave, c.said.String())
			require.Equal(t, exitFailure, code, at)
			require.Empty(t, ending(code, c.out.String(), c.said.String()), at)
			require.Contains(t, c.said.String(), "no space left on device", at)
			require.Regexp(t, "recoupe: hint: .*disk", c.said.String(), at)
			requireWholeFinals(t, small, step)

			require.NoError(t, os.Remove(filepath.Join(disk, "filler")))
			reference := clone(t, small)
			begun := requestBegun(small)
			expect(t, 0, small, step...)
			expect(t, 0, reference, step...)
			for _, name := range products[step[0]] {
				if step[0] != "request" || begun {
					require.True(t, read(t, reference, name) == read(t, small, name), "%s, %s", name, at)
				}
			}
			got := done(t, small, step)
			require.Equal(t, step[0], got[len(got)-1], at)
			require.Len(t, slices.Compact(slices.Clone(got)), len(got), "no act twice, %s", at)
			require.NoError(t, os.RemoveAll(small))
		}
		require.Greater(t, failed, 1, "%s: the disk was never full", step[0])
		t.Log(step[0], failed, "sizes of disk were too small")
		expect(t, 0, large, step...)
		expect(t, 0, dir, step...)
		if step[0] != "request" {
			for _, name := range products[step[0]] {
				require.True(t, read(t, large, name) == read(t, dir, name), name)
			}
		}
		require.NoError(t, sendFiles(dir))
	}
}
