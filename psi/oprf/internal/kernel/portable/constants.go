package portable

import "filippo.io/edwards25519/field"

// Constants of RFC 9496, Section 4.1, made from their definitions. A square
// root there is the non-negative one (with an even representative below p) but
// for that of SQRT_AD_MINUS_ONE.
var (
	one      = new(field.Element).One()
	zero     = new(field.Element)
	minusOne = new(field.Element).Negate(one)

	// d = -121665/121666, of the curve -x² + y² = 1 + dx²y².
	d = divide(new(field.Element).Negate(small(121665)), small(121666))
	// sqrtM1 = √-1
	sqrtM1 = root(minusOne)
	// sqrtADMinusOne = -√(ad - 1), where a = -1
	sqrtADMinusOne = new(field.Element).Negate(root(new(field.Element).Subtract(minusOne, d)))
	// invSqrtAMinusD = 1/√(a - d)
	invSqrtAMinusD = root(divide(one, new(field.Element).Subtract(minusOne, d)))
	// oneMinusDSquared = 1 - d²
	oneMinusDSquared = new(field.Element).Subtract(one, new(field.Element).Square(d))
	// dMinusOneSquared = (d - 1)²
	dMinusOneSquared = new(field.Element).Square(new(field.Element).Subtract(d, one))
	// twoD = 2d
	twoD = new(field.Element).Add(d, d)
)

func small(n uint32) *field.Element { return new(field.Element).Mult32(one, n) }

func divide(u, v *field.Element) *field.Element {
	inverse := new(field.Element).Invert(v)
	return inverse.Multiply(inverse, u)
}

// root returns the non-negative square root of u, which must have one.
func root(u *field.Element) *field.Element {
	r, wasSquare := new(field.Element).SqrtRatio(u, one)
	if wasSquare == 0 {
		panic("portable: a constant without a root")
	}
	return r
}

// Curve is the constants that other engines have in their own form.
type Curve struct {
	D, SqrtM1, SqrtADMinusOne, InvSqrtAMinusD *field.Element
	OneMinusDSquared, DMinusOneSquared        *field.Element
}

// Constants returns the constants of RFC 9496, Section 4.1, under its names. They
// must not be changed.
func Constants() Curve {
	return Curve{
		D: d, SqrtM1: sqrtM1, SqrtADMinusOne: sqrtADMinusOne, InvSqrtAMinusD: invSqrtAMinusD,
		OneMinusDSquared: oneMinusDSquared, DMinusOneSquared: dMinusOneSquared,
	}
}
