package kerneltest

import (
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf/internal/kernel"
)

func testSumSizes(t *testing.T, e kernel.Engine) {
	random := newSource("sum sizes")
	for _, n := range append(sizes(), 128, 129, 1000) {
		p := uniformPair(t, e, random.uniform(n))
		before := p.got.AppendBytes(nil)
		p.requireEqualSums(random.scalars(n), "%d", n)
		require.Equal(t, before, p.got.AppendBytes(nil))
		if n > 17 {
			continue
		}
		require.Zero(t, p.requireEqualSums(make([]kernel.Scalar, n), "%d", n))
		p.requireEqualSums(repeated(kernel.Scalar{1}, n), "%d", n)
		p.requireEqualSums(repeated(random.scalar(), n), "%d", n)
		for _, i := range []int{0, n / 2, n - 1} { // one weight only
			k := make([]kernel.Scalar, n)
			k[i] = random.scalar()
			p.requireEqualSums(k, "%d of %d", i, n)
		}
	}
}

// testSumEdges sums with edge weights, equal and opposite elements, identities
// and terms that cancel.
func testSumEdges(t *testing.T, e kernel.Engine) {
	random := newSource("sum edges")
	edges := edgeScalars()
	p := uniformPair(t, e, random.uniform(17))
	for weights := range slices.Chunk(edges, 17) {
		p.requireEqualSums(append(weights[:len(weights):len(weights)], random.scalars(17-len(weights))...))
	}
	for _, k := range edges { // alone, so that no other term hides it
		one := uniformPair(t, e, random.uniform(1))
		one.requireEqualSums([]kernel.Scalar{k}, "%x", k)
	}
	for n := 2; n <= 17; n++ {
		same := uniformPair(t, e, slices.Repeat(random.uniform(1), n))
		k := random.scalars(n)
		same.requireEqualSums(k, "%d", n)
		total := new(big.Int)
		for _, weight := range k[1:] {
			total.Add(total, number(weight))
		}
		k[0] = scalar(total.Neg(total))
		require.Zero(t, same.requireEqualSums(k, "%d", n), "%d terms that cancel", n)

		signs := make([]kernel.Scalar, n) // P, −P, P, …
		for i := range signs {
			signs[i] = scalar(big.NewInt(1 - 2*int64(i%2)))
		}
		same.multiplyEach(same, signs)
		same.requireEqualSums(repeated(random.scalar(), n), "%d", n)

		some := uniformPair(t, e, random.uniform(n))
		some.multiplyEach(some, random.scalars(n)) // some are the identity
		some.requireEqualSums(random.scalars(n), "%d", n)
	}
	require.Zero(t, newPair(t, e, 9).requireEqualSums(random.scalars(9)))
}

// testSumMany sums as many terms as an engine may sum in another way than few:
// all edge weights, and terms that are equal, opposite or the identity, so that
// sums on the way are doubled or vanish.
func testSumMany(t *testing.T, e kernel.Engine) {
	const n = 41
	random := newSource("sum many")
	edges := edgeScalars()
	uniformPair(t, e, random.uniform(len(edges))).requireEqualSums(edges)

	same := uniformPair(t, e, slices.Repeat(random.uniform(1), n))
	for _, k := range append(random.scalars(4), edges[:8]...) {
		same.requireEqualSums(repeated(k, n), "%x", k)
	}
	k := random.scalars(n)
	total := new(big.Int)
	for _, weight := range k[1:] {
		total.Add(total, number(weight))
	}
	k[0] = scalar(total.Neg(total))
	require.Zero(t, same.requireEqualSums(k), "terms that cancel")

	signs := make([]kernel.Scalar, n) // P, −P, P, …
	for i := range signs {
		signs[i] = scalar(big.NewInt(1 - 2*int64(i%2)))
	}
	same.multiplyEach(same, signs)
	same.requireEqualSums(repeated(random.scalar(), n))

	some := uniformPair(t, e, random.uniform(n))
	some.multiplyEach(some, random.scalars(n)) // some are the identity
	some.requireEqualSums(random.scalars(n))
	require.Zero(t, newPair(t, e, n).requireEqualSums(random.scalars(n)))
}
