package synth

import "math/bits"

// order is a permutation of [0, n) that can be computed at any place: a Feistel
// network of four rounds on the smallest even number of bits that holds n, run
// until it lands within n (Black and Rogaway, Ciphers with arbitrary finite
// domains, 2002).
type order struct {
	n    uint64
	half uint // bits of a half
	keys [4]uint64
}

// newOrder returns the permutation of [0, n) of a seed.
func newOrder(seed, n uint64) order {
	o := order{n: n, half: uint(bits.Len64(max(n, 2)-1)+1) / 2}
	for i := range o.keys {
		o.keys[i] = mix(seed + uint64(i)*golden)
	}
	return o
}

// at returns the number at place i < n.
func (o *order) at(i uint64) uint64 {
	mask := uint64(1)<<o.half - 1
	for {
		left, right := i>>o.half, i&mask
		for _, key := range o.keys {
			left, right = right, left^mix(right^key)&mask
		}
		if i = left<<o.half | right; i < o.n {
			return i
		}
	}
}
