package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// fma computes with the fused multiply-add of AVX-512F, for processors that
// lack the integer multiply-add of IFMA.
//
// A limb is a float64 that holds an integer. A product a·b of two of them, of
// less than 2^102 in absolute value, is split without an error into
//
//	h = fma(a, b, 1.5·2^103)          = 1.5·2^103 + H, H = 2^51·⌊a·b / 2^51⌋
//	l = fma(a, b, 1.5·2^103+2^52 - h) = 2^52 + L,      L = a·b - H, 0 ≤ L < 2^51
//
// under rounding toward zero, which for the positive h is rounding down: in the
// binade of h, 2^103 to 2^104, the last bit of the significand weighs 2^51, in
// that of l it weighs 1. As integers, the bits of h are those of 1.5·2^103 plus
// H/2^51 and the bits of l are those of 2^52 plus L. So columns are summed as
// integers, with what the constants contribute known in advance (raw.offset).
// The idea of splitting so is Emmart, Zheng and Weems, "Faster modular
// exponentiation using double precision floating point arithmetic on the GPU"
// (ARITH 2018).
//
// Two products whose absolute values sum to at most 2^102 - 2^51 share a sum of
// high parts: the second adds to h of the first, which is below its exact value
// by less than 2^51. Their L then sum to less than 2^52, so that the sum of the
// two l stays in the binade of 2^52. In the functions that are generated the
// absolute values sum to about 3·2^100 at most.
//
// The multiply-adds have their rounding mode in the instruction, and additions
// and subtractions are exact, so MXCSR does not matter; no operand, nor any
// result, is subnormal, infinite or NaN, so that time does not depend on values.
type fma struct{ constants *pool }

var (
	highFloat = 1.5 * math.Ldexp(1, limbBits+52)
	lowFloat  = math.Ldexp(1, 52)
	highBits  = math.Float64bits(highFloat)
	lowBits   = math.Float64bits(lowFloat)
	// productLimit is what the absolute values of the products that share a
	// high part sum to less than.
	productLimit = math.Ldexp(1, limbBits+51) - math.Ldexp(1, limbBits)
)

const (
	// carryBias is added to a column before it is carried, so that what is
	// shifted is not negative; the carry is carryOffset too large.
	carryBias   = 1 << 62
	carryOffset = carryBias >> limbBits
	// limbBias makes the limbs that reduce leaves symmetric around zero.
	limbBias = 1 << (limbBits - 1)
)

func (fma) prefix() string { return "fma" }

// tight is half the radix, and room for a carry times 19.
func (fma) tight() float64 { return limbBias + 19*carryOffset }

func (f fma) load(e element) (v value) {
	for k := range v.limb {
		v.limb[k] = ZMM()
		VMOVUPD(e.limb(k), v.limb[k])
	}
	v.bound = f.tight()
	return v
}

func (f fma) sum(a, b element) value {
	v := f.load(a)
	for k, limb := range v.limb {
		VADDPD(b.limb(k), limb, limb)
	}
	v.bound *= 2
	return v
}

func (f fma) difference(a, b element) value {
	v := f.load(a)
	for k, limb := range v.limb {
		VSUBPD(b.limb(k), limb, limb)
	}
	v.bound *= 2
	return v
}

// product is one of the limb products of a column, with a bound on its absolute
// value.
type product struct {
	a, b  reg.VecVirtual
	bound float64
}

func (f fma) mul(a, b value) raw {
	var columns [2*limbs - 1][]product
	for i := range limbs {
		for j := range limbs {
			columns[i+j] = append(columns[i+j], product{a.limb[i], b.limb[j], a.bound * b.bound})
		}
	}
	return f.columns(columns)
}

func (f fma) sqr(a value) raw {
	var columns [2*limbs - 1][]product
	square := a.bound * a.bound
	for i := range limbs {
		columns[2*i] = append(columns[2*i], product{a.limb[i], a.limb[i], square})
		if i == limbs-1 {
			break
		}
		double := ZMM()
		VADDPD(a.limb[i], a.limb[i], double)
		for j := i + 1; j < limbs; j++ {
			columns[i+j] = append(columns[i+j], product{double, a.limb[j], 2 * square})
		}
	}
	return f.columns(columns)
}

