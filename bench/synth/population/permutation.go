package population

import "math/bits"

// permutation is a keyed permutation of the numbers below 2^width: additions,
// odd multiplications and shifts, each of which can be undone.
type permutation struct {
	mask     uint64
	shift    uint
	add      [2]uint64
	multiply [2]uint64
	divide   [2]uint64 // the inverses of multiply modulo 2^64
}

// newPermutation returns the permutation of a seed and a key, at least of
// numbers below size.
func newPermutation(seed uint64, key, size uint64) permutation {
	width := uint(1)
	if size > 2 {
		width = uint(bits.Len64(size - 1))
	}
	p := permutation{mask: 1<<width - 1, shift: (width + 1) / 2}
	d := newDraw(seed, streamOrder, key)
	for k := range p.multiply {
		p.add[k] = d.bits()
		p.multiply[k] = d.bits() | 1
		inverse := p.multiply[k] // right modulo 8; each step doubles the bits
		for range 5 {
			inverse *= 2 - p.multiply[k]*inverse
		}
		p.divide[k] = inverse
	}
	return p
}

// at returns where x goes.
func (p *permutation) at(x uint64) uint64 {
	x = (x + p.add[0]) & p.mask
	x ^= x >> p.shift
	x = x * p.multiply[0] & p.mask
	x ^= x >> p.shift
	x = (x*p.multiply[1] + p.add[1]) & p.mask
	return x ^ x>>p.shift
}

// from returns what goes to x.
func (p *permutation) from(x uint64) uint64 {
	x ^= x >> p.shift
	x = (x - p.add[1]) * p.divide[1] & p.mask
	x ^= x >> p.shift
	x = x * p.divide[0] & p.mask
	x ^= x >> p.shift
	return (x - p.add[0]) & p.mask
}
