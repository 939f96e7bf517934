package identity

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// reference is the date of the agreement in the tests.
var reference = time.Date(2026, time.January, 15, 0, 0, 0, 0, time.UTC)

// syntheticRows returns rows of made-up persons; accents says whether their
// names have them.
func syntheticRows(count int, accents bool) []Record {
	rng := rand.New(rand.NewPCG(1, 2))
	last := []string{"MARTIN", "LE GOFF", "DA SILVA", "DUPONT-MOREL", "Bernard", "ROUSSEAU", "EL AMRANI", "Petit"}
	first := []string{"JEAN-PIERRE", "Marie", "NICOLAS", "Aurelie", "MARIE CLAIRE", "Kevin"}
	if accents {
		last = []string{"LEFÈVRE", "GUÉRIN", "Noël", "RIVIÈRE", "Müller-Traoré", "CLÉMENT"}
		first = []string{"JÉRÔME", "Éloïse", "François", "Zoé", "ANAÏS", "Frédéric"}
	}
	rows := make([]Record, count)
	for i := range rows {
		year, month := 1950+rng.IntN(55), 1+rng.IntN(12)
		nir := fmt.Appendf(nil, "%d%02d%02d%02d%03d%03d", 1+rng.IntN(2), year%100, month, 1+rng.IntN(95), 1+rng.IntN(900), 1+rng.IntN(900))
		nir = fmt.Appendf(nir, "%02d", nirCheck(nir))
		rows[i] = Record{
			NIR:       nir,
			FTID:      fmt.Appendf(nil, "%07d%c", rng.IntN(1e7), 'A'+rng.IntN(26)),
			BirthName: []byte(last[rng.IntN(len(last))]),
			UsageName: []byte(last[rng.IntN(len(last))]),
			FirstName: []byte(first[rng.IntN(len(first))]),
			BirthDate: fmt.Appendf(nil, "%02d/%02d/%d", 2+rng.IntN(27), month, year),
			Email:     fmt.Appendf(nil, "prenom.nom%d@gmail.com", rng.IntN(1e6)),
			Phone:     fmt.Appendf(nil, "06 %02d %02d %02d %02d", rng.IntN(39), rng.IntN(100), rng.IntN(100), rng.IntN(100)),
			Postcode:  fmt.Appendf(nil, "%02d%03d", 1+rng.IntN(94), rng.IntN(990)),
		}
	}
	return rows
}

// BenchmarkNormalize measures the six everyday keys, all of whose fields are
// there, and all eight.
func BenchmarkNormalize(b *testing.B) {
	all := make([]Key, NumKeys)
	for k := range all {
		all[k] = Key(k)
	}
	for _, c := range []struct {
		name    string
		keys    []Key
		accents bool
	}{{"everyday/ascii", Everyday(), false}, {"everyday/accents", Everyday(), true}, {"all/ascii", all, false}} {
		b.Run(c.name, func(b *testing.B) {
			rows := syntheticRows(4096, c.accents)
			n := NewNormalizer(c.keys, reference)
			var in Inputs
			i := 0
			b.ReportAllocs()
			for b.Loop() {
				n.Normalize(&rows[i%len(rows)], &in)
				i++
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
