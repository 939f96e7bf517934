package atomicfile

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
)

// names returns the names in dir.
func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	out := []string{}
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

// content returns what the file path holds.
func content(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(b)
}

// write creates the file path with the text and returns it uncommitted.
func write(t *testing.T, path, text string, opts Options) *File {
	t.Helper()
	f, err := Create(path, opts)
	require.NoError(t, err)
	_, err = io.WriteString(f, text)
	require.NoError(t, err)
	return f
}

func TestCommitShowsTheFileOnlyThen(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.csv")
	f := write(t, path, "all of it", Options{})
	require.Equal(t, path, f.Path())
	require.Equal(t, []string{".out.csv.part"}, names(t, dir))
	require.NoError(t, f.Commit())
	require.Equal(t, []string{"out.csv"}, names(t, dir))
	require.Equal(t, "all of it", content(t, path))
	require.NoError(t, f.Abort(), "a deferred Abort after Commit")
	require.Equal(t, []string{"out.csv"}, names(t, dir))
}

func TestAbortLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	f := write(t, filepath.Join(dir, "out"), "half", Options{})
	require.NoError(t, f.Abort())
	require.NoError(t, f.Abort())
	require.Empty(t, names(t, dir))
}

func TestAPartOfAKilledRunIsReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	require.NoError(t, os.WriteFile(PartName(path), []byte("older and longer"), 0o600))
	require.NoError(t, write(t, path, "new", Options{}).Commit())
	require.Equal(t, "new", content(t, path))
}

func TestExistingOutputIsRefused(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o600))
	_, err := Create(path, Options{})
	require.ErrorIs(t, err, message.FileExists)
	require.Contains(t, message.English.Hint(err), "--force")
	require.Equal(t, []string{"out"}, names(t, dir))

	require.NoError(t, write(t, path, "new", Options{Force: true}).Commit())
	require.Equal(t, "new", content(t, path))

	_, err = Create(dir, Options{Force: true})
	require.ErrorIs(t, err, message.FileExists, "a folder is never replaced")
}

func TestDanglingLinkCountsAsExisting(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	if err := os.Symlink("nowhere", path); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	_, err := Create(path, Options{})
	require.ErrorIs(t, err, message.FileExists)
}

func TestOutputThatAppearsMeanwhileIsRefused(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out")
	f := write(t, path, "mine", Options{})
	require.NoError(t, os.WriteFile(path, []byte("theirs"), 0o600))
	require.ErrorIs(t, f.Commit(), message.FileExists)
	require.Equal(t, "theirs", content(t, path))
	require.Equal(t, []string{"out"}, names(t, dir))
}

func TestAnotherWritersPartIsNotTaken(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("an open file cannot be removed on Windows")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "out")
	for _, end := range []func(*File) error{(*File).Commit, (*File).Abort} {
		first := write(t, path, "first", Options{})
		second := write(t, path, "second", Options{})
		require.ErrorIs(t, end(first), errReplaced)
		require.Equal(t, []string{".out.part"}, names(t, dir))
		require.NoError(t, second.Commit())
		require.Equal(t, "second", content(t, path))
		require.NoError(t, os.Remove(path))
	}
}

func TestPermissions(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no permission bits")
	}
	path := filepath.Join(t.TempDir(), "out")
	perm := func(name string) fs.FileMode {
		info, err := os.Stat(name)
		require.NoError(t, err)
		return info.Mode().Perm()
	}
	for mode, want := range map[fs.FileMode]fs.FileMode{0: 0o600, 0o600: 0o600, 0o400: 0o400, 0o640: 0o640} {
		f := write(t, path, "x", Options{Mode: mode, Force: true})
		require.Equal(t, want, perm(PartName(path)), "never wider, not even at first")
		require.NoError(t, f.Commit())
		require.Equal(t, want, perm(path))
	}

	require.NoError(t, os.WriteFile(PartName(path), nil, 0o600))
	require.NoError(t, os.Chmod(PartName(path), 0o666))
	f, err := Create(path, Options{Resumable: true, Force: true})
	require.NoError(t, err)
	require.Equal(t, fs.FileMode(0o600), perm(PartName(path)), "a resumed part is narrowed")
	require.NoError(t, f.Abort())
}

