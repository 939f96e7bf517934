package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// Digits are odd, from -(2n-1) to 2n-1, for a table of the n multiples 1, 3, …
// 2n-1: entry |d|/2, rounded down, negated if d is negative. To negate a point
// is to exchange Y+X and Y-X and to negate 2dT.

// digits loads eight digits, and returns their indices and the mask of those
// that are negative.
func digits(constants *pool) (index reg.VecVirtual, negative reg.Register) {
	d := Load(Param("digits"), GP64())
	index = ZMM()
	VPMOVSXBQ(Mem{Base: d}, index)
	k := K()
	VPMOVQ2M(index, k)
	VPABSQ(index, index)
	VPSRLQ(Imm(1), index, index)
	return index, k
}

// swap exchanges the elements a and b in the lanes of the mask.
func swap(a, b element, mask reg.Register) {
	for k := range limbs {
		x, y, z := ZMM(), ZMM(), ZMM()
		VMOVDQU64(a.limb(k), x)
		VMOVDQU64(b.limb(k), y)
		VPBLENDMQ(y, x, mask, z)
		VPBLENDMQ(x, y, mask, y)
		VMOVDQU64(z, a.limb(k))
		VMOVDQU64(y, b.limb(k))
	}
}

// genLookup emits the selection from a table with an entry for each lane.
func genLookup(f field, constants *pool) {
	const entries = 8
	TEXT(f.prefix()+"Lookup", NOSPLIT, "func(out *[4][5][8]uint64, table *[8][4][5][8]uint64, digits *[8]int8)")
	Doc("Lookup sets each lane of out to the multiple in table that its digit names, an odd number from -15 to 15. It reads all of table.")
	Pragma("noescape")
	out := elementParam("out")
	table := elementParam("table")
	index, negative := digits(constants)
	var masks [entries]reg.Register
	for i := 1; i < entries; i++ {
		masks[i] = K()
	}
	// Only seven registers mask, one of them being taken by the signs: the
	// last entry is compared after the others.
	for _, part := range [][2]int{{1, 5}, {5, 8}} {
		for i := part[0]; i < part[1]; i++ {
			VPCMPEQQ_BCST(constants.at(uint64(i)), index, masks[i])
		}
		for k := range pointSize / limbSize {
			z := ZMM()
			if part[0] == 1 {
				VMOVDQU64(table.limb(k), z)
			} else {
				VMOVDQU64(out.limb(k), z)
			}
			for i := part[0]; i < part[1]; i++ {
				VMOVDQU64(table.at(4*i).limb(k), masks[i], z)
			}
			VMOVDQU64(z, out.limb(k))
		}
	}
	swap(out, out.at(1), negative)
	f.negateWhere(out.at(2), negative)
	VZEROUPPER()
	RET()
}

// genLookupFixed emits the selection from a table that all lanes share. Of
// sixteen numbers in two registers, VPERMI2Q takes the one that each lane's
// index names: no memory is addressed by it.
func genLookupFixed(f field, constants *pool) {
	TEXT(f.prefix()+"LookupFixed", NOSPLIT, "func(out *[3][5][8]uint64, row *[15][16]uint64, digits *[8]int8)")
	Doc("LookupFixed sets each lane of out to the multiple in row that its digit names, an odd number from -31 to 31.")
	Pragma("noescape")
	out := elementParam("out")
	row := Load(Param("row"), GP64())
	index, negative := digits(constants)
	for k := range 3 * limbs {
		z, low := ZMM(), ZMM()
		VMOVDQA64(index, z)
		VMOVDQU64(Mem{Base: row, Disp: 2 * k * limbSize}, low)
		VPERMI2Q(Mem{Base: row, Disp: (2*k + 1) * limbSize}, low, z)
		VMOVDQU64(z, out.limb(k))
	}
	swap(out, out.at(1), negative)
	f.negateWhere(out.at(2), negative)
	VZEROUPPER()
	RET()
}
