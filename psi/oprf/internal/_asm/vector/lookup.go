package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// Digits are odd, from -(2n-1) to 2n-1, for a table of the n multiples 1, 3, …
// 2n-1: entry |d|/2, rounded down, negated if d is negative. To negate a point
// is to exchange Y+X and Y-X and to negate 2dT.

// digits loads eight digits, and returns them and their indices.
func digits() (digit, index reg.VecVirtual) {
	d := Load(Param("digits"), GP64())
	digit, index = ZMM(), ZMM()
	VPMOVSXBQ(Mem{Base: d}, digit)
	VPABSQ(digit, index)
	VPSRLQ(Imm(1), index, index)
	return digit, index
}

// exchange exchanges a and b in the lanes of the mask.
func exchange(a, b value, mask reg.Register) (value, value) {
	for k := range limbs {
		x := ZMM()
		VPBLENDMQ(b.limb[k], a.limb[k], mask, x)
		VPBLENDMQ(a.limb[k], b.limb[k], mask, b.limb[k])
		a.limb[k] = x
	}
	return a, b
}

// addSelected emits the addition of the point whose coordinates selected returns,
// Y+X, Y-X, 2dT and, unless it is affine, 2Z; negated in the lanes of the mask
// that negative sets. T is computed if withT says so.
func addSelected(f field, selected func(i int) value, isAffine, withT bool, negative func(mask reg.Register)) {
	p := pointAt(Load(Param("p"), GP64()))
	s := element{base: Load(Param("s"), GP64())}
	var q addend
	if !isAffine {
		selected(3).store(s.at(5))
		q.z2 = func() value { return f.load(s.at(5)) }
	}
	t2d, yPlusX, yMinusX := selected(2), selected(0), selected(1)
	mask := K()
	negative(mask)
	t2d = f.negate(t2d, mask)
	t2d.store(s.at(4))
	yPlusX, yMinusX = exchange(yPlusX, yMinusX, mask)
	yPlusX.store(s.at(3))
	q.yMinusX = func() value { return yMinusX }
	q.yPlusX = func() value { return f.load(s.at(3)) }
	q.t2d = func() value { v := f.load(s.at(4)); v.bound = t2d.bound; return v }
	add(f, p, q, s, s.at(1), s.at(2))
	if withT {
		storeT(f, p, s)
	}
	VZEROUPPER()
	RET()
}

// genAddLookup emits the addition of an entry of a table that each lane has for
// itself.
func genAddLookup(f field, constants *pool) {
	const entries = 8
	schedulable(f.prefix()+"AddLookup", 32)
	TEXT(f.prefix()+"AddLookup", NOSPLIT, "func(p *[4][5][8]uint64, table *[8][4][5][8]uint64, digits *[8]int8, s *[6][5][8]uint64)")
	Doc("AddLookup adds to each lane of p the multiple in table that its digit names, an odd number from -15 to 15. It reads all of table. It does not compute T, but leaves two numbers in s[0] and s[1] of which T is the product.")
	Pragma("noescape")
	table := elementParam("table")
	digit, index := digits()
	var masks [entries]reg.Register
	for i := 1; i < entries; i++ {
		masks[i] = K()
		VPCMPEQQ_BCST(constants.at(uint64(i)), index, masks[i])
	}
	selected := func(coordinate int) value {
		v := f.load(table.at(coordinate))
		for k, limb := range v.limb {
			for i := 1; i < entries; i++ {
				VMOVDQU64(table.at(4*i+coordinate).limb(k), masks[i], limb)
			}
		}
		return v
	}
	// A doubling comes after, which does without T.
	addSelected(f, selected, false, false, func(mask reg.Register) { VPMOVQ2M(digit, mask) })
}

// genAddLookupFixed emits the addition of an entry of a table that all lanes
// share. Of sixteen numbers in two registers, VPERMI2Q takes the one that each
// lane's index names: no memory is addressed by it.
func genAddLookupFixed(f field) {
	schedulable(f.prefix()+"AddLookupFixed", 26)
	TEXT(f.prefix()+"AddLookupFixed", NOSPLIT, "func(p *[4][5][8]uint64, row *[15][16]uint64, digits *[8]int8, s *[6][5][8]uint64)")
	Doc("AddLookupFixed adds to each lane of p the multiple in row that its digit names, an odd number from -31 to 31.")
	Pragma("noescape")
	row := Load(Param("row"), GP64())
	digit, index := digits()
	selected := func(coordinate int) (v value) {
		for k := range v.limb {
			at := 2 * (limbs*coordinate + k) * limbSize
			low := ZMM()
			v.limb[k] = ZMM()
			VMOVDQA64(index, v.limb[k])
			VMOVDQU64(Mem{Base: row, Disp: at}, low)
			VPERMI2Q(Mem{Base: row, Disp: at + limbSize}, low, v.limb[k])
		}
		v.bound = f.tight()
		return v
	}
	addSelected(f, selected, true, true, func(mask reg.Register) { VPMOVQ2M(digit, mask) })
}

// genAddOne emits the addition of one point to all lanes.
func genAddOne(f field) {
	schedulable(f.prefix()+"AddOne", 30)
	TEXT(f.prefix()+"AddOne", NOSPLIT, "func(p *[4][5][8]uint64, q *uint64, negative uint8, s *[6][5][8]uint64)")
	Doc("AddOne adds one point of a cached to each lane of p, or its negative in the lanes of the mask. q is its first limb.")
	Pragma("noescape")
	q := elementParam("q")
	lanes := GP32()
	Load(Param("negative"), lanes.As8())
	selected := func(coordinate int) (v value) {
		for k := range v.limb {
			v.limb[k] = ZMM()
			VPBROADCASTQ(q.at(coordinate).limb(k), v.limb[k])
		}
		v.bound = f.tight()
		return v
	}
	addSelected(f, selected, false, true, func(mask reg.Register) { KMOVB(lanes, mask) })
}