func TestResume(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out")
	opts := Options{Resumable: true}
	require.NoError(t, write(t, path, "one two thr", opts).Abort())
	require.Equal(t, []string{".out.part"}, names(t, dir))

	f, err := Create(path, opts)
	require.NoError(t, err)
	size, err := f.Size()
	require.NoError(t, err)
	require.EqualValues(t, 11, size)
	b := make([]byte, 4)
	_, err = f.ReadAt(b, 4)
	require.NoError(t, err)
	require.Equal(t, "two ", string(b))
	_, err = io.ReadFull(f, b)
	require.NoError(t, err)
	require.Equal(t, "one ", string(b))
	require.NoError(t, f.Truncate(8))
	_, err = io.WriteString(f, "three")
	require.NoError(t, err)
	require.NoError(t, f.Sync())
	end, err := f.Seek(0, io.SeekEnd)
	require.NoError(t, err)
	require.EqualValues(t, 13, end)
	require.NoError(t, f.Commit())
	require.Equal(t, "one two three", content(t, path))
	require.Equal(t, []string{"out"}, names(t, dir))
}

// TestAPartLinkedToTheOutputIsNotResumed is what a kill between the two halves
// of a commit leaves: writing to the part would change the finished file.
func TestAPartLinkedToTheOutputIsNotResumed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	require.NoError(t, os.WriteFile(path, []byte("finished"), 0o600))
	require.NoError(t, os.Link(path, PartName(path)))
	f := write(t, path, "new", Options{Resumable: true, Force: true})
	require.Equal(t, "finished", content(t, path))
	require.NoError(t, f.Commit())
	require.Equal(t, "new", content(t, path))
}

func TestASymbolicPartIsNotFollowed(t *testing.T) {
	dir := t.TempDir()
	path, victim := filepath.Join(dir, "out"), filepath.Join(dir, "victim")
	require.NoError(t, os.WriteFile(victim, []byte("keep"), 0o600))
	for _, resumable := range []bool{false, true} {
		if err := os.Symlink(victim, PartName(path)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
		require.NoError(t, write(t, path, "x", Options{Resumable: resumable, Force: true}).Commit())
		require.Equal(t, "keep", content(t, victim))
	}
}

func TestMissingFolder(t *testing.T) {
	_, err := Create(filepath.Join(t.TempDir(), "none", "out"), Options{})
	require.ErrorIs(t, err, message.FileCreate)
	require.ErrorIs(t, err, fs.ErrNotExist)
	require.NotContains(t, err.Error(), ".part")
}

func TestDistinct(t *testing.T) {
	dir := t.TempDir()
	list, other := filepath.Join(dir, "list.csv"), filepath.Join(dir, "other.csv")
	require.NoError(t, os.WriteFile(list, nil, 0o600))
	require.NoError(t, os.WriteFile(other, nil, 0o600))
	link := filepath.Join(dir, "link.csv")
	require.NoError(t, os.Link(list, link))
	sub := filepath.Join(dir, "sub")
	require.NoError(t, os.Mkdir(sub, 0o700))

	require.NoError(t, Distinct(list))
	require.NoError(t, Distinct(list, other, filepath.Join(dir, "none")))
	require.NoError(t, Distinct(filepath.Join(dir, "none"), list))
	for _, same := range []string{list, link, sub + "/../list.csv"} {
		require.ErrorIs(t, Distinct(same, other, list), message.FileSame, same)
	}

	// The part of an output is written too.
	part := PartName(list)
	require.NoError(t, os.WriteFile(part, nil, 0o600))
	require.ErrorIs(t, Distinct(list, part), message.FileSame)

	stdin, err := os.Open(list)
	require.NoError(t, err)
	defer stdin.Close()
	info, err := stdin.Stat()
	require.NoError(t, err)
	require.ErrorIs(t, DistinctInfo(list, info), message.FileSame)
	require.NoError(t, DistinctInfo(other, info))
}

// TestReadingAndWritingADevice lets /dev/null be both.
func TestReadingAndWritingADevice(t *testing.T) {
	require.NoError(t, Distinct(os.DevNull, os.DevNull))
}
