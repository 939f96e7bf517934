//go:build amd64 && !purego

package vector

import (
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf/internal/kernel"
)

// TestEnginesDoNotMix has batches and tables of the two instruction sets, whose
// elements differ in form, meet. They need no processor to be refused.
func TestEnginesDoNotMix(t *testing.T) {
	fma, ifma := engine{"fma", &curve{}}, engine{"ifma", &curve{arithmetic: true}}
	a, b := fma.NewBatch(2), ifma.NewBatch(2)
	k := make([]kernel.Scalar, 2)
	require.PanicsWithValue(t, "vector: batches of different engines", func() { a.Multiply(b, &k[0]) })
	require.PanicsWithValue(t, "vector: batches of different engines", func() { b.MultiplyEach(a, k) })
	require.PanicsWithValue(t, "vector: a table of a different engine", func() { a.AddMultiples(a, &table{by: true}, k) })
}
