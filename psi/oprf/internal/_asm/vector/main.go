// Command vector writes the assembly of psi/oprf/internal/kernel/vector for one
// instruction set: avx512fma or avx512ifma.
package main

import (
	"flag"
	"fmt"
	"os"

	. "github.com/mmcloughlin/avo/build"
)

func main() {
	set := flag.String("set", "avx512fma", "instruction set: avx512fma or avx512ifma")
	flag.Parse()
	ConstraintExpr("!purego")
	constants := newPool("constants")
	switch *set {
	case "avx512fma":
		generate(fma{constants}, constants)
	case "avx512ifma":
		generate(ifma{constants}, constants)
	default:
		fmt.Fprintf(os.Stderr, "vector: no instruction set %q\n", *set)
		os.Exit(1)
	}
	Generate()
}

// generate emits all functions of one instruction set.
func generate(f field, constants *pool) {
	genMultiply(f)
	genSquare(f)
	genSum(f)
	genFromIntegers(f)
	genIntegers(f, constants)
	genFlags(f, constants)
	genChoose(f)
	genDouble(f)
	genAdd(f)
	genAddLookup(f, constants)
	genAddLookupFixed(f)
	genAddOne(f)
	genGather(f)
	genScatter(f)
	constants.emit()
}
