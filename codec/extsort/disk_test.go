package extsort

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// spyFile is a storage in memory that fails on demand.
type spyFile struct {
	mu      sync.Mutex
	data    []byte
	room    int // WriteAt fails with ENOSPC beyond
	readErr error
	onWrite func()
	closed  bool
}

func (f *spyFile) WriteAt(p []byte, off int64) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.onWrite != nil {
		f.onWrite()
	}
	end := int(off) + len(p)
	if end > f.room {
		return 0, &fs.PathError{Op: "write", Path: "spy", Err: syscall.ENOSPC}
	}
	if end > len(f.data) {
		f.data = append(f.data, make([]byte, end-len(f.data))...)
	}
	return copy(f.data[off:], p), nil
}

func (f *spyFile) ReadAt(p []byte, off int64) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return 0, os.ErrClosed
	}
	if f.readErr != nil {
		return 0, f.readErr
	}
	if off >= int64(len(f.data)) {
		return 0, io.EOF
	}
	n := copy(p, f.data[off:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

func (f *spyFile) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.closed = true
	return nil
}

// spySorter returns a sorter whose spill files are in memory, and these files
// as they come to be.
func spySorter(t require.TestingT, cfg Config) (*Sorter, *[]*spyFile) {
	s, err := New(cfg)
	require.NoError(t, err)
	files := new([]*spyFile)
	s.open = func(string) (storage, error) {
		f := &spyFile{room: 1 << 30}
		*files = append(*files, f)
		return f, nil
	}
	return s, files
}

// spilled returns sorted records in one spill file of a few runs, and the file.
func spilled(t require.TestingT) (*Sorted, *spyFile) {
	s, files := spySorter(t, Config{KeySize: 8, PayloadSize: 3, Memory: 4000, Workers: 2})
	require.NoError(t, s.Add(randomBytes(rand.New(rand.NewPCG(1, 9)), 11*600, 256)))
	sorted, err := s.Sort(context.Background())
	require.NoError(t, err)
	require.Len(t, *files, 1)
	require.Greater(t, len(sorted.runs), 2)
	return sorted, (*files)[0]
}

// drain reads an iterator to its end or an error.
func drain(sorted *Sorted) (n int, err error) {
	it, err := sorted.Iterate(context.Background())
	for err == nil {
		var block []byte
		block, err = it.Next()
		n += len(block)
	}
	if err == io.EOF {
		return n, nil
	}
	return n, err
}

func TestTruncatedRuns(t *testing.T) {
	sorted, f := spilled(t)
	whole := f.data
	for n := range len(whole) - aesPadding(sorted) {
		f.data = whole[:n:n]
		_, err := drain(sorted)
		require.ErrorIs(t, err, ErrDamaged, "cut after %d bytes", n)
	}
	f.data = whole
	n, err := drain(sorted)
	require.NoError(t, err)
	require.Equal(t, 600*11, n)
}

// aesPadding returns the bytes at the end of the file that belong to no run.
func aesPadding(sorted *Sorted) int {
	used := int64(0)
	for _, r := range sorted.runs {
		used = max(used, r.off+r.length)
	}
	return len(sorted.spill.storage.(*spyFile).data) - int(used)
}

func TestChangedRuns(t *testing.T) {
	sorted, f := spilled(t)
	for _, r := range sorted.runs {
		for _, at := range []int64{0, 1, r.length / 2, r.length - 1} {
			f.data[r.off+at] ^= 1
			_, err := drain(sorted)
			require.ErrorIs(t, err, ErrDamaged)
			f.data[r.off+at] ^= 1
		}
	}
	_, err := drain(sorted)
	require.NoError(t, err)
}

func TestReadError(t *testing.T) {
	sorted, f := spilled(t)
	it, err := sorted.Iterate(context.Background())
	require.NoError(t, err)
	_, err = it.Next()
	require.NoError(t, err)
	f.readErr = &fs.PathError{Op: "read", Path: "spy", Err: syscall.EIO}
	for err == nil {
		_, err = it.Next()
	}
	require.ErrorIs(t, err, syscall.EIO)
	_, again := it.Next()
	require.Equal(t, err, again)

	f.readErr = nil
	it, err = sorted.Iterate(context.Background())
	require.NoError(t, err)
	require.NoError(t, sorted.Close())
	for err == nil {
		_, err = it.Next()
	}
	require.ErrorIs(t, err, ErrClosed)
}

func TestDiskFull(t *testing.T) {
	for _, room := range []int{0, 1, 1000, 6000} {
		s, files := spySorter(t, Config{KeySize: 11, Memory: 4000, Workers: 2, Dir: "the-folder"})
		open := s.open
		s.open = func(dir string) (storage, error) {
			f, err := open(dir)
			f.(*spyFile).room = room
			return f, err
		}
		var err error
		for range 100 {
			if err = s.Add(make([]byte, 11*6)); err != nil {
				require.Equal(t, err, s.Add(make([]byte, 11)), "the sorter only fails thereafter")
				break
			}
		}
		_, sortErr := s.Sort(context.Background())
		require.ErrorIs(t, sortErr, syscall.ENOSPC)
		require.ErrorContains(t, sortErr, "the-folder")
		if err != nil {
			require.Equal(t, err, sortErr)
		}
		require.True(t, (*files)[0].closed)
	}
}

// TestDiskFullWhileMerging lets the second file, which a first pass of merging
// writes, run full.
func TestDiskFullWhileMerging(t *testing.T) {
	s, files := spySorter(t, Config{KeySize: 4, Memory: 64})
	open := s.open
	s.open = func(dir string) (storage, error) {
		f, err := open(dir)
		if len(*files) > 1 {
			f.(*spyFile).room = 5000
		}
		return f, err
	}
	require.NoError(t, s.Add(make([]byte, 4*5000)))
	_, err := s.Sort(context.Background())
	require.ErrorIs(t, err, syscall.ENOSPC)
	require.Len(t, *files, 2)
	for _, f := range *files {
		require.True(t, f.closed)
	}
}

func TestFolderMissing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "nowhere")
	s, err := New(Config{KeySize: 4, Memory: 1000, Dir: dir})
	require.NoError(t, err)
	require.NoError(t, s.Add(make([]byte, 4*10)))
	err = s.Add(make([]byte, 4*1000))
	require.ErrorIs(t, err, fs.ErrNotExist)
	require.ErrorContains(t, err, dir)
	_, err = s.Sort(context.Background())
	require.ErrorIs(t, err, fs.ErrNotExist)

	// What fits into memory needs no folder.
	s, err = New(Config{KeySize: 4, Memory: 1000, Dir: dir})
	require.NoError(t, err)
	require.NoError(t, s.Add(make([]byte, 4*100)))
	sorted, err := s.Sort(context.Background())
	require.NoError(t, err)
	require.NoError(t, sorted.Close())
}

