package plot

import "math"

// The measures that all charts share, in units of the viewBox.
const (
	// frameWidth is small enough for the text to be legible on a telephone,
	// where a picture is 360 to 400 pixels wide.
	frameWidth = 600
	margin     = 16
)

// head writes title and subtitle, and returns where the chart goes on.
func (c *canvas) head(title, subtitle string) float64 {
	y := float64(margin)
	for _, part := range []struct {
		s    string
		f    font
		most int
		k    ink
	}{{title, titleFont, 3, text}, {subtitle, subtitleFont, 4, muted}} {
		if clean(part.s) == "" {
			continue
		}
		for _, line := range part.f.wrap(part.s, frameWidth-2*margin, part.most) {
			c.write(line, margin, y+part.f.line/2, anchorStart, part.f, part.k)
			y += part.f.line
		}
		y += 2
	}
	return y + 8
}

// legendItem is an entry of a legend.
type legendItem struct {
	name   string
	sample func(x, y float64) // draws a sample of sampleWidth at its left end
}

// sampleWidth is the width of a sample of a legend.
const sampleWidth = 26

// legend writes the items in rows, and returns where the chart goes on.
func (c *canvas) legend(items []legendItem, y float64) float64 {
	const gap = 20
	x, row := float64(margin), 1
	for _, item := range items {
		limit := float64(frameWidth - 2*margin - sampleWidth - 6)
		lines := labelFont.wrap(item.name, limit, 2)
		w := sampleWidth + 6 + labelFont.widest(lines)
		if x > margin && x+w > frameWidth-margin {
			x, y, row = margin, y+float64(row)*labelFont.line+3, 1
		}
		row = max(row, len(lines))
		item.sample(x, y+labelFont.line/2)
		for i, s := range lines {
			c.write(s, x+sampleWidth+6, y+(float64(i)+0.5)*labelFont.line, anchorStart, labelFont, text)
		}
		x += w + gap
	}
	return y + float64(row)*labelFont.line + 10
}

// horizontalTicks returns the ticks of a scale from left to right whose labels
// do not come near each other, each label with its middle where it is inside
// the picture.
func (c *canvas) horizontalTicks(s *scale) ticks {
	t := s.ticks(c.lang, max(2, int(math.Abs(s.to-s.from)/45)), func(ts []tick) bool {
		right := math.Inf(-1)
		for _, t := range ts {
			w := tickFont.width(t.label)
			at := inside(t.at, w)
			if at-w/2 < right+12 {
				return false
			}
			right = at + w/2
		}
		return true
	})
	return t
}

// inside moves the middle of a text of width w so that the text is inside the
// picture.
func inside(at, w float64) float64 {
	return max(min(at, frameWidth-4-w/2), 4+w/2)
}

// axisBelow draws a horizontal axis: its lines from top to bottom, labels and
// title below, and returns where the chart ends.
func (c *canvas) axisBelow(t ticks, title string, left, right, top, bottom float64) float64 {
	d := ""
	for _, at := range t.minor {
		d += "M" + number(at) + " " + number(top) + "V" + number(bottom)
	}
	c.path(d, stroke{ink: minor, width: 1})
	d = ""
	for _, m := range t.major {
		d += "M" + number(m.at) + " " + number(top) + "V" + number(bottom+4)
	}
	c.path(d, stroke{ink: grid, width: 1})
	for _, m := range t.major {
		c.write(m.label, inside(m.at, tickFont.width(m.label)), bottom+7+tickFont.line/2, anchorMiddle, tickFont, muted)
	}
	y := bottom + 7 + tickFont.line
	if clean(title) == "" {
		return y
	}
	lines := labelFont.wrap(title, frameWidth-2*margin, 2)
	w := labelFont.widest(lines)
	at := min(max((left+right)/2, margin+w/2), frameWidth-margin-w/2)
	y += 4
	for i, s := range lines {
		c.write(s, at, y+(float64(i)+0.5)*labelFont.line, anchorMiddle, labelFont, text)
	}
	return y + float64(len(lines))*labelFont.line
}
