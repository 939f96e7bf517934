package plot

import (
	"io"
	"math"

	"recoupe/internal/message"
)

// Step is one step of a waterfall.
type Step struct {
	Name  string
	Value float64 // what it adds; below zero for what it takes away
}

// Waterfall shows how steps add up to a sum: each begins where the one before
// it ended. The column Σ on the right has the sum so far, the last row the sum
// of all. Where Min of the axis is above zero, the first bar and the sum are
// shown broken.
type Waterfall struct {
	Title, Subtitle string
	Value           Axis
	Steps           []Step
	Total           string // name of the last row; "" for Total, which is French too
}

// mostSteps is the limit of a waterfall.
const mostSteps = 100

// sums checks the steps, and returns the sum after each and the range of all
// sums. What rounding leaves of steps that cancel out is zero.
func (c *Waterfall) sums() (sums []float64, e extent, err error) {
	switch {
	case len(c.Steps) == 0:
		return nil, e, message.New(message.PlotEmpty)
	case len(c.Steps) > mostSteps:
		return nil, e, message.New(message.PlotMany, len(c.Steps), mostSteps)
	case c.Value.Log:
		return nil, e, message.New(message.PlotLog, c.Value.Label)
	}
	sum, largest := 0.0, 0.0
	for i := range c.Steps {
		largest = max(largest, math.Abs(c.Steps[i].Value))
		if sum += c.Steps[i].Value; math.Abs(sum) < 1e-14*float64(len(c.Steps))*largest {
			sum = 0
		}
		if !drawable(c.Steps[i].Value) || !drawable(sum) {
			return nil, e, message.New(message.PlotNumber, c.Steps[i].Name)
		}
		e.add(sum)
		sums = append(sums, sum)
	}
	return sums, e, nil
}

// SVG draws the chart; see [Chart].
func (c *Waterfall) SVG(w io.Writer, t Theme, lang message.Language) error {
	cv, height, err := c.draw(t, lang)
	if err != nil {
		return err
	}
	return cv.finish(w, height, c.Title, c.describe(lang))
}

// scale returns the scale of the sums, which are all on it.
func (c *Waterfall) scale(e extent) (scale, error) {
	a := c.Value
	if a.Min != 0 || a.Max != 0 {
		if a.Min < a.Max {
			a.Min, a.Max = min(a.Min, e.lo), max(a.Max, e.hi)
		}
	}
	return a.scale(e, zero)
}

// texts returns what each step adds and the sum after it.
func (c *Waterfall) texts(lang message.Language, sums []float64) (steps, after []string) {
	all := append([]float64(nil), sums...)
	for i := range c.Steps {
		all = append(all, c.Steps[i].Value)
	}
	both := written(lang, all)
	after, steps = both[:len(sums)], both[len(sums):]
	for i := range steps {
		if c.Steps[i].Value >= 0 {
			steps[i] = "+" + steps[i]
		}
	}
	return steps, after
}

// draw lays the chart out.
func (c *Waterfall) draw(t Theme, lang message.Language) (cv *canvas, height float64, err error) {
	sums, e, err := c.sums()
	if err != nil {
		return nil, 0, err
	}
	s, err := c.scale(e)
	if err != nil {
		return nil, 0, err
	}
	cv = newCanvas(t, lang)
	top := cv.head(c.Title, c.Subtitle)
	steps, after := c.texts(lang, sums)
	total := c.Total
	if clean(total) == "" {
		total = "Total"
	}
	var names []string
	for i := range c.Steps {
		names = append(names, c.Steps[i].Name)
	}
	r := newRows(append(names, total), barPitch)
	sumFont := tickFont
	sumWidth := max(sumFont.widest(after), sumFont.width("Σ"))
	sumRight := float64(frameWidth - margin)
	s.from = r.left
	s.to = sumRight - sumWidth - 14 - tickFont.widest(steps) - valueGap
	cv.write("Σ", sumRight, top+sumFont.line/2, anchorEnd, sumFont, muted)
	top += sumFont.line + 4

	bottom := top
	for _, h := range r.heights {
		bottom += h + categoryGap
	}
	bottomAxis := cv.axisBelow(cv.horizontalTicks(&s), c.Value.text(), s.from, s.to, top, bottom)
	y, before := top, 0.0
	for i, h := range r.heights {
		centre := y + (h+categoryGap)/2
		y += h + categoryGap
		cv.writeLines(r.labels[i], r.left-10, centre, anchorEnd, labelFont, text)
		if i == len(c.Steps) {
			last := sums[len(sums)-1]
			x := c.step(cv, &s, 0, last, centre, muted)
			cv.write(after[len(after)-1], x+valueGap, centre, anchorStart, tickFont, text)
			break
		}
		k := seriesInk(0)
		if c.Steps[i].Value < 0 {
			k = loss
		}
		x := c.step(cv, &s, before, sums[i], centre, k)
		cv.write(steps[i], x+valueGap, centre, anchorStart, tickFont, text)
		cv.write(after[i], sumRight, centre, anchorEnd, sumFont, muted)
		before = sums[i]
		at := s.at(before)
		next := y + (r.heights[i+1]+categoryGap)/2 - barHeight/2.0
		cv.path("M"+number(at)+" "+number(centre+barHeight/2.0)+"V"+number(next), stroke{ink: axisInk, width: 1})
	}
	if s.lo <= 0 && s.hi >= 0 {
		cv.path("M"+number(s.at(0))+" "+number(top)+"V"+number(bottom), stroke{ink: axisInk, width: 1})
	}
	return cv, bottomAxis + margin, nil
}

// step draws the bar from one sum to another, and returns its right end. An end
// outside the axis is broken.
func (c *Waterfall) step(cv *canvas, s *scale, before, after, y float64, k ink) (right float64) {
	from := s.at(max(min(before, s.hi), s.lo))
	to := s.at(after)
	left, right := min(from, to), max(from, to)
	cv.rect(box{left, y - barHeight/2.0, max(right-left, 1), barHeight}, k)
	if before < s.lo || before > s.hi {
		x := from + math.Copysign(8, to-from)
		for range 2 {
			cv.path("M"+number(x-3)+" "+number(y+barHeight/2.0+2)+"L"+number(x+3)+" "+number(y-barHeight/2.0-2), stroke{ink: surface, width: 2})
			x += math.Copysign(6, to-from)
		}
	}
	return right
}
