package plot

import (
	"io"
	"math"
	"strings"

	"recoupe/internal/message"
)

// Point is one observation. A Y that is NaN breaks the line.
type Point struct{ X, Y float64 }

// Line is one series of a line chart, drawn in the order of its points with a
// marker at each (at some, where there are more than 40).
type Line struct {
	Name   string // "" for a line without a label
	Points []Point
	// Dashed is for what was not observed, a fit or a bound: without markers,
	// and in the colour of the line before it, which it belongs to.
	Dashed bool
}

// Lines is a line chart. Lines are named at their right ends, or in a legend
// where there are more than eight, one ends far from the right or outside the
// axes, or names are long. What is outside the axes is not drawn.
type Lines struct {
	Title, Subtitle string
	X, Y            Axis
	Lines           []Line
}

// The limits of a line chart: pictures stay below 100 kB.
const (
	mostPoints  = 3000
	mostLines   = 24
	mostMarkers = 40
	linesHeight = 290
)

// extents checks the values of the chart and returns their ranges.
func (c *Lines) extents() (x, y extent, err error) {
	points := 0
	for i := range c.Lines {
		points += len(c.Lines[i].Points)
		for _, p := range c.Lines[i].Points {
			if !drawable(p.X) {
				return x, y, message.New(message.PlotNumber, c.X.Label)
			}
			if math.IsNaN(p.Y) {
				continue
			}
			if !drawable(p.Y) {
				return x, y, message.New(message.PlotNumber, c.Y.Label)
			}
			if c.X.Log && p.X <= 0 {
				return x, y, message.New(message.PlotLog, c.X.Label)
			}
			if c.Y.Log && p.Y <= 0 {
				return x, y, message.New(message.PlotLog, c.Y.Label)
			}
			x.add(p.X)
			y.add(p.Y)
		}
	}
	switch {
	case !x.some:
		err = message.New(message.PlotEmpty)
	case points > mostPoints:
		err = message.New(message.PlotMany, points, mostPoints)
	case len(c.Lines) > mostLines:
		err = message.New(message.PlotMany, len(c.Lines), mostLines)
	}
	return x, y, err
}

// lineStyle is how a line is told from others.
type lineStyle struct {
	ink    ink
	marker int // -1 for a dashed line
	dash   string
}

// styles gives each line its style.
func (c *Lines) styles() []lineStyle {
	dashes := []string{"7 4", "2 3", "9 3 2 3", "4 6"}
	out := make([]lineStyle, len(c.Lines))
	solid, dashed := 0, 0
	for i := range c.Lines {
		if c.Lines[i].Dashed {
			out[i] = lineStyle{seriesInk(max(solid-1, 0)), -1, dashes[dashed%len(dashes)]}
			dashed++
			continue
		}
		out[i] = lineStyle{seriesInk(solid), solid, ""}
		solid, dashed = solid+1, 0
	}
	return out
}

// SVG draws the chart; see [Chart].
func (c *Lines) SVG(w io.Writer, t Theme, lang message.Language) error {
	cv, height, err := c.draw(t, lang)
	if err != nil {
		return err
	}
	return cv.finish(w, height, c.Title, c.describe(lang))
}

