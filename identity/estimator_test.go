package identity

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// population draws rows from a small population with skewed names, so that
// accidental matches are many enough to be counted.
type population struct {
	rng  *rand.Rand
	born int // the first of ten years of birth

	// origins divides all names in two: who has a surname of one half has a first
	// name of that half, too.
	origins bool

	last  []string
	first []string
}

func newPopulation(seed uint64) *population {
	p := &population{rng: rand.New(rand.NewPCG(seed, 7)), born: 1980}
	letters := func(rng *rand.Rand, k int) string {
		b := make([]byte, k)
		for i := range b {
			b[i] = byte('A' + rng.IntN(26))
		}
		return string(b)
	}
	names := rand.New(rand.NewPCG(11, 13)) // the same names in both lists
	for range 300 {
		p.last = append(p.last, letters(names, 7))
	}
	for range 20 {
		p.first = append(p.first, letters(names, 6))
	}
	return p
}

func (p *population) row() Record {
	skew := func(k int) int { return int(float64(k) * math.Pow(p.rng.Float64(), 2)) }
	last, first := p.last, p.first
	if p.origins {
		half := p.rng.IntN(2)
		last, first = last[half*len(last)/2:][:len(last)/2], first[half*len(first)/2:][:len(first)/2]
	}
	month, day := 1+p.rng.IntN(12), 1+p.rng.IntN(28)
	if p.rng.IntN(20) == 0 {
		month, day = 1, 1
	}
	return Record{
		BirthName: []byte(last[skew(len(last))]),
		FirstName: []byte(first[skew(len(first))]),
		BirthDate: fmt.Appendf(nil, "%d-%02d-%02d", p.born+p.rng.IntN(10), month, day),
		Postcode:  fmt.Appendf(nil, "75%03d", 1+p.rng.IntN(4)),
	}
}

// TestEstimatorAgainstACount compares the estimate, made from one list, with
// the matches counted between two lists that have no person in common.
func TestEstimatorAgainstACount(t *testing.T) {
	for _, origins := range []bool{false, true} {
		testEstimatorAgainstACount(t, origins)
	}
}

func testEstimatorAgainstACount(t *testing.T, origins bool) {
	const rows, others = 40_000, 60_000
	keys := []Key{KeyCivil, KeyGiven, KeySound, KeySwap}
	n := NewNormalizer(keys, reference)
	e, part := NewEstimator(), NewEstimator()
	var in Inputs
	seen := map[string]int{}
	mine := newPopulation(1)
	mine.origins = origins
	for i := range rows {
		r := mine.row()
		n.Normalize(&r, &in)
		if i%2 == 0 {
			e.Add(n.Canonical())
		} else {
			part.Add(n.Canonical())
		}
		for j := range in.Len() {
			_, b := in.At(j)
			seen[string(b)]++
		}
	}
	e.Merge(part)
	var matches [NumKeys]int
	theirs := newPopulation(2)
	theirs.origins = origins
	for range others {
		r := theirs.row()
		n.Normalize(&r, &in)
		for j := range in.Len() {
			k, b := in.At(j)
			matches[k] += seen[string(b)]
		}
	}
	for _, k := range keys {
		expected := e.Expected(k, others, nil)
		t.Logf("%s: %.0f expected, %d counted", k, expected, matches[k])
		if k == KeySwap { // the count has pairs that match in both ways twice
			require.InEpsilon(t, float64(matches[k]), expected, 0.6)
			continue
		}
		require.Greater(t, matches[k], 100)
		require.InEpsilon(t, float64(matches[k]), expected, 0.25, k.String())
	}
	for _, k := range []Key{KeyNIR, KeyFTID, KeyEmail, KeyPhone} {
		require.Zero(t, e.Expected(k, others, nil))
	}
}

