package plot

import (
	"math"
	"strings"

	"pgregory.net/rapid"
)

// texts generates what a title or a name might be.
var texts = rapid.OneOf(
	rapid.SampledFrom([]string{
		"", " ", "Rows", "recoupe, sûr et probable", `<script>alert("1")</script>`, `a & b < c > d " e ' f`, "]]>", "<!--", "&amp;&#0;",
		"\x00\x01\x1b\x7f", "\xff\xfe\x80", "a\xc3", "\xed\xa0\x80", "\ufffe\uffff", "line\nbreak\ttab\r\n", "e\u0301\u0301\u0301", "\u202eright\u200f", "日本語の名前", "👩‍👩‍👧‍👦",
		"http://example.org/", "url(#a)", "plot-000000000000", strings.Repeat("long ", 60), strings.Repeat("x", 300), strings.Repeat("a-b/c_", 50), strings.Repeat("\xff", 200),
		strings.Repeat("\u00a0", 40), "%s %d %!", "−1,5\u202f%",
	}),
	rapid.String(),
	rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 40), func(b []byte) string { return string(b) }),
)

// numbers generates values of every size, drawable or not.
var numbers = rapid.OneOf(
	rapid.SampledFrom([]float64{
		0, math.Copysign(0, -1), 1, -1, 0.1, 0.3, 1e-5, 1e12, 1e15, 1e21, -1e21, 1e250, -1e250, 1e-250, -1e-250, 1 + 1e-12, 123456.789,
		math.MaxFloat64, math.SmallestNonzeroFloat64, math.NaN(), math.Inf(1), math.Inf(-1),
	}),
	rapid.Float64(),
	rapid.Float64Range(0, 100),
	rapid.Float64Range(-1e6, 1e6),
	rapid.Map(rapid.Int32(), func(n int32) float64 { return float64(n) }),
	rapid.Map(rapid.Float64Range(-20, 20), func(e float64) float64 { return math.Pow(10, e) }),
)

// plain generates values that can be drawn; above zero is for logarithmic axes.
func plain(aboveZero bool) *rapid.Generator[float64] {
	return numbers.Filter(func(v float64) bool { return drawable(v) && (v > 0 || !aboveZero) })
}

// axes generates axes whose ends are mostly left to the data.
func axes(value *rapid.Generator[float64]) *rapid.Generator[Axis] {
	return rapid.Custom(func(t *rapid.T) Axis {
		a := Axis{Label: texts.Draw(t, "label"), Unit: texts.Draw(t, "unit"), Log: rapid.Bool().Draw(t, "log")}
		if rapid.IntRange(0, 3).Draw(t, "ends") == 0 {
			a.Min, a.Max = value.Draw(t, "min"), value.Draw(t, "max")
		}
		return a
	})
}

// anyChart generates charts, drawable or not.
var anyChart = rapid.Custom(func(t *rapid.T) Chart { return chart(t, func(bool) *rapid.Generator[float64] { return numbers }) })

// goodChart generates charts whose values can be drawn; their ends may not fit.
var goodChart = rapid.Custom(func(t *rapid.T) Chart { return chart(t, plain) })

// chart generates a chart of values that depend on whether its axis is
// logarithmic.
func chart(t *rapid.T, value func(aboveZero bool) *rapid.Generator[float64]) Chart {
	title, subtitle := texts.Draw(t, "title"), texts.Draw(t, "subtitle")
	switch rapid.IntRange(0, 2).Draw(t, "kind") {
	case 0:
		c := &Lines{Title: title, Subtitle: subtitle}
		c.X, c.Y = axes(value(false)).Draw(t, "x"), axes(value(false)).Draw(t, "y")
		points := rapid.Custom(func(t *rapid.T) Point {
			return Point{value(c.X.Log).Draw(t, "x"), value(c.Y.Log).Draw(t, "y")}
		})
		most := rapid.SampledFrom([]int{2, 12, 100}).Draw(t, "most")
		c.Lines = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Line {
			return Line{Name: texts.Draw(t, "name"), Points: rapid.SliceOfN(points, 0, most).Draw(t, "points"), Dashed: rapid.Bool().Draw(t, "dashed")}
		}), 0, 26).Draw(t, "lines")
		return c
	case 1:
		c := &Bars{Title: title, Subtitle: subtitle, Value: axes(value(false)).Draw(t, "axis")}
		c.Categories = rapid.SliceOfN(texts, 0, 40).Draw(t, "categories")
		n := len(c.Categories)
		c.Groups = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Group {
			return Group{Name: texts.Draw(t, "name"), Values: rapid.SliceOfN(value(c.Value.Log), n, n).Draw(t, "values")}
		}), 0, 9).Draw(t, "groups")
		return c
	}
	c := &Waterfall{Title: title, Subtitle: subtitle, Value: axes(value(false)).Draw(t, "axis"), Total: texts.Draw(t, "total")}
	c.Value.Log = c.Value.Log && rapid.IntRange(0, 9).Draw(t, "rarely") == 0
	c.Steps = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Step {
		return Step{texts.Draw(t, "name"), value(false).Draw(t, "value")}
	}), 0, 40).Draw(t, "steps")
	return c
}
