package kerneltest

import (
	"bytes"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf/internal/kernel"
)

// testAppendIdentity has the identity in every place of a batch, in its several
// representations, alone and in pairs, and fills batches with it: an inversion
// that the elements of a batch share must not let one spoil the others.
func testAppendIdentity(t *testing.T, e kernel.Engine) {
	random := newSource("append identity")
	for _, n := range []int{1, 2, 3, 7, 8, 9, 10, 16, 17} {
		p := uniformPair(t, e, random.uniform(n))
		for i := range n {
			k := repeated(kernel.Scalar{3}, n)
			k[i] = kernel.Scalar{}
			one := newPair(t, e, n)
			one.multiplyEach(p, k)
			one.requireEqual("%d of %d", i, n)
			k[(i+3)%n] = kernel.Scalar{}
			one.multiplyEach(p, k)
			one.requireEqual("%d and %d of %d", i, (i+3)%n, n)
		}
		zero := make([]byte, n*kernel.ElementSize)
		none := newPair(t, e, n)
		none.multiply(p, &kernel.Scalar{})
		require.Equal(t, zero, none.requireEqual("%d", n))
	}
	var in []byte // identities that the map makes, every second one
	for _, root := range identities() {
		b := root.FillBytes(make([]byte, 32))
		slices.Reverse(b)
		in = append(in, bytes.Repeat(b, 2)...)
		in = append(in, random.uniform(1)...)
	}
	encodings := uniformPair(t, e, in).requireEqual()
	require.Equal(t, 3, bytes.Count(encodings, make([]byte, kernel.ElementSize)))
}

// testAppendDestination checks that what is before the end of the destination
// stays, and what is in its array beyond the last element.
func testAppendDestination(t *testing.T, e kernel.Engine) {
	random := newSource("append destination")
	for n := 1; n <= 17; n++ {
		p := uniformPair(t, e, random.uniform(n))
		for name, f := range map[string]func(kernel.Batch, []byte) []byte{
			"AppendBytes": kernel.Batch.AppendBytes, "AppendDoubles": kernel.Batch.AppendDoubles,
		} {
			want := f(p.want, nil)
			for prefix := range 4 {
				for _, room := range []int{0, 1, n*kernel.ElementSize - 1, n * kernel.ElementSize, n*kernel.ElementSize + 1, 1024} {
					array := bytes.Repeat([]byte{0xa5}, prefix+room)
					got := f(p.got, array[:prefix])
					require.Equal(t, append(bytes.Repeat([]byte{0xa5}, prefix), want...), got, "%s, %d", name, n)
					if room >= len(want) {
						require.Same(t, &array[:1][0], &got[0], "%s has room", name)
					}
					end := array[min(prefix+len(want), len(array)):]
					require.Equal(t, bytes.Repeat([]byte{0xa5}, len(end)), end, "%s, %d", name, n)
				}
			}
		}
	}
}
