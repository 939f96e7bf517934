//go:build amd64 && !purego

package vector

import (
	"filippo.io/edwards25519/field"

	"recoupe/psi/oprf/internal/kernel/portable"
)

// curve is the curve of one instruction set, with its constants in all lanes.
type curve struct {
	arithmetic
	zero, one, minusOne                element
	d, minusD, twoD, sqrtM1            element
	sqrtADMinusOne, invSqrtAMinusD     element
	oneMinusDSquared, dMinusOneSquared element
	identity                           point
}

func newCurve(ifma bool) *curve {
	c := &curve{arithmetic: arithmetic(ifma)}
	set := func(out *element, x *field.Element) {
		var integers element
		b := x.Bytes()
		for lane := range lanes {
			setLimbs(&integers, lane, b)
		}
		c.fromIntegers(out, &integers)
	}
	k := portable.Constants()
	set(&c.zero, new(field.Element))
	set(&c.one, new(field.Element).One())
	c.subtract(&c.minusOne, &c.zero, &c.one)
	set(&c.d, k.D)
	c.subtract(&c.minusD, &c.zero, &c.d)
	c.add(&c.twoD, &c.d, &c.d)
	set(&c.sqrtM1, k.SqrtM1)
	set(&c.sqrtADMinusOne, k.SqrtADMinusOne)
	set(&c.invSqrtAMinusD, k.InvSqrtAMinusD)
	set(&c.oneMinusDSquared, k.OneMinusDSquared)
	set(&c.dMinusOneSquared, k.DMinusOneSquared)
	c.identity = point{c.zero, c.one, c.one, c.zero}
	return c
}

// cache sets q to p.
func (c *curve) cache(q *cached, p *point) {
	c.add(&q[0], &p[1], &p[0])
	c.subtract(&q[1], &p[1], &p[0])
	c.multiply(&q[2], &p[3], &c.twoD)
	c.add(&q[3], &p[2], &p[2])
}
