package kerneltest

import (
	"math/big"
	"slices"

	"recoupe/psi/oprf/internal/kernel"
)

// order is ℓ, the order of the group.
var order = func() *big.Int {
	n, _ := new(big.Int).SetString("27742317777372353535851937790883648493", 10)
	return n.Add(n, power(252))
}()

// power returns 2^n.
func power(n int) *big.Int { return new(big.Int).Lsh(big.NewInt(1), uint(n)) }

// scalar returns n modulo ℓ.
func scalar(n *big.Int) (k kernel.Scalar) {
	new(big.Int).Mod(n, order).FillBytes(k[:])
	slices.Reverse(k[:])
	return k
}

// edgeScalars returns the scalars where a multiplication is most likely to go
// wrong: small ones and their negatives, powers of two and their neighbours,
// and those all of whose digits, in every base that a window may have, are at
// the bounds of a signed or an unsigned digit.
func edgeScalars() []kernel.Scalar {
	var list []kernel.Scalar
	add := func(n *big.Int) {
		list = append(list, scalar(n), scalar(new(big.Int).Neg(n)))
	}
	for n := range int64(18) {
		add(big.NewInt(n))
	}
	add(new(big.Int).Rsh(order, 1)) // (ℓ − 1)/2
	for i := 5; i <= 252; i++ {
		add(power(i))
	}
	for i := 13; i <= 252; i += 13 {
		add(new(big.Int).Sub(power(i), big.NewInt(1)))
	}
	for _, n := range digitPatterns() {
		add(n)
	}
	return list
}

// digitPatterns returns the 252-bit numbers all of whose w-bit digits are one
// of 1, 2^(w−1) − 1, 2^(w−1), 2^(w−1) + 1 or 2^w − 1, for each w from 2 to 8,
// and those that alternate between 2^(w−1) − 1 and 2^(w−1).
func digitPatterns() (list []*big.Int) {
	for w := 2; w <= 8; w++ {
		half := int64(1) << (w - 1)
		for _, digits := range [][2]int64{
			{1, 1}, {half - 1, half - 1}, {half, half}, {half + 1, half + 1}, {2*half - 1, 2*half - 1}, {half - 1, half},
		} {
			n := new(big.Int)
			for i := 0; i*w < 252; i++ {
				digit := big.NewInt(digits[i%2])
				n.Or(n, digit.Lsh(digit, uint(i*w)))
			}
			list = append(list, n.And(n, new(big.Int).Sub(power(252), big.NewInt(1))))
		}
	}
	return list
}
