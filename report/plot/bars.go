package plot

import (
	"io"
	"math"

	"recoupe/internal/message"
)

// Group is one series of a bar chart.
type Group struct {
	Name   string
	Values []float64 // one per category; NaN for none, written as an en dash
}

// Bars is a chart of horizontal bars in groups: for each category one bar of
// each group, with its value at its end. Bars begin at zero; where the axis
// has no zero, because it is logarithmic or Min is above it, values are markers
// on a line instead, since the length of a bar would mislead.
type Bars struct {
	Title, Subtitle string
	Value           Axis
	Categories      []string
	Groups          []Group
}

// The measures of rows of bars.
const (
	mostBars      = 250
	barHeight     = 15
	barPitch      = 18  // from one bar of a category to the next
	categoryGap   = 10  // between categories
	categoryWidth = 210 // of the texts on the left at most
	valueGap      = 6   // from a bar to its value
)

// rows is what charts of horizontal bars share: categories in a column on the
// left, a value axis on their right.
type rows struct {
	labels  [][]string
	heights []float64
	left    float64 // where the axis begins
}

// newRows breaks categories into labels beside bars that need the height bars.
func newRows(categories []string, bars float64) rows {
	r := rows{left: margin}
	widest := 0.0
	for _, name := range categories {
		var lines []string
		if clean(name) != "" {
			lines = labelFont.wrap(name, categoryWidth, 4)
			widest = max(widest, labelFont.widest(lines))
		}
		r.labels = append(r.labels, lines)
		r.heights = append(r.heights, max(bars, float64(len(lines))*labelFont.line))
	}
	if widest > 0 {
		r.left += widest + 10
	}
	return r
}

// extents checks the values of the chart and returns their range.
func (c *Bars) extents() (extent, error) {
	var e extent
	if len(c.Categories)*len(c.Groups) > mostBars {
		return e, message.New(message.PlotMany, len(c.Categories)*len(c.Groups), mostBars)
	}
	for i := range c.Groups {
		g := &c.Groups[i]
		if len(g.Values) != len(c.Categories) {
			return e, message.New(message.PlotCount, g.Name, len(g.Values), len(c.Categories))
		}
		for _, v := range g.Values {
			switch {
			case math.IsNaN(v):
				continue
			case !drawable(v):
				return e, message.New(message.PlotNumber, g.Name)
			case c.Value.Log && v <= 0:
				return e, message.New(message.PlotLog, g.Name)
			}
			e.add(v)
		}
	}
	if !e.some {
		return e, message.New(message.PlotEmpty)
	}
	return e, nil
}

// scale returns the scale of the values, which are all on it.
func (c *Bars) scale(e extent) (scale, error) {
	a := c.Value
	if a.Min != 0 || a.Max != 0 {
		if a.Min < a.Max {
			a.Min, a.Max = min(a.Min, e.lo), max(a.Max, e.hi)
		}
	}
	return a.scale(e, zero)
}

// SVG draws the chart; see [Chart].
func (c *Bars) SVG(w io.Writer, t Theme, lang message.Language) error {
	cv, height, err := c.draw(t, lang)
	if err != nil {
		return err
	}
	return cv.finish(w, height, c.Title, c.describe(lang))
}

// draw lays the chart out.
func (c *Bars) draw(t Theme, lang message.Language) (cv *canvas, height float64, err error) {
	e, err := c.extents()
	if err != nil {
		return nil, 0, err
	}
	s, err := c.scale(e)
	if err != nil {
		return nil, 0, err
	}
	cv = newCanvas(t, lang)
	dots := s.log || s.lo > 0 || s.hi < 0
	top := cv.head(c.Title, c.Subtitle)
	if len(c.Groups) > 1 {
		top = cv.legend(c.legend(cv, dots), top)
	}

	values, widest := c.written(lang)
	r := newRows(c.Categories, float64(len(c.Groups))*barPitch)
	s.from, s.to = r.left, frameWidth-margin-widest-valueGap
	if e.lo < 0 {
		s.from += widest + valueGap
	}
	if dots {
		s.from += 6
		s.to -= 6
	}
	bottom := top
	for _, h := range r.heights {
		bottom += h + categoryGap
	}
	end := cv.axisBelow(cv.horizontalTicks(&s), c.Value.text(), s.from, s.to, top, bottom)
	y := top
	for i, h := range r.heights {
		centre := y + (h+categoryGap)/2
		cv.writeLines(r.labels[i], r.left-10, centre, anchorEnd, labelFont, text)
		for k := range c.Groups {
			at := centre + (float64(k)-float64(len(c.Groups)-1)/2)*barPitch
			c.bar(cv, &s, dots, k, c.Groups[k].Values[i], values[k][i], at)
		}
		y += h + categoryGap
	}
	base := s.from
	if !dots {
		base = s.at(0)
	}
	cv.path("M"+number(base)+" "+number(top)+"V"+number(bottom), stroke{ink: axisInk, width: 1})
	return cv, end + margin, nil
}

// bar draws one value about the height y.
func (c *Bars) bar(cv *canvas, s *scale, dots bool, group int, v float64, label string, y float64) {
	switch {
	case math.IsNaN(v):
		base := s.from
		if !dots {
			base = s.at(0)
		}
		cv.write(label, base+valueGap, y, anchorStart, tickFont, muted)
	case dots:
		x := s.at(v)
		cv.markers(group, []Point{{x, y}}, seriesInk(group))
		cv.write(label, x+valueGap+5, y, anchorStart, tickFont, text)
	default:
		from, to := s.at(0), s.at(v)
		cv.rect(box{min(from, to), y - barHeight/2.0, math.Abs(to - from), barHeight}, seriesInk(group))
		if v < 0 {
			cv.write(label, to-valueGap, y, anchorEnd, tickFont, text)
		} else {
			cv.write(label, to+valueGap, y, anchorStart, tickFont, text)
		}
	}
}

// written returns the values of each group as text, and the width of the
// widest.
func (c *Bars) written(lang message.Language) (texts [][]string, widest float64) {
	var all []float64
	for i := range c.Groups {
		all = append(all, c.Groups[i].Values...)
	}
	flat := written(lang, all)
	for i := range c.Groups {
		n := len(c.Groups[i].Values)
		texts, flat = append(texts, flat[:n]), flat[n:]
		widest = max(widest, tickFont.widest(texts[i]))
	}
	return texts, widest
}

// legend returns the legend of the groups.
func (c *Bars) legend(cv *canvas, dots bool) []legendItem {
	var items []legendItem
	for i := range c.Groups {
		items = append(items, legendItem{c.Groups[i].Name, func(x, y float64) {
			if dots {
				cv.markers(i, []Point{{x + sampleWidth/2, y}}, seriesInk(i))
			} else {
				cv.rect(box{x, y - barHeight/2.0, sampleWidth, barHeight}, seriesInk(i))
			}
		}})
	}
	return items
}
