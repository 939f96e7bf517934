package agreement

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
)

// FuzzParse requires of any bytes that Parse refuses them with ErrInvalid, or
// returns an agreement of which everything else works and all limits hold.
func FuzzParse(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := Parse(b)
		if err != nil {
			require.Nil(t, a)
			require.ErrorIs(t, err, ErrInvalid)
			require.NotContains(t, err.Error(), "%!")
			require.NotContains(t, message.English.Hint(err), "%!")
			return
		}
		require.Equal(t, Digest(b), a.Digest)
		require.Len(t, a.Protocol.PublicKey, a.Protocol.Suite.ElementSize())
		require.NotEmpty(t, a.Keys)
		for _, k := range a.Keys {
			require.LessOrEqual(t, k.Cap, uint64(MaxCap))
		}
		require.NoError(t, a.AllowedAt(a.Valid.From.Time()))
		require.NoError(t, a.AllowedAt(a.Valid.Until.Time()))
		require.NoError(t, a.AllowsRun(a.Runs))

		var shown bytes.Buffer
		require.NoError(t, a.Show(&shown, message.English))
		require.NotContains(t, shown.String(), "\x1b")
		require.NotContains(t, shown.String(), "%!")
	})
}

func TestFuzzParseHasSeeds(t *testing.T) {
	seeds, err := filepath.Glob(filepath.Join("testdata", "fuzz", "FuzzParse", "*"))
	require.NoError(t, err)
	require.Greater(t, len(seeds), 10)
	for _, s := range seeds {
		b, err := os.ReadFile(s)
		require.NoError(t, err)
		require.True(t, bytes.HasPrefix(b, []byte("go test fuzz v1\n")), s)
	}
}
