package plot

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"recoupe/internal/message"
)

// box is a rectangle of the picture.
type box struct{ x, y, w, h float64 }

// textBox is a text where it was put: layout that tests can look at.
type textBox struct {
	box
	s string
}

// canvas collects the elements of a picture. Coordinates are units of the
// viewBox, from its upper left corner.
type canvas struct {
	theme Theme
	lang  message.Language
	body  strings.Builder
	texts []textBox
	// classes are the inks that a dark style must name, by class.
	classes map[string]ink
}

// newCanvas returns an empty canvas.
func newCanvas(t Theme, lang message.Language) *canvas {
	return &canvas{theme: t, lang: lang, classes: map[string]ink{}}
}

// number writes a coordinate: tenths are finer than any screen.
func number(v float64) string {
	v = math.Round(v*10) / 10
	if v == 0 {
		return "0"
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// paint returns the attributes that give an element its colours.
func (c *canvas) paint(fill, stroke ink) string {
	var classes []string
	p := c.theme.palette()
	attributes := ` fill="none"`
	if fill != none {
		attributes = fmt.Sprintf(` fill="%s"`, p[fill])
		classes = append(classes, c.class('f', fill))
	}
	if stroke != none {
		attributes += fmt.Sprintf(` stroke="%s"`, p[stroke])
		classes = append(classes, c.class('s', stroke))
	}
	if c.theme == Auto && len(classes) > 0 {
		attributes += fmt.Sprintf(` class="%s"`, strings.Join(classes, " "))
	}
	return attributes
}

// class notes that k is used and returns its class.
func (c *canvas) class(kind byte, k ink) string {
	name := k.class(kind)
	c.classes[name] = k
	return name
}

// rect fills a rectangle.
func (c *canvas) rect(b box, fill ink) {
	fmt.Fprintf(&c.body, `<rect x="%s" y="%s" width="%s" height="%s"%s/>`+"\n",
		number(b.x), number(b.y), number(max(b.w, 0)), number(max(b.h, 0)), c.paint(fill, none))
}

// stroke is how a line is drawn.
type stroke struct {
	ink   ink
	width float64
	dash  string // stroke-dasharray, "" for a solid line
}

// path strokes the commands d of an SVG path.
func (c *canvas) path(d string, s stroke) {
	if d == "" {
		return
	}
	dash := ""
	if s.dash != "" {
		dash = fmt.Sprintf(` stroke-dasharray="%s"`, s.dash)
	}
	fmt.Fprintf(&c.body, `<path d="%s" stroke-width="%s"%s stroke-linejoin="round"%s/>`+"\n",
		d, number(s.width), dash, c.paint(none, s.ink))
}

// fill fills the commands d of an SVG path, with an outline of the colour edge.
func (c *canvas) fill(d string, fill, edge ink) {
	if d == "" {
		return
	}
	fmt.Fprintf(&c.body, `<path d="%s"%s/>`+"\n", d, c.paint(fill, edge))
}

// anchor is the point of a text that its position names.
type anchor uint8

const (
	anchorStart anchor = iota
	anchorMiddle
	anchorEnd
)

// write puts one line of text with its middle height at y.
func (c *canvas) write(s string, x, y float64, a anchor, f font, k ink) {
	if s == "" {
		return
	}
	w := f.width(s)
	left, attribute := x, ""
	switch a {
	case anchorMiddle:
		left, attribute = x-w/2, ` text-anchor="middle"`
	case anchorEnd:
		left, attribute = x-w, ` text-anchor="end"`
	}
	if f.bold {
		attribute += ` font-weight="bold"`
	}
	c.texts = append(c.texts, textBox{box{left, y - f.line/2, w, f.line}, s})
	// The baseline is put by hand: dominant-baseline is not known everywhere.
	fmt.Fprintf(&c.body, `<text x="%s" y="%s" font-size="%s"%s%s>%s</text>`+"\n",
		number(x), number(y+0.35*f.size), number(f.size), attribute, c.paint(k, none), escape(s))
}

// writeLines puts lines below each other, centred about y.
func (c *canvas) writeLines(lines []string, x, y float64, a anchor, f font, k ink) {
	for i, s := range lines {
		c.write(s, x, y+(float64(i)-float64(len(lines)-1)/2)*f.line, a, f, k)
	}
}

// finish writes the picture: what was drawn, on its background, under a name
// made from its contents.
func (c *canvas) finish(w io.Writer, height float64, title, description string) error {
	var inner strings.Builder
	title, description = shortened(clean(title), longestTitle), clean(description)
	body := c.body.String()
	c.body.Reset()
	c.rect(box{0, 0, frameWidth, height}, surface)
	body = c.body.String() + body
	digest := sha256.Sum256(fmt.Appendf(nil, "%d\x00%s\x00%s\x00%s\x00%s", c.theme, c.lang, title, description, body))
	name := "plot-" + hex.EncodeToString(digest[:6])
	fmt.Fprintf(&inner, `<svg xmlns="http://www.w3.org/2000/svg" class="%s" viewBox="0 0 %s %s" width="100%%" role="img"`+
		` aria-labelledby="%s-t" aria-describedby="%s-d" lang="%s" font-family="%s">`+"\n",
		name, number(frameWidth), number(height), name, name, c.lang, fontFamily)
	fmt.Fprintf(&inner, "<title id=\"%s-t\">%s</title>\n<desc id=\"%s-d\">%s</desc>\n", name, escape(title), name, escape(description))
	if c.theme == Auto {
		order := make([]string, 0, len(c.classes))
		for class := range c.classes {
			order = append(order, class)
		}
		slices.Sort(order)
		inner.WriteString(darkStyle(name, c.classes, order) + "\n")
	}
	inner.WriteString(body)
	inner.WriteString("</svg>\n")
	_, err := io.WriteString(w, inner.String())
	return err
}