// draw lays the chart out.
func (c *Lines) draw(t Theme, lang message.Language) (cv *canvas, height float64, err error) {
	xs, ys, err := c.extents()
	if err != nil {
		return nil, 0, err
	}
	x, err := c.X.scale(xs, tight)
	if err != nil {
		return nil, 0, err
	}
	y, err := c.Y.scale(ys, round)
	if err != nil {
		return nil, 0, err
	}
	cv = newCanvas(t, lang)
	styles := c.styles()
	top := cv.head(c.Title, c.Subtitle)

	labels, labelsWidth := endLabels(c.Lines)
	plot, ends, placed := c.plotArea(cv, &x, &y, top, labels, labelsWidth)
	if placed == nil {
		labels = nil
		top = cv.legend(c.legend(cv, styles), top)
		plot, ends, _ = c.plotArea(cv, &x, &y, top, nil, 0)
	}
	if title := c.Y.text(); clean(title) != "" {
		for i, s := range labelFont.wrap(title, frameWidth-2*margin, 2) {
			cv.write(s, margin, top+(float64(i)+0.5)*labelFont.line, anchorStart, labelFont, text)
		}
	}

	vertical := c.verticalTicks(cv, &y)
	cv.horizontalGrid(vertical, plot)
	bottom := cv.axisBelow(cv.horizontalTicks(&x), c.X.text(), plot.x, plot.x+plot.w, plot.y, plot.y+plot.h)
	cv.path("M"+number(plot.x)+" "+number(plot.y+plot.h)+"H"+number(plot.x+plot.w), stroke{ink: axisInk, width: 1})
	for i := range c.Lines {
		c.line(cv, &x, &y, plot, &c.Lines[i], styles[i])
	}
	for i, l := range labels {
		if l.height > 0 {
			cv.endLabel(l, styles[i], ends[i], placed[i], plot)
		}
	}
	return cv, bottom + margin, nil
}

// plotArea sets the positions of both scales for a plot below top with labels of
// the given width on its right, and returns the plot, where the lines end, and
// where their labels go, nil if these have no place.
func (c *Lines) plotArea(cv *canvas, x, y *scale, top float64, labels []endLabel, width float64) (plot box, ends []Point, placed []float64) {
	if title := c.Y.text(); clean(title) != "" {
		top += float64(len(labelFont.wrap(title, frameWidth-2*margin, 2)))*labelFont.line + 6
	}
	top += tickFont.line / 2
	y.from, y.to = top+linesHeight, top
	widest := 0.0
	for _, t := range c.verticalTicks(cv, y).major {
		widest = max(widest, tickFont.width(t.label))
	}
	left := margin + widest + 8
	right := float64(frameWidth - margin - 12)
	if width > 0 {
		right = frameWidth - margin - width - labelLeader - 12
		if c.anyDashed() {
			right -= 10
		}
	}
	plot = box{left, top, right - left, linesHeight}
	x.from, x.to = left+10, right-8
	for i := range c.Lines {
		var last Point
		for _, p := range c.Lines[i].Points {
			if !math.IsNaN(p.Y) {
				last = Point{x.at(p.X), y.at(p.Y)}
			}
		}
		ends = append(ends, last)
	}
	if labels == nil {
		return plot, ends, nil
	}
	return plot, ends, place(labels, ends, plot)
}

// anyDashed reports whether a line is dashed.
func (c *Lines) anyDashed() bool {
	for i := range c.Lines {
		if c.Lines[i].Dashed {
			return true
		}
	}
	return false
}

// verticalTicks returns the ticks of the vertical axis.
func (c *Lines) verticalTicks(cv *canvas, y *scale) ticks {
	return y.ticks(cv.lang, 8, func(ts []tick) bool {
		for i := 1; i < len(ts); i++ {
			if math.Abs(ts[i].at-ts[i-1].at) < 1.6*tickFont.line {
				return false
			}
		}
		return true
	})
}

// horizontalGrid draws the lines of a vertical axis across plot, and its labels.
func (c *canvas) horizontalGrid(t ticks, plot box) {
	d := ""
	for _, at := range t.minor {
		d += "M" + number(plot.x) + " " + number(at) + "H" + number(plot.x+plot.w)
	}
	c.path(d, stroke{ink: minor, width: 1})
	d = ""
	for _, m := range t.major {
		d += "M" + number(plot.x) + " " + number(m.at) + "H" + number(plot.x+plot.w)
	}
	c.path(d, stroke{ink: grid, width: 1})
	for _, m := range t.major {
		c.write(m.label, plot.x-8, m.at, anchorEnd, tickFont, muted)
	}
}

