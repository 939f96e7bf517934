package journal

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzOpen opens arbitrary bytes as a journal under the key of the seeds: an
// error that says what is wrong, or a journal that goes on.
func FuzzOpen(f *testing.F) {
	dir := f.TempDir()
	replaceSync(f, func(*os.File) error { return nil })
	f.Fuzz(func(t *testing.T, b []byte) {
		path := filepath.Join(dir, seedName)
		require.NoError(t, os.WriteFile(path, b, 0o600))
		j, err := Open(path, someKey)
		if err != nil {
			require.True(t, errors.Is(err, ErrKey) || errors.Is(err, ErrDamaged), "%v", err)
			return
		}
		before := all(t, j)
		require.NoError(t, j.Append([]byte("next")))
		require.NoError(t, j.Close())
		j, err = Open(path, someKey)
		require.NoError(t, err)
		require.Equal(t, append(before, []byte("next")), all(t, j))
		require.NoError(t, j.Remove())
	})
}

// seedName is the file name that the seeds of FuzzOpen were written under.
const seedName = "seed.journal"

func TestFuzzSeeds(t *testing.T) {
	seeds, err := os.ReadDir(filepath.Join("testdata", "fuzz", "FuzzOpen"))
	require.NoError(t, err)
	require.NotEmpty(t, seeds)
}
