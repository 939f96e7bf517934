package kerneltest

import (
	"bytes"
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf/internal/kernel"
)

func testNewBatch(t *testing.T, e kernel.Engine) {
	for _, n := range append(sizes(), 1000) {
		b := e.NewBatch(n)
		require.Equal(t, n, b.Len())
		require.Equal(t, make([]byte, n*kernel.ElementSize), b.AppendBytes(nil), "%d", n)
		require.Equal(t, make([]byte, n*kernel.ElementSize), b.AppendDoubles(nil), "%d", n)
	}
}

func testUniformSizes(t *testing.T, e kernel.Engine) {
	random := newSource("uniform sizes")
	for _, n := range append(sizes(), 1000) {
		p := newPair(t, e, n)
		for offset := range 3 { // no alignment, and a batch is used again
			p.setUniform(random.bytes(offset + n*kernel.UniformSize)[offset:])
			p.requireEqual("%d elements at %d", n, offset)
			if n == 1000 {
				break
			}
		}
	}
}

// testUniformEdges derives elements from each edge twice, from each with a
// random string, and from each with the next edge.
func testUniformEdges(t *testing.T, e kernel.Engine) {
	edges := edgeFields()
	random := newSource("uniform edges")
	var in []byte
	for i, edge := range edges {
		other := random.bytes(32)
		in = slices.Concat(in, edge, edge, edge, other, other, edge, edge, edges[(i+1)%len(edges)])
	}
	for _, extreme := range []byte{0, 0xff} {
		in = append(in, bytes.Repeat([]byte{extreme}, kernel.UniformSize)...)
	}
	out := uniformPair(t, e, in).requireEqual()
	require.True(t, bytes.Contains(out, make([]byte, kernel.ElementSize)), "no edge gave the identity")
}

func testDecodeSizes(t *testing.T, e kernel.Engine) {
	random := newSource("decode sizes")
	for _, n := range append(sizes(), 1000) {
		p := newPair(t, e, n)
		encodings := random.encodings(n)
		for offset := range 3 {
			b := append(make([]byte, offset), encodings...)[offset:]
			require.True(t, p.setBytes(b))
			require.Equal(t, encodings, p.got.AppendBytes(nil), "%d elements at %d", n, offset)
		}
	}
}

// testDecodeEdges decodes small and large numbers and those at the bounds of
// limbs, of which one in eight below the prime is an element.
func testDecodeEdges(t *testing.T, e kernel.Engine) {
	numbers := []*big.Int{new(big.Int).Sub(power(256), big.NewInt(1))}
	for i := range int64(300) {
		numbers = append(numbers, big.NewInt(i),
			new(big.Int).Add(prime, big.NewInt(i-280)),
			new(big.Int).Add(power(255), big.NewInt(i)))
	}
	for _, limb := range []int{26, 51, 52, 64} {
		for i := limb; i < 255; i += limb {
			for d := range int64(8) {
				numbers = append(numbers, new(big.Int).Add(power(i), big.NewInt(d-4)))
			}
		}
	}
	accepted := 0
	for _, n := range numbers {
		b := n.FillBytes(make([]byte, 32))
		slices.Reverse(b)
		p := newPair(t, e, 1)
		if p.setBytes(b) {
			accepted++
			require.Equal(t, b, p.got.AppendBytes(nil))
			require.Equal(t, p.want.AppendDoubles(nil), p.got.AppendDoubles(nil))
		}
	}
	require.Greater(t, accepted, 80)
}

// testDecodeBad has one bad encoding, then two, in every place of batches of 1
// to 17, and uses the batch again afterwards.
func testDecodeBad(t *testing.T, e kernel.Engine) {
	random := newSource("decode bad")
	next := 0
	bad := func() []byte { next++; return badEncodings[next%len(badEncodings)] }
	for n := 1; n <= 17; n++ {
		good := random.encodings(n)
		b := e.NewBatch(n)
		for i := range n {
			one := slices.Clone(good)
			copy(one[i*kernel.ElementSize:], bad())
			require.Equal(t, i, b.SetBytes(one), "of %d", n)
			for j := i + 1; j < n; j++ {
				two := slices.Clone(one)
				copy(two[j*kernel.ElementSize:], bad())
				require.Equal(t, i, b.SetBytes(two), "and %d of %d", j, n)
			}
			require.Equal(t, -1, b.SetBytes(good))
			require.Equal(t, good, b.AppendBytes(nil))
		}
		all := bytes.Repeat(bad(), n)
		require.Equal(t, 0, b.SetBytes(all))
	}
	for _, encoding := range badEncodings { // each in a lane that is not the first
		good := random.encodings(11)
		copy(good[10*kernel.ElementSize:], encoding)
		require.Equal(t, 10, e.NewBatch(11).SetBytes(good), "%x", encoding)
	}
}
