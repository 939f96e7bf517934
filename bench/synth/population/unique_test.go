package population

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// uniqueness counts how often values that must be one person's are another's,
// too.
func uniqueness(t *testing.T, p *Population, persons func(do func(q *Person))) {
	t.Helper()
	nirs := make(map[[21]byte]bool)
	emails := make(map[string]bool)
	ids := make(map[[11]byte]bool)
	old := make(map[[11]byte]bool)
	phones := make(map[[10]byte]bool)
	n := 0
	persons(func(q *Person) {
		n++
		var key [21]byte
		copy(key[:], q.NIR[:])
		putDigits(key[13:17], q.Birth.Year)
		putDigits(key[17:19], q.Birth.Month)
		putDigits(key[19:], q.Birth.Day)
		require.False(t, nirs[key], "%s", key)
		nirs[key] = true
		require.False(t, emails[string(q.Email)], "%s", q.Email)
		emails[string(q.Email)] = true
		require.False(t, ids[q.FTID], "%s", q.FTID)
		ids[q.FTID] = true
		var full [11]byte
		copy(full[copy(full[:], q.FTIDRegion[:]):], q.OldFTID[:])
		require.False(t, old[full], "%s", full)
		old[full] = true
		phones[q.Phone.National] = true
	})
	require.GreaterOrEqual(t, len(phones), n-n/10_000)
}

// TestIdentifiersAreUnique checks a whole population, and runs of places of a
// large one: where NIRs are dealt out anew, and where households are of one
// country.
func TestIdentifiersAreUnique(t *testing.T) {
	small := New(21, 250_000, mixed)
	uniqueness(t, small, func(do func(q *Person)) { all(small, do) })
}

// TestCrowdedLands checks that persons born in the country that most come from
// differ in NIR or birth date, in a population so large that its days and orders
// are used several times.
func TestCrowdedLands(t *testing.T) {
	if testing.Short() {
		t.Skip("draws many persons")
	}
	p := New(22, MaxSize, nil)
	land, order := 0, 0
	require.Greater(t, p.rounds[land], 3)
	const few = 40 // of the orders of the land, all persons
	places := make(map[[21]byte]bool)
	var h household
	blocks := p.size / blockSize
	for b := range blocks {
		if at := p.block(b); at.descent != migrant || at.land != land {
			continue
		} else if place, _, _, _ := p.serial(at.rank*blockSize, abroadOrders, abroadYear, uint64(land)); place >= few {
			continue
		}
		for x := range uint64(blockSize) {
			m := &h.members[p.household(p.personAt(b*blockSize+x), &h)]
			if p.birth(&h, m); !m.abroad {
				continue
			}
			order++
			nir := m.nirOf()
			var key [21]byte
			copy(key[:], nir[:])
			putDigits(key[13:17], m.birth.Year)
			putDigits(key[17:19], m.birth.Month)
			putDigits(key[19:], m.birth.Day)
			require.False(t, places[key], "%s", key)
			places[key] = true
		}
	}
	require.Greater(t, order, 20_000)
}
