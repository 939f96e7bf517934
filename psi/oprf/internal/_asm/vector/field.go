package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// Sizes in bytes of what Go declares in package vector.
const (
	lanes       = 8
	limbs       = 5
	limbSize    = 8 * lanes
	elementSize = limbs * limbSize
	pointSize   = 4 * elementSize
)

// limbBits is the radix: an element is Σ limb(k)·2^(51k) modulo p = 2^255-19.
const limbBits = 51

// element is where the five limbs of eight field elements are in memory.
type element struct {
	base reg.Register
	disp int
}

// limb is the operand of limb k.
func (e element) limb(k int) Mem { return Mem{Base: e.base, Disp: e.disp + k*limbSize} }

// at is the element that lies i elements after e.
func (e element) at(i int) element { return element{e.base, e.disp + i*elementSize} }

// value is eight field elements in registers. bound is the largest absolute
// value of a limb.
type value struct {
	limb  [limbs]reg.VecVirtual
	bound float64
}

// raw is what a product yields before its carries: five columns in registers
// or in memory. Column k holds V(k) + offset(k) modulo 2^64, where |V(k)| is at
// most bound(k), and the product is Σ V(k)·2^(51k).
type raw struct {
	column [limbs]Op
	offset [limbs]uint64
	bound  [limbs]float64
	// signed is whether V(k) may be negative where limbs are unsigned.
	signed bool
}

// field is how an instruction set computes modulo p. It emits code.
type field interface {
	// prefix begins the names of the functions.
	prefix() string
	// tight bounds the limbs that reduce leaves.
	tight() float64
	// load brings an element, whose limbs are tight, into registers.
	load(e element) value
	// sum and difference are operands of a product of which the other operand
	// is tight.
	sum(a, b element) value
	difference(a, b element) value
	// mul and sqr multiply.
	mul(a, b value) raw
	sqr(a value) raw
	// integers is the columns of a value, as signed integers.
	integers(a value) raw
	// reduce carries, and leaves tight limbs: of r, or of -r.
	reduce(r raw, negative bool) value
	// negate negates v in the lanes of the mask; v is not to be used any more.
	// The result is an operand of a product.
	negate(v value, mask reg.Register) value
}

// store writes a value to memory.
func (v value) store(e element) {
	for k, limb := range v.limb {
		VMOVDQU64(limb, e.limb(k))
	}
}

// spill writes the columns of r to e and returns them from there.
func (r raw) spill(e element) raw {
	for k, c := range r.column {
		VMOVDQU64(c, e.limb(k))
		r.column[k] = e.limb(k)
	}
	return r
}

// combine returns the column by column result of op, a sum (sign 1) or a
// difference (-1). The columns of a must be registers.
func combine(op func(...Op), sign uint64, a, b raw) (r raw) {
	for k := range limbs {
		c := ZMM()
		op(b.column[k], a.column[k], c)
		r.column[k] = c
		r.offset[k] = a.offset[k] + sign*b.offset[k]
		r.bound[k] = a.bound[k] + b.bound[k]
	}
	r.signed = a.signed || b.signed || sign != 1
	return r
}

func (r raw) plus(b raw) raw  { return combine(VPADDQ, 1, r, b) }
func (r raw) minus(b raw) raw { return combine(VPSUBQ, ^uint64(0), r, b) }
func (r raw) twice() raw      { return combine(VPADDQ, 1, r, r) }
