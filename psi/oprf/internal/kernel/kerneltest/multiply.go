package kerneltest

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf/internal/kernel"
)

// testMultiplyEdges multiplies by each edge scalar: one for a whole batch, and
// all of them in the lanes of one.
func testMultiplyEdges(t *testing.T, e kernel.Engine) {
	edges := edgeScalars()
	random := newSource("multiply edges")
	a := uniformPair(t, e, random.uniform(len(edges)))
	p := newPair(t, e, len(edges))
	p.multiplyEach(a, edges)
	p.requireEqual()
	one := uniformPair(t, e, random.uniform(1))
	p = newPair(t, e, 1)
	for _, k := range edges {
		p.multiply(one, &k)
		require.Equal(t, p.want.AppendBytes(nil), p.got.AppendBytes(nil), "%x", k)
	}
}

func testMultiplySizes(t *testing.T, e kernel.Engine) {
	random := newSource("multiply sizes")
	for _, n := range append(sizes(), 1000) {
		a := uniformPair(t, e, random.uniform(n))
		p := newPair(t, e, n)
		p.multiplyEach(a, random.scalars(n))
		p.requireEqual("%d", n)
		if n == 1000 {
			return
		}
		k := random.scalar()
		p.multiply(a, &k)
		p.requireEqual("%d", n)
		require.Equal(t, a.want.AppendBytes(nil), a.got.AppendBytes(nil), "the operand of %d", n)
	}
}

// testMultiplyRepresentations multiplies, adds to and sums elements that came
// about in different ways, so that their coordinates are different points of
// the curve for one element, among them the four that stand for the identity.
func testMultiplyRepresentations(t *testing.T, e kernel.Engine) {
	const n = 16
	random := newSource("representations")
	mapped := uniformPair(t, e, random.uniform(n)) // in all cosets
	encodings := mapped.requireEqual()
	decoded := newPair(t, e, n)
	require.True(t, decoded.setBytes(encodings))
	inverse := scalar(new(big.Int).ModInverse(big.NewInt(7), order))
	seventh := newPair(t, e, n)
	seventh.multiply(mapped, &inverse)
	seventh.multiply(seventh, &kernel.Scalar{7})
	require.Equal(t, encodings, seventh.requireEqual())
	// (ℓ − 1)·P taken from P, by a table whose base was decoded.
	minusOne := scalar(big.NewInt(-1))
	for i := range n {
		one := uniformPair(t, e, newSource("representations").uniform(n)[i*kernel.UniformSize:][:kernel.UniformSize])
		one.addMultiples(one, element(encodings, i), []kernel.Scalar{minusOne})
		require.Equal(t, make([]byte, kernel.ElementSize), one.requireEqual("%d", i))
		for _, k := range []int64{1, 2, 3, 4, -1} {
			product := newPair(t, e, 1)
			k := scalar(big.NewInt(k))
			product.multiply(one, &k)
			product.requireEqual("%x·0, %d", k, i)
			one.requireEqualSums([]kernel.Scalar{k})
			product.addMultiples(one, element(encodings, (i+1)%n), []kernel.Scalar{k})
			product.requireEqual("0 + %x·P, %d", k, i)
		}
	}
	k := random.scalars(n)
	for _, p := range []*pair{mapped, decoded, seventh} {
		p.requireEqualSums(k)
		p.multiplyEach(p, k)
	}
	require.Equal(t, mapped.requireEqual(), decoded.requireEqual())
	require.Equal(t, mapped.requireEqual(), seventh.requireEqual())
}
