//go:build amd64 && !purego

package vector

import "recoupe/psi/oprf/internal/kernel"

func (b *batch) SetUniform(uniform []byte) {
	if len(uniform) != b.n*kernel.UniformSize {
		panic("vector: not 64 bytes for each element")
	}
	var s scratch
	var first, second element
	var q point
	var addend cached
	points := b.write()
	for i := range points {
		part := uniform[i*lanes*kernel.UniformSize:]
		for lane := range min(lanes, len(part)/kernel.UniformSize) {
			setLimbs(&first, lane, part[lane*kernel.UniformSize:])
			setLimbs(&second, lane, part[lane*kernel.UniformSize+32:])
		}
		p := &points[i]
		b.mapToPoint(p, &first)
		b.mapToPoint(&q, &second)
		b.cache(&addend, &q)
		b.addCached(p, &addend, &s)
	}
}

// mapToPoint is the function MAP of RFC 9496, Section 4.3.4, of integer limbs.
func (c *curve) mapToPoint(p *point, integers *element) {
	var t, r, u, v, s, x, n element
	c.fromIntegers(&t, integers)
	c.square(&r, &t, 1)
	c.multiply(&r, &r, &c.sqrtM1) // r = √-1·t²
	c.add(&u, &r, &c.one)
	c.multiply(&u, &u, &c.oneMinusDSquared) // u = (r + 1)·(1 - d²)
	c.multiply(&v, &r, &c.d)
	c.subtract(&v, &c.minusOne, &v)
	c.add(&x, &r, &c.d)
	c.multiply(&v, &v, &x) // v = (-1 - rd)·(r + d)

	wasSquare := c.sqrtRatio(&s, &u, &v)
	c.multiply(&x, &s, &t)
	odd, _ := c.flags(&x)
	c.negate(&x, &x, ^odd) // s' = -|st|
	c.choose(&s, &x, &s, wasSquare)
	c.choose(&n, &r, &c.minusOne, wasSquare)

	c.subtract(&x, &r, &c.one)
	c.multiply(&n, &n, &x) // N = c·(r - 1)·(d - 1)² - v
	c.multiply(&n, &n, &c.dMinusOneSquared)
	c.subtract(&n, &n, &v)

	var w0, w1, w2, w3 element
	c.add(&w0, &s, &s)
	c.multiply(&w0, &w0, &v)               // w0 = 2sv
	c.multiply(&w1, &n, &c.sqrtADMinusOne) // w1 = N·√(ad - 1)
	c.square(&s, &s, 1)
	c.subtract(&w2, &c.one, &s) // w2 = 1 - s²
	c.add(&w3, &c.one, &s)      // w3 = 1 + s²
	c.multiply(&p[0], &w0, &w3)
	c.multiply(&p[1], &w2, &w1)
	c.multiply(&p[2], &w1, &w3)
	c.multiply(&p[3], &w0, &w2)
}
