//go:build amd64 && !purego

package vector

// power250 sets out to x^(2^250 - 1), and small to x^11. It is the common part
// of the two exponents below.
func (c *curve) power250(out, small, x *element) {
	var x2, x9, a, b, t element
	c.square(&x2, x, 1)
	c.square(&t, &x2, 2)
	c.multiply(&x9, &t, x)
	c.multiply(small, &x9, &x2)
	c.square(&t, small, 1)
	c.multiply(&a, &t, &x9) // 2^5 - 1
	c.square(&t, &a, 5)
	c.multiply(&a, &t, &a) // 2^10 - 1
	c.square(&t, &a, 10)
	c.multiply(&b, &t, &a) // 2^20 - 1
	c.square(&t, &b, 20)
	c.multiply(&t, &t, &b) // 2^40 - 1
	c.square(&t, &t, 10)
	c.multiply(&a, &t, &a) // 2^50 - 1
	c.square(&t, &a, 50)
	c.multiply(&b, &t, &a) // 2^100 - 1
	c.square(&t, &b, 100)
	c.multiply(&t, &t, &b) // 2^200 - 1
	c.square(&t, &t, 50)
	c.multiply(out, &t, &a) // 2^250 - 1
}

// invert sets out to 1/x, x^(p-2), which is 0 for 0.
func (c *curve) invert(out, x *element) {
	var t, x11 element
	c.power250(&t, &x11, x)
	c.square(&t, &t, 5)
	c.multiply(out, &t, &x11) // 2^255 - 21
}

// sqrtRatio is SQRT_RATIO_M1 of RFC 9496, Section 4.2: it sets r to the
// non-negative root of u/v, or of √-1·u/v, and returns the lanes in which it is
// the first.
func (c *curve) sqrtRatio(r, u, v *element) (wasSquare mask) {
	var v3, v7, t, small element
	c.square(&v3, v, 1)
	c.multiply(&v3, &v3, v)
	c.square(&v7, &v3, 1)
	c.multiply(&v7, &v7, v)
	c.multiply(&v7, &v7, u) // u·v⁷
	c.power250(&t, &small, &v7)
	c.square(&t, &t, 2)
	c.multiply(&t, &t, &v7) // (uv⁷)^((p-5)/8), of 2^252 - 3
	c.multiply(&t, &t, &v3)
	c.multiply(&t, &t, u) // uv³·(uv⁷)^((p-5)/8)

	var check, minusU, rotated element
	c.square(&check, &t, 1)
	c.multiply(&check, &check, v)
	c.subtract(&minusU, &c.zero, u)
	correct := c.equal(&check, u)
	flipped := c.equal(&check, &minusU)
	c.multiply(&minusU, &minusU, &c.sqrtM1)
	flippedI := c.equal(&check, &minusU)

	c.multiply(&rotated, &t, &c.sqrtM1)
	c.choose(&t, &t, &rotated, flipped|flippedI)
	c.absolute(r, &t)
	return correct | flipped
}
