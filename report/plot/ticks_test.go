package plot

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"recoupe/internal/message"
)

// parsed returns the value that the label of a tick says in English.
func parsed(t require.TestingT, label string) float64 {
	const powers = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
	s := strings.NewReplacer("−", "-", ",", "").Replace(label)
	if i := strings.IndexAny(s, powers); i >= 0 {
		mantissa, ok := strings.CutSuffix(s[:i], "10")
		require.True(t, ok, label)
		mantissa = strings.TrimSuffix(mantissa, "\u00a0×\u00a0")
		if mantissa == "" || mantissa == "-" {
			mantissa += "1"
		}
		exponent := strings.NewReplacer("⁻", "-", "⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6",
			"⁷", "7", "⁸", "8", "⁹", "9").Replace(s[i:])
		s = mantissa + "e" + exponent
	}
	v, err := strconv.ParseFloat(s, 64)
	require.NoError(t, err, label)
	return v
}

// TestTicks asserts that the ticks of any axis are round values on it, and that
// their labels say which.
func TestTicks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := Axis{Log: rapid.Bool().Draw(t, "log")}
		var e extent
		for range rapid.IntRange(1, 3).Draw(t, "values") {
			e.add(plain(a.Log).Draw(t, "value"))
		}
		if rapid.Bool().Draw(t, "given") {
			a.Min, a.Max = plain(a.Log).Draw(t, "min"), plain(a.Log).Draw(t, "max")
			if a.Min >= a.Max {
				a.Min, a.Max = 0, 0
			}
		}
		s, err := a.scale(e, rapid.SampledFrom([]ends{tight, round, zero}).Draw(t, "ends"))
		require.NoError(t, err)
		require.Less(t, s.lo, s.hi)
		s.from, s.to = 0, 400
		most := rapid.IntRange(2, 12).Draw(t, "most")
		got := s.ticks(message.English, most, func([]tick) bool { return true })

		require.NotEmpty(t, got.major)
		require.LessOrEqual(t, len(got.major), max(most, 7))
		for _, at := range got.minor {
			require.True(t, at >= -0.01 && at <= 400.01)
		}
		before, gap := tick{at: math.Inf(-1)}, math.Inf(1)
		for i, m := range got.major {
			require.True(t, m.at >= -0.01 && m.at <= 400.01 && m.at > before.at, "%v after %v", m, before)
			require.NotEqual(t, before.label, m.label)
			require.InDelta(t, m.value, parsed(t, m.label), 1e-11*math.Abs(m.value), m.label)
			if i > 0 {
				gap = min(gap, m.value-before.value)
			}
			before = m
		}
		// Each is so many of a step that is round and no finer than it must be,
		// or on a logarithmic axis a digit and zeros.
		for _, m := range got.major {
			digits, _, _ := strings.Cut(strconv.FormatFloat(math.Abs(m.value), 'e', 12, 64), "e")
			if a.Log && strings.Trim(digits[1:], ".0") == "" {
				continue
			}
			if a.Log {
				require.Less(t, s.hi/s.lo, 3.2)
			}
			unit := niceStep((s.hi - s.lo) / float64(max(most, 5)))
			found := false
			for range 8 {
				count := m.value / unit.size()
				found = found || math.Abs(count-math.Round(count)) < 1e-6*max(1, math.Abs(count)*1e-3)
				unit = unit.next()
			}
			require.True(t, found, "%v of %v", m.value, s)
		}
		require.Greater(t, gap, 0.0)
	})
}

func TestTicksOfScales(t *testing.T) {
	for _, c := range []struct {
		axis   Axis
		values []float64
		ends   ends
		want   string
	}{
		{Axis{}, []float64{0, 97.3}, zero, "0 20 40 60 80 100"},
		{Axis{}, []float64{1, 8}, tight, "1 2 3 4 5 6 7 8"},
		{Axis{}, []float64{0.12, 0.31}, round, "0.0 0.1 0.2 0.3 0.4"},
		{Axis{}, []float64{-30, 12.5}, zero, "−30 −20 −10 0 10 20"},
		{Axis{Log: true}, []float64{10_000, 10_000_000}, tight, "10,000 100,000 1,000,000 10,000,000"},
		{Axis{Log: true}, []float64{0.2, 40}, round, "1 10"},
		{Axis{Log: true}, []float64{3, 60}, round, "2 5 10 20 50 100"},
		{Axis{Log: true}, []float64{1e-12, 1e-9}, round, "10⁻¹² 10⁻¹¹ 10⁻¹⁰ 10⁻⁹"},
		{Axis{Min: 1e15, Max: 3e15}, []float64{1e15}, tight, "10¹⁵ 1.5\u00a0×\u00a010¹⁵ 2.0\u00a0×\u00a010¹⁵ 2.5\u00a0×\u00a010¹⁵ 3.0\u00a0×\u00a010¹⁵"},
	} {
		var e extent
		for _, v := range c.values {
			e.add(v)
		}
		s, err := c.axis.scale(e, c.ends)
		require.NoError(t, err)
		s.to = 400
		var got []string
		for _, m := range s.ticks(message.English, 8, func([]tick) bool { return true }).major {
			got = append(got, m.label)
		}
		require.Equal(t, c.want, strings.Join(got, " "))
	}
}
