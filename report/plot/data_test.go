package plot

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
)

var (
	nan = math.NaN()
	inf = math.Inf(1)
)

// line returns a line chart of one line, with its axes.
func line(x, y Axis, points ...Point) *Lines {
	return &Lines{X: x, Y: y, Lines: []Line{{Name: "recoupe", Points: points}}}
}

// bars returns a bar chart of one group.
func bars(a Axis, values ...float64) *Bars {
	return &Bars{Value: a, Categories: make([]string, len(values)), Groups: []Group{{"recoupe", values}}}
}

// steps returns a waterfall.
func steps(a Axis, values ...float64) *Waterfall {
	c := &Waterfall{Value: a}
	for i, v := range values {
		c.Steps = append(c.Steps, Step{fmt.Sprint("key ", i), v})
	}
	return c
}

// TestRefusals gives each reason why a chart is not drawn.
func TestRefusals(t *testing.T) {
	log, backwards, endless := Axis{Log: true}, Axis{Min: 2, Max: 1}, Axis{Min: 1, Max: inf}
	for _, c := range []struct {
		chart Chart
		want  message.ID
	}{
		{&Lines{}, message.PlotEmpty},
		{line(Axis{}, Axis{}), message.PlotEmpty},
		{line(Axis{}, Axis{}, Point{1, nan}, Point{2, nan}), message.PlotEmpty},
		{line(Axis{}, Axis{}, Point{nan, 1}), message.PlotNumber},
		{line(Axis{}, Axis{}, Point{1, inf}), message.PlotNumber},
		{line(Axis{}, Axis{}, Point{1, 1e-300}), message.PlotNumber},
		{line(log, Axis{}, Point{0, 1}), message.PlotLog},
		{line(Axis{}, log, Point{1, -1}), message.PlotLog},
		{line(backwards, Axis{}, Point{1, 1}), message.PlotRange},
		{line(Axis{}, endless, Point{1, 1}), message.PlotRange},
		{line(Axis{}, Axis{Min: nan, Max: 1}, Point{1, 1}), message.PlotRange},
		{line(Axis{}, Axis{Log: true, Min: -1, Max: 1}, Point{1, 1}), message.PlotRange},
		{line(Axis{}, Axis{}, make([]Point, mostPoints+1)...), message.PlotMany},
		{&Lines{Lines: append(make([]Line, mostLines), Line{Points: []Point{{1, 1}}})}, message.PlotMany},

		{&Bars{}, message.PlotEmpty},
		{&Bars{Categories: []string{"a"}}, message.PlotEmpty},
		{bars(Axis{}, nan, nan), message.PlotEmpty},
		{bars(Axis{}, 1, inf), message.PlotNumber},
		{bars(log, 1, 0), message.PlotLog},
		{bars(backwards, 1), message.PlotRange},
		{bars(endless, 1), message.PlotRange},
		{&Bars{Categories: []string{"a"}, Groups: []Group{{"g", []float64{1, 2}}}}, message.PlotCount},
		{bars(Axis{}, make([]float64, mostBars+1)...), message.PlotMany},

		{&Waterfall{}, message.PlotEmpty},
		{steps(Axis{}, 1, nan), message.PlotNumber},
		{steps(Axis{}, 1, -inf), message.PlotNumber},
		{steps(Axis{}, 1e250, 1e250), message.PlotNumber},
		{steps(log, 1), message.PlotLog},
		{steps(backwards, 1), message.PlotRange},
		{steps(Axis{}, make([]float64, mostSteps+1)...), message.PlotMany},
	} {
		var b strings.Builder
		err := c.chart.SVG(&b, Light, message.English)
		require.ErrorIs(t, err, c.want, "%+v", c.chart)
		require.NotContains(t, err.Error(), "%!")
		require.Empty(t, b.String())
	}
}

// TestDegenerate draws what has next to no data: a picture with an axis that
// says where the values are.
func TestDegenerate(t *testing.T) {
	log := Axis{Log: true}
	for _, c := range []struct {
		chart Chart
		want  []string // texts of the picture in this order, others between
	}{
		{line(Axis{}, Axis{}, Point{1000, 12.5}), []string{"recoupe", "10", "20", "1,000"}},
		{line(log, log, Point{1000, 12.5}), []string{"recoupe", "10", "20", "1,000"}},
		{line(Axis{}, Axis{}, Point{0, 0}, Point{0, 0}), []string{"0", "1", "0", "1"}},
		{line(Axis{}, Axis{}, Point{1, -5}, Point{2, -5}), []string{"−10", "0", "1", "2", "recoupe"}},
		{line(Axis{}, Axis{}, Point{1, nan}, Point{2, 7}, Point{3, nan}), []string{"recoupe"}},
		{bars(Axis{}, 0, 0), []string{"0", "1", "0", "0"}},
		{bars(Axis{}, 5), []string{"0", "5", "5"}},
		{bars(Axis{}, 5, 5, 5), []string{"0", "5", "5", "5", "5"}},
		{bars(log, 5, 5), []string{"5", "5", "5"}},
		{bars(Axis{}, nan, 3), []string{"–", "3"}},
		{steps(Axis{}, 0), []string{"Σ", "key 0", "+0", "0", "Total", "0"}},
		{steps(Axis{}, 0.1, 0.2, -0.3), []string{"+0.1", "0.1", "+0.2", "0.3", "−0.3", "0.0", "Total", "0.0"}},
	} {
		texts, height, err := layout(c.chart, message.English)
		require.NoError(t, err, "%+v", c.chart)
		apart(t, texts, height)
		rest := c.want
		for _, b := range texts {
			if len(rest) > 0 && b.s == rest[0] {
				rest = rest[1:]
			}
		}
		require.Empty(t, rest, "%+v of %v", c.chart, texts)
	}
}

// TestLargest draws charts of as much as they take: pictures stay below 100 kB.
func TestLargest(t *testing.T) {
	lines := &Lines{Title: "Everything"}
	for i := range mostLines {
		l := Line{Name: fmt.Sprint("a line with a name of two or three words ", i)}
		for k := range mostPoints / mostLines {
			l.Points = append(l.Points, Point{float64(k), 100*float64(i) + 50*math.Sin(float64(k))})
		}
		lines.Lines = append(lines.Lines, l)
	}
	one := line(Axis{}, Axis{})
	for k := range mostPoints {
		one.Lines[0].Points = append(one.Lines[0].Points, Point{float64(k), math.Sin(float64(k))})
	}
	groups := &Bars{Groups: make([]Group, 5)}
	for i := range mostBars / len(groups.Groups) {
		groups.Categories = append(groups.Categories, fmt.Sprint("a category with a name of some words ", i))
		for k := range groups.Groups {
			groups.Groups[k].Values = append(groups.Groups[k].Values, 1000*math.Abs(math.Sin(float64(i*k))))
		}
	}
	for _, c := range []Chart{lines, one, groups, steps(Axis{}, make([]float64, mostSteps)...)} {
		for _, theme := range themes {
			require.Less(t, len(drawn(t, c, theme, message.French)), 100_000, "%T", c)
		}
	}
}
