package rank

import (
	"encoding/hex"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files anew")

// drawHits draws sorted distinct hits in a list of n entries, n > 0.
func drawHits(t *rapid.T, n uint64, most int) []Hit {
	ranks := rapid.SliceOfNDistinct(rapid.Uint64Range(0, n-1), 1, int(min(uint64(most), n)), rapid.ID).Draw(t, "ranks")
	slices.Sort(ranks)
	hits := make([]Hit, len(ranks))
	for i, r := range ranks {
		hits[i] = Hit{r, rapid.Uint8Range(MinTier, MaxTier).Draw(t, "tier")}
	}
	return hits
}

func TestRoundTripInBlocks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.OneOf(rapid.Uint64Range(1, 40), rapid.Uint64Range(1, MaxEntries), rapid.Just(uint64(MaxEntries))).Draw(t, "n")
		want := drawHits(t, n, 60)
		size := rapid.IntRange(1, 20).Draw(t, "size")
		var blocks [][]byte
		var starts []uint64
		next := uint64(0)
		for hits := range slices.Chunk(want, size) {
			b, err := Append([]byte("before"), hits, next, n)
			require.NoError(t, err)
			blocks, starts = append(blocks, b[len("before"):]), append(starts, next)
			next = hits[len(hits)-1].Rank + 1
		}
		// Blocks are decoded alone, hence in any order.
		got := make([][]Hit, len(blocks))
		for _, i := range rapid.Permutation(indices(len(blocks))).Draw(t, "order") {
			var err error
			got[i], err = Decode(nil, blocks[i], starts[i], n)
			require.NoError(t, err)
		}
		require.Equal(t, want, slices.Concat(got...))
	})
}

func indices(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func TestBlockSizes(t *testing.T) {
	for _, size := range []int{1, BlockSize - 1, BlockSize} {
		hits := make([]Hit, size)
		for i := range hits {
			hits[i] = Hit{uint64(3 * i), uint8(1 + i%3)}
		}
		b, err := Append(nil, hits, 0, uint64(3*size))
		require.NoError(t, err)
		got, err := Decode(nil, b, 0, uint64(3*size))
		require.NoError(t, err)
		require.Equal(t, hits, got)
	}
	tooMany := make([]Hit, BlockSize+1)
	for i := range tooMany {
		tooMany[i] = Hit{uint64(i), 1}
	}
	_, err := Append(nil, tooMany, 0, BlockSize+1)
	require.ErrorIs(t, err, ErrHits)
	_, err = Decode(nil, []byte(strings.Repeat("\x01", BlockSize+1)), 0, BlockSize+1)
	require.ErrorIs(t, err, ErrBlock)
}

func TestAppendRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		hits    []Hit
		next, n uint64
	}{
		"none":            {nil, 0, 9},
		"before next":     {[]Hit{{3, 1}}, 4, 9},
		"twice":           {[]Hit{{3, 1}, {3, 1}}, 0, 9},
		"out of order":    {[]Hit{{3, 1}, {2, 1}}, 0, 9},
		"beyond the list": {[]Hit{{9, 1}}, 0, 9},
		"no tier":         {[]Hit{{3, 0}}, 0, 9},
		"unknown tier":    {[]Hit{{3, 4}}, 0, 9},
		"too long a list": {[]Hit{{3, 1}}, 0, MaxEntries + 1},
		"an empty list":   {[]Hit{{0, 1}}, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := Append([]byte("before"), c.hits, c.next, c.n)
			require.ErrorIs(t, err, ErrHits)
			require.Equal(t, "before", string(b))
		})
	}
}

func TestDecodeRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		block   string // hexadecimal
		next, n uint64
	}{
		"empty":                    {"", 0, 9},
		"tier 0":                   {"04", 0, 9},
		"gap to the end":           {"25", 0, 9},
		"gap past the end":         {"29", 0, 9},
		"second past the end":      {"2101", 0, 9},
		"next at the end":          {"01", 9, 9},
		"next past the end":        {"01", 10, 9},
		"cut":                      {"0181", 0, 9},
		"not the shortest form":    {"8100", 0, 9},
		"second not the shortest":  {"018500", 0, 9},
		"eleven bytes":             {"8180808080808080808001", 0, MaxEntries},
		"ten bytes above 64 bits":  {"81808080808080808002", 0, MaxEntries},
		"the largest number":       {"ffffffffffffffffff01", 0, MaxEntries},
		"the largest number later": {"01ffffffffffffffffff01", MaxEntries - 2, MaxEntries},
		"too long a list":          {"01", 0, MaxEntries + 1},
		"an empty list":            {"01", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			block, err := hex.DecodeString(c.block)
			require.NoError(t, err)
			hits, err := Decode([]Hit{{5, 2}}, block, c.next, c.n)
			require.ErrorIs(t, err, ErrBlock)
			require.Equal(t, []Hit{{5, 2}}, hits)
		})
	}
}

func TestEveryFlippedBitChangesHitsOrIsRefused(t *testing.T) {
	hits := []Hit{{0, 1}, {5, 3}, {130, 2}, {99_999, 1}}
	block, err := Append(nil, hits, 0, 100_000)
	require.NoError(t, err)
	for bit := range 8 * len(block) {
		flipped := slices.Clone(block)
		flipped[bit/8] ^= 1 << (bit % 8)
		got, err := Decode(nil, flipped, 0, 100_000)
		if err == nil {
			require.NotEqual(t, hits, got)
			again, err := Append(nil, got, 0, 100_000)
			require.NoError(t, err)
			require.Equal(t, flipped, again)
		}
	}
}

func TestGolden(t *testing.T) {
	hits := []Hit{{0, 1}, {1, 2}, {33, 3}, {1 << 20, 1}, {MaxEntries - 1, 3}}
	b, err := Append(nil, hits, 0, MaxEntries)
	require.NoError(t, err)
	got := hex.EncodeToString(b) + "\n"
	name := filepath.Join("testdata", "block.hex")
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o777))
		require.NoError(t, os.WriteFile(name, []byte(got), 0o666))
	}
	want, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, string(want), got)
}

func FuzzDecode(f *testing.F) {
	f.Fuzz(func(t *testing.T, block []byte, next, n uint64) {
		hits, err := Decode(nil, block, next, n)
		if err != nil {
			require.ErrorIs(t, err, ErrBlock)
			require.Nil(t, hits)
			return
		}
		again, err := Append(nil, hits, next, n)
		require.NoError(t, err)
		require.Equal(t, block, again)
	})
}

func TestFuzzSeedsAreThere(t *testing.T) {
	seeds, err := filepath.Glob(filepath.Join("testdata", "fuzz", "FuzzDecode", "*"))
	require.NoError(t, err)
	require.NotEmpty(t, seeds)
}

func BenchmarkRank(b *testing.B) {
	const n = 1 << 26
	random := rand.New(rand.NewPCG(1, 2))
	hits := make([]Hit, BlockSize)
	next := uint64(0)
	for i := range hits {
		hits[i] = Hit{next + random.Uint64N(n/BlockSize), uint8(1 + i%3)}
		next = hits[i].Rank + 1
	}
	block, err := Append(nil, hits, 0, n+BlockSize)
	require.NoError(b, err)
	rate := func(b *testing.B) {
		b.ReportMetric(float64(b.N)*BlockSize/b.Elapsed().Seconds()/1e6, "Mhits/s")
	}
	b.Run("append", func(b *testing.B) {
		var buf []byte
		for b.Loop() {
			buf, _ = Append(buf[:0], hits, 0, n+BlockSize)
		}
		rate(b)
	})
	b.Run("decode", func(b *testing.B) {
		var buf []Hit
		for b.Loop() {
			buf, _ = Decode(buf[:0], block, 0, n+BlockSize)
		}
		rate(b)
	})
}
