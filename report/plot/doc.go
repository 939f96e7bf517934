// Package plot draws charts as SVG: lines, bars and waterfalls.
//
// A chart is a value with its data and its texts; its method SVG writes one
// self-contained picture. The same chart, theme and language always give the
// same bytes. A picture has a viewBox and no size of its own: it fills the
// width of what it is put into, legible from the width of a telephone. It needs
// no script, no font file and nothing else from outside; it can stand alone, or
// several can stand in one HTML page, as all that a picture defines (classes,
// IDs) bears a name made from its own contents.
//
// Whoever cannot see a chart is told its title and its values (role="img",
// title, desc). Colours keep WCAG 2.2 AA contrast in both themes and stay apart
// for colour-blind readers, and no meaning is in a colour alone: lines have
// markers, bars the order of the legend, signs stand before steps.
//
// To add a kind of chart, compose the parts: a [canvas] takes shapes and texts
// in colour roles, a scale maps values to positions and finds its ticks, frame
// places title and subtitle, legend names what the data areas cannot.
package plot

import (
	"io"

	"recoupe/internal/message"
)

// Theme says which background a picture is made for.
type Theme uint8

const (
	// Light is for white pages and for paper.
	Light Theme = iota
	// Dark is for dark pages.
	Dark
	// Auto follows the reader's setting (CSS prefers-color-scheme) on a
	// screen, and is Light elsewhere.
	Auto
)

// Chart is what every kind of chart can do.
type Chart interface {
	// SVG writes the chart as one SVG element in UTF-8. Numbers are in the
	// manner of lang; the texts are those that the chart was given. Nothing
	// is written where the chart cannot be drawn: the error then wraps one of
	// [message.PlotEmpty], [message.PlotNumber], [message.PlotLog],
	// [message.PlotRange], [message.PlotCount] and [message.PlotMany].
	SVG(w io.Writer, t Theme, lang message.Language) error
}

// Axis is one axis of a chart.
type Axis struct {
	Label string
	Unit  string // "" for a number without one
	// Log asks for a logarithmic axis, whose values must all be above zero.
	Log bool
	// Min and Max are the ends of the axis, both 0 to take them from the data.
	Min, Max float64
}

// text returns the label with its unit.
func (a *Axis) text() string {
	switch {
	case a.Unit == "":
		return a.Label
	case a.Label == "":
		return a.Unit
	}
	return a.Label + " (" + a.Unit + ")"
}
