package kerneltest

import (
	"math/big"
	"slices"
)

// Seeds returns programs for [Differ] by name, which together run every
// operation, in every place of its registers, on good and bad arguments.
func Seeds() map[string][]byte {
	minusOne := scalar(big.NewInt(-1))
	uniform := newSource("seeds").bytes(255)
	withLength := func(b ...byte) []byte { return append([]byte{byte(len(b))}, b...) }
	good := withLength(appendixA.Multiples[5]...)
	bad := withLength(slices.Concat(appendixA.Multiples[1], badEncodings[7])...)
	edges := []byte{0, 40, 1}
	program := func(n byte, parts ...[]byte) []byte { return slices.Concat(append([][]byte{{n - 1}}, parts...)...) }
	derive := slices.Concat([]byte{0}, withLength(uniform...))
	return map[string][]byte{
		"empty":         {},
		"derive":        program(17, derive),
		"derive-zero":   program(3, []byte{0, 0}),
		"decode":        program(9, []byte{1}, good, []byte{0x82}),
		"decode-bad":    program(9, []byte{1}, bad),
		"decode-none":   program(2, []byte{2}),
		"multiply":      program(8, derive, []byte{0x83}, withLength(uniform[:32]...), []byte{0xc3}, edges),
		"multiply-each": program(11, derive, []byte{4}, withLength(uniform[:96]...), []byte{0x84}, edges),
		"add":           program(5, derive, []byte{5}, good, withLength(uniform[:64]...), []byte{0x85}, bad, edges),
		"add-equal":     program(4, []byte{1}, good, []byte{5}, good, withLength(1, 0)),
		"sum":           program(13, derive, []byte{6}, withLength(uniform[:70]...), []byte{6}, edges, []byte{0x46}, edges),
		"sum-many":      program(0xf8, derive, []byte{6}, withLength(uniform[:70]...), []byte{6}, edges),
		"sum-minus-one": program(7, derive, []byte{6}, withLength(minusOne[:]...)),
		"short":         program(6, []byte{3}, []byte{200, 1, 2}),
		"long": program(17, derive, []byte{4}, edges, []byte{0x82}, []byte{0xc5}, good, edges,
			[]byte{3}, edges, []byte{0x46}, edges, []byte{0x44}, edges),
	}
}
