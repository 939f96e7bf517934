// Command sha512 writes the assembly of psi/oprf/internal/xmd: SHA-512
// (FIPS 180-4) on eight messages at once, one in each 64-bit lane of the
// registers of AVX-512. It takes the extensions F and BW.
package main

import (
	"math/big"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// Truth tables of VPTERNLOGQ, whose operands are x, y and the destination z.
const (
	xor3     = U8(0x96)
	choose   = U8(0xca) // z ? y : x
	majority = U8(0xe8)
)

// rowSize is the length in bytes of a register.
const rowSize = 64

func main() {
	ConstraintExpr("amd64,!purego")
	constants, order := roundConstants(), byteOrder()
	compress(constants, order)
	digests(order)
	Generate()
}

// roundConstants places the constants of the 80 rounds: the first 64 bits of
// the fractional parts of the cube roots of the first 80 primes (FIPS 180-4,
// Section 4.2.3).
func roundConstants() Mem {
	m := GLOBL("roundConstants", RODATA|NOPTR)
	for i, p := 0, int64(2); i < 80; p++ {
		if !big.NewInt(p).ProbablyPrime(0) {
			continue
		}
		DATA(8*i, U64(cubeRoot(p)))
		i++
	}
	return m
}

// cubeRoot returns the first 64 bits of the fractional part of the cube root of
// p: the largest r with r³ ≤ p·2¹⁹², modulo 2⁶⁴. p is below 512.
func cubeRoot(p int64) uint64 {
	limit := new(big.Int).Lsh(big.NewInt(p), 192)
	r := new(big.Int)
	for bit := 66; bit >= 0; bit-- {
		r.SetBit(r, bit, 1)
		if new(big.Int).Exp(r, big.NewInt(3), nil).Cmp(limit) > 0 {
			r.SetBit(r, bit, 0)
		}
	}
	return r.SetBit(r, 65, 0).SetBit(r, 64, 0).Uint64()
}

// byteOrder places the indices with which VPSHUFB reverses the bytes of each
// word.
func byteOrder() Mem {
	m := GLOBL("byteOrder", RODATA|NOPTR)
	for i := range rowSize / 8 {
		base := uint64(i % 2 * 8)
		DATA(8*i, U64(0x0001020304050607+base*0x0101010101010101))
	}
	return m
}

// digests writes the function that makes bytes of states.
func digests(order Mem) {
	TEXT("digests", NOSPLIT, "func(rows *byte, stride uint64, state *[64]uint64)")
	Doc("digests writes the 64 bytes of each lane's hash, lane i's to rows[i·stride:].")
	Pragma("noescape")
	rows := Load(Param("rows"), GP64())
	stride := Load(Param("stride"), GP64())
	state := Load(Param("state"), GP64())
	r, t := registers(0, 8), registers(8, 8)
	for i := range r {
		VMOVDQU64(Mem{Base: state}.Offset(rowSize*i), r[i])
	}
	transpose(r, t)
	VMOVDQU64(order, r[0])
	for i := range t {
		VPSHUFB(r[0], t[i], t[i])
		VMOVDQU64(t[i], Mem{Base: rows})
		if i < 7 {
			ADDQ(stride, rows)
		}
	}
	VZEROUPPER()
	RET()
}

// transpose swaps rows and columns of the eight by eight words in r, and leaves
// the result in t.
func transpose(r, t []VecPhysical) {
	for i := 0; i < 8; i += 2 {
		VPUNPCKLQDQ(r[i+1], r[i], t[i])
		VPUNPCKHQDQ(r[i+1], r[i], t[i+1])
	}
	// Of each pair of words, t[i] and t[i+1] now hold the even and the odd
	// columns of rows i and i+1.
	for odd := range 2 {
		for i := 0; i < 8; i += 4 {
			VSHUFI64X2(U8(0x88), t[i+2+odd], t[i+odd], r[i+odd])
			VSHUFI64X2(U8(0xdd), t[i+2+odd], t[i+odd], r[i+2+odd])
		}
	}
	for odd := range 2 {
		for i := 0; i < 4; i += 2 {
			VSHUFI64X2(U8(0x88), r[i+4+odd], r[i+odd], t[i+odd])
			VSHUFI64X2(U8(0xdd), r[i+4+odd], r[i+odd], t[i+4+odd])
		}
	}
}

// registers returns n registers from number first on.
func registers(first, n int) []VecPhysical {
	all := []VecPhysical{
		Z0, Z1, Z2, Z3, Z4, Z5, Z6, Z7, Z8, Z9, Z10, Z11, Z12, Z13, Z14, Z15,
		Z16, Z17, Z18, Z19, Z20, Z21, Z22, Z23, Z24, Z25, Z26, Z27, Z28, Z29, Z30, Z31,
	}
	return all[first : first+n]
}
