package agreement

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf"
)

var update = flag.Bool("update", false, "write the golden files anew")

// fixedDraft is a draft without anything random: made-up parties, a counting
// session id and public key, a fixed day.
func fixedDraft(profile string, noNIR bool) Draft {
	d := Draft{
		Profile:   profile,
		NoNIR:     noNIR,
		PublicKey: make([]byte, oprf.Ristretto255SHA512.ElementSize()),
		From:      Date{2026, 1, 15},
		Holder:    Party{Name: "Office for Tests", SIREN: "000000000"},
		Querier:   Party{Name: "Agency for Examples", SIREN: "000000018"},
	}
	for i := range d.Session {
		d.Session[i] = byte(i)
	}
	for i := range d.PublicKey {
		d.PublicKey[i] = byte(0xe0 - i)
	}
	if profile == Custom {
		d.Rows = 50_000
	}
	return d
}

func render(t testing.TB, d Draft) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, d.Render(&b))
	return b.Bytes()
}

func goldenName(profile string, noNIR bool) string {
	if noNIR {
		profile += "-no-nir"
	}
	return filepath.Join("testdata", "draft", profile+".yaml")
}

func TestEveryProfileRendersItsGoldenFile(t *testing.T) {
	profiles := Profiles()
	require.Len(t, profiles, 11)
	for _, p := range profiles {
		for _, noNIR := range []bool{false, true} {
			d := fixedDraft(p.Name, noNIR)
			got := render(t, d)
			name := goldenName(p.Name, noNIR)
			if *update {
				require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
				require.NoError(t, os.WriteFile(name, got, 0o644))
			}
			want, err := os.ReadFile(name)
			require.NoError(t, err)
			require.Equal(t, string(want), string(got), name)

			a, err := Load(name)
			require.NoError(t, err)
			require.Equal(t, want, a.Raw)
			require.Equal(t, Digest(want), a.Digest)
			drafted, err := d.agreement()
			require.NoError(t, err)
			require.Equal(t, drafted, withoutBytes(a))
		}
	}
}

// withoutBytes returns a as a draft makes it.
func withoutBytes(a *Agreement) *Agreement {
	c := *a
	c.Raw, c.Digest = nil, [32]byte{}
	return &c
}

func TestTruncationNeverPanics(t *testing.T) {
	whole := render(t, fixedDraft("ft24-unml25", false))
	for n := range whole {
		a, err := Parse(whole[:n])
		if err != nil {
			require.ErrorIs(t, err, ErrInvalid)
			continue
		}
		// Only the end of the last value can be missing unnoticed, and a
		// quoted one cannot.
		require.Equal(t, len(whole)-1, n)
		require.NotNil(t, a)
	}
}
