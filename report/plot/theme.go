package plot

import (
	"fmt"
	"strings"
)

// ink is the role of a colour in a chart. The roles from series on are the
// colours of data, which repeat after seriesCount.
type ink uint8

const (
	none    ink = iota
	surface     // the background
	text        // titles and values
	muted       // subtitles, tick labels
	axisInk     // axes and ticks
	grid        // lines at labelled values
	minor       // lines between them
	loss        // steps that take away
	series      // the first series
)

// seriesCount is the number of different colours of data.
const seriesCount = 7

// seriesInk returns the colour of the i-th series of a chart.
func seriesInk(i int) ink { return series + ink(i%seriesCount) }

// palette gives the sRGB colour of each ink.
type palette [series + seriesCount]string

// The colours of data have the hues of Okabe and Ito (Color Universal Design,
// 2008), lightened or darkened until each stands out from its surface, and in
// such an order that neighbours differ in lightness too. What is promised of
// them is computed in the tests.
var (
	lightPalette = palette{
		surface: "#ffffff", text: "#1a1a1a", muted: "#555555", axisInk: "#767676",
		grid: "#dedede", minor: "#f0f0f0", loss: "#c24100",
		series: "#005b96", "#d97706", "#0b9a55", "#cc6fa5", "#5c1500", "#2f9bd6", "#5f6600",
	}
	darkPalette = palette{
		surface: "#16181c", text: "#f0f0f0", muted: "#b6bac2", axisInk: "#8d939c",
		grid: "#363b43", minor: "#24282e", loss: "#ff8f52",
		series: "#4ea3e0", "#f0b000", "#038770", "#f2b3d6", "#d8481c", "#a6dcff", "#e6dc9a",
	}
)

// of returns the palette that the elements of a picture carry themselves.
func (t Theme) palette() *palette {
	if t == Dark {
		return &darkPalette
	}
	return &lightPalette
}

// class names an ink in the style of an Auto picture.
func (k ink) class(kind byte) string { return fmt.Sprintf("%c%d", kind, k) }

// darkStyle returns the style that turns an Auto picture dark: for each ink
// used, by property (f for fill, s for stroke), a rule below the class scope.
func darkStyle(scope string, used map[string]ink, order []string) string {
	var b strings.Builder
	b.WriteString("<style>@media screen and (prefers-color-scheme:dark){")
	for _, class := range order {
		property := "fill"
		if class[0] == 's' {
			property = "stroke"
		}
		fmt.Fprintf(&b, ".%s .%s{%s:%s}", scope, class, property, darkPalette[used[class]])
	}
	b.WriteString("}</style>")
	return b.String()
}
