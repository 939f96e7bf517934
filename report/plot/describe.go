package plot

import (
	"math"
	"strings"

	"recoupe/internal/message"
)

// The lengths in signs of what tells a chart in words; what is more is cut.
const (
	longestTitle       = 300
	longestDescription = 3000
)

// shortened returns s with at most most signs.
func shortened(s string, most int) string {
	signs := []rune(s)
	if len(signs) <= most {
		return s
	}
	return string(signs[:most-1]) + "…"
}

// colon and semicolon return the punctuation of lang with the spaces about it.
func colon(lang message.Language) string {
	if lang == message.French {
		return "\u00a0: "
	}
	return ": "
}

func semicolon(lang message.Language) string {
	if lang == message.French {
		return "\u202f; "
	}
	return "; "
}

// sentence joins the parts of a description that are not empty.
func sentence(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p = clean(p); p != "" {
			kept = append(kept, strings.TrimRight(p, "."))
		}
	}
	return shortened(strings.Join(kept, ". ")+".", longestDescription)
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
		parts = append(parts, clean(c.Lines[i].Name)+colon(lang)+strings.Join(told, " … "))
	}
	return sentence(parts...)
}

// describe tells the chart in words: every value.
func (c *Bars) describe(lang message.Language) string {
	parts := []string{c.Subtitle, c.Value.text()}
	values, _ := c.written(lang)
	for i, name := range c.Categories {
		var told []string
		for k := range c.Groups {
			told = append(told, strings.TrimSpace(clean(c.Groups[k].Name)+" "+values[k][i]))
		}
		parts = append(parts, clean(name)+colon(lang)+strings.Join(told, semicolon(lang)))
	}
	return sentence(parts...)
}

// describe tells the chart in words: every step and the sum after it.
func (c *Waterfall) describe(lang message.Language) string {
	sums, _, _ := c.sums()
	steps, after := c.texts(lang, sums)
	parts := []string{c.Subtitle, c.Value.text()}
	for i := range c.Steps {
		parts = append(parts, clean(c.Steps[i].Name)+colon(lang)+steps[i]+" (Σ "+after[i]+")")
	}
	return sentence(parts...)
}
