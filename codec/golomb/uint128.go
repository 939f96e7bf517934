package golomb

import (
	"encoding/binary"
	"math/bits"
)

// Uint128 is an unsigned 128-bit integer, Hi·2^64 + Lo.
type Uint128 struct{ Hi, Lo uint64 }

// Uint128FromBytes reads the 16 bytes of b as a big-endian integer. It panics
// if b is shorter.
func Uint128FromBytes(b []byte) Uint128 {
	return Uint128{Hi: binary.BigEndian.Uint64(b), Lo: binary.BigEndian.Uint64(b[8:16])}
}

// PutBytes writes x into the first 16 bytes of b, big-endian, so that the
// order of the bytes is the order of the integers. It panics if b is shorter.
func (x Uint128) PutBytes(b []byte) {
	_ = b[15]
	binary.BigEndian.PutUint64(b, x.Hi)
	binary.BigEndian.PutUint64(b[8:], x.Lo)
}

// Less reports whether x < y.
func (x Uint128) Less(y Uint128) bool {
	return x.Hi < y.Hi || x.Hi == y.Hi && x.Lo < y.Lo
}

// Cmp returns -1 if x < y, 0 if x = y and 1 if x > y.
func (x Uint128) Cmp(y Uint128) int {
	switch {
	case x == y:
		return 0
	case x.Less(y):
		return -1
	default:
		return 1
	}
}

// sub returns x-y modulo 2^128.
func (x Uint128) sub(y Uint128) Uint128 {
	lo, borrow := bits.Sub64(x.Lo, y.Lo, 0)
	hi, _ := bits.Sub64(x.Hi, y.Hi, borrow)
	return Uint128{hi, lo}
}

// shr returns x shifted right by k bits, k < 128.
func (x Uint128) shr(k uint) Uint128 {
	if k >= 64 {
		return Uint128{0, x.Hi >> (k - 64)}
	}
	return Uint128{x.Hi >> k, x.Hi<<(64-k) | x.Lo>>k}
}

// bitLen returns the number of bits needed to write x; it is 0 for 0.
func (x Uint128) bitLen() int {
	if x.Hi != 0 {
		return 64 + bits.Len64(x.Hi)
	}
	return bits.Len64(x.Lo)
}

// mulHigh returns floor(x·y / 2^128).
func mulHigh(x, y Uint128) Uint128 {
	// x·y = hh·2^128 + (hl + lh)·2^64 + ll
	llHi, _ := bits.Mul64(x.Lo, y.Lo)
	hlHi, hlLo := bits.Mul64(x.Hi, y.Lo)
	lhHi, lhLo := bits.Mul64(x.Lo, y.Hi)
	hhHi, hhLo := bits.Mul64(x.Hi, y.Hi)

	mid, carry1 := bits.Add64(llHi, hlLo, 0)
	_, carry2 := bits.Add64(mid, lhLo, 0)

	lo, c := bits.Add64(hhLo, hlHi, carry1)
	hi := hhHi + c // cannot overflow: the product is below 2^256
	lo, c = bits.Add64(lo, lhHi, carry2)
	return Uint128{hi + c, lo}
}