// line draws one line inside plot.
func (c *Lines) line(cv *canvas, x, y *scale, plot box, l *Line, style lineStyle) {
	var d strings.Builder
	var marks []Point
	every := 1 + (len(l.Points)-1)/mostMarkers
	pen := Point{math.NaN(), math.NaN()} // where the path is
	before, begun := Point{}, false
	for i, p := range l.Points {
		if math.IsNaN(p.Y) {
			begun = false
			continue
		}
		at := Point{x.at(p.X), y.at(p.Y)}
		if begun {
			if from, to, ok := clip(before, at, plot); ok {
				if from != pen {
					d.WriteString("M" + number(from.X) + " " + number(from.Y))
				}
				d.WriteString("L" + number(to.X) + " " + number(to.Y))
				pen = to
			}
		}
		if plot.has(at) && (i%every == 0 || i == len(l.Points)-1) {
			marks = append(marks, at)
		}
		before, begun = at, true
	}
	width := 2.2
	if l.Dashed {
		width = 1.6
	}
	cv.path(d.String(), stroke{style.ink, width, style.dash})
	if style.marker >= 0 {
		cv.markers(style.marker, marks, style.ink)
	}
}

// has reports whether p is in b, with room for rounding.
func (b box) has(p Point) bool {
	return p.X >= b.x-0.05 && p.X <= b.x+b.w+0.05 && p.Y >= b.y-0.05 && p.Y <= b.y+b.h+0.05
}

// clip returns the part of the way from p to q that is inside b (Liang and
// Barsky, 1984), ok if there is one.
func clip(p, q Point, b box) (from, to Point, ok bool) {
	first, last := 0.0, 1.0
	dx, dy := q.X-p.X, q.Y-p.Y
	for _, side := range [...]struct{ direction, room float64 }{
		{-dx, p.X - b.x}, {dx, b.x + b.w - p.X}, {-dy, p.Y - b.y}, {dy, b.y + b.h - p.Y},
	} {
		switch {
		case side.direction == 0 && side.room < -0.05:
			return p, q, false
		case side.direction < 0:
			first = max(first, side.room/side.direction)
		case side.direction > 0:
			last = min(last, side.room/side.direction)
		}
	}
	if first > last {
		return p, q, false
	}
	from, to = p, q
	if first > 0 {
		from = Point{p.X + first*dx, p.Y + first*dy}
	}
	if last < 1 {
		to = Point{p.X + last*dx, p.Y + last*dy}
	}
	return from, to, true
}

// sample draws a sample of a line, of the given width about x.
func (c *canvas) sample(style lineStyle, x, y, width float64) {
	if style.marker < 0 || width > 14 {
		w := 2.2
		if style.marker < 0 {
			w = 1.6
		}
		c.path("M"+number(x-width/2)+" "+number(y)+"H"+number(x+width/2), stroke{style.ink, w, style.dash})
	}
	if style.marker >= 0 {
		c.markers(style.marker, []Point{{x, y}}, style.ink)
	}
}

// legend returns the legend of the lines that have names.
func (c *Lines) legend(cv *canvas, styles []lineStyle) []legendItem {
	var items []legendItem
	for i := range c.Lines {
		if name := clean(c.Lines[i].Name); name != "" {
			items = append(items, legendItem{name, func(x, y float64) {
				cv.sample(styles[i], x+sampleWidth/2, y, sampleWidth)
			}})
		}
	}
	return items
}

// endLabel writes the label of a line that ends at the point tip, its middle at
// y, and leads from the one to the other where they are apart.
func (c *canvas) endLabel(l endLabel, style lineStyle, tip Point, y float64, plot box) {
	width := 10.0
	if style.marker < 0 {
		width = 20
	}
	x := plot.x + plot.w + labelLeader
	if math.Abs(y-tip.Y) > 3 || tip.X < plot.x+plot.w-12 {
		c.path("M"+number(tip.X+7)+" "+number(tip.Y)+"H"+number(max(x-14, tip.X+7))+"L"+number(x-4)+" "+number(y),
			stroke{ink: axisInk, width: 1})
	}
	c.sample(style, x+width/2, y, width)
	c.writeLines(l.lines, x+width+5, y, anchorStart, labelFont, text)
}
