package population

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// born is a NIR with a birth date.
type born struct {
	nir   [13]byte
	birth Date
}

// TestIdentifiersAreUnique checks that no two persons of a population share what
// must be one person's.
func TestIdentifiersAreUnique(t *testing.T) {
	const size = 120_000
	p := New(21, size, mixed)
	nirs := make(map[born]bool)
	emails := make(map[string]bool)
	ids := make(map[[11]byte]bool)
	old := make(map[[11]byte]bool) // with the region
	phones := make(map[[10]byte]bool)
	all(p, func(q *Person) {
		nirs[born{q.NIR, q.Birth}] = true
		emails[string(q.Email)] = true
		ids[q.FTID] = true
		var full [11]byte
		copy(full[copy(full[:], q.FTIDRegion[:]):], q.OldFTID[:])
		old[full] = true
		phones[q.Phone.National] = true
	})
	require.Len(t, nirs, size)
	require.Len(t, emails, size)
	require.Len(t, ids, size)
	require.Len(t, old, size)
	require.GreaterOrEqual(t, len(phones), size-size/10_000)
}

// TestCrowdedLandsHaveUniqueNIRs checks that persons born in the most frequent
// country differ in NIR or birth date, in a population so large that its days
// and order numbers are used several times.
func TestCrowdedLandsHaveUniqueNIRs(t *testing.T) {
	if testing.Short() {
		t.Skip("visits every block of the largest population")
	}
	const (
		land = 0
		few  = 40 // of the order numbers: all persons who have one of these
	)
	p := New(22, MaxSize, nil)
	require.Greater(t, p.rounds[land], 3)
	nirs := make(map[born]bool)
	persons := 0
	var h household
	for b := range p.size / blockSize {
		at := p.block(b)
		if at.descent != migrant || at.land != land {
			continue
		}
		for x := range uint64(blockSize) {
			if place, _, _, _ := p.serial(at.rank*blockSize+x, abroadOrders, abroadYear, land); place >= few {
				continue
			}
			m := &h.members[p.household(p.personAt(b*blockSize+x), &h)]
			if p.birth(&h, m); m.abroad {
				nirs[born{m.nirOf(), m.birth}] = true
				persons++
			}
		}
	}
	require.Len(t, nirs, persons)
	require.Greater(t, persons, 30_000)
}
