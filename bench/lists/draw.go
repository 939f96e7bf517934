package lists

import (
	"math/bits"
	"math/rand/v2"
)

// stream names an independent sequence of draws for one index.
type stream uint64

const (
	streamPerson stream = iota + 1
	streamIssue
	streamRelation
	streamCentre
	streamNear
	streamHard
	streamFT24
	streamUNML25
	streamDuplicateFT24
	streamDuplicateUNML25
)

// draw is a deterministic sequence of choices.
type draw struct{ pcg rand.PCG }

// newDraw returns the sequence of one stream at one index.
func newDraw(seed uint64, s stream, index int) draw {
	var d draw
	d.pcg.Seed(mix(seed+uint64(s)<<56), mix(uint64(index)))
	return d
}

// mix is the finaliser of SplitMix64: neighbouring indexes give unrelated seeds.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// n returns a number in [0, n). Its bias is below n/2^64.
func (d *draw) n(n int) int {
	hi, _ := bits.Mul64(d.pcg.Uint64(), uint64(n))
	return int(hi)
}

// between returns a number in [lo, hi].
func (d *draw) between(lo, hi int) int { return lo + d.n(hi-lo+1) }

// chance is true with rate r.
func (d *draw) chance(r Rate) bool { return d.n(int(always)) < int(r) }

// pick returns one of the values, each as likely as the others.
func pick[T any](d *draw, values []T) T { return values[d.n(len(values))] }

// weighted is a table of values with cumulative weights.
type weighted[T any] struct {
	values []T
	upTo   []int
}

// add appends a value of the given weight.
func (w *weighted[T]) add(v T, weight int) {
	total := weight
	if len(w.upTo) > 0 {
		total += w.upTo[len(w.upTo)-1]
	}
	w.values, w.upTo = append(w.values, v), append(w.upTo, total)
}

// total is the sum of all weights.
func (w *weighted[T]) total() int { return w.upTo[len(w.upTo)-1] }

// at returns the value whose share covers x, with x in [0, total).
func (w *weighted[T]) at(x int) T {
	lo, hi := 0, len(w.upTo)-1
	for lo < hi {
		if mid := (lo + hi) / 2; w.upTo[mid] > x {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return w.values[lo]
}
