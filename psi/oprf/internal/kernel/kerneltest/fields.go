package kerneltest

import (
	"math/big"
	"slices"
)

// Constants of the field and the curve (RFC 9496, Section 4.1).
var (
	prime = new(big.Int).Sub(power(255), big.NewInt(19))
	// minusOneRoot is SQRT_M1, the even root.
	minusOneRoot = even(new(big.Int).ModSqrt(big.NewInt(-1).Mod(big.NewInt(-1), prime), prime))
	// curveD is D = −121665/121666.
	curveD = quotient(big.NewInt(-121665), big.NewInt(121666))
)

// even returns x or −x modulo the prime, the one that is even.
func even(x *big.Int) *big.Int {
	if x.Bit(0) == 1 {
		return new(big.Int).Sub(prime, x)
	}
	return x
}

// quotient returns a/b modulo the prime.
func quotient(a, b *big.Int) *big.Int {
	q := new(big.Int).ModInverse(b, prime)
	return q.Mul(q, a).Mod(q, prime)
}

// edgeFields returns the 32-byte strings where the map of RFC 9496,
// Section 4.3.4 is most likely to go wrong: representatives of small numbers,
// below and above the prime, their roots and negatives, numbers at the bounds
// of limbs, and the identities below; each with the top bit clear and set,
// which the map ignores.
func edgeFields() (list [][]byte) {
	add := func(n *big.Int) {
		b := n.FillBytes(make([]byte, 32))
		slices.Reverse(b)
		masked := slices.Clone(b)
		masked[31] |= 0x80
		list = append(list, b, masked)
	}
	for n := range int64(6) {
		add(big.NewInt(n))
		add(new(big.Int).Sub(prime, big.NewInt(n)))
		add(new(big.Int).Add(prime, big.NewInt(n)))
		add(new(big.Int).Sub(power(255), big.NewInt(n+1)))
	}
	for _, root := range append(identities(), minusOneRoot) {
		add(root)
		add(new(big.Int).Sub(prime, root))
	}
	for _, limb := range []int{26, 51, 52, 64} {
		for i := limb; i < 255; i += limb {
			add(power(i))
			add(new(big.Int).Sub(power(i), big.NewInt(1)))
		}
	}
	return list
}

// identities returns the inputs that the map takes to the identity, up to sign:
// the t whose r = SQRT_M1·t² is −D or −1/D, so that v = (−1 − r·D)·(r + D) = 0,
// and 0.
func identities() []*big.Int {
	list := []*big.Int{new(big.Int)}
	for _, r := range []*big.Int{new(big.Int).Neg(curveD), quotient(big.NewInt(-1), curveD)} {
		list = append(list, even(new(big.Int).ModSqrt(quotient(r, minusOneRoot), prime)))
	}
	return list
}
