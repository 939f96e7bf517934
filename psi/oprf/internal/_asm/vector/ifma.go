package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
	"github.com/mmcloughlin/avo/x86"
)

// ifma computes with the integer multiply-add of AVX-512 IFMA.
//
// A limb is an unsigned integer. VPMADD52LUQ adds the lower 52 bits of a
// product of two numbers below 2^52, VPMADD52HUQ adds what is above them. For
// limbs a(i) and b(j) the lower part weighs 2^(51(i+j)), the upper one
// 2^(51(i+j)+52), twice the radix of the next column:
//
//	column(k) = Σ low(a(i)·b(k-i)) + 2·Σ high(a(i)·b(k-1-i))
//
// so upper parts are summed first, doubled as a sum, and lower parts are added
// to that. No operand is doubled, since 2·a(i) can exceed 52 bits.
//
// A column from 2^255 on counts 19 times in the column five below. That product
// is taken by the same instructions (fold), so that no column exceeds about
// 2^56 and carries are small.
//
// The instructions ignore what their operands have above 52 bits. Only fold
// relies on that; mul and sqr panic if an operand could have more.
type ifma struct{ constants *pool }

const (
	// operandLimit is what the operands of a product are below.
	operandLimit = 1 << 52
	// carryRoom is what reduce may add to a limb of 51 bits.
	carryRoom = 1 << 12
)

func (ifma) prefix() string { return "ifma" }

// tight is the radix, and room for a carry times 19. The sum of two such limbs
// can exceed 52 bits.
func (ifma) tight() float64 { return 1<<limbBits + carryRoom }

func (f ifma) load(e element) (v value) {
	for k := range v.limb {
		v.limb[k] = ZMM()
		VMOVDQU64(e.limb(k), v.limb[k])
	}
	v.bound = f.tight()
	return v
}

// sum carries, since two tight limbs can exceed 52 bits.
func (f ifma) sum(a, b element) value { return f.combine(VPADDQ, a, b, false) }

// difference carries, as sum does.
func (f ifma) difference(a, b element) value { return f.combine(VPSUBQ, a, b, true) }

func (f ifma) combine(op func(...operand.Op), a, b element, signed bool) value {
	r := f.integers(f.load(a))
	for k := range limbs {
		op(b.limb(k), r.column[k], r.column[k])
		r.bound[k] += f.tight()
	}
	r.signed = signed
	return f.reduce(r, false)
}

// column is a sum under construction, of 64 bits in each lane, and a bound.
type column struct {
	sum   reg.VecVirtual
	bound float64
}

// start makes the column zero before something is added to it.
func (c *column) start() {
	if c.sum == nil {
		c.sum = zero()
	}
}

// zero returns a register of zeros.
func zero() reg.VecVirtual {
	z := ZMM()
	clear, err := x86.VPXORQ(z, z, z)
	if err != nil {
		panic(err)
	}
	// What z was before does not matter; avo knows that of other opcodes.
	clear.CancellingInputs = true
	Instruction(clear)
	return z
}

// low adds the lower parts of a·b, whose limbs are at most limit.
func (c *column) low(a, b reg.Register, limit float64) {
	c.start()
	VPMADD52LUQ(a, b, c.sum)
	c.bound += min(operandLimit-1, limit*limit)
}

// high adds the upper parts of a·b, whose limbs are at most limit.
func (c *column) high(a, b reg.Register, limit float64) {
	c.start()
	VPMADD52HUQ(a, b, c.sum)
	c.bound += limit * limit / operandLimit
}

// double doubles what the column has so far.
func (c *column) double() {
	VPADDQ(c.sum, c.sum, c.sum)
	c.bound *= 2
}

