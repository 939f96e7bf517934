package golomb

import (
	"encoding/binary"
	"encoding/hex"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite golden files and fuzz seeds")

// sample is a block with a name, for golden files, damage and seeds.
type sample struct {
	name   string
	code   Code
	tokens []Uint128
}

func samples(t require.TestingT) []sample {
	at := func(n, m uint64) Code { return NewCode(mustRange(t, n, m)) }
	top := func(c Code) Uint128 { return c.Range().U().sub(Uint128{0, 1}) }
	one, mid, wide := at(1, 1), at(1000, 1000), at(1<<33, 1<<33)
	return []sample{
		{"one token, 0", one, []Uint128{{}}},
		{"one token, the greatest", one, []Uint128{top(one)}},
		{"neighbours", mid, []Uint128{{0, 7}, {0, 8}, {0, 9}, {0, 10}}},
		{"first and last", mid, []Uint128{{}, top(mid)}},
		{"long unary runs", mid, []Uint128{{}, {0, 1 << 55}, {0, 1 << 56}, {0, 1<<56 + 1}, {0, 1<<59 - 1}}},
		{"uniform, k below 64", mid, uniformTokens(mid.Range(), 40, 1)},
		{"k = 63", at(10, 1<<24), uniformTokens(at(10, 1<<24).Range(), 10, 2)},
		{"k = 64", at(10, 1<<25), uniformTokens(at(10, 1<<25).Range(), 10, 3)},
		{"k = 65", at(10, 1<<26), uniformTokens(at(10, 1<<26).Range(), 10, 4)},
		{"U = 2^106", wide, []Uint128{{0, 3}, {1 << 8, 4}, {1 << 20, 5}, {1<<20 + 700, 0}}},
		{"U = 2^106, the greatest", wide, []Uint128{top(wide)}},
	}
}

// TestGolden pins the format. Run with -update to rewrite the file.
func TestGolden(t *testing.T) {
	var text strings.Builder
	for _, s := range samples(t) {
		block, err := s.code.AppendBlock(nil, s.tokens)
		require.NoError(t, err)
		fmt.Fprintf(&text, "# %s: N = %d, M = %d, k = %d\n", s.name, s.code.Range().N(), s.code.Range().M(), s.code.RiceParameter())
		for _, token := range s.tokens {
			fmt.Fprintf(&text, "token %016x%016x\n", token.Hi, token.Lo)
		}
		fmt.Fprintf(&text, "block %s\n\n", hex.EncodeToString(block))
	}
	name := filepath.Join("testdata", "blocks.golden")
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(name, []byte(text.String()), 0o644))
	}
	want, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, string(want), text.String())
}

// requireCanonical decodes block and, if it is accepted, requires it to be a
// valid set's only coding. It reports whether it was accepted.
func requireCanonical(t require.TestingT, c Code, block []byte) bool {
	tokens, err := c.DecodeBlock(nil, block)
	if err != nil {
		require.ErrorIs(t, err, ErrCorrupt)
		require.Nil(t, tokens)
		return false
	}
	require.NotEmpty(t, tokens)
	require.LessOrEqual(t, len(tokens), BlockSize)
	require.LessOrEqual(t, cap(tokens), 2*BlockSize)
	again, err := c.AppendBlock(nil, tokens)
	require.NoError(t, err)
	require.Equal(t, block, again)
	return true
}

func TestDamage(t *testing.T) {
	for _, s := range samples(t) {
		t.Run(s.name, func(t *testing.T) {
			block, err := s.code.AppendBlock(nil, s.tokens)
			require.NoError(t, err)
			require.True(t, requireCanonical(t, s.code, block))

			for n := range block {
				require.False(t, requireCanonical(t, s.code, block[:n:n]), "cut after %d bytes", n)
			}
			require.False(t, requireCanonical(t, s.code, append(block[:len(block):len(block)], 0)), "a zero byte more")
			for i := range 8 * len(block) {
				damaged := append([]byte(nil), block...)
				damaged[i/8] ^= 1 << (i % 8)
				requireCanonical(t, s.code, damaged) // another set, or refused
			}
			_, err = s.code.DecodeBlock([]Uint128{{3, 4}}, block[:len(block)-1])
			require.ErrorIs(t, err, ErrCorrupt)
		})
	}
}

