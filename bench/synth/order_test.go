package synth

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestOrderIsAPermutation(t *testing.T) {
	skipLong(t)
	for _, n := range []uint64{1, 2, 3, 4, 5, 15, 16, 17, 1000, 4095, 4096, 4097, 70_001} {
		o := newOrder(n, n)
		seen := make([]bool, n)
		for i := range n {
			at := o.at(i)
			require.Less(t, at, n)
			require.False(t, seen[at])
			seen[at] = true
		}
	}
}

func TestOrderHidesWhatIsBeside(t *testing.T) {
	const n = 100_000
	o := newOrder(1, n)
	near, rising := 0, 0
	for i := range uint64(n - 1) {
		a, b := o.at(i), o.at(i+1)
		if max(a, b)-min(a, b) < n/100 {
			near++
		}
		if b > a {
			rising++
		}
	}
	require.InDelta(t, 0.0199, float64(near)/n, 0.003)
	require.InDelta(t, 0.5, float64(rising)/n, 0.01)
}
