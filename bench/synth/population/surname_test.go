package population

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// weights returns the births behind a table: of each listed name, and of all
// names of each band.
func (t *surnameTable) weights() (each []float64, names []int, total float64) {
	for _, b := range t.listed {
		each, names = append(each, float64(b.n)*1000), append(names, 1)
	}
	from := 0
	for _, b := range t.bands {
		each, names = append(each, float64(b.births)), append(names, b.upTo-from)
		from = b.upTo
	}
	for k := range each {
		total += each[k] * float64(names[k])
	}
	return each, names, total
}

// collision returns how often two draws agree.
func (t *surnameTable) collision() (sum float64) {
	each, names, total := t.weights()
	for k, w := range each {
		sum += float64(names[k]) * (w / total) * (w / total)
	}
	return sum
}

// top returns the share of bearers of the most frequent names, so many.
func (t *surnameTable) top(count int) float64 {
	each, names, total := t.weights()
	order := make([]int, len(each))
	for k := range order {
		order[k] = k
	}
	slices.SortFunc(order, func(a, b int) int { return int(each[b] - each[a]) })
	sum := 0.0
	for _, k := range order {
		n := min(count, names[k])
		sum += float64(n) * each[k] / total
		count -= n
	}
	return sum
}

// TestSurnamesAreAsFrequentAsMeasured checks the table against the shares of
// bearers that INSEE's file of surnames gives.
func TestSurnamesAreAsFrequentAsMeasured(t *testing.T) {
	table := &sharedTables().surnames[french]
	require.InEpsilon(t, 1.29e-4, table.collision(), 0.02)
	for _, c := range []struct {
		names int
		share float64
	}{{10, 0.017}, {100, 0.082}, {1_000, 0.24}, {10_000, 0.51}, {50_000, 0.74}} {
		require.InDelta(t, c.share, table.top(c.names), 0.005, "top %d", c.names)
	}
	each, names, total := table.weights()
	for k, p := range table.draws.shares() {
		require.InEpsilon(t, each[k]*float64(names[k])/total, p, 1e-9)
	}
}

// TestSurnamesFromElsewhereAreSeveral checks that no origin has so few names
// that its persons would be taken for one another.
func TestSurnamesFromElsewhereAreSeveral(t *testing.T) {
	for o := french + 1; o < origins; o++ {
		require.Less(t, sharedTables().surnames[o].collision(), 0.03, "origin %d", o)
	}
}

// TestSurnamesDiffer checks that every number of a table is another name.
func TestSurnamesDiffer(t *testing.T) {
	if testing.Short() {
		t.Skip("spells more than a million names")
	}
	for o := range origins {
		table := &sharedTables().surnames[o]
		total := len(table.listed) + table.bands[len(table.bands)-1].upTo
		seen := make(map[string]bool, total)
		var n Name
		for k := range total {
			n.reset()
			table.add('-', uint32(k), &n)
			require.NotZero(t, n.Parts())
			seen[string(n.Bytes())] = true
		}
		require.GreaterOrEqual(t, len(seen), total*999/1000, "origin %d", o)
	}
}

// TestParticlesAreAsFrequentAsMeasured checks the share of bearers by particle,
// in percent.
func TestParticlesAreAsFrequentAsMeasured(t *testing.T) {
	table := &sharedTables().surnames[french]
	const draws = 2_000_000
	d := newDraw(7, streamDetail, 0)
	count := make(map[string]int)
	long := 0
	var n Name
	for range draws {
		n.reset()
		table.add('-', table.draw(&d), &n)
		text := string(n.Bytes())
		for _, particle := range []string{"Le ", "De ", "Saint-", "Da ", "Van ", "Dos ", "D'"} {
			if strings.HasPrefix(text, particle) {
				count[particle]++
			}
		}
		if len(text) > 25 {
			long++
		}
	}
	for particle, percent := range map[string]float64{"Le ": 1.26, "De ": 0.29, "Saint-": 0.10, "Da ": 0.09, "Van ": 0.05, "Dos ": 0.03, "D'": 0.03} {
		require.InDelta(t, percent, 100*float64(count[particle])/draws, 0.02+percent/10, particle)
	}
	require.NotZero(t, long, "names that France Travail cuts")
}

func TestNameParts(t *testing.T) {
	var n, double Name
	n.add('-', "Le ", "Goff")
	require.Equal(t, 1, n.Parts())
	n.add(' ', "Müller")
	require.Equal(t, "Le Goff Müller", string(n.Bytes()))
	require.Equal(t, "Le Goff", string(n.Part(0)))
	require.Equal(t, "Müller", string(n.Part(1)))
	saint, compound := partsOf("Saint-Prix"), partsOf("Jean-Marie")
	saint.addTo('-', &double)
	require.Equal(t, 1, double.Parts())
	compound.addTo('-', &double)
	require.Equal(t, 3, double.Parts())
	require.Equal(t, "Saint-Prix-Jean-Marie", string(double.Bytes()))
	require.Equal(t, "Jean", string(double.Part(1)))
	double.reset()
	require.Zero(t, double.Parts())
	require.Empty(t, double.Bytes())
}
