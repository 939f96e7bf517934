package population

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// homes calls do with each household of a population, its members born and
// their persons.
func homes(p *Population, do func(h *household, persons []Person)) {
	var h household
	persons := make([]Person, blockSize)
	for place := uint64(0); place < p.size; place += uint64(h.n) {
		p.household(p.personAt(place), &h)
		for k := range h.n {
			p.Person(h.members[k].index, &persons[k])
		}
		do(&h, persons[:h.n])
	}
}

// TestHouseholdsShareWhatTheyShould checks address, landline, surnames, parents'
// NIRs and ages, and relatives' addresses and numbers.
func TestHouseholdsShareWhatTheyShould(t *testing.T) {
	p := New(31, 60_000, mixed)
	total, couples, parents, named, married := uint64(0), 0, 0, 0, 0
	homes(p, func(h *household, persons []Person) {
		a := &persons[0]
		for k := range persons {
			q, m := &persons[k], &h.members[k]
			total++
			require.Equal(t, a.Household, q.Household)
			require.Equal(t, [...]string{string(a.Street), string(a.Postcode[:]), string(a.Commune), a.Department},
				[...]string{string(q.Street), string(q.Postcode[:]), string(q.Commune), q.Department})
			require.Equal(t, a.Landline, q.Landline)
			require.Equal(t, a.Overseas, q.Overseas)
			require.NotEqual(t, string(q.Email), string(q.FamilyEmail))
			require.NotEqual(t, q.Phone, q.FamilyPhone)
			if q.UsageName.Parts() > 0 {
				require.True(t, q.Woman)
				require.NotEqual(t, string(q.BirthName.Bytes()), string(q.UsageName.Bytes()))
				married++
			}
			if m.role != child {
				continue
			}
			if h.head >= 0 {
				parents++
				requireParents(t, h, persons, q)
			}
			for j := range k {
				if h.members[j].role == child {
					require.NotEqual(t, string(persons[j].First.Part(0)), string(q.First.Part(0)))
					require.Equal(t, string(persons[j].BirthName.Bytes()), string(q.BirthName.Bytes()))
				}
			}
		}
		if h.spouse >= 0 {
			couples++
			x, y := &persons[h.head], &persons[h.spouse]
			require.Equal(t, string(x.Email), string(y.FamilyEmail))
			require.Equal(t, x.Phone, y.FamilyPhone)
			require.LessOrEqual(t, max(x.Birth.Year-y.Birth.Year, y.Birth.Year-x.Birth.Year), 24)
			if y.Woman && !x.Woman && y.UsageName.Parts() == x.BirthName.Parts() && string(y.UsageName.Bytes()) == string(x.BirthName.Bytes()) {
				named++
			}
		}
	})
	require.Equal(t, p.Size(), total)
	require.Greater(t, couples, 7_000)
	require.Greater(t, parents, 5_000)
	require.Greater(t, named, couples/10)
	require.Greater(t, married, 4_000)
}

// requireParents checks a child against the parents of its household.
func requireParents(t *testing.T, h *household, persons []Person, q *Person) {
	t.Helper()
	found, name := false, false
	for _, k := range []int{h.head, h.spouse} {
		if k < 0 {
			continue
		}
		parent := &persons[k]
		require.GreaterOrEqual(t, q.Birth.Year-parent.Birth.Year, youngestParent)
		if parent.Woman && !parent.Abroad {
			require.LessOrEqual(t, q.Birth.Year-parent.Birth.Year, oldestMother)
		}
		if q.ParentNIR == parent.NIR {
			found = true
			require.Equal(t, string(parent.Email), string(q.FamilyEmail))
			require.Equal(t, parent.Phone, q.FamilyPhone)
		}
		name = name || string(q.BirthName.Part(0)) == string(parent.BirthName.Part(0)) || parent.UsageName.Parts() > 0
	}
	require.True(t, found, "%s", q.ParentNIR)
	if h.spouse >= 0 {
		require.True(t, name, "%s", q.BirthName.Bytes())
	}
}

// TestTwins checks that twins share birth date, surname and birthplace, and
// have NIRs that follow one another.
func TestTwins(t *testing.T) {
	p := New(32, 120_000, mixed)
	twins := 0
	homes(p, func(h *household, persons []Person) {
		var pair []*Person
		for k := range persons {
			if persons[k].Twin {
				pair = append(pair, &persons[k])
			}
		}
		if len(pair) == 0 {
			return
		}
		require.Len(t, pair, 2)
		twins++
		a, b := pair[0], pair[1]
		require.Equal(t, a.Birth, b.Birth)
		require.Equal(t, string(a.BirthName.Bytes()), string(b.BirthName.Bytes()))
		require.Equal(t, a.Birthplace, b.Birthplace)
		require.NotEqual(t, string(a.First.Part(0)), string(b.First.Part(0)))
		order := func(q *Person) int { return int(q.NIR[10]-'0')*100 + int(q.NIR[11]-'0')*10 + int(q.NIR[12]-'0') }
		require.Equal(t, 1, max(order(a)-order(b), order(b)-order(a)))
	})
	require.Greater(t, twins, 200)
}

// TestParentsWhoAreInNoList checks that an invented parent is old enough, and
// has a NIR that nobody was given.
func TestParentsWhoAreInNoList(t *testing.T) {
	p := New(33, 30_000, mixed)
	homes(p, func(h *household, persons []Person) {
		for k := range persons {
			q := &persons[k]
			if h.members[k].role == child && h.head >= 0 {
				continue
			}
			require.Equal(t, "999", string(q.ParentNIR[10:]))
			require.NotEqual(t, "999", string(q.NIR[10:]))
			year := 10*int(q.ParentNIR[1]-'0') + int(q.ParentNIR[2]-'0')
			age := (q.Birth.Year - year + 100) % 100
			require.True(t, age >= 20 && age < 40, "%d", age)
		}
	})
}

// TestCohorts checks ages and sexes by cohort.
func TestCohorts(t *testing.T) {
	const size = 100_000
	for c := range cohorts {
		p := New(34, size, func(i uint64) Cohort {
			if i%5 == 0 {
				return c
			}
			return General
		})
		women, main, all := 0, 0, 0.0
		var q Person
		for i := uint64(0); i < size; i += 5 {
			p.Person(i, &q)
			require.Equal(t, c, q.Cohort)
			all++
			age := reference - q.Birth.Year
			of := cohortTable[c].ages
			require.True(t, of[0].from <= age && age <= of[len(of)-1].to, "%s of %d", c, age)
			if q.Woman {
				women++
			}
			if most := [cohorts]years{{20, 55}, {18, 21}, {30, 60}, {20, 45}}[c]; most.has(age) {
				main++
			}
		}
		require.InDelta(t, [cohorts]float64{0.49, 0.49, 0.93, 0.5}[c], float64(women)/all, 0.03, c.String())
		require.Greater(t, float64(main)/all, 0.55, c.String())
	}
}
