package main

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestBoundsOfIFMA wants the generator to refuse what could go wrong, before it
// emits anything.
func TestBoundsOfIFMA(t *testing.T) {
	f := ifma{newPool("unused")}
	fits, large := value{bound: 1<<52 - 1}, value{bound: 1 << 52}
	for name, emit := range map[string]func(){
		"the first operand of a product":  func() { f.mul(large, fits) },
		"the second operand of a product": func() { f.mul(fits, large) },
		"the operand of a square":         func() { f.sqr(large) },
		"an offset":                       func() { f.reduce(raw{offset: [limbs]uint64{3: 1}}, false) },
		"a column of 64 bits":             func() { f.reduce(raw{bound: [limbs]float64{4: math.Ldexp(1, 63)}}, false) },
		"a column and its bias":           func() { f.reduce(raw{bound: [limbs]float64{4: math.Ldexp(1, 62)}, signed: true}, false) },
		"a carry":                         func() { f.carry(value{bound: math.Ldexp(carryRoom/19+1, limbBits)}) },
	} {
		require.Panics(t, emit, name)
	}
}
