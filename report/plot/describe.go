package plot

import (
	"math"
	"strings"

	"recoupe/internal/message"
)

// longest is the length of a description in signs; what is more is cut.
const longest = 3000

// sentence joins the parts of a description that are not empty.
func sentence(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p = clean(p); p != "" {
			kept = append(kept, strings.TrimRight(p, "."))
		}
	}
	s := []rune(strings.Join(kept, ". ") + ".")
	if len(s) > longest {
		s = append(s[:longest-1], '…')
	}
	return string(s)
}

// describe tells the chart in words: for each line its first and last point.
func (c *Lines) describe(lang message.Language) string {
	parts := []string{c.Subtitle, c.X.text() + " → " + c.Y.text()}
	for i := range c.Lines {
		var some []Point
		for _, p := range c.Lines[i].Points {
			if !math.IsNaN(p.Y) {
				some = append(some, p)
			}
		}
		if len(some) == 0 {
			continue
		}
		some = append(some[:1:1], some[len(some)-1])
		var told []string
		for _, p := range some {
			told = append(told, written(lang, []float64{p.X})[0]+" → "+written(lang, []float64{p.Y})[0])
		}
		if told[0] == told[1] {
			told = told[:1]
		}
		parts = append(parts, c.Lines[i].Name+": "+strings.Join(told, " … "))
	}
	return sentence(parts...)
}
