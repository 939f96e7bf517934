package portable

import (
	"bytes"
	"math/big"
	"slices"
	"testing"

	"filippo.io/edwards25519"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"recoupe/psi/oprf/internal/kernel"
)

// order is ℓ = 2^252 + 27742317777372353535851937790883648493.
var order, _ = new(big.Int).SetString("7237005577332262213973186563042994240857116359379907606001950938285454250989", 10)

// scalarOf returns n modulo ℓ.
func scalarOf(n *big.Int) (k kernel.Scalar) {
	b := new(big.Int).Mod(n, order).FillBytes(make([]byte, 32))
	slices.Reverse(b)
	return kernel.Scalar(b)
}

// edgeScalars returns numbers whose digits are at their bounds: 7 and 8, which
// is -8 with a carry, everywhere, and what is next to 0, ℓ and powers of 16.
func edgeScalars() []kernel.Scalar {
	var out []kernel.Scalar
	add := func(n *big.Int) {
		for _, delta := range []int64{-1, 0, 1} {
			out = append(out, scalarOf(new(big.Int).Add(n, big.NewInt(delta))))
		}
	}
	add(new(big.Int))
	for _, b := range []byte{0x77, 0x78, 0x87, 0x88, 0x0f, 0xf0, 0xff, 0x80, 0x08} {
		add(new(big.Int).SetBytes(bytes.Repeat([]byte{b}, 31)))
	}
	for i := range 64 {
		add(new(big.Int).Lsh(big.NewInt(1), uint(4*i)))
		add(new(big.Int).Lsh(big.NewInt(8), uint(4*i)))
	}
	return out
}

func generator() *point {
	var g point
	g.fromEdwards(edwards25519.NewGeneratorPoint())
	return &g
}

func TestRecode(t *testing.T) {
	check := func(t require.TestingT, k kernel.Scalar) {
		recoded := recode(&k)
		sum := new(big.Int)
		for i, digit := range recoded {
			require.True(t, -8 <= digit && digit <= 7)
			sum.Add(sum, new(big.Int).Lsh(big.NewInt(int64(digit)), uint(4*i)))
		}
		require.Equal(t, k, scalarOf(sum))
		require.GreaterOrEqual(t, sum.Sign(), 0)
		require.True(t, 0 <= recoded[digits-1] && recoded[digits-1] <= 2)
	}
	for _, k := range edgeScalars() {
		check(t, k)
	}
	rapid.Check(t, func(t *rapid.T) {
		check(t, scalarOf(new(big.Int).SetBytes(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "k"))))
	})
}

// TestAddMultiples compares with edwards25519's constant-time multiplication,
// for the generator and another base, on elements of which one is the identity.
func TestAddMultiples(t *testing.T) {
	for _, base := range []*point{generator(), randomPoint()} {
		encoding := encode(base)
		tab, ok := New().NewTable(&encoding)
		require.True(t, ok)
		require.Equal(t, encoding, tab.Base())
		k := edgeScalars()
		a := New().NewBatch(len(k)).(*batch)
		var want []byte
		for i := range k {
			if i%3 != 0 {
				a.points[i] = *randomPoint()
			}
			var product point
			product.multiply(base, decodeScalar(&k[i]))
			sum := product.plus(&a.points[i])
			encoding := encode(&sum)
			want = append(want, encoding[:]...)
		}
		before := a.AppendBytes(nil)
		b := New().NewBatch(len(k))
		b.AddMultiples(a, tab, k)
		require.Equal(t, want, b.AppendBytes(nil))
		require.Equal(t, before, a.AppendBytes(nil))
		a.AddMultiples(a, tab, k)
		require.Equal(t, want, a.AppendBytes(nil))
	}
}

// TestAddMultiplesThatCancel has the sum be the identity and twice a multiple,
// where an addition that is not complete fails.
func TestAddMultiplesThatCancel(t *testing.T) {
	base := encode(generator())
	tab, ok := New().NewTable(&base)
	require.True(t, ok)
	k := edgeScalars()
	b := New().NewBatch(len(k))
	b.AddMultiples(b, tab, k)
	doubles := b.AppendDoubles(nil)
	negative := make([]kernel.Scalar, len(k))
	for i := range k {
		negative[i] = kernel.Scalar(edwards25519.NewScalar().Negate(decodeScalar(&k[i])).Bytes())
	}
	twice := New().NewBatch(len(k))
	twice.AddMultiples(b, tab, k)
	require.Equal(t, doubles, twice.AppendBytes(nil))
	b.AddMultiples(b, tab, negative)
	require.Equal(t, make([]byte, 32*len(k)), b.AppendBytes(nil))
}

func TestTableRefused(t *testing.T) {
	for _, base := range [][32]byte{{}, {1}, {31: 0xff}} {
		_, ok := New().NewTable(&base)
		require.False(t, ok)
	}
}
