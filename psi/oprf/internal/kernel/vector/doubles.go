//go:build amd64 && !purego

package vector

import (
	"slices"

	"recoupe/psi/oprf/internal/kernel"
)

// doublesChunk is the number of points, of eight lanes each, that share an
// inversion.
const doublesChunk = 32

// AppendDoubles does what that of package portable does, and has its names; the
// derivation is there. Each lane has an inversion of its own.
func (b *batch) AppendDoubles(dst []byte) []byte {
	dst = slices.Grow(dst, b.n*kernel.ElementSize)
	left := b.n
	doublings := make([]doubling, min(b.count(), doublesChunk))
	for points := range slices.Chunk(b.read(), doublesChunk) {
		product := b.one // of the w before, then the inverse of those up to this
		for i := range points {
			h := &doublings[i]
			h.begin(b.curve, &points[i])
			h.before = product
			b.multiply(&product, &product, &h.w)
		}
		b.invert(&product, &product)
		for i := len(points) - 1; i >= 0; i-- {
			h := &doublings[i]
			b.multiply(&h.before, &h.before, &product)
			b.multiply(&product, &product, &h.w)
			b.choose(&h.before, &h.before, &b.zero, h.isZero)
		}
		for i := range points {
			dst = doublings[i].append(b.curve, dst, min(lanes, left))
			left -= lanes
		}
	}
	return dst
}

// doubling is what AppendDoubles keeps of a point until the inverse is known.
type doubling struct {
	e, f, g, h, eg, fh element
	// w is (EG)(FH), or 1 if that is zero, in the lanes of isZero.
	w      element
	isZero mask
	// before is the product of the w before this, and then 1/W.
	before element
}

// begin computes everything but before.
func (h *doubling) begin(c *curve, p *point) {
	var t, u element
	c.add(&t, &p[1], &p[1])
	c.multiply(&h.e, &p[0], &t)
	c.square(&t, &p[3], 1)
	c.multiply(&t, &t, &c.d)
	c.square(&u, &p[2], 1)
	c.add(&h.f, &u, &t)
	c.subtract(&h.h, &u, &t)
	c.square(&t, &p[0], 1)
	c.square(&u, &p[1], 1)
	c.add(&h.g, &u, &t)
	c.multiply(&h.eg, &h.e, &h.g)
	c.multiply(&h.fh, &h.f, &h.h)
	c.multiply(&h.w, &h.eg, &h.fh)
	_, h.isZero = c.flags(&h.w)
	c.choose(&h.w, &h.w, &c.one, h.isZero)
}

// append appends the encodings of the first n lanes, once before is 1/W.
func (h *doubling) append(c *curve, dst []byte, n int) []byte {
	var zInverse, tInverse, i, t element
	c.multiply(&zInverse, &h.eg, &h.before) // 1/(FH)
	c.multiply(&tInverse, &h.fh, &h.before) // 1/(EG)

	c.multiply(&t, &h.eg, &zInverse)
	rotate, _ := c.flags(&t)
	c.subtract(&t, &c.zero, &h.e)
	c.choose(&h.e, &h.e, &h.g, rotate)
	c.choose(&h.g, &h.g, &t, rotate)
	c.multiply(&t, &h.f, &c.sqrtM1)
	c.choose(&h.h, &h.h, &t, rotate)
	c.choose(&i, &c.invSqrtAMinusD, &c.sqrtM1, rotate)

	c.multiply(&t, &h.h, &h.e)
	c.multiply(&t, &t, &zInverse)
	odd, _ := c.flags(&t)
	c.negate(&h.g, &h.g, odd)

	c.subtract(&t, &h.h, &h.g)
	c.multiply(&t, &t, &i)
	c.multiply(&t, &t, &h.g)
	c.multiply(&t, &t, &tInverse)
	c.absolute(&t, &t)
	return c.appendElement(dst, &t, n)
}
