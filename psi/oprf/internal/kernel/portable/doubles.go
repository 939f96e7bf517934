package portable

import (
	"slices"

	"filippo.io/edwards25519/field"

	"recoupe/psi/oprf/internal/kernel"
)

// doublesChunk is the number of elements that share an inversion. More of them
// would save less than a hundredth.
const doublesChunk = 256

// AppendDoubles encodes 2·P without a square root, with an inversion that
// elements share. For P = (X:Y:Z:T) let
//
//	E = 2XY,  F = Z² + dT²,  G = Y² + X²,  H = Z² - dT²
//
// so that, by the law of addition, 2P has x = E/F and y = G/H, or in extended
// coordinates
//
//	x0 = EH,  y0 = GF,  z0 = FH,  t0 = EG.
//
// On the curve Y² - X² = Z² + dT² = F and XY = ZT, hence
//
//	H² = F² - 4dZ²T² = F² - 4dX²Y²
//	G² = F² + 4X²Y²
//	H² - G² = -(1 + d)·4X²Y² = (a - d)·E²   with a = -1.
//
// With I = 1/√(a - d), what Encode of RFC 9496, Section 4.3.2, computes becomes
//
//	u1 = z0² - y0² = F²(H² - G²) = E²F²/I²
//	u2 = x0·y0 = EFGH
//	1/√(u1·u2²) = ±I/(E²F²GH)
//	den1 = ±1/(I·GH),  den2 = ±I/(EF)
//	z_inv = den1·den2·t0 = 1/(FH)
//
// where the sign goes into the absolute value at the end. So one inverse, of
// W = (EG)(FH), is all that is needed: 1/(FH) = EG/W and 1/(EG) = FH/W. Then
//
//	rotate = IS_NEGATIVE(t0·z_inv = EG/(FH))
//
// and, if not rotated, x = EH, y = GF, den_inv = I/(EF):
//
//	y = -y, or G = -G, if IS_NEGATIVE(x·z_inv = EH/(FH))
//	s = |I/(EF)·(FH - FG)| = |I·(H - G)·G/(EG)|
//
// if rotated, x = √-1·GF, y = √-1·EH, den_inv = den1·I = 1/(GH):
//
//	y = -y, or E = -E, if IS_NEGATIVE(x·z_inv = √-1·GF/(FH))
//	s = |1/(GH)·(FH - √-1·EH)| = |(F - √-1·E)·E/(EG)|
//	                           = |√-1·(√-1·F + E)·(-E)/(EG)|
//
// which is the first case with (E, G, H, I) replaced by (G, -E, √-1·F, √-1).
//
// F and H are never zero: that would make 1/d = ∓(xy)², a square like -1, and
// d is not one. EG is zero if X, Y or Y² + X² is, which is if the order of P
// divides 8, and then 2P is in the class of the identity. Such an element takes
// part in the shared product with 1 instead of W, and 0 for its 1/W makes s = 0,
// which is the encoding of the identity.
func (b *batch) AppendDoubles(dst []byte) []byte {
	dst = slices.Grow(dst, len(b.points)*kernel.ElementSize)
	doublings := make([]doubling, min(len(b.points), doublesChunk))
	for points := range slices.Chunk(b.points, doublesChunk) {
		product := *one // of the W before, then the inverse of those up to this
		for i := range points {
			doublings[i].begin(&points[i])
			doublings[i].before = product
			product.Multiply(&product, &doublings[i].w)
		}
		product.Invert(&product)
		for i := len(points) - 1; i >= 0; i-- {
			h := &doublings[i]
			h.before.Multiply(&h.before, &product)
			product.Multiply(&product, &h.w)
			h.before.Select(zero, &h.before, h.isZero)
		}
		for i := range points {
			dst = doublings[i].append(dst)
		}
	}
	return dst
}

// doubling is what AppendDoubles keeps of an element until the inverse is known.
type doubling struct {
	e, f, g, h, eg, fh field.Element
	// w is (EG)(FH), or 1 if that is zero, and isZero is 1 then.
	w      field.Element
	isZero int
	// before is the product of the w before this, and then 1/W.
	before field.Element
}

// begin computes everything but before.
func (h *doubling) begin(p *point) {
	var xx, yy, zz, dtt, tmp field.Element
	h.e.Multiply(&p.x, tmp.Add(&p.y, &p.y))
	xx.Square(&p.x)
	yy.Square(&p.y)
	zz.Square(&p.z)
	dtt.Multiply(d, dtt.Square(&p.t))
	h.f.Add(&zz, &dtt)
	h.g.Add(&yy, &xx)
	h.h.Subtract(&zz, &dtt)
	h.eg.Multiply(&h.e, &h.g)
	h.fh.Multiply(&h.f, &h.h)
	h.w.Multiply(&h.eg, &h.fh)
	h.isZero = h.w.Equal(zero)
	h.w.Select(one, &h.w, h.isZero)
}

// append appends the encoding, once before is 1/W.
func (h *doubling) append(dst []byte) []byte {
	var zInv, tInv, i, tmp field.Element
	zInv.Multiply(&h.eg, &h.before) // 1/(FH)
	tInv.Multiply(&h.fh, &h.before) // 1/(EG)

	rotate := tmp.Multiply(&h.eg, &zInv).IsNegative()
	tmp.Negate(&h.e)
	h.e.Select(&h.g, &h.e, rotate)
	h.g.Select(&tmp, &h.g, rotate)
	h.h.Select(tmp.Multiply(&h.f, sqrtM1), &h.h, rotate)
	i.Select(sqrtM1, invSqrtAMinusD, rotate)

	tmp.Multiply(&h.h, &h.e)
	negate := tmp.Multiply(&tmp, &zInv).IsNegative()
	h.g.Select(tmp.Negate(&h.g), &h.g, negate)

	tmp.Subtract(&h.h, &h.g)
	tmp.Multiply(&tmp, &i)
	tmp.Multiply(&tmp, &h.g)
	tmp.Multiply(&tmp, &tInv)
	return append(dst, tmp.Absolute(&tmp).Bytes()...)
}
