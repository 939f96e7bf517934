package portable

import (
	"filippo.io/edwards25519/field"

	"recoupe/psi/oprf/internal/kernel"
)

func (b *batch) SetUniform(uniform []byte) {
	if len(uniform) != len(b.points)*kernel.UniformSize {
		panic("portable: not 64 bytes for each element")
	}
	for i := range b.points {
		u := uniform[i*kernel.UniformSize : (i+1)*kernel.UniformSize]
		var q point
		b.points[i].mapBytes(u[:32])
		q.mapBytes(u[32:])
		b.points[i].add(&q)
	}
}

// mapBytes is the function MAP of RFC 9496, Section 4.3.4, of 32 bytes, whose
// highest bit has no meaning.
func (p *point) mapBytes(b []byte) {
	var t, r, u, v, s, sPrime, c, n, tmp field.Element
	if _, err := t.SetBytes(b); err != nil {
		panic(err) // only for a wrong length
	}
	r.Multiply(sqrtM1, tmp.Square(&t))             // r = √-1·t²
	u.Multiply(tmp.Add(&r, one), oneMinusDSquared) // u = (r + 1)·(1 - d²)
	tmp.Subtract(minusOne, v.Multiply(&r, d))      // v = (-1 - rd)·(r + d)
	v.Multiply(&tmp, v.Add(&r, d))

	_, wasSquare := s.SqrtRatio(&u, &v)
	sPrime.Negate(sPrime.Absolute(sPrime.Multiply(&s, &t))) // s' = -|st|
	s.Select(&s, &sPrime, wasSquare)
	c.Select(minusOne, &r, wasSquare)

	n.Multiply(&c, tmp.Subtract(&r, one)) // N = c·(r - 1)·(d - 1)² - v
	n.Multiply(&n, dMinusOneSquared)
	n.Subtract(&n, &v)

	var w0, w1, w2, w3 field.Element
	w0.Multiply(tmp.Add(&s, &s), &v) // w0 = 2sv
	w1.Multiply(&n, sqrtADMinusOne)  // w1 = N·√(ad - 1)
	tmp.Square(&s)
	w2.Subtract(one, &tmp) // w2 = 1 - s²
	w3.Add(one, &tmp)      // w3 = 1 + s²
	p.x.Multiply(&w0, &w3)
	p.y.Multiply(&w2, &w1)
	p.z.Multiply(&w1, &w3)
	p.t.Multiply(&w0, &w2)
}
