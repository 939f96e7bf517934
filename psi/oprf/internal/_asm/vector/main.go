// Command vector writes the assembly of psi/oprf/internal/kernel/vector for one
// instruction set: avx512fma or avx512ifma.
package main

import (
	"flag"

	. "github.com/mmcloughlin/avo/build"
)

func main() {
	set := flag.String("set", "avx512fma", "instruction set: avx512fma or avx512ifma")
	flag.Parse()
	ConstraintExpr("!purego")
	_ = set
	constants := newPool("constants")
	generate(fma{constants}, constants)
	Generate()
}

// generate emits all functions of one instruction set.
func generate(f field, constants *pool) {
	genMultiply(f)
	genSquare(f)
	genSum(f)
	genFromIntegers(f)
	genIntegers(f, constants)
	genDouble(f)
	genAdd(f)
	genAddAffine(f)
	genLookup(f, constants)
	genLookupFixed(f, constants)
	constants.emit()
}
