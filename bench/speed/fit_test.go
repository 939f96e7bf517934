package speed

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestPowerLawOfKnownData(t *testing.T) {
	f, ok := PowerLaw([]Sample{{1e4, 2}, {1e5, 20}, {1e6, 200}})
	require.True(t, ok)
	require.InDelta(t, 1, f.B, 1e-12)
	require.InDelta(t, 2e-4, f.A, 1e-15)
	require.InDelta(t, 1, f.R2, 1e-12)
	require.Equal(t, 3, f.Points)
	require.InDelta(t, 2000, f.At(1e7), 1e-8)

	// By hand: ln y = 0, ln 2, ln 8 at ln x = 0, ln 2, ln 4 gives a slope of 3/2.
	f, ok = PowerLaw([]Sample{{1, 1}, {2, 2}, {4, 8}})
	require.True(t, ok)
	require.InDelta(t, 1.5, f.B, 1e-12)
	require.InDelta(t, math.Exp2(-1.0/6), f.A, 1e-12)
	require.InDelta(t, 27.0/28, f.R2, 1e-12)
}

func TestPowerLawNeedsTwoSizes(t *testing.T) {
	for _, samples := range [][]Sample{nil, {{1, 1}}, {{3, 1}, {3, 2}}, {{0, 1}, {5, 1}}, {{1, 0}, {5, 1}}} {
		_, ok := PowerLaw(samples)
		require.False(t, ok, samples)
	}
	f, ok := PowerLaw([]Sample{{1, 7}, {10, 7}})
	require.True(t, ok)
	require.Zero(t, f.B)
	require.Equal(t, 1.0, f.R2)
}

func TestPowerLawIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := Fit{A: rapid.Float64Range(1e-9, 1e9).Draw(t, "a"), B: rapid.Float64Range(-3, 3).Draw(t, "b")}
		var samples []Sample
		for n := range rapid.IntRange(2, 9).Draw(t, "points") {
			x := math.Pow(10, float64(n))
			samples = append(samples, Sample{x, want.At(x)})
		}
		f, ok := PowerLaw(samples)
		require.True(t, ok)
		require.InDelta(t, want.B, f.B, 1e-9)
		require.InEpsilon(t, want.A, f.A, 1e-9)
	})
}
