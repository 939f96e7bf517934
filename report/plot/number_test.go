package plot

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"recoupe/internal/message"
)

func TestWritten(t *testing.T) {
	for _, c := range []struct {
		values          []float64
		english, french string
	}{
		{[]float64{0}, "0", "0"},
		{[]float64{nan, 0}, "–|0", "–|0"},
		{[]float64{36_820_828, 340_000, -5}, "36,820,828|340,000|−5", "36\u202f820\u202f828|340\u202f000|−5"},
		{[]float64{61.3, 12.25, 100, nan}, "61.30|12.25|100.00|–", "61,30|12,25|100,00|–"},
		{[]float64{999.5, 1000}, "999.5|1,000.0", "999,5|1\u202f000,0"},
		{[]float64{0.00012, 13.2}, "0.000120|13.2", "0,000120|13,2"},
		{[]float64{1.5e-9, 0, -2}, "1.50\u00a0×\u00a010⁻⁹|0|−2.00", "1,50\u00a0×\u00a010⁻⁹|0|−2,00"},
		{[]float64{9.996e20, 1e20}, "10²¹|10²⁰", "10²¹|10²⁰"},
	} {
		require.Equal(t, c.english, strings.Join(written(message.English, c.values), "|"))
		require.Equal(t, c.french, strings.Join(written(message.French, c.values), "|"))
	}
}

// TestWrittenAny asserts that what is written of any value is that value: within
// one part in 20, the half of a second digit, which a value has at least beside
// larger ones.
func TestWrittenAny(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(plain(false), 1, 6).Draw(t, "values")
		for i, s := range written(message.English, values) {
			require.InDelta(t, values[i], parsed(t, s), max(math.Abs(values[i])/20, 1e-300), "%q", s)
		}
		for i, s := range written(message.French, values) {
			require.NotContains(t, s, ".")
			require.NotContains(t, s, " ")
			require.Equal(t, written(message.English, values)[i], strings.NewReplacer("\u202f", ",", ",", ".").Replace(s))
		}
	})
}

func TestDescribe(t *testing.T) {
	bars := &Bars{
		Value: Axis{Label: "Rappel", Unit: "%"}, Categories: []string{"FT24 × ML24"},
		Groups: []Group{{"recoupe", []float64{98.1}}, {"NIR seul", []float64{nan}}},
	}
	require.Equal(t, "Rappel (%). FT24 × ML24\u00a0: recoupe 98,1\u202f; NIR seul –.", bars.describe(message.French))
	lines := &Lines{
		Subtitle: "Two lists.", X: Axis{Label: "Rows"}, Y: Axis{Label: "Time", Unit: "s"},
		Lines: []Line{{Name: "recoupe", Points: []Point{{1000, 0.5}, {2000, 1}, {1e6, 520}}}, {Name: "nothing"}, {Name: "one", Points: []Point{{1, 1}}}},
	}
	require.Equal(t, "Two lists. Rows → Time (s). recoupe: 1,000 → 0.5 … 1,000,000 → 520. one: 1 → 1.", lines.describe(message.English))
	steps := &Waterfall{Value: Axis{Label: "Recall"}, Steps: []Step{{"nir", 61.5}, {"removed", -0.5}}}
	require.Equal(t, "Recall. nir: +61.5 (Σ 61.5). removed: −0.5 (Σ 61.0).", steps.describe(message.English))
	require.Len(t, []rune(sentence(strings.Repeat("x", 9000))), longestDescription)
}
