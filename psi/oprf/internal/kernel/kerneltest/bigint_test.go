package kerneltest

import (
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf/internal/kernel"
)

// TestReferenceEqualsBig compares the reference's elements at the edges, and at
// random, with RFC 9496 computed by math/big.
func TestReferenceEqualsBig(t *testing.T) {
	fields := append(edgeFields(), slices.Collect(slices.Chunk(newSource("big").bytes(100*32), 32))...)
	for i, field := range fields {
		uniform := slices.Concat(field, fields[(i+1)%len(fields)])
		b := Reference().NewBatch(1)
		b.SetUniform(uniform)
		sum := addBig(mapBig(uniform[:32]), mapBig(uniform[32:]))
		require.Equal(t, encodeBig(sum), b.AppendBytes(nil), "%x", uniform)
		require.Equal(t, encodeBig(addBig(sum, sum)), b.AppendDoubles(nil), "%x", uniform)
	}
	for _, v := range appendixA.Derived {
		require.EqualValues(t, v.Output, encodeBig(addBig(mapBig(v.Input[:32]), mapBig(v.Input[32:]))))
	}
}

// point is an affine point of edwards25519, −x² + y² = 1 + D·x²·y².
type point struct{ x, y *big.Int }

func mul(factors ...*big.Int) *big.Int {
	product := big.NewInt(1)
	for _, f := range factors {
		product.Mul(product, f).Mod(product, prime)
	}
	return product
}

func add(a, b *big.Int) *big.Int {
	c := new(big.Int).Add(a, b)
	return c.Mod(c, prime)
}

func sub(a, b *big.Int) *big.Int { return add(a, new(big.Int).Neg(b)) }

var (
	one   = big.NewInt(1)
	minus = sub(new(big.Int), one)
	// evenRoot is the even root of a·D − 1, which is a − D, as a = −1. In RFC
	// 9496, Section 4.1, SQRT_AD_MINUS_ONE is the odd one, and
	// INVSQRT_A_MINUS_D is even.
	evenRoot       = rootBig(sub(minus, curveD))
	rootADMinusOne = sub(new(big.Int), evenRoot)
	inverseRoot    = even(quotient(one, evenRoot))
)

// rootBig returns the even square root of n, which must be a square.
func rootBig(n *big.Int) *big.Int { return even(new(big.Int).ModSqrt(n, prime)) }

// sqrtRatio implements SQRT_RATIO_M1 (RFC 9496, Section 4.2).
func sqrtRatio(u, v *big.Int) (bool, *big.Int) {
	if v.Sign() == 0 {
		return u.Sign() == 0, new(big.Int)
	}
	ratio := quotient(u, v)
	if root := new(big.Int).ModSqrt(ratio, prime); root != nil {
		return true, even(root)
	}
	return false, rootBig(mul(ratio, minusOneRoot))
}

// mapBig implements MAP (RFC 9496, Section 4.3.4).
func mapBig(b []byte) point {
	little := slices.Clone(b)
	little[31] &= 0x7f
	slices.Reverse(little)
	t := new(big.Int).SetBytes(little)
	t.Mod(t, prime)

	r := mul(minusOneRoot, t, t)
	u := mul(add(r, one), sub(one, mul(curveD, curveD)))
	v := mul(sub(minus, mul(r, curveD)), add(r, curveD))
	wasSquare, s := sqrtRatio(u, v)
	c := minus
	if !wasSquare {
		s = sub(new(big.Int), even(mul(s, t)))
		c = r
	}
	n := sub(mul(c, sub(r, one), sub(curveD, one), sub(curveD, one)), v)
	w0, w1 := mul(big.NewInt(2), s, v), mul(n, rootADMinusOne)
	w2, w3 := sub(one, mul(s, s)), add(one, mul(s, s))
	return point{quotient(w0, w1), quotient(w2, w3)}
}

func addBig(p, q point) point {
	xy := mul(curveD, p.x, q.x, p.y, q.y)
	return point{
		quotient(add(mul(p.x, q.y), mul(p.y, q.x)), add(one, xy)),
		quotient(add(mul(p.y, q.y), mul(p.x, q.x)), sub(one, xy)),
	}
}

// encodeBig implements Encode (RFC 9496, Section 4.3.2) with z = 1.
func encodeBig(p point) []byte {
	u1 := mul(add(one, p.y), sub(one, p.y))
	u2 := mul(p.x, p.y)
	_, inverse := sqrtRatio(one, mul(u1, u2, u2))
	d1, d2 := mul(inverse, u1), mul(inverse, u2)
	zInverse := mul(d1, d2, p.x, p.y)
	x, y, d := p.x, p.y, d2
	if mul(p.x, p.y, zInverse).Bit(0) == 1 {
		x, y, d = mul(p.y, minusOneRoot), mul(p.x, minusOneRoot), mul(d1, inverseRoot)
	}
	if mul(x, zInverse).Bit(0) == 1 {
		y = sub(new(big.Int), y)
	}
	s := even(mul(d, sub(one, y)))
	b := s.FillBytes(make([]byte, kernel.ElementSize))
	slices.Reverse(b)
	return b
}
