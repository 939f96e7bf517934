package plot

import (
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
)

// textSeeds are what FuzzText begins with.
var textSeeds = []string{
	"Rows in each list", "recoupe, sûr et probable\u202f: 97,3\u202f%", `<a href="x">&amp;</a> '`, "]]><!-- -->", "\x00\x1b[0m\x7f\u0085",
	strings.Repeat("\xff", 40), "caf\xc3", "\xed\xa0\x80\ufffe", "line\nbreak\r\n\ttab", "e\u0301\u0323", "日本語の名前", "👩‍👩‍👧",
	strings.Repeat("word ", 80), strings.Repeat("x", 200), strings.Repeat("a-b_c/d.", 40), "\u00a0\u202f\u2009 \u2028",
}

// characters returns the text of an element of XML with the contents s.
func characters(t *testing.T, s string) string {
	var b strings.Builder
	d := xml.NewDecoder(strings.NewReader("<t>" + s + "</t>"))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return b.String()
		}
		require.NoError(t, err)
		if data, ok := token.(xml.CharData); ok {
			b.Write(data)
		}
	}
}

// FuzzText asserts that any text can stand in a picture: on lines that are not
// too wide, with nothing lost where it fits.
func FuzzText(f *testing.F) {
	f.Fuzz(func(t *testing.T, s string) {
		one := clean(s)
		require.True(t, utf8.ValidString(one))
		require.Equal(t, one, clean(one))
		require.NotContains(t, one, "\n")
		for _, limit := range []float64{60, 150, 568} {
			for _, fo := range []font{titleFont, labelFont} {
				lines := fo.wrap(s, limit, 3)
				require.NotEmpty(t, lines)
				require.LessOrEqual(t, len(lines), 3)
				for _, line := range lines {
					require.LessOrEqual(t, fo.width(line), limit)
				}
				together := strings.ReplaceAll(strings.Join(lines, ""), " ", "")
				whole := strings.ReplaceAll(one, " ", "")
				if cut, ok := strings.CutSuffix(together, "…"); ok && together != whole {
					require.True(t, strings.HasPrefix(whole, cut))
				} else {
					require.Equal(t, whole, together)
				}
			}
		}
		require.NotContains(t, escape(one), "<")
		require.Equal(t, utf8.RuneCountInString(one), utf8.RuneCountInString(characters(t, escape(one))))
		selfContained(t, drawn(t, &Bars{
			Title: s, Subtitle: s, Value: Axis{Label: s, Unit: s}, Categories: []string{s, s},
			Groups: []Group{{s, []float64{1, 2}}, {s, []float64{3, 4}}},
		}, Auto, message.French))
	})
}

// TestFuzzSeeds asserts that the fuzz target has its seeds; -update writes them.
func TestFuzzSeeds(t *testing.T) {
	dir := filepath.Join("testdata", "fuzz", "FuzzText")
	for i, s := range textSeeds {
		require.NotEmpty(t, s)
		want := fmt.Sprintf("go test fuzz v1\nstring(%q)\n", s)
		path := filepath.Join(dir, fmt.Sprintf("%02d", i))
		if *update {
			require.NoError(t, os.MkdirAll(dir, 0o755))
			require.NoError(t, os.WriteFile(path, []byte(want), 0o644))
		}
		got, err := os.ReadFile(path)
		require.NoError(t, err, "go test -update writes it")
		require.Equal(t, want, string(got))
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		s    string
		want []string
	}{
		{"", []string{""}},
		{"one line", []string{"one line"}},
		{"two lines of words", []string{"two lines of", "words"}},
		{"hyphenated-compound", []string{"hyphenated-", "compound"}},
		{"donaudampfschiff", []string{"donaudampfs", "chiff"}},
		{"more than two lines can hold", []string{"more than", "two lines c…"}},
	} {
		require.Equal(t, c.want, labelFont.wrap(c.s, 100, 2))
	}
}
