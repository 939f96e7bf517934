package synth

import (
	"math"
	"math/bits"

	"recoupe/internal/message"
)

// A cell is the set of lists that a person is in, one bit for each: there are
// 2^5 of them, and each holds a range of the population.
const numCells = 1 << NumSources

// cells are the numbers of persons of each cell; cell 0 is of those in no list.
type cells [numCells]uint64

// cells returns how many persons are in each cell, such that every list has
// exactly the persons, and every two lists exactly the common persons, that the
// spec asks for. What these margins leave open is as even as can be: the counts
// are those of the log-linear model without interactions of three lists and
// more, found by iterative proportional fitting and rounded.
//
// It fails with [ErrSpec] where no such counts exist.
func (s *Spec) cells() (*cells, error) {
	if err := s.validate(); err != nil {
		return nil, err
	}
	m := margins{all: int64(s.Population)}
	for src := range NumSources {
		m.list[src] = int64(s.Persons(src))
	}
	for p := range pairs {
		m.pair[p] = int64(s.Common(Pair(p)))
	}
	// Lists of their own size allow any overlap of two, but not of three.
	if counts, ok := m.round(m.fit()); ok {
		return counts, nil
	}
	if enough := s.smallest(); enough > s.Population {
		return nil, impossible(message.SynthTooFew, message.SynthAllLists, enough, s.Population).WithHint(message.SynthTooFewHint)
	}
	return nil, impossible(message.SynthOverlaps).WithHint(message.SynthOverlapsHint)
}

// smallest returns a number of persons that all lists together surely need: by
// Bonferroni's inequality, those of every list less those of every pair.
func (s *Spec) smallest() uint64 {
	var persons, common uint64
	for src := range NumSources {
		persons += s.Persons(src)
	}
	for _, p := range Pairs() {
		common += s.Common(p)
	}
	return persons - min(common, persons)
}

// margins are what the cells must sum to.
type margins struct {
	all  int64             // persons in all
	list [NumSources]int64 // persons of each list
	pair [NumPairs]int64   // persons of both lists of a pair
}

// fitRounds bounds the rounds of fitting. Most margins are met within some tens;
// those that touch a limit, such as a list that lies wholly in another two, take
// thousands.
const fitRounds = 20_000

// fit returns shares of persons by cell that meet the margins as nearly as
// iterative proportional fitting brings them: for one pair after the other, all
// cells are scaled such that the four counts of in both, in one, in the other
// and in none are right.
func (m *margins) fit() (share [numCells]float64) {
	for c := range share {
		share[c] = float64(m.all) / numCells
	}
	for range fitRounds {
		worst := 0.0
		for p, of := range pairs {
			a, b := of[0], of[1]
			both := m.pair[p]
			wanted := [4]int64{m.all - m.list[a] - m.list[b] + both, m.list[a] - both, m.list[b] - both, both}
			var have [4]float64
			for c, x := range share {
				have[quarter(c, a, b)] += x
			}
			for c := range share {
				if q := quarter(c, a, b); have[q] > 0 {
					share[c] *= float64(wanted[q]) / have[q]
				}
			}
			for q := range have {
				worst = max(worst, math.Abs(have[q]-float64(wanted[q])))
			}
		}
		if worst < 0.01 {
			break
		}
	}
	return share
}

// quarter says in which of two lists a cell is: 0 none, 1 a, 2 b, 3 both.
func quarter(cell int, a, b Source) int { return cell>>a&1 | cell>>b&1<<1 }

// free are the cells that the margins leave open: those of three lists and more.
// All others follow from them.
var free = func() (out []int) {
	for c := range numCells {
		if bits.OnesCount(uint(c)) > 2 {
			out = append(out, c)
		}
	}
	return out
}()

// maxLack bounds by how many persons cells may be negative after rounding: each
// free cell is then wrong by less than one, and a cell that follows by less than
// 17. Where more lack, the shares do not meet the margins.
const maxLack = 17 * numCells

// round returns whole numbers near the shares that meet the margins exactly. It
// reports false where it finds none that are not negative.
//
// The free cells are rounded, down or else to the nearest number. Where a cell
// that follows then comes out negative, up to three free cells at a time are
// changed by one person as long as that helps.
func (m *margins) round(share [numCells]float64) (*cells, bool) {
	for _, up := range []float64{0, 0.5} {
		var n [numCells]int64
		for _, c := range free {
			n[c] = int64(share[c] + up)
		}
		lack := m.complete(&n)
		for lack > 0 && lack <= maxLack {
			best, less := n, lack
			for moves := 1; moves <= 3 && less == lack; moves++ {
				m.improve(&n, moves, 0, &best, &less)
			}
			if less == lack {
				break
			}
			n, lack = best, less
		}
		if lack == 0 {
			var counts cells
			for c := range n {
				counts[c] = uint64(n[c])
			}
			return &counts, true
		}
	}
	return nil, false
}

// improve changes so many of the free cells from one place on by one person
// each, and keeps in best the cells that lack less than any before.
func (m *margins) improve(n *[numCells]int64, moves, from int, best *[numCells]int64, less *int64) {
	if moves == 0 {
		trial := *n
		if l := m.complete(&trial); l < *less {
			*best, *less = trial, l
		}
		return
	}
	for i := from; i < len(free); i++ {
		for _, by := range [...]int64{1, -1} {
			n[free[i]] += by
			m.improve(n, moves-1, i, best, less)
			n[free[i]] -= by
		}
	}
}

// complete sets the cells of two lists, of one and of none such that the margins
// are met, and returns by how many persons cells are negative.
func (m *margins) complete(n *[numCells]int64) (lack int64) {
	for p, of := range pairs {
		both := 1<<of[0] | 1<<of[1]
		n[both] = m.pair[p]
		for c := range n {
			if c != both && c&both == both {
				n[both] -= n[c]
			}
		}
	}
	for src := range NumSources {
		one := 1 << src
		n[one] = m.list[src]
		for c := range n {
			if c != one && c&one != 0 {
				n[one] -= n[c]
			}
		}
	}
	n[0] = m.all
	for c := 1; c < numCells; c++ {
		n[0] -= n[c]
	}
	for _, x := range n {
		lack -= min(x, 0)
	}
	return lack
}
