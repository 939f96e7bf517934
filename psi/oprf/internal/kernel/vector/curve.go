//go:build amd64 && !purego

package vector

import (
	"encoding/binary"

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

const limbMask = 1<<51 - 1

// setLimbs splits the 32 bytes of b, without the highest bit, into the integer
// limbs of one lane.
func setLimbs(integers *element, lane int, b []byte) {
	w0, w1 := binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[8:])
	w2, w3 := binary.LittleEndian.Uint64(b[16:]), binary.LittleEndian.Uint64(b[24:])
	integers[0][lane] = w0 & limbMask
	integers[1][lane] = (w0>>51 | w1<<13) & limbMask
	integers[2][lane] = (w1>>38 | w2<<26) & limbMask
	integers[3][lane] = (w2>>25 | w3<<39) & limbMask
	integers[4][lane] = w3 >> 12 & limbMask
}

// appendLimbs appends the 32 bytes of one lane of integer limbs below 2^51.
func appendLimbs(dst []byte, integers *element, lane int) []byte {
	l0, l1, l2, l3, l4 := integers[0][lane], integers[1][lane], integers[2][lane], integers[3][lane], integers[4][lane]
	dst = binary.LittleEndian.AppendUint64(dst, l0|l1<<51)
	dst = binary.LittleEndian.AppendUint64(dst, l1>>13|l2<<38)
	dst = binary.LittleEndian.AppendUint64(dst, l2>>26|l3<<25)
	return binary.LittleEndian.AppendUint64(dst, l3>>39|l4<<12)
}

// appendElement appends the encodings of the first n lanes of x.
func (c *curve) appendElement(dst []byte, x *element, n int) []byte {
	var integers element
	c.integers(&integers, x)
	for lane := range n {
		dst = appendLimbs(dst, &integers, lane)
	}
	return dst
}

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

// cache sets q to p.
func (c *curve) cache(q *cached, p *point) {
	c.add(&q[0], &p[1], &p[0])
	c.subtract(&q[1], &p[1], &p[0])
	c.multiply(&q[2], &p[3], &c.twoD)
	c.add(&q[3], &p[2], &p[2])
}
