package journal

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
)

// replaceSync has the package call f instead of fsync until the test ends.
func replaceSync(t testing.TB, f func(*os.File) error) {
	before := fsync
	fsync = f
	t.Cleanup(func() { fsync = before })
}

// TestSyncIsInTheBackground counts the syncs on a virtual clock: none per
// record, one within two seconds of a record, none when nothing is new.
func TestSyncIsInTheBackground(t *testing.T) {
	path := filepath.Join(t.TempDir(), "j")
	var syncs atomic.Int64
	replaceSync(t, func(*os.File) error { syncs.Add(1); return nil })
	synctest.Test(t, func(t *testing.T) {
		j, err := Open(path, someKey)
		require.NoError(t, err)
		syncs.Store(0)
		for range 100 { // one second
			require.NoError(t, j.Append([]byte("x")))
			time.Sleep(10 * time.Millisecond)
		}
		require.Zero(t, syncs.Load())
		time.Sleep(2 * time.Second)
		synctest.Wait()
		require.EqualValues(t, 1, syncs.Load())
		time.Sleep(time.Hour)
		require.EqualValues(t, 1, syncs.Load())
		for range 1000 { // ten seconds
			require.NoError(t, j.Append([]byte("x")))
			time.Sleep(10 * time.Millisecond)
		}
		time.Sleep(2 * time.Second)
		synctest.Wait()
		require.EqualValues(t, 6, syncs.Load())
		require.NoError(t, j.Close())
		require.EqualValues(t, 6, syncs.Load(), "everything was on disk")
	})
}

// TestAFailedSyncIsFinal: what the system could not write may be gone, so
// nothing may follow it.
func TestAFailedSyncIsFinal(t *testing.T) {
	j := open(t, filepath.Join(t.TempDir(), "j"))
	bad := errors.New("bad disk")
	replaceSync(t, func(*os.File) error { return bad })
	require.NoError(t, j.Append([]byte("x")))
	require.ErrorIs(t, j.Sync(), bad)
	replaceSync(t, func(*os.File) error { return nil })
	err := j.Append([]byte("y"))
	require.ErrorIs(t, err, bad)
	require.ErrorIs(t, err, message.FileWrite)
	require.ErrorIs(t, j.Sync(), bad)
	require.ErrorIs(t, j.Close(), bad)
	require.NoError(t, j.Close())
}

// TestUseFromSeveralGoroutines is for the race detector.
func TestUseFromSeveralGoroutines(t *testing.T) {
	path := filepath.Join(t.TempDir(), "j")
	j := open(t, path)
	var group sync.WaitGroup
	var failures atomic.Int64
	check := func(err error) {
		if err != nil {
			failures.Add(1)
		}
	}
	for range 4 {
		group.Go(func() {
			for range 50 {
				check(j.Append([]byte("record")))
			}
		})
	}
	group.Go(func() {
		for range 5 {
			check(j.Sync())
			check(j.Range(func([]byte) error { return nil }))
		}
	})
	group.Wait()
	require.Zero(t, failures.Load())
	require.NoError(t, j.Close())
	require.Len(t, all(t, open(t, path)), 200)
}
