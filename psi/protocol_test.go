package psi

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf"
)

// TestProtocolEqualsModel runs the whole protocol on small random lists, in
// every setting.
func TestProtocolEqualsModel(t *testing.T) {
	keys := testKeys(60)
	for _, suite := range []oprf.Suite{oprf.Ristretto255SHA512, oprf.P256SHA256} {
		for _, mode := range []oprf.Mode{oprf.OPRF, oprf.VOPRF} {
			for _, workers := range []int{1, 3} {
				for _, memory := range []int64{1, 1 << 20} {
					t.Run(fmt.Sprint(suite, mode, workers, memory), func(t *testing.T) {
						r := rand.New(rand.NewPCG(uint64(suite), uint64(mode)+uint64(workers)<<8+uint64(memory)<<16))
						for range 3 {
							b := newBench(t, suite, mode, keys)
							b.res.Workers, b.res.Memory = workers, memory
							holder := randomList(r, len(keys), r.IntN(14), 12)
							querier := randomList(r, len(keys), r.IntN(14), 12)
							kept := Tier(r.IntN(4))
							m := &model{keys: keys, token: equal}
							m.require(t, b.run(holder, querier, kept), holder, querier, kept)
						}
					})
				}
			}
		}
	}
}

// straight returns a list of n rows, each with a value of its own from first on.
func straight(key, first, n int) list {
	l := make(list, n)
	for row := range l {
		l[row] = []datum{{key, first + row}}
	}
	return l
}

// TestSeveralBatches runs the whole protocol on both sides of the border of a
// batch, with batches of two keys, under both suites.
func TestSeveralBatches(t *testing.T) {
	if testing.Short() {
		t.Skip("some ten thousand group operations")
	}
	keys := testKeys(BatchSize + 10)[1:3]
	for _, suite := range []oprf.Suite{oprf.Ristretto255SHA512, oprf.P256SHA256} {
		b := newBench(t, suite, oprf.VOPRF, keys)
		b.res.Memory = 3 << 16
		holder := append(straight(0, 0, 5), straight(1, BatchSize-2, 7)...)
		querier := append(straight(0, 4, 3), straight(1, 0, BatchSize+1)...)
		x := b.run(holder, querier, TierNone)
		require.Len(t, x.request.frames, 3)
		m := &model{keys: keys, token: equal}
		m.require(t, x, holder, querier, TierNone)
	}
}
