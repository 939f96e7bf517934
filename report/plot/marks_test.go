package plot

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"recoupe/internal/message"
)

var (
	barMark  = regexp.MustCompile(fmt.Sprintf(`<rect x="([^"]+)" y="[^"]+" width="([^"]+)" height="%d"`, barHeight))
	lineMark = regexp.MustCompile(`<path d="([^"H]+)" stroke-width="2.2"`)
)

// barsOf returns the left end and the width of each bar of a picture.
func barsOf(t require.TestingT, svg string) (found [][2]float64) {
	for _, m := range barMark.FindAllStringSubmatch(svg, -1) {
		x, err := strconv.ParseFloat(m[1], 64)
		require.NoError(t, err)
		w, err := strconv.ParseFloat(m[2], 64)
		require.NoError(t, err)
		found = append(found, [2]float64{x, w})
	}
	return found
}

// TestWaterfallMarks asserts that each bar begins where the one before it ended,
// that its length is its step's, and that the total goes from zero to the end of
// the last; and that the sums told are those of the steps told.
func TestWaterfallMarks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "steps")
		added := make([]float64, n)
		largest := 0.0
		for i := range added {
			added[i] = float64(rapid.IntRange(-400, 1000).Draw(t, "value"))
			largest = max(largest, math.Abs(added[i]))
		}
		c := steps(Axis{}, added...)
		sums, _, err := c.sums()
		require.NoError(t, err)
		stepTexts, sumTexts := c.texts(message.English, sums)
		sum := 0.0
		for i, v := range added {
			sum += v
			require.Equal(t, sum, sums[i])
			require.Equal(t, v, parsed(t, strings.TrimPrefix(stepTexts[i], "+")))
			require.Equal(t, sum, parsed(t, sumTexts[i]))
		}

		found := barsOf(t, drawn(t, c, Light, message.English))
		require.Len(t, found, n+1)
		unit, end := 0.0, math.NaN()
		for i, v := range added {
			if math.Abs(v) == largest && largest > 0 {
				unit = found[i][1] / largest
			}
		}
		zero := found[0][0]
		if added[0] < 0 {
			zero += found[0][1]
		}
		for i, v := range added {
			from, to := found[i][0], found[i][0]+found[i][1]
			if v < 0 {
				from, to = to, from
			}
			if i > 0 {
				require.InDelta(t, end, from, 1.2) // a bar is as wide as one unit at least
			}
			require.InDelta(t, max(math.Abs(v)*unit, 1), found[i][1], 1.2)
			end = to
		}
		total := found[n]
		require.InDelta(t, min(zero, end), total[0], 1.2)
		require.InDelta(t, max(zero, end), total[0]+total[1], 2.2)
	})
}

// TestWaterfallRounding asserts that sums are those of the steps where these
// are no binary fractions, and that what cancels out leaves nothing.
func TestWaterfallRounding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var added []float64
		cents := 0
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			v := rapid.IntRange(-999, 999).Draw(t, "value")
			added = append(added, float64(v)/100)
			cents += v
		}
		added = append(added, -float64(cents)/100)
		sums, _, err := steps(Axis{}, added...).sums()
		require.NoError(t, err)
		require.Zero(t, sums[len(sums)-1])
	})
}

// TestBarMarks asserts that bars begin at zero and are as long as their values.
func TestBarMarks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.Map(rapid.IntRange(-10_000, 10_000), func(n int) float64 { return float64(n) / 100 })
		given := rapid.SliceOfN(cents, 1, 12).Draw(t, "values")
		c := bars(Axis{Min: -100, Max: 100}, given...)
		found := barsOf(t, drawn(t, c, Light, message.English))
		require.Len(t, found, len(given))
		unit, base := math.NaN(), math.NaN()
		for i, v := range given {
			from, width := found[i][0], found[i][1]
			if v < 0 {
				from += width
			}
			if i == 0 {
				base = from
			}
			require.InDelta(t, base, from, 0.21)
			if math.Abs(v) > 20 {
				if math.IsNaN(unit) {
					unit = width / math.Abs(v)
				}
				require.InDelta(t, math.Abs(v)*unit, width, 0.6)
			}
		}
	})

	// Without a zero there are markers instead.
	for _, a := range []Axis{{Log: true}, {Min: 10, Max: 20}} {
		require.Empty(t, barsOf(t, drawn(t, bars(a, 12, 18), Light, message.English)))
	}
}

// TestLineMarks asserts where the points of a line are, and that it breaks
// where one has no value.
func TestLineMarks(t *testing.T) {
	way := func(c *Lines) []string {
		found := lineMark.FindAllStringSubmatch(drawn(t, c, Light, message.English), -1)
		require.NotEmpty(t, found)
		return strings.FieldsFunc(found[0][1], func(r rune) bool { return r == 'M' || r == 'L' })
	}
	at := func(s string) (p Point) {
		_, err := fmt.Sscanf(s, "%f %f", &p.X, &p.Y)
		require.NoError(t, err)
		return p
	}
	for _, c := range []*Lines{
		line(Axis{}, Axis{}, Point{0, 0}, Point{1, 10}, Point{2, 40}),
		line(Axis{Log: true}, Axis{Log: true}, Point{1, 1e-3}, Point{10, 1e-2}, Point{100, 10}),
	} {
		points := way(c)
		require.Len(t, points, 3)
		p, q, r := at(points[0]), at(points[1]), at(points[2])
		require.Greater(t, q.X, p.X)
		require.InDelta(t, q.X-p.X, r.X-q.X, 0.2)
		require.Less(t, q.Y, p.Y)
		require.InDelta(t, 3*(q.Y-p.Y), r.Y-q.Y, 0.5)
	}

	broken := line(Axis{}, Axis{}, Point{0, 1}, Point{1, 2}, Point{2, nan}, Point{3, 1}, Point{4, 2}, Point{5, 3})
	require.Len(t, way(broken), 5)
	lines := lineMark.FindStringSubmatch(drawn(t, broken, Light, message.English))
	require.Equal(t, 2, strings.Count(lines[1], "M"))

	// What is outside the axes is not drawn.
	outside := line(Axis{Min: 1, Max: 3}, Axis{}, Point{0, 0}, Point{4, 8}, Point{5, 8})
	require.Len(t, way(outside), 2)
	require.InDelta(t, frameWidth-margin-12, at(way(outside)[1]).X, 9)
}