// columns sums the products of each column, and folds those from 2^255 on into
// the lower ones, times 19.
func (f fma) columns(columns [2*limbs - 1][]product) (r raw) {
	high, bias := f.constants.broadcast(highBits), f.constants.broadcast(math.Float64bits(highFloat+lowFloat))
	var sums [2 * limbs]struct {
		op     reg.VecVirtual
		offset uint64
		bound  float64
	}
	add := func(k int, term reg.VecVirtual, offset uint64, bound float64) {
		s := &sums[k]
		if s.op == nil {
			s.op = term
		} else {
			VPADDQ(term, s.op, s.op)
		}
		s.offset += offset
		s.bound += bound
	}
	fold := func(k int) {
		x := sums[k].op
		two, sixteen := ZMM(), ZMM()
		VPSLLQ(Imm(4), x, sixteen)
		VPADDQ(x, sixteen, sixteen)
		VPADDQ(x, x, two)
		add(k-limbs, two, 0, 0)
		add(k-limbs, sixteen, 19*sums[k].offset, 19*sums[k].bound)
	}
	// The upper columns come first, to have their fold out of the way, and then
	// the lower ones downwards, so that carries can begin at the top.
	for _, k := range []int{4, 5, 6, 7, 8, 3, 2, 1, 0} {
		for _, group := range pairs(columns[k]) {
			previous := high
			var low reg.VecVirtual
			var bound float64
			for i, p := range group {
				h, l := ZMM(), ZMM()
				VMOVAPD(previous, h)
				VFMADD231PD_RZ_SAE(p.a, p.b, h)
				if i == 0 {
					VSUBPD(h, bias, l)
				} else {
					VSUBPD(h, previous, l)
				}
				VFMADD231PD_RZ_SAE(p.a, p.b, l)
				if i == 0 {
					low = l
				} else {
					VADDPD(l, low, low)
				}
				previous = h
				bound += p.bound
			}
			if bound >= productLimit {
				panic("fma: a product is too large")
			}
			add(k, low, lowBits, float64(len(group))*math.Ldexp(1, limbBits))
			add(k+1, previous, highBits, bound/math.Ldexp(1, limbBits)+1)
		}
		if k >= limbs {
			fold(k)
		}
		if k == 2*limbs-2 {
			fold(k + 1)
		}
	}
	for k := range limbs {
		r.column[k], r.offset[k], r.bound[k] = sums[k].op, sums[k].offset, sums[k].bound
	}
	return r
}

// pairs groups the products of a column in ones and twos that may share a high
// part.
func pairs(column []product) (groups [][]product) {
	for len(column) > 0 {
		n := 1
		for other := 1; other < len(column); other++ {
			if column[0].bound+column[other].bound < productLimit {
				column[1], column[other] = column[other], column[1]
				n = 2
				break
			}
		}
		groups = append(groups, column[:n])
		column = column[n:]
	}
	return groups
}

func (f fma) integers(a value) (r raw) {
	for k, limb := range a.limb {
		c := ZMM()
		VCVTPD2QQ(limb, c)
		r.column[k] = c
		r.bound[k] = a.bound
	}
	return r
}

func (f fma) reduce(r raw, negative bool) (v value) {
	mask := f.constants.broadcast(1<<limbBits - 1)
	var carries [limbs]reg.VecVirtual
	for k := range limbs {
		if r.bound[k]+limbBias >= carryBias {
			panic("fma: a column is too large")
		}
		var c, limb reg.VecVirtual
		if negative {
			limb = f.constants.broadcast(carryBias + limbBias + r.offset[k])
			VPSUBQ(r.column[k], limb, limb)
		} else {
			limb = f.constants.broadcast(carryBias + limbBias - r.offset[k])
			VPADDQ(r.column[k], limb, limb)
		}
		c = ZMM()
		VPSRLQ(Imm(limbBits), limb, c)
		carries[k] = c
		// (limb & mask) | the exponent of 2^52
		VPTERNLOGQ_BCST(Imm(0xEA), f.constants.at(lowBits), mask, limb)
		v.limb[k] = limb
	}
	top := carries[limbs-1]
	VPMULUDQ_BCST(f.constants.at(19), top, top)
	for k := range limbs {
		offset := uint64(carryOffset)
		carry := carries[(k+limbs-1)%limbs]
		if k == 0 {
			offset *= 19
		}
		VPADDQ(carry, v.limb[k], v.limb[k])
		VSUBPD_BCST(f.constants.at(math.Float64bits(lowFloat+float64(limbBias+offset))), v.limb[k], v.limb[k])
	}
	v.bound = f.tight()
	return v
}

func (f fma) negate(v value, mask reg.Register) value {
	for _, limb := range v.limb {
		VPXORQ_BCST(f.constants.at(1<<63), limb, mask, limb)
	}
	return v
}
