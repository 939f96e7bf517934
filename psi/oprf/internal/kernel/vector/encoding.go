//go:build amd64 && !purego

package vector

import (
	"encoding/binary"
	"math/bits"
	"slices"

	"recoupe/psi/oprf/internal/kernel"
)

func (b *batch) SetBytes(encodings []byte) int {
	if len(encodings) != b.n*kernel.ElementSize {
		panic("vector: not 32 bytes for each element")
	}
	var integers element
	points := b.write()
	for i := range points {
		part := encodings[i*lanes*kernel.ElementSize:]
		n := min(lanes, len(part)/kernel.ElementSize)
		var valid mask
		for lane := range n {
			encoding := part[lane*kernel.ElementSize : (lane+1)*kernel.ElementSize]
			setLimbs(&integers, lane, encoding)
			if admissible(encoding) {
				valid |= 1 << lane
			}
		}
		valid &= b.decode(&points[i], &integers)
		if bad := bits.TrailingZeros8(^valid); bad < n {
			return i*lanes + bad
		}
	}
	return -1
}

// admissible tells whether 32 bytes are a number below p that is even and not 0,
// as those of every element but the identity are.
func admissible(b []byte) bool {
	w0, w1 := binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[8:])
	w2, w3 := binary.LittleEndian.Uint64(b[16:]), binary.LittleEndian.Uint64(b[24:])
	_, below := bits.Sub64(w0, 1<<64-19, 0)
	_, below = bits.Sub64(w1, 1<<64-1, below)
	_, below = bits.Sub64(w2, 1<<64-1, below)
	_, below = bits.Sub64(w3, 1<<63-1, below) // 1 if the number is below p
	return below&^w0&1 == 1 && w0|w1|w2|w3 != 0
}

// decode is Decode of RFC 9496, Section 4.3.1, of integer limbs that are
// admissible. It returns the lanes in which they encode an element; the others
// of p are undefined.
func (c *curve) decode(p *point, integers *element) mask {
	var s, ss, u1, u2, u2Squared, v, root, x element
	c.fromIntegers(&s, integers)
	c.square(&ss, &s, 1)
	c.subtract(&u1, &c.one, &ss) // u1 = 1 - s²
	c.add(&u2, &c.one, &ss)      // u2 = 1 + s²
	c.square(&u2Squared, &u2, 1)
	c.square(&v, &u1, 1)
	c.multiply(&v, &v, &c.minusD) // v = -d·u1² - u2²
	c.subtract(&v, &v, &u2Squared)

	c.multiply(&x, &v, &u2Squared)
	wasSquare := c.sqrtRatio(&root, &c.one, &x)
	c.multiply(&x, &root, &u2) // den_x = root·u2
	c.multiply(&p[1], &root, &x)
	c.multiply(&p[1], &p[1], &v) // den_y = root·den_x·v
	c.multiply(&x, &x, &s)       // x = |2s·den_x|
	c.add(&x, &x, &x)
	c.absolute(&p[0], &x)
	c.multiply(&p[1], &p[1], &u1) // y = u1·den_y
	p[2] = c.one
	c.multiply(&p[3], &p[0], &p[1])
	odd, _ := c.flags(&p[3])
	_, zero := c.flags(&p[1])
	return wasSquare &^ odd &^ zero
}

func (b *batch) AppendBytes(dst []byte) []byte {
	dst = slices.Grow(dst, b.n*kernel.ElementSize)
	points := b.read()
	for i := range points {
		dst = b.encode(dst, &points[i], min(lanes, b.n-i*lanes))
	}
	return dst
}

// encode appends Encode of RFC 9496, Section 4.3.2, of the first n lanes of p.
func (c *curve) encode(dst []byte, p *point, n int) []byte {
	var u1, u2, root, den1, den2, zInverse, x, y, t element
	c.add(&u1, &p[2], &p[1]) // u1 = (z0 + y0)·(z0 - y0)
	c.subtract(&t, &p[2], &p[1])
	c.multiply(&u1, &u1, &t)
	c.multiply(&u2, &p[0], &p[1]) // u2 = x0·y0
	c.square(&t, &u2, 1)
	c.multiply(&t, &t, &u1)
	c.sqrtRatio(&root, &c.one, &t)
	c.multiply(&den1, &root, &u1)
	c.multiply(&den2, &root, &u2)
	c.multiply(&zInverse, &den1, &den2)
	c.multiply(&zInverse, &zInverse, &p[3]) // z_inv = den1·den2·t0

	c.multiply(&t, &p[3], &zInverse)
	rotate, _ := c.flags(&t)
	c.multiply(&t, &p[1], &c.sqrtM1)
	c.choose(&x, &p[0], &t, rotate)
	c.multiply(&t, &p[0], &c.sqrtM1)
	c.choose(&y, &p[1], &t, rotate)
	c.multiply(&t, &den1, &c.invSqrtAMinusD)
	c.choose(&den2, &den2, &t, rotate)

	c.multiply(&t, &x, &zInverse)
	odd, _ := c.flags(&t)
	c.negate(&y, &y, odd)
	c.subtract(&t, &p[2], &y) // s = |den_inv·(z0 - y)|
	c.multiply(&t, &t, &den2)
	c.absolute(&t, &t)
	return c.appendElement(dst, &t, n)
}
