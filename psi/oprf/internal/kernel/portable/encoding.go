package portable

import (
	"bytes"

	"filippo.io/edwards25519/field"

	"recoupe/psi/oprf/internal/kernel"
)

func (b *batch) SetBytes(encodings []byte) int {
	if len(encodings) != len(b.points)*kernel.ElementSize {
		panic("portable: not 32 bytes for each element")
	}
	for i := range b.points {
		if !decode(&b.points[i], encodings[i*kernel.ElementSize:(i+1)*kernel.ElementSize]) {
			return i
		}
	}
	return -1
}

func (b *batch) AppendBytes(dst []byte) []byte {
	for i := range b.points {
		encoding := encode(&b.points[i])
		dst = append(dst, encoding[:]...)
	}
	return dst
}

// decode is Decode of RFC 9496, Section 4.3.1. It returns false if the 32 bytes
// are not an encoding, or encode the identity; p is then undefined.
func decode(p *point, b []byte) bool {
	var s, ss, u1, u2, u2Squared, v, tmp field.Element
	if _, err := s.SetBytes(b); err != nil {
		panic(err) // only for a wrong length
	}
	// SetBytes drops the highest bit and reduces; only what it keeps is
	// canonical.
	if !bytes.Equal(s.Bytes(), b) || s.IsNegative() == 1 || s.Equal(zero) == 1 {
		return false
	}
	ss.Square(&s)
	u1.Subtract(one, &ss) // u1 = 1 - s²
	u2.Add(one, &ss)      // u2 = 1 + s²
	u2Squared.Square(&u2)
	v.Multiply(d, tmp.Square(&u1)) // v = -d·u1² - u2²
	v.Negate(&v)
	v.Subtract(&v, &u2Squared)

	var root, x, y, t field.Element
	isSquare := inverseRoot(&root, tmp.Multiply(&v, &u2Squared))
	x.Multiply(&root, &u2)      // den_x = root·u2
	y.Multiply(&root, &x)       // den_y = root·den_x·v
	y.Multiply(&y, &v)          //
	x.Multiply(&x, &s)          // x = |2s·den_x|
	x.Absolute(tmp.Add(&x, &x)) //
	y.Multiply(&y, &u1)         // y = u1·den_y
	t.Multiply(&x, &y)
	if isSquare == 0 || t.IsNegative() == 1 || y.Equal(zero) == 1 {
		return false
	}
	*p = point{x, y, *one, t}
	return true
}

// encode is Encode of RFC 9496, Section 4.3.2.
func encode(p *point) (encoding [kernel.ElementSize]byte) {
	x0, y0, z0, t0 := &p.x, &p.y, &p.z, &p.t
	var u1, u2, den1, den2, zInv, tmp field.Element
	u1.Add(z0, y0) // u1 = (z0 + y0)·(z0 - y0)
	u1.Multiply(&u1, tmp.Subtract(z0, y0))
	u2.Multiply(x0, y0)
	var root field.Element
	inverseRoot(&root, tmp.Multiply(&u1, tmp.Square(&u2)))
	den1.Multiply(&root, &u1)
	den2.Multiply(&root, &u2)
	zInv.Multiply(&den1, &den2) // z_inv = den1·den2·t0
	zInv.Multiply(&zInv, t0)

	var x, y, denInv, ix, iy field.Element
	ix.Multiply(x0, sqrtM1)
	iy.Multiply(y0, sqrtM1)
	rotate := tmp.Multiply(t0, &zInv).IsNegative()
	x.Select(&iy, x0, rotate)
	y.Select(&ix, y0, rotate)
	denInv.Select(tmp.Multiply(&den1, invSqrtAMinusD), &den2, rotate)
	y.Select(new(field.Element).Negate(&y), &y, tmp.Multiply(&x, &zInv).IsNegative())

	tmp.Subtract(z0, &y) // s = |den_inv·(z0 - y)|
	tmp.Multiply(&tmp, &denInv)
	copy(encoding[:], tmp.Absolute(&tmp).Bytes())
	return encoding
}
