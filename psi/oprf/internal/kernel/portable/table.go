package portable

import (
	"crypto/subtle"

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

func (t *table) Base() [kernel.ElementSize]byte { return t.base }

func (engine) NewTable(base *[kernel.ElementSize]byte) (kernel.Table, bool) {
	var row point
	if !decode(&row, base[:]) {
		return nil, false
	}
	t := &table{base: *base}
	points := make([]point, 0, digits*8)
	for range digits {
		p := row
		for range 8 {
			points = append(points, p)
			p.add(&row)
		}
		row = points[len(points)-1]
		row.add(&points[len(points)-1]) // 16 = 2·8
	}
	t.setAffine(points)
	return t, true
}

// setAffine fills the table with points, whose Z it inverts together: no Z of a
// point is zero.
func (t *table) setAffine(points []point) {
	before := make([]field.Element, len(points)) // products of the Z before
	product := *one
	for i := range points {
		before[i] = product
		product.Multiply(&product, &points[i].z)
	}
	product.Invert(&product) // of the Z up to i
	for i := len(points) - 1; i >= 0; i-- {
		before[i].Multiply(&before[i], &product) // 1/Z
		product.Multiply(&product, &points[i].z)
		var x, y field.Element
		x.Multiply(&points[i].x, &before[i])
		y.Multiply(&points[i].y, &before[i])
		a := &t.multiples[i/8][i%8]
		a.sum.Add(&y, &x)
		a.difference.Subtract(&y, &x)
		a.product.Multiply(&x, &y)
		a.product.Multiply(&a.product, twoD)
	}
}

func (b *batch) AddMultiples(a kernel.Batch, t kernel.Table, k []kernel.Scalar) {
	from := b.operand(a)
	b.check(k)
	multiples := &t.(*table).multiples
	for i := range b.points {
		sum := from[i]
		recoded := recode(&k[i])
		for j := range multiples {
			sum.addMultiple(&multiples[j], recoded[j])
		}
		b.points[i] = sum
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

// addMultiple adds digit times the base of a row of a table, in constant time.
func (p *point) addMultiple(row *[8]affine, digit int8) {
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
	p.addAffine(&q)
}
