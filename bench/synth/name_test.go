package synth

import (
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// lettersOf returns the letters of a text in A to Z: an independent reading of
// what marks and separators hide.
func lettersOf(text string) string {
	text = strings.NewReplacer("œ", "oe", "Œ", "OE", "æ", "ae", "Æ", "AE", "ß", "ss", "ł", "l", "Ł", "L", "đ", "d", "Đ", "D", "ø", "o", "Ø", "O",
		"ı", "i", "ħ", "h", "Ħ", "H", "ð", "d", "Ð", "D", "þ", "th", "Þ", "TH").Replace(text)
	var b strings.Builder
	for _, r := range norm.NFKD.String(text) {
		if r < unicode.MaxASCII && unicode.IsLetter(r) {
			b.WriteRune(unicode.ToUpper(r))
		}
	}
	return b.String()
}

// newName returns a name of some parts with a hyphen between them.
func newName(parts ...string) *name {
	n := &name{text: []byte(strings.Join(parts, "-")), parts: len(parts)}
	end := 0
	for k, p := range parts {
		end += len(p)
		n.ends[k] = end
		end++
	}
	return n
}

func TestTypos(t *testing.T) {
	skipLong(t)
	for i, parts := range [][]string{
		{"Martin"}, {"Roux"}, {"Li"}, {"O"}, {"Ünal"}, {"Lefèvre"}, {"Le Goff"}, {"D'Almeida"}, {"Anna"}, {"Zzz"}, {"Ly", "Bo"}, {"Martin", "Du Pré", "Roux"},
	} {
		d := draw{uint64(i)}
		for range 500 {
			for k := range parts {
				n := newName(parts...)
				n.typo(&d, k)
				for other := range parts {
					same := lettersOf(string(n.part(other))) == lettersOf(parts[other])
					require.Equal(t, other != k, same, "%q became %q", parts, n.text)
				}
				require.NotEmpty(t, n.part(k))
			}
		}
	}
}

func TestSeparatorsKeepLetters(t *testing.T) {
	for _, c := range []struct {
		parts          []string
		separate, join string
	}{
		{[]string{"Le Goff"}, "", "LeGoff"}, {[]string{"D'Almeida"}, "", "DAlmeida"}, {[]string{"Martin"}, "", "Martin"},
		{[]string{"Jean", "Luc"}, "Jean Luc", ""}, {[]string{"Martin", "Le Goff"}, "Martin Le Goff", ""},
	} {
		n := newName(c.parts...)
		before := lettersOf(string(n.text))
		want := c.separate
		if require.Equal(t, len(c.parts) > 1, n.separate()); len(c.parts) == 1 {
			n.join()
			want = c.join
		}
		require.Equal(t, want, string(n.text))
		require.Equal(t, before, lettersOf(string(n.text)))
		for k, p := range c.parts {
			require.Equal(t, lettersOf(p), lettersOf(string(n.part(k))))
		}
	}
}

func TestMarksComeOff(t *testing.T) {
	n := newName("Éloïse", "Œuvrard", "Łęski")
	spare, marked := n.unmark(nil)
	require.True(t, marked)
	require.Equal(t, "Éloïse-Œuvrard-Łęski", string(spare))
	require.Equal(t, "Eloise-OEuvrard-Leski", string(n.text))
	require.Equal(t, "OEuvrard", string(n.part(1)))
	_, marked = n.unmark(nil)
	require.False(t, marked)
	n.cut()
	require.Equal(t, "Eloise", string(n.text))
}

// TestFoldingIsThatOfUnicode compares every letter that the tables know with the
// decomposition of Unicode.
func TestFoldingIsThatOfUnicode(t *testing.T) {
	letters := 0
	for r := rune(0x80); r < 0x300; r++ {
		if s := plainRunes[r]; s != "" && unicode.IsLetter(r) {
			letters++
			require.Equal(t, strings.ToUpper(s), lettersOf(string(r)), "%c", r)
		}
	}
	require.Greater(t, letters, 100)
	require.Equal(t, "'", plain('’'))
	require.Equal(t, "?", plain('字'))
}

func TestEncodingsDecodeBack(t *testing.T) {
	const text = "Àâäçéèêëîïôöùûüÿ ÆŒœŸ ñ ß Š ž € « l'été »"
	for set, m := range map[charset]*charmap.Charmap{windows1252: charmap.Windows1252, latin9: charmap.ISO8859_15} {
		require.True(t, set.holds([]byte(text)))
		back, err := m.NewDecoder().Bytes(set.appendText(nil, []byte(text)))
		require.NoError(t, err)
		require.Equal(t, text, string(back))
		require.False(t, set.holds([]byte("Łódź")))
		require.Equal(t, "L\xf3dz", string(set.appendText(nil, []byte("Łódź"))))
	}
	require.Equal(t, "l\x92été – €"[:2], string(windows1252.appendText(nil, []byte("l’"))))
	require.Equal(t, "l'-", string(latin9.appendText(nil, []byte("l’–"))))
	require.Equal(t, "Ł’", string(unicode8.appendText(nil, []byte("Ł’"))))
	for b := 0xa0; b <= 0xff; b++ {
		for set, m := range map[charset]*charmap.Charmap{windows1252: charmap.Windows1252, latin9: charmap.ISO8859_15} {
			r := m.DecodeByte(byte(b))
			require.Equal(t, []byte{byte(b)}, set.appendText(nil, []byte(string(r))), "%c", r)
		}
	}
}
