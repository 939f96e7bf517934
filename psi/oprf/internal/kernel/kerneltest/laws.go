package kerneltest

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"recoupe/psi/oprf/internal/kernel"
)

// anyScalar draws a scalar: uniform, small, near a power of two or an edge.
func anyScalar() *rapid.Generator[kernel.Scalar] {
	return rapid.OneOf(
		rapid.SampledFrom(edgeScalars()),
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 32, 32), func(b []byte) kernel.Scalar { return scalar(new(big.Int).SetBytes(b)) }),
	)
}

// testLaws checks, without the reference, the laws that tie the operations to
// one another.
func testLaws(t *testing.T, e kernel.Engine) {
	base := bases()[3]
	table, ok := e.NewTable(&base)
	require.True(t, ok)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 17).Draw(t, "n")
		uniform := rapid.SliceOfN(rapid.Byte(), n*kernel.UniformSize, n*kernel.UniformSize).Draw(t, "uniform")
		j := rapid.SliceOfN(anyScalar(), n, n).Draw(t, "j")
		k := rapid.SliceOfN(anyScalar(), n, n).Draw(t, "k")
		a := e.NewBatch(n)
		a.SetUniform(uniform)
		combine := func(f func(x, y *big.Int) *big.Int) []kernel.Scalar {
			list := make([]kernel.Scalar, n)
			for i := range list {
				list[i] = scalar(f(number(j[i]), number(k[i])))
			}
			return list
		}
		times := func(x, y *big.Int) *big.Int { return new(big.Int).Mul(x, y) }
		plus := func(x, y *big.Int) *big.Int { return new(big.Int).Add(x, y) }

		// j·(k·a) = (j·k)·a
		left, right := e.NewBatch(n), e.NewBatch(n)
		left.MultiplyEach(a, k)
		left.MultiplyEach(left, j)
		right.MultiplyEach(a, combine(times))
		require.Equal(t, left.AppendBytes(nil), right.AppendBytes(nil))

		// (a + j·B) + k·B = a + (j + k)·B
		left.AddMultiples(a, table, j)
		left.AddMultiples(left, table, k)
		right.AddMultiples(a, table, combine(plus))
		require.Equal(t, left.AppendBytes(nil), right.AppendBytes(nil))

		// k·(a + j·B) = k·a + (j·k)·B
		left.AddMultiples(a, table, j)
		left.MultiplyEach(left, k)
		right.MultiplyEach(a, k)
		right.AddMultiples(right, table, combine(times))
		require.Equal(t, left.AppendDoubles(nil), right.AppendDoubles(nil))

		// twice a is 2·a, and Σ jᵢ·aᵢ = Σ 1·(jᵢ·aᵢ)
		left.MultiplyEach(a, repeated(kernel.Scalar{2}, n))
		require.Equal(t, left.AppendBytes(nil), a.AppendDoubles(nil))
		left.MultiplyEach(a, j)
		require.Equal(t, a.SumVarTime(j), left.SumVarTime(repeated(kernel.Scalar{1}, n)))

		// One scalar for all is as many equal ones.
		left.Multiply(a, &k[0])
		right.MultiplyEach(a, repeated(k[0], n))
		require.Equal(t, left.AppendBytes(nil), right.AppendBytes(nil))
	})
}
