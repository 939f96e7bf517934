//go:build amd64 && !purego

package vector

// negate negates x in the lanes of m, into out.
func (c *curve) negate(out, x *element, m mask) {
	var negative element
	c.subtract(&negative, &c.zero, x)
	c.choose(out, x, &negative, m)
}

// absolute sets out to the non-negative one of x and -x (CT_ABS).
func (c *curve) absolute(out, x *element) {
	odd, _ := c.flags(x)
	c.negate(out, x, odd)
}

// equal returns the lanes in which x and y are equal.
func (c *curve) equal(x, y *element) mask {
	var difference element
	c.subtract(&difference, x, y)
	_, zero := c.flags(&difference)
	return zero
}
