package portable

import (
	"crypto/subtle"

	"filippo.io/edwards25519/field"
)

// The canonical encodings of 1 and -1.
var oneBytes, minusOneBytes = one.Bytes(), minusOne.Bytes()

// inverseRoot sets r to a square root of 1/w and returns 1, or returns 0 if w is
// zero or not a square. It is SQRT_RATIO_M1(1, w) of RFC 9496, Section 4.2, but
// for the sign of r and for its value when w is not a square, of which neither
// matters to Encode and Decode. When w is zero, r is.
func inverseRoot(r, w *field.Element) (isSquare int) {
	var cube, tmp, rotated field.Element
	cube.Multiply(tmp.Square(w), w)
	tmp.Multiply(tmp.Square(&cube), w)
	r.Multiply(&cube, tmp.Pow22523(&tmp)) // r = w³·(w⁷)^((p-5)/8)

	// w·r² is a fourth root of 1. It is 1 if r is the root, and -1 if √-1·r is.
	check := tmp.Multiply(w, tmp.Square(r)).Bytes()
	isRoot := subtle.ConstantTimeCompare(check, oneBytes)
	isRotated := subtle.ConstantTimeCompare(check, minusOneBytes)
	r.Select(rotated.Multiply(r, sqrtM1), r, isRotated)
	return isRoot | isRotated
}
