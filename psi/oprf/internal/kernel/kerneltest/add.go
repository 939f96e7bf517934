package kerneltest

import (
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf/internal/kernel"
)

// bases are the encodings of G, −G, 2·G and a random element.
func bases() [][kernel.ElementSize]byte {
	b := Reference().NewBatch(2)
	b.SetBytes(slices.Concat(appendixA.Multiples[1], newSource("base").encodings(1)))
	negative := Reference().NewBatch(2)
	minusOne := scalar(big.NewInt(-1))
	negative.Multiply(b, &minusOne)
	encodings := b.AppendBytes(nil)
	return [][kernel.ElementSize]byte{
		element(encodings, 0), element(negative.AppendBytes(nil), 0),
		element(b.AppendDoubles(nil), 0), element(encodings, 1),
	}
}

// testAddEdges adds every edge multiple of several bases to the identity and to
// a random element.
func testAddEdges(t *testing.T, e kernel.Engine) {
	edges := edgeScalars()
	for _, base := range bases() {
		p := newPair(t, e, len(edges))
		p.addMultiples(p, base, edges)
		p.requireEqual("%x", base)
	}
	p := uniformPair(t, e, newSource("add edges").uniform(len(edges)))
	p.addMultiples(p, bases()[0], edges)
	p.requireEqual()
}

func testAddSizes(t *testing.T, e kernel.Engine) {
	random := newSource("add sizes")
	for _, n := range append(sizes(), 1000) {
		a := uniformPair(t, e, random.uniform(n))
		p := newPair(t, e, n)
		p.addMultiples(a, bases()[3], random.scalars(n))
		p.requireEqual("%d", n)
		require.Equal(t, a.want.AppendBytes(nil), a.got.AppendBytes(nil), "the operand of %d", n)
	}
}

// testAddRelations has the two terms of a sum equal, opposite, or in another
// small ratio, in each lane among others that are not related: the cases where
// formulas for an addition that are not complete fail.
func testAddRelations(t *testing.T, e kernel.Engine) {
	random := newSource("relations")
	for _, base := range bases() {
		for lane := range 9 {
			// p = j·(k·base), then k'·base is added.
			k := random.scalar()
			ratios := random.scalars(9)
			p := newPair(t, e, 9)
			p.addMultiples(p, base, repeated(k, 9))
			j := big.NewInt(int64(lane) - 4)
			ratios[lane] = scalar(j)
			p.multiplyEach(p, ratios)
			for _, m := range []int64{int64(lane) - 4, 4 - int64(lane), 1, -1, 0, 2} {
				terms := random.scalars(9)
				terms[lane] = scalar(new(big.Int).Mul(big.NewInt(m), number(k)))
				sum := newPair(t, e, 9)
				sum.addMultiples(p, base, terms)
				sum.requireEqual("%v·P + %d·P in lane %d", j, m, lane)
			}
		}
	}
}

// number is the inverse of scalar.
func number(k kernel.Scalar) *big.Int {
	slices.Reverse(k[:])
	return new(big.Int).SetBytes(k[:])
}
