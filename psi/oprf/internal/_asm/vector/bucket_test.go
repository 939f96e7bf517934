package main

import (
	"encoding/binary"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/asm/emulate"
)

// bucketSize is in bytes.
const bucketSize = 24 * 8

// TestBuckets reads points out of buckets and writes them back into others.
func TestBuckets(t *testing.T) {
	forSets(t, func(t *testing.T, s *set, r *rand.Rand) {
		for range rounds(20) {
			p := output(4)
			from, to := []any{p}, []any{p}
			var buckets, copies [lanes]*emulate.Buffer
			for lane := range lanes {
				buckets[lane] = &emulate.Buffer{Data: make([]byte, bucketSize), ReadOnly: true}
				for i := range buckets[lane].Data {
					buckets[lane].Data[i] = byte(r.Uint32())
				}
				copies[lane] = &emulate.Buffer{Data: make([]byte, bucketSize)}
				from, to = append(from, buckets[lane]), append(to, copies[lane])
			}
			s.call(t, "Gather", from...)
			for limb := range 4 * limbs {
				for lane := range lanes {
					require.Equal(t,
						binary.LittleEndian.Uint64(buckets[lane].Data[8*limb:]),
						binary.LittleEndian.Uint64(p.Data[limbSize*limb+8*lane:]))
				}
			}
			s.call(t, "Scatter", to...)
			for lane := range lanes {
				require.Equal(t, buckets[lane].Data[:4*limbs*8], copies[lane].Data[:4*limbs*8])
			}
		}
	})
}
