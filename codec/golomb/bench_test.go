package golomb

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

func benchmarkTokens(b *testing.B) (Code, []Uint128) {
	r := mustRange(b, 36_800_000, 1_600_000)
	// 2^20 neighbours of a set of 36.8 M: enough not to stay in the cache.
	rng := rand.New(rand.NewPCG(1, 2))
	tokens := make([]Uint128, 1<<20)
	var at Uint128
	for i := range tokens {
		high, low := math.Modf(rng.ExpFloat64() * 1_600_000) // gaps have a mean of 2^40·M
		lo, carry := bits.Add64(at.Lo, uint64(high)<<40|uint64(low*(1<<40)), 1)
		at = Uint128{at.Hi + uint64(high)>>24 + carry, lo}
		tokens[i] = at
	}
	return NewCode(r), tokens
}

func reportTokens(b *testing.B, tokens, bytes int, m uint64) {
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mtokens/s")
	b.ReportMetric(float64(8*bytes)/float64(tokens), "bits/token")
	b.ReportMetric(FloorBitsPerToken(m), "floor-bits/token")
}

func BenchmarkAppendBlock(b *testing.B) {
	c, tokens := benchmarkTokens(b)
	size, buf := 0, []byte(nil)
	for b.Loop() {
		size = 0
		for part := range slices.Chunk(tokens, BlockSize) {
			buf, _ = c.AppendBlock(buf[:0], part)
			size += len(buf)
		}
	}
	reportTokens(b, len(tokens), size, c.Range().M())
}

func BenchmarkDecodeBlock(b *testing.B) {
	c, tokens := benchmarkTokens(b)
	var blocks [][]byte
	size := 0
	for part := range slices.Chunk(tokens, BlockSize) {
		block, err := c.AppendBlock(nil, part)
		require.NoError(b, err)
		blocks, size = append(blocks, block), size+len(block)
	}
	var dst []Uint128
	for b.Loop() {
		for _, block := range blocks {
			var err error
			if dst, err = c.DecodeBlock(dst[:0], block); err != nil {
				b.Fatal(err)
			}
		}
	}
	reportTokens(b, len(tokens), size, c.Range().M())
}
