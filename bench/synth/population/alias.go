package population

import (
	"math"
	"math/bits"
)

// alias draws from a weighted table in constant time: Walker's method in whole
// numbers, so that every outcome has its share to within 2^-60.
type alias []column

// column is a column of an alias table.
type column struct {
	keep  uint64 // of 2^64: how often it gives its own number
	other uint32 // what it gives else
}

// newAlias returns the table of some weights, which are not all 0.
func newAlias(weights []uint64) alias {
	n, total := uint64(len(weights)), uint64(0)
	for _, w := range weights {
		total += w
	}
	a := make(alias, n)
	left := make([]uint64, n) // what is yet to be placed of each weight, in units of total/n
	var small, large []uint32
	for i, w := range weights {
		left[i] = w * n
		if left[i] < total {
			small = append(small, uint32(i))
		} else {
			large = append(large, uint32(i))
		}
	}
	for len(small) > 0 && len(large) > 0 {
		s, l := small[len(small)-1], large[len(large)-1]
		small = small[:len(small)-1]
		keep, _ := bits.Div64(left[s], 0, total)
		a[s] = column{keep, l}
		if left[l] -= total - left[s]; left[l] < total {
			large, small = large[:len(large)-1], append(small, l)
		}
	}
	for _, l := range append(large, small...) {
		a[l] = column{math.MaxUint64, l}
	}
	return a
}

// draw returns the number of a weight.
func (a alias) draw(d *draw) int {
	k, rest := bits.Mul64(d.bits(), uint64(len(a)))
	if c := &a[k]; rest >= c.keep {
		return int(c.other)
	}
	return int(k)
}
