package speed

import (
	"cmp"
	"slices"

	"recoupe/psi/oprf"
)

// point is one thing to be measured.
type point struct {
	part  Part
	setup Setup
	// base says that the point is one of the series over all sizes.
	base bool
	// last says that no later point needs lists of this size.
	last bool
}

// slowSuite is how many times smaller the size is at which a suite other than
// ristretto255 is measured: it costs that much more, or nearly so.
const slowSuite = 10

// base returns the setup of all sizes, without one.
func (c *Config) base() Setup {
	return Setup{
		Keys: c.Keys[0], Suite: c.Suites[0].String(), Mode: c.Modes[0].String(), Workers: c.Workers[0], Memory: c.Memory,
	}
}

// plan returns the points in the order in which they are measured: small sizes
// first, so that a run that is cut short has a whole series.
func (c *Config) plan() []point {
	base := c.base()
	sizes := slices.Clone(c.Sizes)
	slices.SortFunc(sizes, func(a, b Size) int { return cmp.Or(cmp.Compare(a.Rows, b.Rows), cmp.Compare(a.Other, b.Other)) })
	sizes = slices.Compact(sizes)
	var points []point
	if slices.Contains(c.Parts, PartGroup) {
		for _, mode := range c.Modes {
			setup := base
			setup.Mode = mode.String()
			points = append(points, point{part: PartGroup, setup: setup})
		}
	}
	variants := c.variants(sizes, base)
	for _, size := range sizes {
		base.Rows, base.Other = size.Rows, size.Other
		points = c.add(points, base, true)
		for _, v := range variants {
			if v.Rows == size.Rows && v.Other == size.Other {
				points = c.add(points, v, false)
			}
		}
		if n := len(points); n > 0 {
			points[n-1].last = true
		}
	}
	return points
}

// add appends the points of a setup, one of each part that is wanted.
func (c *Config) add(points []point, setup Setup, base bool) []point {
	for _, part := range []Part{PartSession, PartStages} {
		if slices.Contains(c.Parts, part) {
			points = append(points, point{part: part, setup: setup, base: base})
		}
	}
	return points
}

// variants returns the setups that differ from base in one thing, each at its
// size.
func (c *Config) variants(sizes []Size, base Setup) []Setup {
	var all []Setup
	vary := func(at uint64, change func(*Setup)) {
		v := base
		size := sizes[0]
		for _, s := range sizes {
			if s.Rows <= at {
				size = s
			}
		}
		v.Rows, v.Other = size.Rows, size.Other
		change(&v)
		all = append(all, v)
	}
	for _, keys := range c.Keys[1:] {
		vary(c.At, func(v *Setup) { v.Keys = keys })
	}
	for _, mode := range c.Modes[1:] {
		vary(c.At, func(v *Setup) { v.Mode = mode.String() })
	}
	for _, workers := range c.Workers[1:] {
		vary(c.At, func(v *Setup) { v.Workers = workers })
	}
	for _, suite := range c.Suites[1:] {
		at := c.At
		if suite != oprf.Ristretto255SHA512 {
			at /= slowSuite
		}
		vary(at, func(v *Setup) { v.Suite = suite.String() })
	}
	return all
}

// effort returns how much a setup costs for a row, beside others: to foresee,
// not to report.
func (s *Setup) effort() float64 {
	effort := float64(len(s.Keys)) / float64(max(1, s.Workers))
	if s.Suite != oprf.Ristretto255SHA512.String() {
		effort *= 1.5 * slowSuite
	}
	return effort
}

// done is a point that was measured, and how long one run of it took, lists
// included.
type done struct {
	point
	seconds float64
}

// foresee returns how many seconds one run of a point may take, from those of
// its part that were measured; 0 where nothing is known. Of what the fit gives
// and of what a straight line through the two largest sizes does, it is the
// larger: a fit alone takes small sizes, at which starting processes counts, for
// the beginning of a slower growth.
func foresee(p point, measured []done) float64 {
	var samples []Sample // of the base, the largest last
	var largest done
	for _, d := range measured {
		if d.part != p.part || d.setup.Rows == 0 {
			continue
		}
		if d.setup.total() > largest.setup.total() || d.base && d.setup.total() == largest.setup.total() {
			largest = d
		}
		if d.base {
			samples = append(samples, Sample{d.setup.total(), d.seconds})
		}
	}
	if largest.seconds == 0 {
		return 0
	}
	n := p.setup.total()
	return grown(samples, Sample{largest.setup.total(), largest.seconds}, n) * p.setup.effort() / largest.setup.effort()
}

// grown returns what the cost last comes to at the size n.
func grown(samples []Sample, last Sample, n float64) float64 {
	fit, ok := PowerLaw(samples)
	if !ok {
		return last.Cost * n / last.N
	}
	k := len(samples)
	slope := (samples[k-1].Cost - samples[k-2].Cost) / (samples[k-1].N - samples[k-2].N)
	line := last.Cost + slope*(n-last.N)
	return max(line, last.Cost*fit.At(n)/fit.At(last.N))
}
