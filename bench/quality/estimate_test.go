package quality

import (
	"fmt"
	"runtime"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/bench/synth/population"
	"recoupe/identity"
)

// TestEstimatesAreNear compares the accidental matches that the estimator
// foresees with those that occur in a list of persons born in one year: so many
// of the same age that there are hundreds of namesakes born on one day.
func TestEstimatesAreNear(t *testing.T) {
	if testing.Short() {
		t.Skip("draws three million persons")
	}
	const persons, year = 3_000_000, 2004
	p := population.New(7, persons, func(uint64) population.Cohort { return population.Youth })
	keys := []identity.Key{identity.KeyCivil, identity.KeyGiven}
	workers := runtime.GOMAXPROCS(0)
	all := identity.NewEstimator()
	var rows uint64
	seen := map[identity.Key]map[string]uint64{identity.KeyCivil: {}, identity.KeyGiven: {}}
	var mu sync.Mutex
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			n := identity.NewNormalizer(keys, Reference)
			e := identity.NewEstimator()
			var in identity.Inputs
			var who population.Person
			for i := uint64(w); i < persons; i += uint64(workers) {
				p.Person(i, &who)
				if who.Birth.Year != year {
					continue
				}
				n.Normalize(&identity.Record{
					identity.BirthName: who.BirthName.Bytes(), identity.FirstName: who.First.Bytes(), identity.Postcode: who.Postcode[:],
					identity.BirthDate: fmt.Appendf(nil, "%04d-%02d-%02d", who.Birth.Year, who.Birth.Month, who.Birth.Day),
				}, &in)
				e.Add(n.Canonical())
				mu.Lock()
				rows++
				for j := range in.Len() {
					k, input := in.At(j)
					seen[k][string(input)]++
				}
				mu.Unlock()
			}
			mu.Lock()
			defer mu.Unlock()
			all.Merge(e)
		})
	}
	group.Wait()
	require.Greater(t, rows, uint64(200_000))
	for _, k := range keys {
		foreseen, occurred := all.Expected(k, rows), 0.0
		for _, n := range seen[k] {
			occurred += float64(n) * float64(n-1)
		}
		t.Logf("%s: %.0f foreseen, %.0f occurred among %d rows", k, foreseen, occurred, rows)
		require.Greater(t, occurred, 100.0)
		require.Less(t, foreseen, 2*occurred, k)
		require.Greater(t, 2*foreseen, occurred, k)
	}
}
