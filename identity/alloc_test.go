package identity

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestNormalizeDoesNotAllocate holds for ASCII rows and for accents alike, once
// the buffers have grown.
func TestNormalizeDoesNotAllocate(t *testing.T) {
	for _, accents := range []bool{false, true} {
		rows := syntheticRows(64, accents)
		n := NewNormalizer(allKeys(), reference)
		e := NewEstimator()
		var in Inputs
		pass := func() {
			for i := range rows {
				n.Normalize(&rows[i], &in)
				e.Add(n.Canonical())
			}
		}
		pass()
		require.Zero(t, testing.AllocsPerRun(20, pass), "accents: %t", accents)
	}
}
