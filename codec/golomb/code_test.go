package golomb

import (
	"bytes"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// uniformTokens returns the distinct tokens of n random PRF outputs, sorted.
func uniformTokens(r Range, n int, seed uint64) []Uint128 {
	rng := rand.New(rand.NewPCG(seed, 0x676f6c6f6d62))
	tokens := make([]Uint128, n)
	for i := range tokens {
		tokens[i] = r.Map(Uint128{rng.Uint64(), rng.Uint64()})
	}
	slices.SortFunc(tokens, Uint128.Cmp)
	return slices.Compact(tokens)
}

func mustRange(t require.TestingT, n, m uint64) Range {
	r, err := NewRange(n, m)
	require.NoError(t, err)
	return r
}

// TestRiceParameter compares the expected lengths of neighbouring parameters,
// k + 1 + 1/(e^t - 1) with t = -2^k·ln(1 - p), p = 1/(2^40·m).
func TestRiceParameter(t *testing.T) {
	expected := func(k int, m uint64) float64 {
		p := 1 / (math.Exp2(40) * float64(m))
		return float64(k) + 1 + 1/math.Expm1(-math.Log1p(-p)*math.Exp2(float64(k)))
	}
	check := func(t require.TestingT, m uint64) {
		k := NewCode(mustRange(t, 1, m)).RiceParameter()
		require.GreaterOrEqual(t, k, 39)
		require.LessOrEqual(t, k, maxRice)
		const slack = 1e-9 // two neighbours may be as good to double precision
		require.LessOrEqual(t, expected(k, m), expected(k-1, m)+slack, "m %d, k %d", m, k)
		require.LessOrEqual(t, expected(k, m), expected(k+1, m)+slack, "m %d, k %d", m, k)
	}
	rapid.Check(t, func(t *rapid.T) { check(t, count().Draw(t, "m")) })
	for m := uint64(1); m < 5000; m++ {
		check(t, m)
	}
	require.Equal(t, 39, NewCode(mustRange(t, 1, 1)).RiceParameter())
	require.Equal(t, 60, NewCode(mustRange(t, 36_800_000, 1_600_000)).RiceParameter())
	require.Equal(t, maxRice, NewCode(mustRange(t, MaxCount, MaxCount)).RiceParameter())
}

// modelBlock codes tokens bit by bit from the description in the package
// comment, over math/big.
func modelBlock(c Code, tokens []Uint128) []byte {
	var bitsOut []byte
	put := func(v *big.Int, width int) {
		for i := range width {
			bitsOut = append(bitsOut, byte(v.Bit(i)))
		}
	}
	u := toBig(c.Range().U())
	put(big.NewInt(int64(len(tokens)-1)), 16)
	put(toBig(tokens[0]), u.Sub(u, big.NewInt(1)).BitLen())
	gaps := make([]*big.Int, 0, len(tokens))
	for i := 1; i < len(tokens); i++ {
		g := new(big.Int).Sub(toBig(tokens[i]), toBig(tokens[i-1]))
		gaps = append(gaps, g.Sub(g, big.NewInt(1)))
	}
	for _, g := range gaps {
		put(g, c.RiceParameter())
	}
	for _, g := range gaps {
		for range new(big.Int).Rsh(g, uint(c.RiceParameter())).Uint64() {
			bitsOut = append(bitsOut, 0)
		}
		bitsOut = append(bitsOut, 1)
	}
	block := make([]byte, (len(bitsOut)+7)/8)
	for i, b := range bitsOut {
		block[i/8] |= b << (i % 8)
	}
	return block
}

// anyTokens draws a block's tokens: uniform, with edge gaps, or packed.
func anyTokens(t *rapid.T, r Range) []Uint128 {
	u := toBig(r.U())
	size := rapid.IntRange(1, 70).Draw(t, "size")
	set := map[Uint128]bool{}
	for range size {
		p := anyUint128().Draw(t, "p")
		token := r.Map(p)
		set[token] = true
		if rapid.Bool().Draw(t, "neighbour") {
			next := new(big.Int).Add(toBig(token), big.NewInt(rapid.Int64Range(1, 1<<40).Draw(t, "step")))
			if next.Cmp(u) < 0 {
				set[fromBig(t, next)] = true
			}
		}
	}
	tokens := make([]Uint128, 0, len(set))
	for token := range set {
		tokens = append(tokens, token)
	}
	slices.SortFunc(tokens, Uint128.Cmp)
	return tokens
}

func TestBlockAgainstModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.OneOf(rapid.Uint64Range(1, 200), rapid.Uint64Range(1, 5000)).Draw(t, "n")
		c := NewCode(mustRange(t, n, count().Draw(t, "m")))
		tokens := anyTokens(t, c.Range())

		block, err := c.AppendBlock([]byte("before"), tokens)
		require.NoError(t, err)
		require.Equal(t, "before", string(block[:6]))
		require.Equal(t, modelBlock(c, tokens), block[6:])
		require.LessOrEqual(t, len(block)-6, MaxBlockBytes)

		decoded, err := c.DecodeBlock([]Uint128{{1, 2}}, block[6:])
		require.NoError(t, err)
		require.Equal(t, append([]Uint128{{1, 2}}, tokens...), decoded)
	})
}

