package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

func elementParam(name string) element { return element{base: Load(Param(name), GP64())} }

// genMultiply emits out = a·b.
func genMultiply(f field) {
	TEXT(f.prefix()+"Multiply", NOSPLIT, "func(out, a, b *[5][8]uint64)")
	Doc("Multiply sets out to a·b.")
	Pragma("noescape")
	out, a, b := elementParam("out"), elementParam("a"), elementParam("b")
	f.reduce(f.mul(f.load(a), f.load(b)), false).store(out)
	VZEROUPPER()
	RET()
}

// genSquare emits repeated squaring.
func genSquare(f field) {
	schedulable(f.prefix()+"Square", 32)
	TEXT(f.prefix()+"Square", NOSPLIT, "func(out, a *[5][8]uint64, n int)")
	Doc("Square sets out to a squared n times, n ≥ 1.")
	Pragma("noescape")
	out, a := elementParam("out"), elementParam("a")
	n := Load(Param("n"), GP64())
	x := f.load(a)
	Label("next")
	y := f.reduce(f.sqr(x), false)
	for k := range limbs {
		VMOVAPD(y.limb[k], x.limb[k])
	}
	DECQ(n)
	JNZ(LabelRef("next"))
	x.store(out)
	VZEROUPPER()
	RET()
}

// genSum emits out = a+b and out = a-b.
func genSum(f field) {
	for _, g := range []struct {
		name, doc string
		combine   func(a, b element) value
	}{
		{"Sum", "Sum sets out to a+b.", f.sum},
		{"Difference", "Difference sets out to a-b.", f.difference},
	} {
		TEXT(f.prefix()+g.name, NOSPLIT, "func(out, a, b *[5][8]uint64)")
		Doc(g.doc)
		Pragma("noescape")
		out, a, b := elementParam("out"), elementParam("a"), elementParam("b")
		v := g.combine(a, b)
		if v.bound > f.tight() {
			v = f.reduce(f.integers(v), false)
		}
		v.store(out)
		VZEROUPPER()
		RET()
	}
}

// genFromIntegers emits the conversion from integer limbs.
func genFromIntegers(f field) {
	TEXT(f.prefix()+"FromIntegers", NOSPLIT, "func(out, a *[5][8]uint64)")
	Doc("FromIntegers sets out to the element whose limbs are the integers a, each below 2^52.")
	Pragma("noescape")
	out, a := elementParam("out"), elementParam("a")
	var r raw
	for k := range limbs {
		c := ZMM()
		VMOVDQU64(a.limb(k), c)
		r.column[k] = c
		r.bound[k] = 1 << 52
	}
	f.reduce(r, false).store(out)
	VZEROUPPER()
	RET()
}

// genIntegers emits the conversion to the canonical integers.
func genIntegers(f field, constants *pool) {
	TEXT(f.prefix()+"Integers", NOSPLIT, "func(out, a *[5][8]uint64)")
	Doc("Integers sets out to the limbs, below 2^51, of the representative of a below p.")
	Pragma("noescape")
	out, a := elementParam("out"), elementParam("a")
	for k, limb := range canonical(f, constants, a) {
		VMOVDQU64(limb, out.limb(k))
	}
	VZEROUPPER()
	RET()
}

// genFlags emits the tests of the canonical integers.
func genFlags(f field, constants *pool) {
	TEXT(f.prefix()+"Flags", NOSPLIT, "func(a *[5][8]uint64) (odd, zero uint8)")
	Doc("Flags returns the lanes in which the representative of a below p is odd, and those in which it is zero.")
	Pragma("noescape")
	x := canonical(f, constants, elementParam("a"))
	odd, zero := K(), K()
	one := constants.broadcast(1)
	VPTESTMQ(one, x[0], odd)
	all := x[0]
	for _, limb := range x[1:] {
		VPORQ(limb, all, all)
	}
	VPTESTNMQ(all, all, zero)
	for i, k := range []reg.Register{odd, zero} {
		lanes := GP32()
		KMOVB(k, lanes)
		Store(lanes.As8(), ReturnIndex(i))
	}
	VZEROUPPER()
	RET()
}

// genChoose emits the choice between two elements.
func genChoose(f field) {
	TEXT(f.prefix()+"Choose", NOSPLIT, "func(out, a, b *[5][8]uint64, mask uint8)")
	Doc("Choose sets out to b in the lanes of mask, and to a in the others.")
	Pragma("noescape")
	out, a, b := elementParam("out"), elementParam("a"), elementParam("b")
	lanes := GP32()
	Load(Param("mask"), lanes.As8())
	mask := K()
	KMOVB(lanes, mask)
	for k := range limbs {
		x, y := ZMM(), ZMM()
		VMOVDQU64(a.limb(k), x)
		VMOVDQU64(b.limb(k), y)
		VPBLENDMQ(y, x, mask, x)
		VMOVDQU64(x, out.limb(k))
	}
	VZEROUPPER()
	RET()
}

// canonical emits the reduction to the limbs, below 2^51, of the representative
// below p.
func canonical(f field, constants *pool, a element) (x [limbs]reg.VecVirtual) {
	r := f.integers(f.load(a))
	mask := constants.broadcast(1<<limbBits - 1)
	for k := range limbs {
		// 8p makes all limbs positive.
		p8 := uint64(8 * (1<<limbBits - 1))
		if k == 0 {
			p8 = 8 * (1<<limbBits - 19)
		}
		x[k] = ZMM()
		VPADDQ_BCST(constants.at(p8-r.offset[k]), r.column[k].(reg.VecVirtual), x[k])
	}
	// carry moves what is above 51 bits up by one limb, from the first to the
	// last, and leaves in c what is above 2^255.
	carry := func() reg.VecVirtual {
		c := ZMM()
		for k := range limbs {
			VPSRLQ(Imm(limbBits), x[k], c)
			VPANDQ(mask, x[k], x[k])
			if k+1 < limbs {
				VPADDQ(c, x[k+1], x[k+1])
			}
		}
		return c
	}
	// Twice, since the first fold can bring the lowest limb to 2^51 or above.
	for range 2 {
		c := carry()
		VPMULUDQ_BCST(constants.at(19), c, c)
		VPADDQ(c, x[0], x[0])
	}
	// Now x < 2^255 + 19. x ≥ p exactly if x+19 ≥ 2^255.
	q := ZMM()
	VPADDQ_BCST(constants.at(19), x[0], q)
	VPSRLQ(Imm(limbBits), q, q)
	for k := 1; k < limbs; k++ {
		VPADDQ(x[k], q, q)
		VPSRLQ(Imm(limbBits), q, q)
	}
	VPMULUDQ_BCST(constants.at(19), q, q)
	VPADDQ(q, x[0], x[0])
	carry()
	return x
}
