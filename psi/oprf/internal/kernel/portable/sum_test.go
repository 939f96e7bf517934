package portable

import (
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf/internal/kernel"
)

// TestSumAcrossChunks has sums of as many elements as share their doublings, of
// one more or less, and of several chunks.
func TestSumAcrossChunks(t *testing.T) {
	edges := edgeScalars()
	for _, n := range []int{1, sumChunk - 1, sumChunk, sumChunk + 1, 2*sumChunk + 3} {
		b := New().NewBatch(n).(*batch)
		k := make([]kernel.Scalar, n)
		p, step := randomPoint(), randomPoint()
		sum := identity
		for i := range n {
			p.add(step)
			b.points[i], k[i] = *p, edges[i%len(edges)]
			var product point
			product.multiply(p, decodeScalar(&k[i]))
			sum.add(&product)
		}
		require.Equal(t, encode(&sum), b.SumVarTime(k), n)
	}
}
