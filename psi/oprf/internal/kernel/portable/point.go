package portable

import (
	"filippo.io/edwards25519"
	"filippo.io/edwards25519/field"
)

// point is a point of the curve in extended coordinates (X:Y:Z:T): x = X/Z,
// y = Y/Z, xy = T/Z, where Z is not zero.
type point struct{ x, y, z, t field.Element }

var identity = point{y: *one, z: *one}

func (p *point) fromEdwards(q *edwards25519.Point) {
	x, y, z, t := q.ExtendedCoordinates()
	*p = point{*x, *y, *z, *t}
}

// toEdwards sets q to p.
func (p *point) toEdwards(q *edwards25519.Point) *edwards25519.Point {
	if _, err := q.SetExtendedCoordinates(&p.x, &p.y, &p.z, &p.t); err != nil {
		panic("portable: not on the curve")
	}
	return q
}

// affine is a point for mixed addition: Y + X, Y - X and 2dXY of its affine
// coordinates. The identity is (1, 1, 0).
type affine struct{ sum, difference, product field.Element }

// add sets p to p + q by the addition of Hisil, Wong, Carter and Dawson,
// "Twisted Edwards Curves Revisited" (2008), Section 3.1, for a = -1, which is
// complete.
func (p *point) add(q *point) {
	var a, b, c, d, tmp field.Element
	a.Multiply(a.Subtract(&p.y, &p.x), tmp.Subtract(&q.y, &q.x)) // A = (Y1 - X1)(Y2 - X2)
	b.Multiply(b.Add(&p.y, &p.x), tmp.Add(&q.y, &q.x))           // B = (Y1 + X1)(Y2 + X2)
	c.Multiply(&p.t, &q.t)                                       // C = 2dT1T2
	c.Multiply(&c, twoD)                                         //
	d.Multiply(&p.z, &q.z)                                       // D = 2Z1Z2
	p.finishAddition(&a, &b, &c, d.Add(&d, &d))
}

// addAffine is add where Z2 = 1.
func (p *point) addAffine(q *affine) {
	var a, b, c, d field.Element
	a.Multiply(a.Subtract(&p.y, &p.x), &q.difference)
	b.Multiply(b.Add(&p.y, &p.x), &q.sum)
	c.Multiply(&p.t, &q.product)
	p.finishAddition(&a, &b, &c, d.Add(&p.z, &p.z))
}

// finishAddition sets p to (EF : GH : FG : EH), where E = B - A, F = D - C,
// G = D + C and H = B + A.
func (p *point) finishAddition(a, b, c, d *field.Element) {
	var e, f, g, h field.Element
	e.Subtract(b, a)
	f.Subtract(d, c)
	g.Add(d, c)
	h.Add(b, a)
	p.x.Multiply(&e, &f)
	p.y.Multiply(&g, &h)
	p.z.Multiply(&f, &g)
	p.t.Multiply(&e, &h)
}
