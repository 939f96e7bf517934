package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	. "github.com/mmcloughlin/avo/reg"
)

// compress writes the compression function (FIPS 180-4, Section 6.4.2). The
// message words stay in sixteen registers, and are replaced by those of sixteen
// rounds later as soon as they are used; the working variables are in eight,
// which change their roles in each round.
func compress(constants, order Mem) {
	TEXT("compress", NOSPLIT, "func(state *[64]uint64, rows *byte, stride uint64, active uint32)")
	Doc("compress adds a block to the state of each lane whose bit of active is set.",
		"Lane i's block is the 128 bytes at rows[i·stride:], which are read for every lane.")
	Pragma("noescape")
	state := Load(Param("state"), GP64())
	rows := Load(Param("rows"), GP64())
	stride := Load(Param("stride"), GP64())
	active := Load(Param("active"), GP32())
	KMOVW(active, K1)

	w := loadBlock(rows, stride, order)
	v, t := registers(0, 8), registers(24, 8)
	for i := range v {
		VMOVDQU64(Mem{Base: state}.Offset(rowSize*i), v[i])
	}

	k, left := GP64(), GP64()
	LEAQ(constants, k)
	MOVQ(U32(4), left)
	Label("rounds")
	for i := range w {
		round(rotate(v, -i), t, w[i], Mem{Base: k}.Offset(8*i))
		schedule(rotate(w, i), t)
	}
	ADDQ(Imm(8*16), k)
	DECQ(left)
	JNZ(LabelRef("rounds"))
	for i := range w {
		round(rotate(v, -i), t, w[i], Mem{Base: k}.Offset(8*i))
	}

	for i := range v {
		m := Mem{Base: state}.Offset(rowSize * i)
		VPADDQ(m, v[i], v[i])
		VMOVDQU64(v[i], K1, m)
	}
	VZEROUPPER()
	RET()
}

// loadBlock loads a block of each lane: register i gets word i of all.
func loadBlock(rows, stride Register, order Mem) []VecPhysical {
	low, high, t := registers(0, 8), registers(8, 8), registers(16, 8)
	reverse := Z31
	VMOVDQU64(order, reverse)
	for i := range low {
		m := Mem{Base: rows}
		VMOVDQU64(m, low[i])
		VMOVDQU64(m.Offset(rowSize), high[i])
		VPSHUFB(reverse, low[i], low[i])
		VPSHUFB(reverse, high[i], high[i])
		if i < 7 {
			ADDQ(stride, rows)
		}
	}
	// Each half moves on to the eight registers beside it.
	transpose(high, t)
	transpose(low, high)
	return append(append([]VecPhysical{}, high...), t...)
}

// round makes one round on the working variables a to h in v. The new a is left
// where h was, the new e where d was.
func round(v, t []VecPhysical, w VecPhysical, k Mem) {
	a, b, c, d, e, f, g, h := v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]
	VPADDQ_BCST(k, w, t[0])
	VPADDQ(t[0], h, h)
	VMOVDQA64(e, t[1])
	VPTERNLOGQ(choose, g, f, t[1])
	VPADDQ(t[1], h, h)
	VPRORQ(Imm(14), e, t[2])
	VPRORQ(Imm(18), e, t[3])
	VPRORQ(Imm(41), e, t[4])
	VPTERNLOGQ(xor3, t[4], t[3], t[2])
	VPADDQ(t[2], h, h)
	VPADDQ(h, d, d)
	VMOVDQA64(a, t[5])
	VPTERNLOGQ(majority, c, b, t[5])
	VPADDQ(t[5], h, h)
	VPRORQ(Imm(28), a, t[6])
	VPRORQ(Imm(34), a, t[7])
	VPRORQ(Imm(39), a, t[0])
	VPTERNLOGQ(xor3, t[0], t[7], t[6])
	VPADDQ(t[6], h, h)
}

// schedule replaces the first of sixteen successive message words by the one
// that follows the last.
func schedule(w, t []VecPhysical) {
	VPRORQ(Imm(1), w[1], t[0])
	VPRORQ(Imm(8), w[1], t[1])
	VPSRLQ(Imm(7), w[1], t[2])
	VPTERNLOGQ(xor3, t[2], t[1], t[0])
	VPRORQ(Imm(19), w[14], t[3])
	VPRORQ(Imm(61), w[14], t[4])
	VPSRLQ(Imm(6), w[14], t[5])
	VPTERNLOGQ(xor3, t[5], t[4], t[3])
	VPADDQ(w[9], w[0], w[0])
	VPADDQ(t[0], w[0], w[0])
	VPADDQ(t[3], w[0], w[0])
}

// rotate returns r from element i on, counted modulo its length, and then what
// comes before.
func rotate(r []VecPhysical, i int) []VecPhysical {
	i = (i%len(r) + len(r)) % len(r)
	return append(append([]VecPhysical{}, r[i:]...), r[:i]...)
}