func TestDecodeRefuses(t *testing.T) {
	mid := NewCode(mustRange(t, 1000, 1000))
	wide := NewCode(mustRange(t, MaxCount, MaxCount))
	valid, err := mid.AppendBlock(nil, []Uint128{{0, 7}, {0, 9}})
	require.NoError(t, err)
	edit := func(b []byte, f func([]byte)) []byte {
		b = append([]byte(nil), b...)
		f(b)
		return b
	}
	// Two tokens of the widest code: the second too far from the first for any
	// block, though below U.
	end := wide.fixedBits(2) + maxSpread + 1
	far := make([]byte, end/8+1)
	far[0] = 1
	far[end/8] = 1 << (end % 8)

	for _, tc := range []struct {
		name  string
		code  Code
		block []byte
	}{
		{"nothing", mid, nil},
		{"half a count", mid, []byte{0}},
		{"a count above the limit", mid, edit(valid, func(b []byte) { binary.LittleEndian.PutUint16(b, BlockSize) })},
		{"the greatest count", mid, edit(valid, func(b []byte) { binary.LittleEndian.PutUint16(b, math.MaxUint16) })},
		{"more tokens than bytes", mid, edit(valid, func(b []byte) { binary.LittleEndian.PutUint16(b, BlockSize-1) })},
		{"padding not zero", mid, edit(valid, func(b []byte) { b[len(b)-1] |= 0x80 })},
		{"no one in the unary part", mid, edit(valid, func(b []byte) { b[len(b)-1] = 0 })},
		{"a byte more", mid, append(append([]byte(nil), valid...), 0)},
		{"first token at U", mid, edit(valid, func(b []byte) {
			copy(b[2:], []byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f}) // 60 bits
		})},
		{"too long", mid, make([]byte, MaxBlockBytes+1)},
		{"tokens too far apart", wide, far},
		{"zeros to the limit", wide, edit(make([]byte, MaxBlockBytes), func(b []byte) { b[0] = 1 })},
	} {
		t.Run(tc.name, func(t *testing.T) {
			require.False(t, requireCanonical(t, tc.code, tc.block))
		})
	}
	near := append([]byte(nil), far...)
	near[end/8] = 0
	near[(end-1)/8] |= 1 << ((end - 1) % 8)
	require.True(t, requireCanonical(t, wide, near[:(end+7)/8]), "one less is within the limit")
}

// TestDecodeAllocatesNoMoreThanABlock feeds the counts that a hostile header
// may claim.
func TestDecodeAllocatesNoMoreThanABlock(t *testing.T) {
	c := NewCode(mustRange(t, 1000, 1000))
	block := make([]byte, 1000)
	for claimed := range 1 << 16 {
		binary.LittleEndian.PutUint16(block, uint16(claimed))
		tokens, err := c.DecodeBlock(nil, block)
		require.ErrorIs(t, err, ErrCorrupt)
		require.Nil(t, tokens)
	}
	binary.LittleEndian.PutUint16(block, BlockSize-1)
	require.LessOrEqual(t, testing.AllocsPerRun(10, func() { _, _ = c.DecodeBlock(nil, block) }), 4.0, "only the error")
}

const seedFolder = "testdata/fuzz/FuzzDecodeBlock"

// TestFuzzSeeds keeps the seeds of FuzzDecodeBlock in step with the samples.
func TestFuzzSeeds(t *testing.T) {
	if *update {
		require.NoError(t, os.MkdirAll(seedFolder, 0o755))
		for i, s := range samples(t) {
			block, err := s.code.AppendBlock(nil, s.tokens)
			require.NoError(t, err)
			r := s.code.Range()
			text := fmt.Sprintf("go test fuzz v1\nuint64(%d)\nuint64(%d)\n[]byte(%q)\n", r.N(), r.M(), block)
			require.NoError(t, os.WriteFile(filepath.Join(seedFolder, fmt.Sprintf("sample-%02d", i)), []byte(text), 0o644))
		}
	}
	seeds, err := os.ReadDir(seedFolder)
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(seeds), len(samples(t)))
}

// FuzzDecodeBlock requires that whatever is accepted is the only coding of a
// valid set.
func FuzzDecodeBlock(f *testing.F) {
	f.Fuzz(func(t *testing.T, n, m uint64, block []byte) {
		r, err := NewRange(n, m)
		if err != nil {
			t.Skip()
		}
		requireCanonical(t, NewCode(r), block)
	})
}
