package synth

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// requireMargins fails unless the cells have exactly the persons that the spec
// asks for.
func requireMargins(t require.TestingT, s *Spec, c *cells) {
	var all uint64
	for _, n := range c {
		all += n
	}
	require.Equal(t, s.Population, all)
	sum := func(mask int) (n uint64) {
		for cell, persons := range c {
			if cell&mask == mask {
				n += persons
			}
		}
		return n
	}
	for _, src := range Sources() {
		require.Equal(t, s.Persons(src), sum(1<<src), src)
	}
	for _, p := range Pairs() {
		a, b := p.Sources()
		require.Equal(t, s.Common(p), sum(1<<a|1<<b), p)
	}
}

func TestCellsOfTheDefaults(t *testing.T) {
	for _, scale := range []float64{1, 0.3, 0.1, 0.05, 0.01, 0.005, 0.003, 0.001, 0.0007, 0.0005, 0.0003, 0.0002, 0.0001} {
		t.Run(fmt.Sprint(scale), func(t *testing.T) {
			s := Default(scale)
			c, err := s.cells()
			require.NoError(t, err)
			requireMargins(t, &s, c)
		})
	}
}

// marginsOf returns the margins of some cells.
func marginsOf(drawn *[numCells]int64) (m margins) {
	for c, n := range drawn {
		m.all += n
		for src := range NumSources {
			if c>>src&1 == 1 {
				m.list[src] += n
			}
		}
		for p, of := range pairs {
			if quarter(c, of[0], of[1]) == 3 {
				m.pair[p] += n
			}
		}
	}
	return m
}

// TestCellsOfAnyLists draws cells of some tens of persons and more, takes the
// margins of these as what is wanted, and asks for cells that have them: some
// exist, so some must be found. A list may be wholly in another, or apart from
// it.
func TestCellsOfAnyLists(t *testing.T) {
	skipLong(t)
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.IntRange(0, NumPairs-1).Draw(t, "pair")
		empty := rapid.SampledFrom([]int{-1, 1, 2, 3}).Draw(t, "quarter without anybody")
		var drawn [numCells]int64
		for c := range drawn {
			if quarter(c, pairs[p][0], pairs[p][1]) != empty {
				drawn[c] = rapid.Int64Range(20, 5000).Draw(t, "cell")
			}
		}
		m := marginsOf(&drawn)
		found, ok := m.round(m.fit())
		require.True(t, ok)
		var again [numCells]int64
		for c, n := range found {
			again[c] = int64(n)
		}
		check := again
		require.Zero(t, m.complete(&check))
		require.Equal(t, again, check)
	})
}
