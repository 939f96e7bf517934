package psi

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"recoupe/codec/golomb"
)

// uniform is a PRF without a key.
func uniform(d datum) [prfSize]byte {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d/%d", d.key, d.value))
	return [prfSize]byte(sum[:])
}

// crowded returns a function whose outputs lie so near one another that many
// share a token: steps of 2^shift from a few places, the last one at the end of
// the range.
func crowded(shift uint) func(datum) [prfSize]byte {
	return func(d datum) (p [prfSize]byte) {
		place := uint64(d.value%3) << 40
		hi, lo := place<<20, uint64(0)
		steps := uint64(d.value)
		if shift >= 64 {
			hi += steps << (shift - 64)
		} else {
			hi += steps >> (64 - shift)
			lo = steps << shift
		}
		if d.value%3 == 2 {
			hi, lo = ^hi, ^lo
		}
		binary.BigEndian.PutUint64(p[:], hi)
		binary.BigEndian.PutUint64(p[8:], lo)
		return p
	}
}

// TestIntersectionEqualsModel compares everything after the group operations
// with the model: tokens that collide, ranks, tiers, persons, both parties.
func TestIntersectionEqualsModel(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 0))
		size := rapid.SampledFrom([]int{1, 3, 30, 200})
		limit := rapid.SampledFrom([]uint64{1000, 1 << 24, golomb.MaxCount - 3}).Draw(rt, "cap")
		keys := testKeys(limit)[:rapid.IntRange(1, 6).Draw(rt, "keys")]
		values := size.Draw(rt, "values")
		holder := randomList(r, len(keys), r.IntN(1+size.Draw(rt, "holder")), values)
		querier := randomList(r, len(keys), r.IntN(1+size.Draw(rt, "querier")), values)
		kept := Tier(rapid.IntRange(0, 3).Draw(rt, "kept"))
		prf := uniform
		if shift := rapid.SampledFrom([]uint{0, 1, 22, 45, 50, 55, 60, 64, 70, 75}).Draw(rt, "shift"); shift > 0 {
			prf = crowded(shift)
		}

		b := plain(t, keys)
		b.res.Workers = rapid.IntRange(1, 4).Draw(rt, "workers")
		b.res.Memory = rapid.SampledFrom([]int64{1, 4096, 1 << 20}).Draw(rt, "memory")
		m := &model{keys: keys, token: mapped(keys, prf)}
		m.require(rt, b.simulate(holder, querier, kept, prf), holder, querier, kept)
	})
}

// TestSizesAroundBatches crosses the borders of batches, blocks and frames of
// ranks with sections that are empty in every place.
func TestSizesAroundBatches(t *testing.T) {
	const batch, block = BatchSize, golomb.BlockSize
	sizes := []int{0, 1, batch - 1, batch, batch + 1, block - 1, block, block + 1, 3*batch + 5}
	keys := testKeys(4 * batch)
	keys = []Key{keys[2], keys[4], keys[0]}
	run := func(n, places int, memory int64) { // bit i of places: key i has values
		var holder, querier list
		for key := range keys {
			if places>>key&1 == 1 {
				holder = append(holder, straight(key, 0, n)...)
				querier = append(querier, straight(key, 1, n)...)
			}
		}
		b := plain(t, keys)
		b.res.Memory = memory
		m := &model{keys: keys, token: equal}
		m.require(t, b.simulate(holder, querier, TierPossible, uniform), holder, querier, TierPossible)
	}
	for _, n := range sizes {
		run(n, 0b111, 64<<20)
		run(n, 0b010, 64<<20)
	}
	for places := range 8 {
		run(1, places, 1)
		run(batch+1, places, 3<<12)
	}
}

// TestLastEntryReturned lets the return name the very last entry of the set,
// the first one, and all.
func TestLastEntryReturned(t *testing.T) {
	keys := testKeys(10)[2:3]
	holder := straight(0, 0, 5)
	order := []int{0, 1, 2, 3, 4}
	slices.SortFunc(order, func(a, b int) int {
		p, q := uniform(datum{0, a}), uniform(datum{0, b})
		return slices.Compare(p[:], q[:])
	})
	for _, ranks := range [][]int{{4}, {0}, {0, 4}, {3, 4}, {0, 1, 2, 3, 4}, {}} {
		var querier list
		for _, r := range ranks {
			querier = append(querier, []datum{{0, order[r]}})
		}
		x := plain(t, keys).simulate(holder, querier, TierNone, uniform)
		for r, value := range order {
			tier, _ := x.own.Row(uint32(value))
			require.Equal(t, slices.Contains(ranks, r), tier == TierProbable)
		}
	}
}

// TestEqualTokensAreKeptOnce has two outputs share a token where one block
// would end between them.
func TestEqualTokensAreKeptOnce(t *testing.T) {
	keys := []Key{{Name: "nir", Tier: TierPossible, Cap: golomb.BlockSize * 2}}
	const n = golomb.BlockSize + 2
	prf := func(d datum) (p [prfSize]byte) {
		binary.BigEndian.PutUint64(p[:], uint64(d.value)<<40)
		if d.value == golomb.BlockSize { // beside the last one of the first block
			binary.BigEndian.PutUint64(p[:], uint64(golomb.BlockSize-1)<<40)
			p[15] = 1
		}
		return p
	}
	holder, querier := straight(0, 0, n), straight(0, 0, n)
	x := plain(t, keys).simulate(holder, querier, TierNone, prf)
	m := &model{keys: keys, token: mapped(keys, prf)}
	m.require(t, x, holder, querier, TierNone)
	require.EqualValues(t, n-1, x.set.header.Sections[0].Count)
	require.EqualValues(t, n, binary.BigEndian.Uint64(x.set.header.Sections[0].Params))
	require.Len(t, x.set.frames, 2)
}

// TestNearPairs counts collisions among outputs at the borders of tokens: it
// must find all of them, whatever the cap.
func TestNearPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.Uint64Range(1, golomb.MaxCount).Draw(t, "m")
		n := rapid.Uint64Range(2, 100).Draw(t, "n")
		r, err := golomb.NewRange(n, m)
		require.NoError(t, err)
		// The width of a token is 2^88/(n·m): steps from none to two of them.
		cell := new(big.Int).Lsh(big.NewInt(1), 88)
		cell.Div(cell, new(big.Int).Mul(new(big.Int).SetUint64(n), new(big.Int).SetUint64(m)))
		p := new(big.Int).Lsh(new(big.Int).SetUint64(rapid.Uint64Range(0, 1<<63).Draw(t, "start")), 64)
		var near nearPairs
		var all []golomb.Uint128
		for range n {
			step := new(big.Int).Mul(cell, big.NewInt(rapid.Int64Range(0, 2000).Draw(t, "step")))
			p.Add(p, step.Div(step, big.NewInt(1000))).Add(p, big.NewInt(1))
			all = append(all, golomb.Uint128FromBytes(p.FillBytes(make([]byte, 16))))
			near.add(all[len(all)-1], m)
		}
		var want uint64
		for i := 1; i < len(all); i++ {
			if r.Map(all[i]) == r.Map(all[i-1]) {
				want++
			}
		}
		require.Equal(t, want, near.collisions(r))
	})
}
