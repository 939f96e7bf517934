package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// A bucket is one point: its twenty limbs one after the other, and four words
// that have no meaning and make it whole registers.
const bucketParams = "b0, b1, b2, b3, b4, b5, b6, b7 *[24]uint64"

func loadBuckets() (buckets [lanes]element) {
	for lane := range buckets {
		buckets[lane] = elementParam(fmt.Sprintf("b%d", lane))
	}
	return buckets
}

// genGather emits the reading of a bucket into each lane.
func genGather(f field) {
	TEXT(f.prefix()+"Gather", NOSPLIT, "func(p *[4][5][8]uint64, "+bucketParams+")")
	Doc("Gather sets each lane of p to the point of its bucket.")
	Pragma("noescape")
	p, buckets := elementParam("p"), loadBuckets()
	for part := range 3 {
		var rows [lanes]reg.VecVirtual
		for lane := range rows {
			rows[lane] = ZMM()
			VMOVDQU64(buckets[lane].limb(part), rows[lane])
		}
		for i, column := range transpose(rows) {
			if limb := lanes*part + i; limb < 4*limbs {
				VMOVDQU64(column, p.limb(limb))
			}
		}
	}
	VZEROUPPER()
	RET()
}

// genScatter emits the writing of each lane into a bucket.
func genScatter(f field) {
	TEXT(f.prefix()+"Scatter", NOSPLIT, "func(p *[4][5][8]uint64, "+bucketParams+")")
	Doc("Scatter sets each bucket to the point of its lane of p.")
	Pragma("noescape")
	p, buckets := elementParam("p"), loadBuckets()
	for part := range 3 {
		var columns [lanes]reg.VecVirtual
		for i := range columns {
			// Where there is no limb, the last one again.
			columns[i] = ZMM()
			VMOVDQU64(p.limb(min(lanes*part+i, 4*limbs-1)), columns[i])
		}
		for lane, row := range transpose(columns) {
			VMOVDQU64(row, buckets[lane].limb(part))
		}
	}
	VZEROUPPER()
	RET()
}

// transpose exchanges rows and columns of eight words by eight: first of the
// pairs of words in 128 bits, then of these in the registers.
func transpose(rows [lanes]reg.VecVirtual) (columns [lanes]reg.VecVirtual) {
	for odd, unpack := range []func(...Op){VPUNPCKLQDQ, VPUNPCKHQDQ} {
		var pairs [4]reg.VecVirtual
		for i := range pairs {
			pairs[i] = ZMM()
			unpack(rows[2*i+1], rows[2*i], pairs[i])
		}
		shuffle := func(order uint64, a, b reg.VecVirtual) reg.VecVirtual {
			z := ZMM()
			VSHUFI64X2(Imm(order), b, a, z)
			return z
		}
		for half, order := range []uint64{0x44, 0xee} {
			low := shuffle(order, pairs[0], pairs[1])
			high := shuffle(order, pairs[2], pairs[3])
			columns[4*half+odd] = shuffle(0x88, low, high)
			columns[4*half+2+odd] = shuffle(0xdd, low, high)
		}
	}
	return columns
}
