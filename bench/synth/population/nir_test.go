package population

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"recoupe/identity"
)

func TestNIRKeyOfPublishedExamples(t *testing.T) {
	for _, nir := range []string{"253072A07300443", "253072B07300470", "255081416802538", "141208078200587", "200029923123486"} {
		key := NIRKey([13]byte([]byte(nir[:13])))
		require.Equal(t, nir[13:], string(key[:]))
	}
}

// TestWindowsAreDealtOutOnce checks that no two serial numbers share place,
// window and round.
func TestWindowsAreDealtOutOnce(t *testing.T) {
	p := New(6, 1000, nil)
	for _, c := range []struct{ numbers, places, windows uint64 }{{5_000, 7, 239}, {10_000, 10, 359}} {
		type slot struct{ place, window, round uint64 }
		seen := make(map[slot]bool)
		for x := range c.numbers {
			place, window, round, _ := p.serial(x, c.places, c.windows, 3)
			require.True(t, place < c.places && window < c.windows)
			seen[slot{place, window, round}] = true
		}
		require.Len(t, seen, int(c.numbers))
	}
}

// TestLandsAreLargeEnough checks that the serial numbers of the largest
// population suffice everywhere without going round, but for persons born
// abroad, whose years of birth tell the rounds apart.
func TestLandsAreLargeEnough(t *testing.T) {
	require.LessOrEqual(t, uint64(MaxSize), uint64(communes*mainlandOrders*mainlandYear))
	tables := sharedTables()
	groups := uint64(MaxSize/blockSize/blockGroup + 1)
	for land := range birthlands {
		require.Less(t, tables.overseas.most(land, groups*overseasBlocks)*blockSize, birthlands[land].communes*mainlandOrders*mainlandYear, birthlands[land].code)
	}
	for land, rounds := range New(1, MaxSize, nil).rounds {
		require.Less(t, rounds, 6, countries[land].code)
	}
	require.Less(t, uint64(MaxSize), uint64(maxNumbers))
	require.LessOrEqual(t, uint64(maxNumbers), uint64(len(mobiles)*10_000_000))
	require.Less(t, maxNumbers*ftidSpread, 100_000_000_000)
}

// TestDaysAreAsFrequent checks that no day of the year is rarer or more frequent
// than the others.
func TestDaysAreAsFrequent(t *testing.T) {
	p := New(8, 200_000, nil)
	count := make(map[Date]int)
	persons := 0
	all(p, func(q *Person) {
		if !q.Birth.Doubtful() && q.Birth.Day < 29 {
			count[Date{0, q.Birth.Month, q.Birth.Day}]++
			persons++
		}
	})
	require.Len(t, count, 12*28-1)
	mean := float64(persons) / float64(len(count))
	for day, n := range count {
		if day.Month != 2 || day.Day != 28 {
			require.InEpsilon(t, mean, n, 0.26, "%v", day) // 6 standard deviations
		}
	}
}

// normal returns the canonical values of what a person would write.
func normal(t *testing.T, n *identity.Normalizer, q *Person) *identity.Canonical {
	t.Helper()
	var r identity.Record
	r[identity.NIR] = append(q.NIR[:], q.NIRKey[:]...)
	r[identity.FTID] = q.FTID[:]
	r[identity.BirthName], r[identity.UsageName], r[identity.FirstName] = q.BirthName.Bytes(), q.UsageName.Bytes(), q.First.Bytes()
	r[identity.BirthDate] = time.Date(q.Birth.Year, time.Month(q.Birth.Month), q.Birth.Day, 0, 0, 0, 0, time.UTC).AppendFormat(nil, "02/01/2006")
	r[identity.Email], r[identity.Phone], r[identity.Postcode] = q.Email, q.Phone.National[:], q.Postcode[:]
	r[identity.Sex] = []byte("M.")
	if q.Woman {
		r[identity.Sex] = []byte("MME")
	}
	var in identity.Inputs
	n.Normalize(&r, &in)
	return n.Canonical()
}

// TestValuesAreAccepted checks that identity reads every value of a person, and
// to what the person is said to have.
func TestValuesAreAccepted(t *testing.T) {
	p := New(10, 60_000, mixed)
	n := identity.NewNormalizer(identity.Everyday(), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	kinds := make(map[string]int)
	all(p, func(q *Person) {
		c := normal(t, n, q)
		require.Equal(t, string(q.NIR[:]), string(c.NIR), "%s %v", q.NIR, q.Birth)
		require.NotZero(t, c.Surnames(), "%s", q.BirthName.Bytes())
		require.Equal(t, 1, c.Emails(), "%s", q.Email)
		require.Equal(t, string(q.Email), string(c.Email(0)))
		require.Equal(t, 1, c.Phones(), "%s", q.Phone.National)
		require.Equal(t, string(q.Phone.AppendInternational(nil)), string(c.Phone(0)))
		kinds[kind(q)]++
	})
	s := n.Stats()
	for f := range identity.NumFields {
		require.Equal(t, s.Fields[f].Present, s.Fields[f].Valid, f)
	}
	require.Zero(t, s.IncoherentNIRs)
	require.Zero(t, s.Unlinkable)
	for _, k := range []string{"mainland", "corsica 20", "corsica 2A", "corsica 2B", "overseas", "collectivity", "abroad", "unknown month", "registering"} {
		require.NotZero(t, kinds[k], k)
	}
}

// kind says of which kind a NIR is.
func kind(q *Person) string {
	switch place := string(q.NIR[5:7]); {
	case q.NIR[0] > '2':
		return "registering"
	case q.NIR[3] >= '2':
		return "unknown month"
	case place == "20", place == "2A", place == "2B":
		return "corsica " + place
	case place == "99":
		return "abroad"
	case place == "97":
		return "overseas"
	case place == "98":
		return "collectivity"
	}
	return "mainland"
}

// TestShareOfEachKind checks how many persons have what kind of NIR.
func TestShareOfEachKind(t *testing.T) {
	const size = 100_000
	p := New(12, size, nil)
	abroad, first, overseas := 0, 0, 0
	all(p, func(q *Person) {
		require.Equal(t, q.NIR[5:10], q.Birthplace[:])
		require.Equal(t, q.Abroad, string(q.Birthplace[:2]) == "99")
		if q.Abroad {
			abroad++
			if q.Birth.Month == 1 && q.Birth.Day == 1 {
				first++
			}
		}
		if q.Overseas != nil {
			overseas++
		}
	})
	require.InDelta(t, 0.12, float64(abroad)/size, 0.01)
	require.InDelta(t, 0.15, float64(first)/float64(abroad), 0.01)
	require.InDelta(t, 0.03, float64(overseas)/size, 0.005)
}
