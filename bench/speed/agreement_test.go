package speed

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/agreement"
	"recoupe/psi/oprf"
)

// TestOnlyKeys parses what is left of a drafted agreement for every set of its
// match keys.
func TestOnlyKeys(t *testing.T) {
	k, err := oprf.GenerateKey(oprf.Ristretto255SHA512, oprf.VOPRF)
	require.NoError(t, err)
	var text bytes.Buffer
	require.NoError(t, agreement.Draft{
		Profile: Profile, Session: [16]byte{1}, PublicKey: k.PublicKey(), From: agreement.Date{Year: 2026, Month: 1, Day: 1}, Rows: 1000,
	}.Render(&text))
	whole, err := agreement.Parse(text.Bytes())
	require.NoError(t, err)
	require.Len(t, whole.Keys, 6)
	for set := 1; set < 1<<6; set++ {
		var names []string
		var want []agreement.MatchKey
		for i, key := range whole.Keys {
			if set>>i&1 == 1 {
				names, want = append(names, key.Name), append(want, key)
			}
		}
		a, err := agreement.Parse(onlyKeys(text.Bytes(), names))
		require.NoError(t, err, names)
		require.Equal(t, want, a.Keys)
		require.Equal(t, names[0] == "nir", a.NIR.Used)
	}
}