// foldHigh adds m·⌊c·factor/2^52⌋ to h, in pieces: h is a column that is
// doubled later, one above that of foldLow.
func (f ifma) foldHigh(c, h *column, factor uint64) {
	h.start()
	if c.bound >= operandLimit {
		above := ZMM()
		VPSRLQ(operand.Imm(52), c.sum, above)
		VPMADD52LUQ_BCST(f.constants.at(factor), above, h.sum)
		h.bound += float64(factor) * math.Floor(c.bound/operandLimit)
		Comment("mod 2^52")
	}
	VPMADD52HUQ_BCST(f.constants.at(factor), c.sum, h.sum)
	h.bound += float64(factor)
}

// foldLow adds c·factor mod 2^52 to l.
func (f ifma) foldLow(c, l *column, factor uint64) {
	l.start()
	if c.bound >= operandLimit {
		Comment("mod 2^52")
	}
	VPMADD52LUQ_BCST(f.constants.at(factor), c.sum, l.sum)
	l.bound += operandLimit - 1
}

// checkOperands panics unless the limbs of v can be operands.
func checkOperands(v value) {
	if v.bound >= operandLimit {
		panic("ifma: an operand is too large")
	}
}

// mul folds column 9, of a single upper part, by 38 instead of 19 times its
// double, and the upper parts of column 8 likewise, beside its single lower
// part.
func (f ifma) mul(a, b value) raw {
	checkOperands(a)
	checkOperands(b)
	limit := math.Sqrt(a.bound * b.bound)
	var c [2 * limbs]column
	var low8 column
	for i := range limbs {
		for j := range limbs {
			c[i+j+1].high(a.limb[i], b.limb[j], limit)
		}
	}
	low8.low(a.limb[4], b.limb[4], limit)
	f.foldHigh(&c[9], &c[5], 38)
	f.foldHigh(&c[8], &c[4], 38)
	f.foldHigh(&low8, &c[4], 19)
	for k := 7; k >= 4; k-- {
		c[k].double()
	}
	lows := func(from, to int) {
		for i := range limbs {
			for j := range limbs {
				if from <= i+j && i+j < to {
					c[i+j].low(a.limb[i], b.limb[j], limit)
				}
			}
		}
	}
	lows(limbs, 2*limbs-2)
	for k := 7; k >= 5; k-- {
		f.foldHigh(&c[k], &c[k-4], 19)
	}
	for k := 3; k >= 1; k-- {
		c[k].double()
	}
	lows(0, limbs)
	f.foldLow(&c[9], &c[4], 38)
	f.foldLow(&c[8], &c[3], 38)
	f.foldLow(&low8, &c[3], 19)
	for k := 7; k >= 5; k-- {
		f.foldLow(&c[k], &c[k-5], 19)
	}
	return rawOf(c)
}

// sqr counts the products of different limbs twice, and so the upper parts of
// these four times:
//
//	column(k) = low(a(k/2)²) + 2·(Σ low(a(i)·a(j)) + high(a((k-1)/2)²) + 2·Σ high(a(i)·a(j)))
//
// with i < j. The first term is of even columns only, so odd columns are folded
// without the outer doubling, by 38; column 8 is low(a(4)²) + 4·high(a(3)·a(4)).
func (f ifma) sqr(a value) raw {
	checkOperands(a)
	limit := a.bound
	var c [2 * limbs]column
	var low8 column
	for i := range limbs {
		for j := i + 1; j < limbs; j++ {
			c[i+j+1].high(a.limb[i], a.limb[j], limit)
		}
	}
	for k := 7; k >= 2; k-- {
		c[k].double()
	}
	c[9].high(a.limb[4], a.limb[4], limit)
	low8.low(a.limb[4], a.limb[4], limit)
	for i := limbs - 2; i >= 0; i-- {
		c[2*i+1].high(a.limb[i], a.limb[i], limit)
		for j := i + 1; j < limbs; j++ {
			c[i+j].low(a.limb[i], a.limb[j], limit)
		}
	}
	f.foldHigh(&c[9], &c[5], 38)
	f.foldHigh(&c[8], &c[4], 76)
	f.foldHigh(&low8, &c[4], 19)
	c[6].double()
	c[6].low(a.limb[3], a.limb[3], limit)
	f.foldHigh(&c[7], &c[3], 38)
	f.foldHigh(&c[6], &c[2], 19)
	f.foldHigh(&c[5], &c[1], 38)
	for k := 4; k >= 1; k-- {
		c[k].double()
	}
	for i := range 3 {
		c[2*i].low(a.limb[i], a.limb[i], limit)
	}
	f.foldLow(&c[9], &c[4], 38)
	f.foldLow(&c[8], &c[3], 76)
	f.foldLow(&low8, &c[3], 19)
	f.foldLow(&c[7], &c[2], 38)
	f.foldLow(&c[6], &c[1], 19)
	f.foldLow(&c[5], &c[0], 38)
	return rawOf(c)
}

