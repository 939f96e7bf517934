package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"recoupe/session"
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
	if testing.Short() {
		t.Skip("long; other tests run the same code")
	}
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

// TestDiskFullSpilling lets the disk be full while the results are computed in
// so little memory that everything is spilled: nothing of it stays behind.
func TestDiskFullSpilling(t *testing.T) {
	if testing.Short() {
		t.Skip("long; other tests run the same code")
	}
	disk := smallDisk(t, 8<<10)
	if disk == "" {
		return
	}
	const page = 4096
	dir := newLongSession(t, 120, "civil", "email", "given")
	for _, step := range jobSteps[:3] {
		expect(t, 0, dir, step...)
		require.NoError(t, sendFiles(dir))
	}
	large := clone(t, dir)
	require.NoError(t, finishSpilling(t, filepath.Join(large, "querier"), filepath.Join(large, "querier.csv")))
	failed := 0
	for leave := int64(page); ; leave += page {
		small := filepath.Join(disk, "session")
		require.NoError(t, copyTree(small, dir))
		fill(t, disk, leave)
		folder, list := filepath.Join(small, "querier"), filepath.Join(small, "querier.csv")
		err := finishSpilling(t, folder, list)
		require.NoError(t, os.Remove(filepath.Join(disk, "filler")))
		if err != nil {
			failed++
			require.ErrorIs(t, err, syscall.ENOSPC, "%d bytes free", leave)
			require.Contains(t, newUI(nil, nil, nil).hint(err), "disk", "%d bytes free: %v", leave, err)
			for _, name := range finals["finish"] {
				require.NoFileExists(t, filepath.Join(small, name), "%d bytes free", leave)
			}
			state, err := filepath.Glob(filepath.Join(folder, "state", "*"))
			require.NoError(t, err)
			for _, name := range state {
				require.Equal(t, "finish-1.journal", filepath.Base(name))
			}
			require.NoError(t, finishSpilling(t, folder, list))
		}
		for _, name := range products["finish"] {
			require.True(t, read(t, large, name) == read(t, small, name), "%s, %d bytes free", name, leave)
		}
		requireActs(t, folder, "request", "finish")
		require.NoError(t, os.RemoveAll(small))
		if err == nil {
			break
		}
	}
	require.Greater(t, failed, 3, "the disk was hardly ever full")
}

// finishSpilling runs the querier's second step in next to no memory.
func finishSpilling(t *testing.T, dir, list string) error {
	t.Helper()
	s, err := session.Open(dir, session.RoleQuerier, session.Options{Workers: 2, Memory: 1, Clock: time.Now, Program: "test"})
	if err != nil {
		return err
	}
	defer s.Close()
	set, err := session.OpenFile(filepath.Join(dir, "inbox", "set.rcp"))
	require.NoError(t, err)
	defer set.Close()
	response, err := session.OpenFile(filepath.Join(dir, "inbox", session.ResponseName(1)))
	require.NoError(t, err)
	defer response.Close()
	out, _, err := s.Outbox(session.ReturnName(1), false, 0)
	if err != nil {
		return err
	}
	_, err = s.Finish(t.Context(), 1, session.List{Name: list}, session.Received{Set: set, Response: response}, out, false, false)
	return errors.Join(err, out.Close())
}