func TestNoFileIsLeft(t *testing.T) {
	dir := t.TempDir()
	s, err := New(Config{KeySize: 4, Memory: 1000, Dir: dir})
	require.NoError(t, err)
	require.NoError(t, s.Add(make([]byte, 4*5000)))
	if runtime.GOOS != "windows" {
		requireEmpty(t, dir) // while the runs are in use
	}
	sorted, err := s.Sort(context.Background())
	require.NoError(t, err)
	require.NoError(t, sorted.Close())
	requireEmpty(t, dir)

	s, err = New(Config{KeySize: 4, Memory: 1000, Dir: dir})
	require.NoError(t, err)
	require.NoError(t, s.Add(make([]byte, 4*5000)))
	require.NoError(t, s.Close()) // given up
	require.NoError(t, s.Close())
	requireEmpty(t, dir)

	// Where a file in use cannot be removed, closing does it.
	f, err := os.CreateTemp(dir, "x")
	require.NoError(t, err)
	require.NoError(t, (&tempFile{File: f, remove: true}).Close())
	requireEmpty(t, dir)
}

// TestRunsAreEncrypted looks for records in the spill file, and for what
// equal records would show under a key stream used twice.
func TestRunsAreEncrypted(t *testing.T) {
	s, files := spySorter(t, Config{KeySize: 16, Memory: 4096})
	record := []byte("0123456789abcdef")
	require.NoError(t, s.Add(bytes.Repeat(record, 2000)))
	sorted, err := s.Sort(context.Background())
	require.NoError(t, err)
	data := (*files)[0].data
	require.Len(t, data, 2000*16)
	seen := map[string]bool{}
	for len(data) > 0 {
		require.NotEqual(t, record, data[:16])
		require.False(t, seen[string(data[:16])])
		seen[string(data[:16])] = true
		data = data[16:]
	}
	require.NoError(t, sorted.Close())
}

// requireNoGoroutines waits for goroutines to end.
func requireNoGoroutines(t require.TestingT, before int) {
	for range 200 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	require.LessOrEqual(t, runtime.NumGoroutine(), before)
}

func TestCancel(t *testing.T) {
	before := runtime.NumGoroutine()
	data := randomBytes(rand.New(rand.NewPCG(2, 2)), 4*50_000, 256)

	t.Run("before sorting", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		for _, memory := range []int64{1000, 1 << 20} {
			s, files := spySorter(t, Config{KeySize: 4, Memory: memory})
			require.NoError(t, s.Add(data))
			_, err := s.Sort(ctx)
			require.ErrorIs(t, err, context.Canceled)
			for _, f := range *files {
				require.True(t, f.closed)
			}
		}
	})
	t.Run("while merging", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		s, files := spySorter(t, Config{KeySize: 4, Memory: 1000})
		open := s.open
		s.open = func(dir string) (storage, error) {
			f, err := open(dir)
			if len(*files) == 2 {
				f.(*spyFile).onWrite = cancel
			}
			return f, err
		}
		require.NoError(t, s.Add(data))
		_, err := s.Sort(ctx)
		require.ErrorIs(t, err, context.Canceled)
		require.Len(t, *files, 2)
		for _, f := range *files {
			require.True(t, f.closed)
		}
	})
	t.Run("while reading", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		sorted, _ := spilled(t)
		it, err := sorted.Iterate(ctx)
		require.NoError(t, err)
		_, err = it.Next()
		require.NoError(t, err)
		cancel()
		_, err = it.Next()
		require.ErrorIs(t, err, context.Canceled)
		require.NoError(t, sorted.Close())
	})
	t.Run("given up", func(t *testing.T) {
		s, files := spySorter(t, Config{KeySize: 4, Memory: 100_000, Workers: 2})
		require.NoError(t, s.Add(data))
		require.NoError(t, s.Close())
		require.True(t, (*files)[0].closed)
		_, err := s.Sort(context.Background())
		require.True(t, errors.Is(err, ErrClosed))
	})
	requireNoGoroutines(t, before)
}
