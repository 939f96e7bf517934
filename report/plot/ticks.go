package plot

import (
	"math"
	"slices"

	"recoupe/internal/message"
)

// tick is a labelled value of an axis.
type tick struct {
	value float64
	at    float64 // its position
	label string
}

// ticks are what an axis shows of its scale.
type ticks struct {
	major []tick
	minor []float64 // positions of the lines between
}

// ticks returns the densest ticks of s that fits accepts and that are at most
// most; where none are, the sparsest with as many of their labels as fit.
func (s *scale) ticks(lang message.Language, most int, fits func([]tick) bool) ticks {
	var best ticks
	for _, t := range s.candidates(lang, most) {
		if len(t.major) == 0 || len(best.major) > 0 && len(t.major) < 2 {
			continue
		}
		best = t
		if len(t.major) <= most && fits(t.major) {
			return best
		}
	}
	for every := 2; len(best.major) > 1; every++ {
		if t := best.thinned(every); fits(t.major) || len(t.major) == 1 {
			return t
		}
	}
	return best
}

// thinned returns t with a label at the first of every so many labels only.
func (t *ticks) thinned(every int) ticks {
	thin := ticks{minor: slices.Clone(t.minor)}
	for i, m := range t.major {
		if i%every == 0 {
			thin.major = append(thin.major, m)
		} else {
			thin.minor = append(thin.minor, m.at)
		}
	}
	return thin
}

// candidates returns sets of ticks, dense ones first.
func (s *scale) candidates(lang message.Language, most int) []ticks {
	if !s.log {
		return s.linear(lang, most)
	}
	var out []ticks
	decades := math.Log10(s.hi) - math.Log10(s.lo)
	if decades < 2 {
		if decades < 0.5 {
			out = s.linear(lang, most)
		}
		if decades < 1 {
			out = append(out, s.decades(lang, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9))
		}
		out = append(out, s.decades(lang, 1, 1, 2, 5), s.decades(lang, 1, 1, 3))
	}
	for _, every := range []int{1, 2, 3, 5, 10, 20, 50, 100, 200} {
		out = append(out, s.decades(lang, every, 1))
	}
	return out
}

// linear returns the ticks of a linear axis: first more than one, at a step that
// leaves about most or five, then fewer.
func (s *scale) linear(lang message.Language, most int) []ticks {
	var out []ticks
	step := niceStep((s.hi - s.lo) / float64(max(most, 5)))
	whole := s.whole && math.Floor(s.hi) > math.Ceil(s.lo)
	if whole && step.power < 0 {
		step.mantissa, step.power = 1, 0
	}
	for range 8 {
		var t ticks
		first, last := math.Ceil(s.lo/step.size()-1e-9), math.Floor(s.hi/step.size()+1e-9)
		high := max(math.Abs(s.lo), math.Abs(s.hi))
		for k := first; k <= last; k++ {
			v := step.times(k)
			label := ""
			switch {
			case high >= plainTo || step.size() < plainFrom:
				e := exponent(high)
				label = scientific(lang, v, e, min(max(e-step.power, 0), 12))
			default:
				label = decimal(lang, v, max(-step.power, 0))
			}
			t.major = append(t.major, tick{v, s.at(v), label})
		}
		if half := step.size() / 2; !whole || half >= 1 {
			for k := first - 1; k <= last; k++ {
				if v := step.times(k) + half; v > s.lo && v < s.hi {
					t.minor = append(t.minor, s.at(v))
				}
			}
		}
		out = append(out, t)
		step = step.next()
	}
	return out
}

// decades returns the ticks at mantissas times every so many powers of ten.
func (s *scale) decades(lang message.Language, every int, mantissas ...int) ticks {
	var t ticks
	plain := s.lo >= plainFrom/10 && s.hi <= 1e9
	for p := exponent(s.lo); p <= exponent(s.hi); p++ {
		for m := 1; m <= 9; m++ {
			v := step{float64(m), p}.size()
			if v < s.lo*(1-1e-9) || v > s.hi*(1+1e-9) {
				continue
			}
			labelled := false
			for _, l := range mantissas {
				labelled = labelled || l == m && p%every == 0
			}
			switch {
			case labelled && plain:
				t.major = append(t.major, tick{v, s.at(v), decimal(lang, v, max(-p, 0))})
			case labelled:
				t.major = append(t.major, tick{v, s.at(v), scientific(lang, v, p, 0)})
			case every == 1 || m == 1:
				t.minor = append(t.minor, s.at(v))
			}
		}
	}
	if math.Log10(s.hi)-math.Log10(s.lo) > 9 && every == 1 {
		t.minor = nil
	}
	return t
}
