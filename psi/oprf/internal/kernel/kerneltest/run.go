// Package kerneltest tests the engines of [kernel]: each against the vectors of
// RFC 9496, against [Reference], which is circl's group, byte for byte, and
// against golden hashes that circl's group gave.
//
// [Run] is the suite, for the tests of each engine. [Differ] is for fuzzing: it
// runs a program of operations on an engine and on the reference.
package kerneltest

import (
	"crypto/sha256"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"recoupe/psi/oprf/internal/kernel"
)

// Run tests e. It takes some seconds. With RECOUPE_LONG the chain of
// operations is fifty times as long.
func Run(t *testing.T, e kernel.Engine) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, kernel.Engine)
	}{
		{"Multiples", testMultiples},
		{"Invalid", testInvalid},
		{"Derived", testDerived},
		{"NewBatch", testNewBatch},
		{"SetUniform/Sizes", testUniformSizes},
		{"SetUniform/Edges", testUniformEdges},
		{"SetBytes/Sizes", testDecodeSizes},
		{"SetBytes/Edges", testDecodeEdges},
		{"SetBytes/Bad", testDecodeBad},
		{"Multiply/Edges", testMultiplyEdges},
		{"Multiply/Sizes", testMultiplySizes},
		{"Multiply/Representations", testMultiplyRepresentations},
		{"AddMultiples/Edges", testAddEdges},
		{"AddMultiples/Sizes", testAddSizes},
		{"AddMultiples/Relations", testAddRelations},
		{"Append/Identity", testAppendIdentity},
		{"Append/Destination", testAppendDestination},
		{"SumVarTime/Sizes", testSumSizes},
		{"SumVarTime/Edges", testSumEdges},
		{"SumVarTime/Many", testSumMany},
		{"Aliasing", testAliasing},
		{"Independence", testIndependence},
		{"Concurrency", testConcurrency},
		{"Misuse", testMisuse},
		{"Laws", testLaws},
		{"Chain", testChain},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, e) })
	}
}

// sizes are the batch sizes of most tests: every remainder of a vector of eight
// lanes after none, one and two full ones, and the neighbours of 64.
func sizes() []int {
	var list []int
	for n := 1; n <= 17; n++ {
		list = append(list, n)
	}
	return append(list, 63, 64, 65)
}

// source gives the same bytes in every run, others for each label.
type source struct{ *rand.ChaCha8 }

func newSource(label string) source { return source{rand.NewChaCha8(sha256.Sum256([]byte(label)))} }

func (s source) bytes(n int) []byte {
	b := make([]byte, n)
	s.Read(b)
	return b
}

// uniform returns what n elements are derived from.
func (s source) uniform(n int) []byte { return s.bytes(n * kernel.UniformSize) }

// scalar returns a uniform scalar.
func (s source) scalar() kernel.Scalar { return scalar(new(big.Int).SetBytes(s.bytes(64))) }

// scalars returns n scalars, one in four of them zero or ±1.
func (s source) scalars(n int) []kernel.Scalar {
	list := make([]kernel.Scalar, n)
	for i := range list {
		switch small := s.bytes(1)[0]; {
		case small < 64:
			list[i] = scalar(big.NewInt(int64(small%3) - 1))
		default:
			list[i] = s.scalar()
		}
	}
	return list
}

// encodings returns the encodings of n random elements.
func (s source) encodings(n int) []byte {
	b := Reference().NewBatch(n)
	b.SetUniform(s.uniform(n))
	return b.AppendBytes(nil)
}

// element returns the i-th encoding of b.
func element(b []byte, i int) [kernel.ElementSize]byte {
	return [kernel.ElementSize]byte(b[i*kernel.ElementSize:])
}

// repeated returns n times k.
func repeated(k kernel.Scalar, n int) []kernel.Scalar {
	return slices.Repeat([]kernel.Scalar{k}, n)
}
