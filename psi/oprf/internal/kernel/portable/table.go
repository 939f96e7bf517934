package portable

import (
	"crypto/subtle"

	"filippo.io/edwards25519"
	"filippo.io/edwards25519/field"

	"recoupe/psi/oprf/internal/kernel"
)

// digits is the number of signed digits of a scalar in base 16.
const digits = 64

// table is a [kernel.Table].
type table struct {
	base [kernel.ElementSize]byte
	// multiples[i][j] is (j+1)·16^i times the base.
	multiples [digits][8]affine
}

// affine is a point for mixed addition: Y + X, Y - X and 2dXY of its affine
// coordinates. The identity is (1, 1, 0).
type affine struct{ sum, difference, product field.Element }

func (t *table) Base() [kernel.ElementSize]byte { return t.base }

func (engine) NewTable(base *[kernel.ElementSize]byte) (kernel.Table, bool) {
	var row, p edwards25519.Point
	if !decode(&row, base[:]) {
		return nil, false
	}
	t := &table{base: *base}
	points := make([]edwards25519.Point, 0, digits*8)
	for range digits {
		p.Set(&row)
		for range 8 {
			points = append(points, p)
			p.Add(&p, &row)
		}
		row.Double(&points[len(points)-1]) // 16 = 2·8
	}
	t.setAffine(points)
	return t, true
}

// setAffine fills the table with points, whose Z it inverts together: no Z of a
// point is zero.
func (t *table) setAffine(points []edwards25519.Point) {
	before := make([]field.Element, len(points)) // products of the Z before
	product := *one
	for i := range points {
		_, _, z, _ := points[i].ExtendedCoordinates()
		before[i] = product
		product.Multiply(&product, z)
	}
	product.Invert(&product) // of the Z up to i
	for i := len(points) - 1; i >= 0; i-- {
		x, y, z, _ := points[i].ExtendedCoordinates()
		before[i].Multiply(&before[i], &product) // 1/Z
		product.Multiply(&product, z)
		x.Multiply(x, &before[i])
		y.Multiply(y, &before[i])
		a := &t.multiples[i/8][i%8]
		a.sum.Add(y, x)
		a.difference.Subtract(y, x)
		a.product.Multiply(x, y)
		a.product.Multiply(&a.product, twoD)
	}
}

func (b *batch) AddMultiples(a kernel.Batch, t kernel.Table, k []kernel.Scalar) {
	from := b.operand(a)
	b.check(k)
	multiples := &t.(*table).multiples
	for i := range b.points {
		var sum extended
		sum.set(&from[i])
		recoded := recode(&k[i])
		for j := range multiples {
			sum.addMultiple(&multiples[j], recoded[j])
		}
		setPoint(&b.points[i], &sum.x, &sum.y, &sum.z, &sum.t)
	}
}

// recode returns the digits of k in base 16, least significant first, from -8
// to 7 but for the last, which is from 0 to 2 as k is below 2^253.
func recode(k *kernel.Scalar) (out [digits]int8) {
	carry := int8(0)
	for i := range out {
		nibble := int8(k[i/2] >> (4 * (i % 2)) & 15)
		digit := nibble + carry
		carry = (digit + 8) >> 4
		out[i] = digit - carry<<4
	}
	return out
}

// extended is a point in extended coordinates.
type extended struct{ x, y, z, t field.Element }

func (p *extended) set(q *edwards25519.Point) {
	x, y, z, t := q.ExtendedCoordinates()
	*p = extended{*x, *y, *z, *t}
}

// addMultiple adds digit times the base of a row of a table, in constant time.
func (p *extended) addMultiple(row *[8]affine, digit int8) {
	negative := digit >> 7 // 0 or -1
	magnitude := uint8((digit + negative) ^ negative)
	var q affine
	q.sum, q.difference = *one, *one
	for j := range row {
		found := subtle.ConstantTimeByteEq(magnitude, uint8(j+1))
		q.sum.Select(&row[j].sum, &q.sum, found)
		q.difference.Select(&row[j].difference, &q.difference, found)
		q.product.Select(&row[j].product, &q.product, found)
	}
	// -(X, Y) = (-X, Y)
	var minus field.Element
	q.sum.Swap(&q.difference, int(negative&1))
	q.product.Select(minus.Negate(&q.product), &q.product, int(negative&1))
	p.add(&q)
}

// add adds q to p: the mixed addition of Hisil, Wong, Carter and Dawson,
// "Twisted Edwards Curves Revisited" (2008), Section 3.1, for a = -1, which is
// complete.
func (p *extended) add(q *affine) {
	var a, b, c, dd, e, f, g, h field.Element
	a.Multiply(a.Subtract(&p.y, &p.x), &q.difference) // A = (Y1 - X1)(Y2 - X2)
	b.Multiply(b.Add(&p.y, &p.x), &q.sum)             // B = (Y1 + X1)(Y2 + X2)
	c.Multiply(&p.t, &q.product)                      // C = 2dT1T2
	dd.Add(&p.z, &p.z)                                // D = 2Z1
	e.Subtract(&b, &a)
	f.Subtract(&dd, &c)
	g.Add(&dd, &c)
	h.Add(&b, &a)
	p.x.Multiply(&e, &f)
	p.y.Multiply(&g, &h)
	p.z.Multiply(&f, &g)
	p.t.Multiply(&e, &h)
}