func TestBlocksOfUniformSets(t *testing.T) {
	for _, m := range []uint64{1, 1000, 1_600_000, 1 << 24, 1 << 25, 1 << 26, MaxCount} {
		for _, n := range []int{1, 2, 3, BlockSize - 1, BlockSize, BlockSize + 1, 3 * BlockSize} {
			t.Run(fmt.Sprintf("m=%d/n=%d", m, n), func(t *testing.T) {
				c := NewCode(mustRange(t, uint64(n), m))
				tokens := uniformTokens(c.Range(), n, m)
				var decoded []Uint128
				for part := range slices.Chunk(tokens, BlockSize) {
					block, err := c.AppendBlock(nil, part)
					require.NoError(t, err)
					require.Equal(t, modelBlock(c, part), block)
					decoded, err = c.DecodeBlock(decoded, block)
					require.NoError(t, err)
				}
				require.Equal(t, tokens, decoded)
			})
		}
	}
}

// TestGreatestRange codes what a set of 2^33 tokens and as many queries may
// hold: gaps and low parts past 2^64.
func TestGreatestRange(t *testing.T) {
	c := NewCode(mustRange(t, MaxCount, MaxCount))
	require.Greater(t, c.RiceParameter(), 64)
	u := c.Range().U()
	top := u.sub(Uint128{0, 1})
	for _, tokens := range [][]Uint128{
		{{}}, {top}, {top.sub(Uint128{0, 1}), top},
		{{0, math.MaxUint64}, {1, 0}, {1 << 8, 0}, {1<<8 + 300, 5}, {1 << 30, 1}},
	} {
		block, err := c.AppendBlock(nil, tokens)
		require.NoError(t, err)
		require.Equal(t, modelBlock(c, tokens), block)
		decoded, err := c.DecodeBlock(nil, block)
		require.NoError(t, err)
		require.Equal(t, tokens, decoded)
	}
	_, err := c.AppendBlock(nil, []Uint128{{}, top})
	require.ErrorIs(t, err, ErrSpread)
}

// TestNarrowAgainstAny compares the loop for k < 64 with the one for any k, in
// buffers that hold other things already.
func TestNarrowAgainstAny(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := NewCode(mustRange(t, rapid.Uint64Range(1, 3000).Draw(t, "n"), rapid.Uint64Range(1, 1<<24).Draw(t, "m")))
		require.Less(t, c.RiceParameter(), 64)
		tokens := anyTokens(t, c.Range())
		block, err := c.AppendBlock(bytes.Repeat([]byte{0xff}, 64<<10)[:0], tokens)
		require.NoError(t, err)

		w := bitWriter{buf: make([]byte, len(block)+16)}
		w.put(uint64(len(tokens)-1), countBits)
		w.putWide(tokens[0], c.first)
		size, disorder := c.putGaps(w, tokens)
		require.Zero(t, disorder)
		require.Equal(t, w.buf[:size], block)
	})
}

