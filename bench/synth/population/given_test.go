package population

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// letters returns the letters of a name as matching reads them.
func letters(name string) string { return string(appendLetters(nil, name, 100)) }

// givenShares returns the shares of French first names of a sex (0 men, 1 women)
// and a year of birth, by their letters.
func givenShares(g *givenNames, sex, year int) map[string]float64 {
	past := min(max(year-firstAnchor, 0), anchorStep*(anchors-1))
	shares := make(map[string]float64)
	for _, part := range [...]struct{ anchor, weight int }{
		{past / anchorStep, anchorStep - past%anchorStep}, {min(past/anchorStep+1, anchors-1), past % anchorStep},
	} {
		for k, p := range g.french[sex][part.anchor].shares() {
			name := g.names[g.base[french][sex]+k]
			shares[letters(name[0]+name[1])] += p * float64(part.weight) / anchorStep
		}
	}
	return shares
}

// collision returns how often two draws agree.
func collision(shares map[string]float64) (sum float64) {
	for _, p := range shares {
		sum += p * p
	}
	return sum
}

// shares returns the probabilities of a table.
func (a alias) shares() []float64 {
	shares := make([]float64, len(a))
	for k, c := range a {
		p := float64(c.keep) / (1 << 64)
		shares[k] += p / float64(len(a))
		shares[c.other] += (1 - p) / float64(len(a))
	}
	return shares
}

// TestFirstNamesAreAsFrequentAsMeasured checks the tables against the rates at
// which two children of a year and sex have the same first name.
func TestFirstNamesAreAsFrequentAsMeasured(t *testing.T) {
	g := sharedTables().given
	for _, c := range []struct {
		sex, year int
		oneIn     float64
	}{
		{0, 1955, 44}, {0, 1975, 67}, {0, 1990, 112}, {0, 2000, 145},
		{1, 1955, 65}, {1, 1975, 76}, {1, 1990, 146}, {1, 2000, 161},
	} {
		require.InEpsilon(t, c.oneIn, 1/collision(givenShares(g, c.sex, c.year)), 0.02, "sex %d, year %d", c.sex, c.year)
	}
}

func TestFirstNamesAreListedOnce(t *testing.T) {
	g := sharedTables().given
	for sex := range 2 {
		seen := make(map[string]bool)
		for k := range g.french[sex][0] {
			name := g.names[g.base[french][sex]+k]
			full := letters(name[0] + name[1])
			require.False(t, seen[full], full)
			seen[full] = true
			require.NotEmpty(t, letters(name[0]))
		}
	}
}
