package plot

import (
	"cmp"
	"slices"
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

// TestEndLabels draws lines that end together on the right, so that their names
// go there, and charts with the same lines in a legend.
func TestEndLabels(t *testing.T) {
	name := rapid.SampledFrom([]string{"", "recoupe", "circl", "fit: n^1.02", "blinding with P-256, without vectors, on circl", "sûr et probable", "Σ"})
	beside := 0
	rapid.Check(t, func(t *rapid.T) {
		c := &Lines{Title: "Time", X: Axis{Label: "Rows"}, Y: Axis{Label: "Time", Unit: "s", Log: rapid.Bool().Draw(t, "log")}}
		n := rapid.IntRange(1, 9).Draw(t, "lines")
		for range n {
			l := Line{Name: name.Draw(t, "name"), Dashed: rapid.Bool().Draw(t, "dashed")}
			for x := range 3 {
				l.Points = append(l.Points, Point{float64(x), rapid.Float64Range(1e-3, 1e3).Draw(t, "y")})
			}
			c.Lines = append(c.Lines, l)
		}
		texts, height, err := layout(c, message.English)
		require.NoError(t, err)
		apart(t, texts, height)
		if labels, _ := endLabels(c.Lines); labels != nil {
			beside++
		}
	})
	require.NotZero(t, beside)
}

// TestSpread asserts that labels are in the order of their wishes, without
// overlap, within their bounds, and that no other such places are nearer to the
// wishes: the least-squares solution over a convex set makes no acute angle
// with any way to another point of it.
func TestSpread(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 8).Draw(t, "labels")
		wanted := rapid.SliceOfN(rapid.Float64Range(-50, 350), n, n).Draw(t, "wanted")
		heights := rapid.SliceOfN(rapid.Float64Range(1, 40), n, n).Draw(t, "heights")
		total := 0.0
		for _, h := range heights {
			total += h
		}
		const top = 10.0
		bottom := top + total + rapid.Float64Range(0, 200).Draw(t, "room")
		got := spread(wanted, heights, top, bottom)

		order := make([]int, n)
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(wanted[a], wanted[b]) })
		free := rapid.SliceOfN(rapid.Float64Range(top, max(top, bottom-total)), n, n).Draw(t, "other")
		slices.Sort(free)
		end, offset, angle := top, 0.0, 0.0
		for k, i := range order {
			require.GreaterOrEqual(t, got[i]-heights[i]/2, end-1e-9)
			end = got[i] + heights[i]/2
			other := free[k] + offset + heights[i]/2
			offset += heights[i]
			angle += (wanted[i] - got[i]) * (other - got[i])
		}
		require.LessOrEqual(t, end, bottom+1e-9)
		require.LessOrEqual(t, angle, 1e-6)
	})
}

// TestClip asserts that what is left of a way is inside the plot, and on the
// way.
func TestClip(t *testing.T) {
	plot := box{10, 20, 100, 50}
	corner := rapid.Custom(func(t *rapid.T) Point {
		return Point{rapid.Float64Range(-200, 300).Draw(t, "x"), rapid.Float64Range(-200, 300).Draw(t, "y")}
	})
	rapid.Check(t, func(t *rapid.T) {
		p, q := corner.Draw(t, "p"), corner.Draw(t, "q")
		from, to, ok := clip(p, q, plot)
		if !ok {
			require.False(t, plot.has(p) && plot.has(q))
			return
		}
		for _, at := range []Point{from, to} {
			require.True(t, plot.has(at), "%v", at)
			across := (at.X-p.X)*(q.Y-p.Y) - (at.Y-p.Y)*(q.X-p.X)
			require.InDelta(t, 0, across, 1e-6)
		}
		if plot.has(p) && plot.has(q) {
			require.InDeltaSlice(t, []float64{p.X, p.Y, q.X, q.Y}, []float64{from.X, from.Y, to.X, to.Y}, 0.1)
		}
	})
}