// rawOf is the lower five columns.
func rawOf(c [2 * limbs]column) (r raw) {
	for k := range limbs {
		r.column[k] = c[k].sum
		r.bound[k] = c[k].bound
	}
	return r
}

func (ifma) integers(a value) (r raw) {
	for k, limb := range a.limb {
		r.column[k] = limb
		r.bound[k] = a.bound
	}
	return r
}

// reduce adds a multiple of p to columns that may be negative.
func (f ifma) reduce(r raw, negative bool) (v value) {
	if r.offset != [limbs]uint64{} {
		panic("ifma: a column has an offset")
	}
	most, bias := 0.0, uint64(0)
	for _, b := range r.bound {
		most = max(most, b)
	}
	if r.signed || negative {
		bias = uint64(math.Ceil(most / limbOfP(0)))
	}
	v.bound = float64(bias) * (1 << limbBits)
	if r.signed || !negative {
		v.bound += most
	}
	if v.bound >= math.Ldexp(1, 63) {
		panic("ifma: a column is too large")
	}
	for k := range limbs {
		v.limb[k] = ZMM()
		switch p := bias * uint64(limbOfP(k)); {
		case negative:
			VPBROADCASTQ(f.constants.at(p), v.limb[k])
			VPSUBQ(r.column[k], v.limb[k], v.limb[k])
		case r.signed:
			VPADDQ_BCST(f.constants.at(p), r.column[k].(reg.VecVirtual), v.limb[k])
		default:
			v.limb[k] = r.column[k].(reg.VecVirtual)
		}
	}
	return f.carry(v)
}

// limbOfP is limb k of p.
func limbOfP(k int) float64 {
	if k == 0 {
		return 1<<limbBits - 19
	}
	return 1<<limbBits - 1
}

// carry moves what each limb has above 51 bits to the next, and from the last
// one, times 19, to the first.
func (f ifma) carry(v value) value {
	if 19*v.bound/(1<<limbBits) > carryRoom {
		panic("ifma: a carry is too large")
	}
	var carries [limbs]reg.VecVirtual
	for k, limb := range v.limb {
		carries[k] = ZMM()
		VPSRLQ(operand.Imm(limbBits), limb, carries[k])
		v.limb[k] = ZMM()
		VPANDQ_BCST(f.constants.at(1<<limbBits-1), limb, v.limb[k])
	}
	VPMADD52LUQ_BCST(f.constants.at(19), carries[limbs-1], v.limb[0])
	for k := 1; k < limbs; k++ {
		VPADDQ(carries[k-1], v.limb[k], v.limb[k])
	}
	v.bound = f.tight()
	return v
}

// negate subtracts from 2p, which leaves limbs of 52 bits.
func (f ifma) negate(v value, mask reg.Register) value {
	for k, limb := range v.limb {
		p := ZMM()
		VPBROADCASTQ(f.constants.at(2*uint64(limbOfP(k))), p)
		VPSUBQ(limb, p, mask, limb)
	}
	v.bound = 2 * limbOfP(1)
	return v
}
