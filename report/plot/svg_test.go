package plot

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// elements are all that a picture consists of, with their attributes. None of
// them can fetch or run anything.
var elements = map[string]string{
	"svg":   "xmlns class viewBox width role aria-labelledby aria-describedby lang font-family",
	"title": "id", "desc": "id", "style": "",
	"rect": "x y width height fill class",
	"path": "d stroke-width stroke-linejoin stroke-dasharray fill stroke class",
	"text": "x y font-size font-weight text-anchor fill class",
}

// values are the forms of the attributes whose form can be told.
var values = map[string]*regexp.Regexp{}

func init() {
	const number = `-?[0-9]+(\.[0-9])?`
	for names, form := range map[string]string{
		"x y width height stroke-width font-size": number + "|100%",
		"fill stroke":      "none|#[0-9a-f]{6}",
		"d":                "([MLHVlaZ ]|" + number + ")+",
		"viewBox":          "0 0 600 " + number,
		"class":            "plot-[0-9a-f]{12}|[fs][0-9]+( [fs][0-9]+)*",
		"id":               "plot-[0-9a-f]{12}-[td]",
		"stroke-dasharray": "[0-9 ]+",
		"text-anchor":      "middle|end",
		"xmlns":            `http://www\.w3\.org/2000/svg`,
	} {
		for _, name := range strings.Fields(names) {
			values[name] = regexp.MustCompile("^(" + form + ")$")
		}
	}
}

// style is the form of the style of an Auto picture.
var style = regexp.MustCompile(`^@media screen and \(prefers-color-scheme:dark\)\{(\.plot-[0-9a-f]{12} \.([fs])[0-9]+\{(fill|stroke):#[0-9a-f]{6}\})+\}$`)

// selfContained asserts that svg is well-formed XML of nothing but the elements
// and attributes that pictures have, all defined names under the picture's own,
// which it returns.
func selfContained(t require.TestingT, svg string) (name string) {
	if h, ok := t.(testing.TB); ok {
		h.Helper()
	}
	var open []string
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			known, ok := elements[token.Name.Local]
			require.True(t, ok, token.Name.Local)
			require.Equal(t, len(open) == 0, token.Name.Local == "svg")
			require.LessOrEqual(t, len(open), 1)
			for _, a := range token.Attr {
				require.Contains(t, strings.Fields(known), a.Name.Local, token.Name.Local)
				if form := values[a.Name.Local]; form != nil {
					require.Regexp(t, form, a.Value, a.Name.Local)
				}
				switch {
				case a.Name.Local == "class" && name == "":
					name = a.Value
				case a.Name.Local == "id" || strings.HasPrefix(a.Name.Local, "aria-"):
					require.True(t, strings.HasPrefix(a.Value, name+"-"))
				}
			}
			open = append(open, token.Name.Local)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 && open[len(open)-1] == "style" {
				require.Regexp(t, style, string(token))
				require.Equal(t, strings.Count(string(token), ".plot-"), strings.Count(string(token), "."+name+" "))
			}
		default:
			require.Failf(t, "comment or directive", "%T", token)
		}
	}
	require.Empty(t, open)
	require.NotEmpty(t, name)
	return name
}
