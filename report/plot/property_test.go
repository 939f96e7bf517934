package plot

import (
	"bytes"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"recoupe/internal/message"
)

// refusals are the errors that [Chart] names.
var refusals = []message.ID{
	message.PlotEmpty, message.PlotNumber, message.PlotLog, message.PlotRange, message.PlotCount, message.PlotMany,
}

// refused reports whether err is one that [Chart] names.
func refused(err error) bool {
	for _, id := range refusals {
		if errors.Is(err, id) {
			return true
		}
	}
	return false
}

// TestAnyChart draws charts of any contents: each is refused for a reason that
// can be told, or is a picture that needs nothing else.
func TestAnyChart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyChart.Draw(t, "chart")
		theme, lang := rapid.SampledFrom(themes).Draw(t, "theme"), rapid.SampledFrom(languages).Draw(t, "lang")
		var b, again bytes.Buffer
		err := c.SVG(&b, theme, lang)
		if err != nil {
			require.True(t, refused(err), "%v", err)
			require.Zero(t, b.Len())
			require.NotContains(t, lang.Explain(err), "%!(")
			return
		}
		selfContained(t, b.String())
		require.NoError(t, c.SVG(&again, theme, lang))
		require.Equal(t, b.String(), again.String())
	})
}
