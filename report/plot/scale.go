package plot

import (
	"math"

	"recoupe/internal/message"
)

// scale maps the values from lo to hi to the positions from from to to.
type scale struct {
	log      bool
	lo, hi   float64
	from, to float64
	// whole is set where all values are whole numbers: so are the ticks then.
	whole bool
}

// at returns the position of v.
func (s *scale) at(v float64) float64 {
	f := 0.0
	if s.log {
		f = (math.Log10(v) - math.Log10(s.lo)) / (math.Log10(s.hi) - math.Log10(s.lo))
	} else {
		f = (v - s.lo) / (s.hi - s.lo)
	}
	return s.from + f*(s.to-s.from)
}

// extent is the range of the values that an axis must show.
type extent struct {
	lo, hi float64
	whole  bool
	some   bool
}

// add widens the range to v.
func (e *extent) add(v float64) {
	if !e.some {
		*e = extent{v, v, true, true}
	}
	e.lo, e.hi = min(e.lo, v), max(e.hi, v)
	e.whole = e.whole && v == math.Trunc(v)
}

// ends says how the ends of an axis are found from its data.
type ends uint8

const (
	// tight begins and ends with the data.
	tight ends = iota
	// round begins and ends at round values, and at zero where that is near.
	round
	// zero is round and has zero.
	zero
)

// scale returns the scale of the axis for values of the range e, without
// positions.
func (a *Axis) scale(e extent, how ends) (scale, error) {
	s := scale{log: a.Log, lo: e.lo, hi: e.hi, whole: e.whole && !a.Log}
	if a.Log && e.lo <= 0 {
		return s, message.New(message.PlotLog, a.Label)
	}
	if a.Min != 0 || a.Max != 0 {
		if !(a.Min < a.Max) || !drawable(a.Min) || !drawable(a.Max) || a.Log && a.Min <= 0 {
			return s, message.New(message.PlotRange, a.Label)
		}
		s.lo, s.hi = a.Min, a.Max
		s.part()
		return s, nil
	}
	if a.Log {
		s.part()
		if how != tight {
			s.lo, s.hi = below125(s.lo), above125(s.hi)
		}
		return s, nil
	}
	if how == zero || how == round && s.lo > 0 && s.lo < 0.6*s.hi {
		s.lo = min(s.lo, 0)
	}
	if how == zero || how == round && s.hi < 0 && s.hi > 0.6*s.lo {
		s.hi = max(s.hi, 0)
	}
	s.part()
	if how != tight {
		step := niceStep((s.hi - s.lo) / 5)
		s.lo = step.times(math.Floor(s.lo/step.size() + 1e-9))
		s.hi = step.times(math.Ceil(s.hi/step.size() - 1e-9))
	}
	return s, nil
}

// part moves the ends of s apart where they are one value, or so near to each
// other that no tick fits between.
func (s *scale) part() {
	if s.log {
		if s.hi/s.lo < 1.01 {
			s.lo, s.hi = s.lo/2, s.hi*2
		}
		return
	}
	if size := max(math.Abs(s.lo), math.Abs(s.hi)); s.hi-s.lo <= 1e-9*size {
		switch {
		case size == 0:
			s.hi = 1
		case s.lo > 0:
			s.lo, s.hi = 0, s.hi*2
		default:
			s.lo, s.hi = s.lo*2, 0
		}
	}
}

// step is 1, 2 or 5 times a power of ten.
type step struct {
	mantissa float64
	power    int
}

// size returns the step as a number.
func (s step) size() float64 { return s.times(1) }

// times returns k steps, rounded once: 3 times 0.1 is 0.3.
func (s step) times(k float64) float64 {
	if s.power < 0 {
		return k * s.mantissa / math.Pow10(-s.power)
	}
	return k * s.mantissa * math.Pow10(s.power)
}

// next returns the next larger step.
func (s step) next() step {
	switch s.mantissa {
	case 1:
		return step{2, s.power}
	case 2:
		return step{5, s.power}
	}
	return step{1, s.power + 1}
}

// niceStep returns the smallest step that is not below size, above zero.
func niceStep(size float64) step {
	s := step{1, exponent(size)}
	for s.size() < size*(1-1e-9) {
		s = s.next()
	}
	return s
}

// below125 returns the largest 1, 2 or 5 times a power of ten that is not above
// v, above125 the smallest that is not below.
func below125(v float64) float64 {
	s := step{1, exponent(v)}
	for n := s.next(); n.size() <= v*(1+1e-9); n = s.next() {
		s = n
	}
	return s.size()
}

func above125(v float64) float64 { return niceStep(v).size() }