// TestDisorderWide is about k ≥ 64, which TestAppendBlockRefuses is not.
func TestDisorderWide(t *testing.T) {
	c := NewCode(mustRange(t, MaxCount, MaxCount))
	for _, tokens := range [][]Uint128{{{0, 5}, {1, 6}, {1, 4}}, {{0, 5}, {math.MaxUint64, 9}, {0, 8}}} {
		_, err := c.AppendBlock(nil, tokens)
		require.ErrorIs(t, err, ErrOrder)
	}
}

func TestAppendBlockRefuses(t *testing.T) {
	c := NewCode(mustRange(t, 10, 10))
	u := c.Range().U()
	for _, tc := range []struct {
		name   string
		tokens []Uint128
		want   error
	}{
		{"no tokens", nil, ErrBlockCount},
		{"too many tokens", make([]Uint128, BlockSize+1), ErrBlockCount},
		{"equal tokens", []Uint128{{0, 5}, {0, 5}}, ErrOrder},
		{"falling tokens", []Uint128{{0, 5}, {0, 6}, {0, 4}}, ErrOrder},
		{"falling in between", []Uint128{{0, 5}, {0, 9}, {0, 8}, {0, 10}}, ErrOrder},
		{"beyond U in between", []Uint128{{0, 5}, {math.MaxUint64, 9}, {0, 8}}, ErrOrder},
		{"beyond U in the end", []Uint128{{0, 5}, {0, 9}, {math.MaxUint64, 8}}, ErrTokenRange},
		{"token at U", []Uint128{{0, 5}, u}, ErrTokenRange},
		{"far beyond U", []Uint128{{math.MaxUint64, 0}}, ErrTokenRange},
	} {
		t.Run(tc.name, func(t *testing.T) {
			dst, err := c.AppendBlock([]byte{1, 2}, tc.tokens)
			require.ErrorIs(t, err, tc.want)
			require.Equal(t, []byte{1, 2}, dst)
		})
	}
}

// TestOverhead is the bar of the format: whole sets, block headers included,
// within 0.5 % of the information-theoretic floor.
func TestOverhead(t *testing.T) {
	sizes := []int{1_000, 10_000, 100_000}
	if os.Getenv("RECOUPE_LONG") != "" {
		sizes = append(sizes, 1_000_000, 10_000_000)
	}
	for _, n := range sizes {
		for _, m := range []uint64{1, 1_000, 1_330, 100_000, 1_600_000, uint64(n), 10_000_000, MaxCount} {
			c := NewCode(mustRange(t, uint64(n), m))
			tokens := uniformTokens(c.Range(), n, m)
			size, buf := 0, []byte(nil)
			for part := range slices.Chunk(tokens, BlockSize) {
				block, err := c.AppendBlock(buf[:0], part)
				require.NoError(t, err)
				size, buf = size+len(block), block
			}
			per := float64(8*size) / float64(n)
			floor := FloorBits(uint64(n), m) / float64(n)
			t.Logf("n %8d, m %10d, k %d: %.4f bits/token, floor %.4f, over %.3f %%", n, m, c.RiceParameter(), per, floor, 100*(per/floor-1))
			require.LessOrEqual(t, per, floor*1.005, "n %d, m %d", n, m)
		}
	}
}

func TestCodeDoesNotAllocate(t *testing.T) {
	c := NewCode(mustRange(t, BlockSize, 1_600_000))
	tokens := uniformTokens(c.Range(), BlockSize, 1)
	block, err := c.AppendBlock(nil, tokens)
	require.NoError(t, err)
	dst, decoded := make([]byte, 0, len(block)+4096), make([]Uint128, 0, len(tokens))
	require.Zero(t, testing.AllocsPerRun(10, func() {
		dst, err = c.AppendBlock(dst[:0], tokens)
		decoded, err = c.DecodeBlock(decoded[:0], dst)
	}))
	require.NoError(t, err)
	require.Equal(t, tokens, decoded)
}