// TestEstimatorWithOtherAges compares the estimate with the matches counted
// between two lists whose persons have three of ten years of birth in common.
func TestEstimatorWithOtherAges(t *testing.T) {
	const rows = 60_000
	n := NewNormalizer([]Key{KeyCivil}, reference)
	var in Inputs
	var estimators [2]*Estimator
	var seen [2]map[string]int
	for i, born := range []int{1980, 1987} {
		estimators[i], seen[i] = NewEstimator(), map[string]int{}
		p := newPopulation(uint64(5 + i))
		p.born = born
		for range rows {
			r := p.row()
			n.Normalize(&r, &in)
			estimators[i].Add(n.Canonical())
			for j := range in.Len() {
				_, b := in.At(j)
				seen[i][string(b)]++
			}
		}
	}
	matches := 0
	for b, n := range seen[0] {
		matches += n * seen[1][b]
	}
	for i, born := range []Births{{{First: 1987, Last: 1996, Weight: 1}}, {{First: 1980, Last: 1984, Weight: 50}, {First: 1985, Last: 1989, Weight: 50}}} {
		expected := estimators[i].Expected(KeyCivil, rows, born)
		t.Logf("%.0f expected, %d counted", expected, matches)
		require.InEpsilon(t, float64(matches), expected, 0.25)
		require.Greater(t, estimators[i].Expected(KeyCivil, rows, nil), 2*expected)
		require.Zero(t, estimators[i].Expected(KeyCivil, rows, Births{{First: 1950, Last: 1970, Weight: 1}}))
	}
}

// TestEstimatorCorrectsSharedBuckets checks that values that are all different
// have no collisions, whatever buckets they share.
func TestEstimatorCorrectsSharedBuckets(t *testing.T) {
	c := new(collisions)
	for i := range 2_000_000 {
		c.add(fmt.Appendf(nil, "value %d", i))
	}
	require.InDelta(t, 0, c.probability(), 2e-8, "values that are all different")
	for i := range 2_000_000 {
		c.add(fmt.Appendf(nil, "name %d", i%10_000))
	}
	require.InEpsilon(t, 0.25/10_000, c.probability(), 0.01)
	first := new(yearCollisions)
	for i := range 20_000 {
		first.add(99, fmt.Appendf(nil, "value %d", i))
		first.add(100, fmt.Appendf(nil, "name %d", i%100))
	}
	require.InDelta(t, 0, first.probability(99), 2e-5, "values that are all different")
	require.InEpsilon(t, 1.0/100, first.probability(100), 0.15)
	require.Zero(t, first.probability(98))
}

// TestEstimatorCountsStopAtTheirHighest adds to counts that are full.
func TestEstimatorCountsStopAtTheirHighest(t *testing.T) {
	counts := []uint16{65_000, 65_535, 1}
	addCounts(counts, []uint16{536, 7, 2})
	increase(&counts[0])
	require.Equal(t, []uint16{65_535, 65_535, 3}, counts)
}

func TestEstimatorWithoutRows(t *testing.T) {
	e := NewEstimator()
	for k := range NumKeys {
		require.Zero(t, e.Expected(k, 1_000_000, nil))
	}
	e.Add(&Canonical{})
	for k := range NumKeys {
		require.Zero(t, e.Expected(k, 1_000_000, nil))
	}
}

// TestEstimatorKnowsHowManyPersonsThereAre asks a list of the young for its
// accidental matches with lists ever longer: beyond the number of persons of
// their ages, further rows add nothing.
func TestEstimatorKnowsHowManyPersonsThereAre(t *testing.T) {
	n := NewNormalizer(Everyday(), reference)
	e := NewEstimator()
	var in Inputs
	p := newPopulation(3) // persons of ten years of birth
	for range 20_000 {
		r := p.row()
		n.Normalize(&r, &in)
		e.Add(n.Canonical())
	}
	million := e.Expected(KeyCivil, 1_000_000, nil)
	require.InEpsilon(t, 8*million, e.Expected(KeyCivil, 8_000_000, nil), 0.02)
	require.InEpsilon(t, 9*million, e.Expected(KeyCivil, 40_000_000, nil), 0.02)
	require.Equal(t, e.Expected(KeyCivil, 40_000_000, nil), e.Expected(KeyCivil, 80_000_000, nil))
}
