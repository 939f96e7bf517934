package quality

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestIndexIsAMap compares an index with a map, over hashes that crowd into few
// buckets or spread, one piece of a builder or several.
func TestIndexIsAMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.SampledFrom([]int{0, 1, perBucket, perBucket + 1, 1000, chunkLen, chunkLen + 1}).Draw(t, "entries")
		distinct := rapid.Uint64Range(1, 3000).Draw(t, "distinct")
		factor := rapid.SampledFrom([]uint64{1, 1 << 40, 0x9e3779b97f4a7c15}).Draw(t, "factor")
		var b builder
		want := map[uint64][]uint32{}
		var entries []entry
		for i := range n {
			hash := uint64(i) * 7919 % distinct * factor
			want[hash] = append(want[hash], uint32(i))
			entries = append(entries, entry{high: uint32(hash >> 32), low: uint32(hash), row: uint32(i)})
		}
		slices.Reverse(entries)
		cut := rapid.IntRange(0, n).Draw(t, "cut")
		b.add(entries[:cut])
		b.add(entries[cut:])
		x := b.index()
		require.Zero(t, b.n)
		rows := func(from, to int) (out []uint32) {
			for _, e := range x.entries[from:to] {
				out = append(out, e.row)
			}
			return out
		}
		for hash, r := range want {
			require.Equal(t, r, rows(x.find(hash)))
			_, there := want[hash+1]
			from, to := x.find(hash + 1)
			require.Equal(t, there, from < to)
		}
		runs := 0
		x.runs(func(from, to int) {
			require.Equal(t, want[x.entries[from].hash()], rows(from, to))
			runs++
		})
		require.Len(t, want, runs)
	})
}

// TestPersonsAreGroups compares the groups of persons with a map.
func TestPersonsAreGroups(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		of := rapid.SliceOf(rapid.Uint32Range(0, 300)).Draw(t, "persons")
		p := newPersons(of)
		want := map[uint32][]uint32{}
		for row, person := range of {
			want[person] = append(want[person], uint32(row))
		}
		for person := range uint32(310) {
			require.Equal(t, want[person], p.rowsOf(person))
			rank, ok := p.rank(person)
			require.Equal(t, want[person] != nil, ok)
			if ok {
				require.Equal(t, want[person], p.group(rank))
			}
		}
		require.Len(t, p.start, len(want)+1)
	})
}
