package portable

import (
	"crypto/rand"
	"testing"

	"filippo.io/edwards25519/field"
	"github.com/stretchr/testify/require"
)

// TestInverseRoot compares with SqrtRatio up to the sign, on random elements and
// on those whose roots are known.
func TestInverseRoot(t *testing.T) {
	list := []*field.Element{zero, one, minusOne, sqrtM1, new(field.Element).Negate(sqrtM1), d}
	for range 100 {
		var b [32]byte
		rand.Read(b[:])
		w, err := new(field.Element).SetBytes(b[:])
		require.NoError(t, err)
		list = append(list, w, new(field.Element).Square(w))
	}
	squares := 0
	for _, w := range list {
		want, wantSquare := new(field.Element).SqrtRatio(one, w)
		var got field.Element
		isSquare := inverseRoot(&got, w)
		require.Equal(t, wantSquare, isSquare)
		squares += isSquare
		if isSquare == 1 || w.Equal(zero) == 1 {
			require.Equal(t, want.Bytes(), got.Absolute(&got).Bytes())
		}
	}
	require.Greater(t, squares, 100)
	require.Less(t, squares, len(list)-20)
}
