package golomb

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func toBig(x Uint128) *big.Int {
	b := new(big.Int).SetUint64(x.Hi)
	return b.Lsh(b, 64).Or(b, new(big.Int).SetUint64(x.Lo))
}

func fromBig(t require.TestingT, x *big.Int) Uint128 {
	require.LessOrEqual(t, x.BitLen(), 128)
	require.GreaterOrEqual(t, x.Sign(), 0)
	var b [16]byte
	x.FillBytes(b[:])
	return Uint128FromBytes(b[:])
}

// edgeWord draws a word, often one at the edge of something.
func edgeWord() *rapid.Generator[uint64] {
	return rapid.OneOf(
		rapid.Uint64(),
		rapid.SampledFrom([]uint64{0, 1, 2, 1<<32 - 1, 1 << 32, 1 << 63, math.MaxUint64 - 1, math.MaxUint64}),
	)
}

func anyUint128() *rapid.Generator[Uint128] {
	return rapid.Custom(func(t *rapid.T) Uint128 {
		return Uint128{edgeWord().Draw(t, "hi"), edgeWord().Draw(t, "lo")}
	})
}

// count draws a number of tokens or queries in [1, MaxCount].
func count() *rapid.Generator[uint64] {
	return rapid.OneOf(
		rapid.Uint64Range(1, MaxCount),
		rapid.Uint64Range(1, 100),
		rapid.SampledFrom([]uint64{1, 2, 3, 1000, 1_600_000, 36_800_000, 1 << 32, MaxCount - 1, MaxCount}),
	)
}

func TestUint128AgainstBig(t *testing.T) {
	mod := new(big.Int).Lsh(big.NewInt(1), 128)
	rapid.Check(t, func(t *rapid.T) {
		x, y := anyUint128().Draw(t, "x"), anyUint128().Draw(t, "y")
		k := rapid.UintRange(0, 127).Draw(t, "k")
		bx, by := toBig(x), toBig(y)

		require.Equal(t, bx.Cmp(by), x.Cmp(y))
		require.Equal(t, bx.Cmp(by) < 0, x.Less(y))
		require.Equal(t, bx.BitLen(), x.bitLen())
		require.Equal(t, fromBig(t, new(big.Int).Rsh(bx, k)), x.shr(k))
		diff := new(big.Int).Sub(bx, by)
		require.Equal(t, fromBig(t, diff.Mod(diff, mod)), x.sub(y))
		high := new(big.Int).Mul(bx, by)
		require.Equal(t, fromBig(t, high.Rsh(high, 128)), mulHigh(x, y))

		var b [16]byte
		x.PutBytes(b[:])
		require.Equal(t, bx.FillBytes(make([]byte, 16)), b[:])
		require.Equal(t, x, Uint128FromBytes(b[:]))
	})
}

func TestRangeAgainstBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, m := count().Draw(t, "n"), count().Draw(t, "m")
		p := anyUint128().Draw(t, "p")
		r, err := NewRange(n, m)
		require.NoError(t, err)
		require.Equal(t, n, r.N())
		require.Equal(t, m, r.M())

		u := new(big.Int).Mul(new(big.Int).SetUint64(n), new(big.Int).SetUint64(m))
		u.Lsh(u, 40)
		require.Equal(t, fromBig(t, u), r.U())
		token := new(big.Int).Mul(toBig(p), u)
		require.Equal(t, fromBig(t, token.Rsh(token, 128)), r.Map(p))
		require.True(t, r.Map(p).Less(r.U()))
	})
}

func TestRangeExtremes(t *testing.T) {
	top := Uint128{math.MaxUint64, math.MaxUint64}
	for _, tc := range []struct {
		name   string
		n, m   uint64
		u, max Uint128
	}{
		{"one and one", 1, 1, Uint128{0, 1 << 40}, Uint128{0, 1<<40 - 1}},
		{"2^12 and 2^12", 1 << 12, 1 << 12, Uint128{1, 0}, Uint128{0, math.MaxUint64}},
		{"2^33 and 2^33", 1 << 33, 1 << 33, Uint128{1 << 42, 0}, Uint128{1<<42 - 1, math.MaxUint64}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r, err := NewRange(tc.n, tc.m)
			require.NoError(t, err)
			require.Equal(t, tc.u, r.U())
			require.Equal(t, Uint128{}, r.Map(Uint128{}))
			require.Equal(t, tc.max, r.Map(top))
		})
	}
}

func TestRangeRefused(t *testing.T) {
	for _, tc := range []struct {
		name string
		n, m uint64
	}{
		{"no queries", 5, 0},
		{"too many tokens", MaxCount + 1, 1},
		{"too many queries", 1, MaxCount + 1},
		{"product wraps", math.MaxUint64, math.MaxUint64},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := NewRange(tc.n, tc.m)
			require.ErrorIs(t, err, ErrRange)
		})
	}
}

func TestEmptyRange(t *testing.T) {
	r, err := NewRange(0, 7)
	require.NoError(t, err)
	require.Equal(t, Uint128{}, r.U())
	require.Equal(t, Uint128{}, r.Map(Uint128{math.MaxUint64, 3}))
	require.Zero(t, r.FalseMatch(7))
	_, err = NewCode(r).AppendBlock(nil, []Uint128{{}})
	require.ErrorIs(t, err, ErrTokenRange)
	_, err = NewCode(r).DecodeBlock(nil, []byte{0, 0})
	require.ErrorIs(t, err, ErrCorrupt)
}

func TestFalseMatch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, m := count().Draw(t, "n"), count().Draw(t, "m")
		q := rapid.Uint64Range(0, m).Draw(t, "q")
		r, err := NewRange(n, m)
		require.NoError(t, err)
		require.Equal(t, math.Ldexp(1, -40), r.FalseMatch(m))

		want := new(big.Rat).SetInt(new(big.Int).Mul(new(big.Int).SetUint64(q), new(big.Int).SetUint64(n)))
		want.Quo(want, new(big.Rat).SetInt(toBig(r.U())))
		f, _ := want.Float64()
		require.InEpsilon(t, f+1, r.FalseMatch(q)+1, 1e-15)
		require.InDelta(t, f, r.FalseMatch(q), f*1e-15)
	})
}

// TestFloorBits compares with binomials computed in full.
func TestFloorBits(t *testing.T) {
	for _, tc := range []struct{ n, m uint64 }{{1, 1}, {2, 1}, {10, 3}, {1000, 1000}, {500, MaxCount}} {
		r, err := NewRange(tc.n, tc.m)
		require.NoError(t, err)
		u := toBig(r.U())
		c := new(big.Int).Set(u)
		for i := int64(1); i < int64(tc.n); i++ {
			c.Mul(c, new(big.Int).Sub(u, big.NewInt(i)))
			c.Quo(c, big.NewInt(i+1)) // exact: a product of binomials
		}
		mantissa := new(big.Float).SetInt(c)
		exp := mantissa.MantExp(mantissa)
		f, _ := mantissa.Float64()
		require.InEpsilon(t, float64(exp)+math.Log2(f), FloorBits(tc.n, tc.m), 1e-12, "n %d, m %d", tc.n, tc.m)
	}
	require.Zero(t, FloorBits(0, 5))
	require.Zero(t, FloorBits(5, 0))
	require.InDelta(t, 62.05, FloorBitsPerToken(1_600_000), 0.005)
	require.InEpsilon(t, FloorBitsPerToken(1_600_000), FloorBits(36_800_000, 1_600_000)/36_800_000, 1e-6)
	require.Less(t, FloorBits(1000, 1000)/1000, FloorBitsPerToken(1000))
}
