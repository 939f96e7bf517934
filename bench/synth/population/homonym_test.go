package population

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// pairs returns how many pairs of equal values there are.
func pairs[K comparable](counts map[K]int) (sum float64) {
	for _, n := range counts {
		sum += float64(n) * float64(n-1) / 2
	}
	return sum
}

// TestHomonymsAreAsFrequentAsInFrance draws a whole population and counts
// persons with the same surname, and children of a year and sex with the same
// first name.
func TestHomonymsAreAsFrequentAsInFrance(t *testing.T) {
	const size = 400_000
	p := New(51, size, nil)
	surnames, given := make(map[string]int), make(map[string]int)
	sexes := make(map[bool]int)
	all(p, func(q *Person) {
		surnames[letters(string(q.BirthName.Bytes()))]++
		if y := q.Birth.Year; y >= 1989 && y <= 1991 && q.NIR[5] != '9' {
			sexes[q.Woman]++
			given[string(q.NIR[:1])+letters(string(q.First.Bytes()))]++
		}
	})
	all := float64(size) * (size - 1) / 2
	require.InEpsilon(t, 1.29e-4, pairs(surnames)/all, 0.06)
	require.InEpsilon(t, 2/(1./112+1./146), pairs(sexes)/pairs(given), 0.06, "one in 112 boys, one in 146 girls")
}

// TestHomonymsWithTheSameBirthDate counts, among persons whose family is not
// from abroad, those who agree in surname, first name and birth date. They
// must be as many as the tables say of independent draws. Persons from abroad,
// with fewer names and more birth dates of 1 January, have more homonyms.
func TestHomonymsWithTheSameBirthDate(t *testing.T) {
	if testing.Short() {
		t.Skip("draws millions of persons")
	}
	const size = 1_500_000
	p := New(52, size, nil)
	type person struct {
		surname surname
		given   int
		woman   bool
		birth   Date
	}
	type birth struct{ sex, year int }
	same, sameYear := make(map[person]int), make(map[person]int)
	births := make(map[birth]int)
	var h household
	for place := uint64(0); place < size; place += uint64(h.n) {
		p.household(p.personAt(place), &h)
		for k := range h.n {
			if m := &h.members[k]; h.descent == native && m.role != lodger {
				p.birth(&h, m)
				who := person{m.surname, m.given, m.woman, m.birth}
				same[who]++
				who.birth = Date{Year: m.year}
				sameYear[who]++
				births[birth{m.sex(), m.year}]++
			}
		}
	}
	expected := 0.0 // pairs of the same surname, first name and year
	for b, count := range births {
		rate := p.tables.surnames[french].collision() * collision(givenShares(p.tables.given, b.sex, b.year))
		expected += float64(count) * float64(count-1) / 2 * rate
	}
	require.InEpsilon(t, expected, pairs(sameYear), 0.1)
	require.InEpsilon(t, expected/365, pairs(same), 0.7)
}
