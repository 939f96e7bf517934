package table

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
	"pgregory.net/rapid"
)

// A single-byte encoding gives what its table in golang.org/x/text does, behind
// what was there before, up to the first byte that no text holds.
func TestAppendText(t *testing.T) {
	for _, c := range []struct {
		encoding Encoding
		table    *charmap.Charmap
	}{{Windows1252, charmap.Windows1252}, {ISO885915, charmap.ISO8859_15}} {
		rapid.Check(t, func(t *rapid.T) {
			src := rapid.SliceOfN(rapid.OneOf(
				rapid.ByteRange(' ', '~'), rapid.Byte(), rapid.SampledFrom([]byte("\x80\x9F\xA0\xE9\xFF\x00")),
			), 0, 60).Draw(t, "src")
			var want []byte
			bad := -1
			for i, b := range src {
				r := c.table.DecodeByte(b)
				if r == 0xFFFD || r >= 0x80 && r <= 0x9F {
					bad = i
					break
				}
				want = append(want, string(r)...)
			}
			text, got := c.encoding.appendText([]byte("before"), src)
			require.Equal(t, bad, got)
			require.Equal(t, "before"+string(want), string(text))
		})
	}
}
