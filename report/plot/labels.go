package plot

import (
	"math"
	"slices"
)

// spread returns the middles of labels of the given heights that want to be at
// wanted: in the order of the wishes, without overlap, between top and bottom,
// and with the least sum of squared moves that allows. The labels must have
// room there.
func spread(wanted, heights []float64, top, bottom float64) []float64 {
	order := make([]int, len(wanted))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case wanted[a] < wanted[b]:
			return -1
		case wanted[a] > wanted[b]:
			return 1
		}
		return 0
	})
	// Without the heights of the labels above it, the upper end of a label may
	// not be above that of the label before it: a regression on an order,
	// solved by pooling neighbours.
	type pool struct {
		sum   float64
		count int
	}
	var pools []pool
	mean := func(p pool) float64 { return p.sum / float64(p.count) }
	above := 0.0
	for _, i := range order {
		pools = append(pools, pool{wanted[i] - heights[i]/2 - above, 1})
		above += heights[i]
		for n := len(pools); n > 1 && mean(pools[n-2]) >= mean(pools[n-1]); n = len(pools) {
			pools[n-2].sum += pools[n-1].sum
			pools[n-2].count += pools[n-1].count
			pools = pools[:n-1]
		}
	}
	out := make([]float64, len(wanted))
	next, offset := 0, 0.0
	for _, p := range pools {
		at := max(min(mean(p), bottom-above), top)
		for range p.count {
			i := order[next]
			out[i] = at + offset + heights[i]/2
			offset += heights[i]
			next++
		}
	}
	return out
}

// The measures of labels at the ends of lines.
const (
	labelLeader = 20  // from the plot to the sample before a label
	labelWidth  = 150 // of its text at most
	labelLines  = 3
	labelMost   = 8
	labelMove   = 70 // how far a label may be from the end of its line
)

// endLabel is the label at the end of a line.
type endLabel struct {
	lines  []string
	height float64
}

// endLabels breaks the names of lines into labels; it returns none where one
// name is too long, or there are too many to stand at line ends.
func endLabels(lines []Line) (labels []endLabel, width float64) {
	named := 0
	for i := range lines {
		var l endLabel
		if name := clean(lines[i].Name); name != "" {
			named++
			l.lines = labelFont.wrap(name, labelWidth, labelLines+1)
			l.height = float64(len(l.lines)) * labelFont.line
			width = max(width, labelFont.widest(l.lines))
		}
		if len(l.lines) > labelLines {
			return nil, 0
		}
		labels = append(labels, l)
	}
	if named > labelMost {
		return nil, 0
	}
	return labels, width
}

// place returns the middles of labels for lines that end at the given points,
// nil where they would be too far from their lines, or one ends outside the
// plot.
func place(labels []endLabel, ends []Point, plot box) []float64 {
	var wanted, heights []float64
	for i, l := range labels {
		if l.height == 0 {
			continue
		}
		if ends[i].X < plot.x+0.8*plot.w || !plot.has(ends[i]) {
			return nil
		}
		wanted, heights = append(wanted, ends[i].Y), append(heights, l.height)
	}
	total := 0.0
	for _, h := range heights {
		total += h
	}
	if total > plot.h+tickFont.line {
		return nil
	}
	placed := spread(wanted, heights, plot.y-tickFont.line/2, plot.y+plot.h+tickFont.line/2)
	out := make([]float64, len(labels))
	k := 0
	for i, l := range labels {
		if l.height == 0 {
			continue
		}
		if math.Abs(placed[k]-ends[i].Y) > labelMove {
			return nil
		}
		out[i] = placed[k]
		k++
	}
	return out
}
