package main

import (
	"math"
	"testing"

	. "github.com/mmcloughlin/avo/build"
	"github.com/stretchr/testify/require"
)

// TestBoundsOfFMA wants the generator to refuse what could go wrong.
func TestBoundsOfFMA(t *testing.T) {
	f := fma{newPool("unused")}
	TEXT("unused", 0, "func()")
	operand := func(bound float64) (v value) {
		for k := range v.limb {
			v.limb[k] = ZMM()
		}
		v.bound = bound
		return v
	}
	columns := func(k int, bound float64) (r raw) {
		for i := range r.column {
			r.column[i] = ZMM()
		}
		r.bound[k] = bound
		return r
	}
	require.LessOrEqual(t, productLimit, math.Ldexp(1, 102))
	limit, below, above := math.Sqrt(productLimit), 0.999, 1.001
	require.Panics(t, func() { f.mul(operand(limit), operand(above*limit)) })
	require.NotPanics(t, func() { f.mul(operand(limit), operand(below*limit)) })
	require.Panics(t, func() { f.sqr(operand(above * limit / math.Sqrt2)) }) // which doubles products
	require.NotPanics(t, func() { f.sqr(operand(below * limit / math.Sqrt2)) })
	for k := range limbs {
		for _, negative := range []bool{false, true} {
			require.Panics(t, func() { f.reduce(columns(k, carryBias-limbBias), negative) }, "column %d", k)
			require.NotPanics(t, func() { f.reduce(columns(k, carryBias-limbBias-1024), negative) }, "column %d", k)
		}
	}
}

// TestPairsOfFMA wants only those products to share a high part that may, and
// each to be there once.
func TestPairsOfFMA(t *testing.T) {
	fit := math.Nextafter(productLimit, 0)
	column := []product{
		{bound: fit}, {bound: productLimit / 2}, {bound: productLimit / 2}, {bound: productLimit / 4}, {bound: productLimit / 4},
	}
	var sizes []int
	total := 0.0
	for _, group := range pairs(column) {
		sum := 0.0
		for _, p := range group {
			sum += p.bound
		}
		require.Less(t, sum, productLimit)
		sizes = append(sizes, len(group))
		total += sum
	}
	require.ElementsMatch(t, []int{1, 2, 2}, sizes)
	require.Equal(t, fit+1.5*productLimit, total)
}
