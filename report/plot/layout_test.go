package plot

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"recoupe/internal/message"
)

// layout returns where the texts of a chart are, and its height.
func layout(c Chart, lang message.Language) ([]textBox, float64, error) {
	var cv *canvas
	var height float64
	var err error
	switch c := c.(type) {
	case *Lines:
		cv, height, err = c.draw(Light, lang)
	case *Bars:
		cv, height, err = c.draw(Light, lang)
	case *Waterfall:
		cv, height, err = c.draw(Light, lang)
	}
	if err != nil {
		return nil, 0, err
	}
	return cv.texts, height, nil
}

// ink returns the part of b that the signs of a line may cover.
func (b textBox) ink() box {
	return box{b.x, b.y + 2, b.w, b.h - 4}
}

// apart asserts that all texts are inside the picture and that none is on
// another.
func apart(t require.TestingT, texts []textBox, height float64) {
	for i, a := range texts {
		require.GreaterOrEqual(t, a.x, 0.0, a.s)
		require.LessOrEqual(t, a.x+a.w, float64(frameWidth), a.s)
		require.GreaterOrEqual(t, a.y, 0.0, a.s)
		require.LessOrEqual(t, a.y+a.h, height, a.s)
		for _, b := range texts[:i] {
			p, q := a.ink(), b.ink()
			over := p.x < q.x+q.w && q.x < p.x+p.w && p.y < q.y+q.h && q.y < p.y+p.h
			require.False(t, over, "%q at %v is over %q at %v", a.s, p, b.s, q)
		}
	}
}

func TestLayout(t *testing.T) {
	for _, s := range samples {
		for _, lang := range languages {
			texts, height, err := layout(s.chart(lang), lang)
			require.NoError(t, err)
			apart(t, texts, height)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		texts, height, err := layout(goodChart.Draw(t, "chart"), rapid.SampledFrom(languages).Draw(t, "lang"))
		if err == nil {
			apart(t, texts, height)
		}
	})
}

// parsed returns the value of the label of a tick in English.
func parsed(t require.TestingT, label string) float64 {
	plain := []rune{}
	digits := map[rune]rune{'−': '-', '⁻': '-', '⁰': '0', '¹': '1', '²': '2', '³': '3', '⁴': '4', '⁵': '5', '⁶': '6', '⁷': '7', '⁸': '8', '⁹': '9'}
	power := false
	for _, r := range label {
		switch d, ok := digits[r]; {
		case r == ',' || r == '\u00a0':
		case r == '×':
			plain = append(plain, '*')
		case ok && r != '−' && !power:
			plain = append(plain, 'e', d)
			power = true
		case ok:
			plain = append(plain, d)
		default:
			plain = append(plain, r)
		}
	}
	s := string(plain)
	var m, base float64
	var e int
	if n, _ := fmt.Sscanf(s, "%f*10e%d", &m, &e); n == 2 {
		return m * math.Pow10(e/2) * math.Pow10(e-e/2)
	}
	if n, _ := fmt.Sscanf(s, "%fe%d", &base, &e); power && n >= 1 {
		_, err := fmt.Sscanf(s, "%e", &m)
		require.NoError(t, err, s)
		return m * 1
	}
	_, err := fmt.Sscanf(s, "%f", &m)
	require.NoError(t, err, s)
	return m
}
