package quality

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/bench/synth"
	"recoupe/identity"
	"recoupe/internal/message"
)

// seal enters the digests of both files of a list, which are not compressed,
// into what the manifest says of it.
func seal(t require.TestingT, dir string, m *synth.Made) {
	for _, file := range []*synth.File{&m.File, &m.Truth} {
		b, err := os.ReadFile(filepath.Join(dir, file.Name))
		require.NoError(t, err)
		sum := sha256.Sum256(b)
		file.SHA256, file.ContentSHA256 = hex.EncodeToString(sum[:]), hex.EncodeToString(sum[:])
	}
}

// TestOtherFilesAreRefused puts other values into each file of a folder, with as
// many rows as before, and checks that the error names the file.
func TestOtherFilesAreRefused(t *testing.T) {
	o := Options{Keys: identity.Everyday(), Pairs: []synth.Pair{synth.PairOf(synth.FT24, synth.UNML25)}}
	nobody := func(*linked) {}
	for _, changed := range []string{"ft24.csv", "unml25.csv", "truth-ft24.csv", "truth-unml25.csv"} {
		dir := t.TempDir()
		f := folder{dir: dir, manifest: &synth.Manifest{}}
		for _, s := range []synth.Source{synth.FT24, synth.UNML25} {
			f.manifest.Lists = append(f.manifest.Lists, numbered(t, dir, s))
		}
		require.NoError(t, f.each(t.Context(), o, nobody))

		path := filepath.Join(dir, changed)
		b, err := os.ReadFile(path)
		require.NoError(t, err)
		for i := len(b) - 1; ; i-- { // the last digit
			if b[i] >= '0' && b[i] <= '9' {
				b[i] = '0' + (b[i]-'0'+1)%10
				break
			}
		}
		require.NoError(t, os.WriteFile(path, b, 0o600))
		err = f.each(t.Context(), o, nobody)
		require.ErrorContains(t, err, path)
		require.ErrorIs(t, err, message.QualityDigest)
	}
}
