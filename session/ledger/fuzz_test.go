package ledger

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzRead reads arbitrary bytes: ErrBroken, or entries whose lines, written
// again, are the very bytes read.
func FuzzRead(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := read(bytes.NewReader(b), "ledger.jsonl")
		if err != nil {
			require.ErrorIs(t, err, ErrBroken)
		}
		var again []byte
		for _, e := range c.entries {
			line, err := e.encode()
			require.NoError(t, err)
			again = append(append(again, line...), '\n')
		}
		require.EqualValues(t, len(again), c.size)
		require.Equal(t, string(b[:c.size]), string(again))
	})
}

func TestFuzzSeeds(t *testing.T) {
	seeds, err := os.ReadDir(filepath.Join("testdata", "fuzz", "FuzzRead"))
	require.NoError(t, err)
	require.NotEmpty(t, seeds)
}
