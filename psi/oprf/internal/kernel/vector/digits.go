//go:build amd64 && !purego

package vector

import (
	"encoding/binary"
	"math/bits"

	"recoupe/psi/oprf/internal/kernel"
)

// Scalars are written in digits that are odd and have a sign, so that no digit
// is zero and all scalars have as many. An odd k has exactly one such form: with
// w bits to a digit, of k >> wi, whose lowest bit is set to 1,
//
//	dᵢ = (k >> wi) mod 2^(w+1) - 2^w
//
// for all digits but the last, which is what remains. An even k is replaced by
// k + ℓ, which is odd. That changes a multiple of a point by ℓ times the point.
// The points of a batch are twice a point of the curve, as what Decode and MAP
// give is and so are all their sums; therefore ℓ times one is of order 1, 2 or 4,
// and the class stays the same (RFC 9496, Section 3).

// order is ℓ = 2^252 + 27742317777372353535851937790883648493.
var order = [4]uint64{0x5812631a5cf5d3ed, 0x14def9dea2f79cd6, 0, 0x1000000000000000}

const (
	// digits4 and digits5 are the number of digits of 4 and 5 bits of a number
	// below 2ℓ < 2^254.
	digits4 = 64
	digits5 = 51
)

// oddScalar returns k, or k + ℓ if k is even, and panics if k is not below ℓ.
func oddScalar(k *kernel.Scalar) (words [5]uint64) {
	var borrow, carry uint64
	for i := range order {
		words[i] = binary.LittleEndian.Uint64(k[8*i:])
		_, borrow = bits.Sub64(words[i], order[i], borrow)
	}
	if borrow == 0 {
		panic("vector: scalar not reduced")
	}
	even := words[0]&1 - 1 // all ones if k is even
	for i := range order {
		words[i], carry = bits.Add64(words[i], order[i]&even, carry)
	}
	return words
}

// window returns width bits of words from bit from on.
func window(words *[5]uint64, from, width int) uint64 {
	word, shift := from/64, from%64
	// A shift by 64 gives zero.
	return (words[word]>>shift | words[word+1]<<(64-shift)) & (1<<width - 1)
}

// setDigits writes the digits of w bits of k into one lane.
func setDigits(digits [][lanes]int8, lane, w int, k *kernel.Scalar) {
	words := oddScalar(k)
	last := len(digits) - 1
	for i := range last {
		digits[i][lane] = int8(window(&words, w*i, w+1)|1) - int8(1)<<w
	}
	digits[last][lane] = int8(window(&words, w*last, w+1) | 1)
}

// broadcastDigits writes the digits of w bits of k into all lanes.
func broadcastDigits(digits [][lanes]int8, w int, k *kernel.Scalar) {
	setDigits(digits, 0, w, k)
	for i := range digits {
		for lane := range lanes {
			digits[i][lane] = digits[i][0]
		}
	}
}

// someDigits writes the digits of w bits of the scalars of point i of a batch,
// each into its lane.
func someDigits(digits [][lanes]int8, w int, k []kernel.Scalar, i int) {
	for lane := range lanes {
		setDigits(digits, lane, w, &k[min(i*lanes+lane, len(k)-1)])
	}
}
