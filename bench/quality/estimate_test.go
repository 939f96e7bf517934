package quality

import (
	"cmp"
	"fmt"
	"hash/maphash"
	"runtime"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/bench/synth"
	"recoupe/identity"
)

// carrier is a row as far as accidental matches go: an input of it, and whose it
// is.
type carrier struct {
	hashed
	person uint32
}

func compareCarriers(a, b carrier) int {
	return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.hash, b.hash))
}

// TestEstimatesAreNear compares the accidental matches that either list of a
// pair foresees with those that occur, on lists of all five publics.
//
// So that there are hundreds even between lists of some 100,000 rows, they are
// counted as if all persons were born on 15 June of their years. Whoever has the
// same names and year has the same birth date then, and not one in 365, which is
// what the estimates are multiplied by.
func TestEstimatesAreNear(t *testing.T) {
	if testing.Short() {
		t.Skip("links 800,000 rows")
	}
	spec := synth.Default(0.05)
	spec.Rows = [synth.NumSources]uint64{
		synth.FT24: 300_000, synth.ML24: 120_000, synth.Kairos25: 100_000, synth.Pajemploi25: 180_000, synth.UNML25: 120_000,
	}
	for p := range spec.Overlap {
		spec.Overlap[p] = 0.02 // whoever is in two lists has the ages of one
	}
	dir, workers := t.TempDir(), runtime.GOMAXPROCS(0)
	_, err := synth.Make(t.Context(), dir, spec, synth.Options{Workers: workers})
	require.NoError(t, err)
	f, err := openFolder(dir)
	require.NoError(t, err)
	keys := []identity.Key{identity.KeyCivil, identity.KeyGiven}
	var lists [synth.NumSources]pooled
	var carriers [synth.NumSources][]carrier
	for _, src := range synth.Sources() {
		lists[src], carriers[src] = born15June(t, f, src, keys, workers)
	}
	for _, pair := range synth.Pairs() {
		a, b := pair.Sources()
		for i, occurred := range accidents(carriers[a], carriers[b], len(keys)) {
			one, other := 365*lists[a].foresees(keys[i], lists[b]), 365*lists[b].foresees(keys[i], lists[a])
			t.Logf("%s, %s: %.0f occurred, %.0f foreseen by %s, %.0f by %s", pair, keys[i], occurred, one, a, other, b)
			require.Greater(t, occurred, 30.0)
			for _, foreseen := range []float64{one, other} {
				require.Less(t, foreseen, 2*occurred, "%s %s", pair, keys[i])
				require.Greater(t, 2*foreseen, occurred, "%s %s", pair, keys[i])
			}
		}
	}
}

// born15June reads a list, and returns the inputs that it would have if all
// persons whose birthday is known were born on 15 June of their years, in the
// order of compareCarriers.
func born15June(t *testing.T, f folder, src synth.Source, keys []identity.Key, workers int) (pooled, []carrier) {
	s, err := f.open(src, keys, workers)
	require.NoError(t, err)
	defer s.Close()
	work := func(h *hasher, c *chunk) (out []carrier) {
		var in identity.Inputs
		for i := range c.rows.Len() {
			c.rows.Record(i, &h.record)
			h.row() // for the estimator
			if is := h.norm.Canonical(); len(is.BirthDate) > 0 && !is.LowConfidence {
				h.record[identity.BirthDate] = fmt.Appendf(nil, "%s-06-15", is.BirthDate[:4])
			}
			h.norm.Normalize(&h.record, &in)
			for j := range in.Len() {
				key, input := in.At(j)
				out = append(out, carrier{hashed{h.place[key], maphash.Bytes(seed, input)}, c.persons[i]})
			}
		}
		return out
	}
	var all []carrier
	l := pooled{source: src}
	l.estimator, err = read(t.Context(), s, work, func(some []carrier) { all = append(all, some...) })
	require.NoError(t, err)
	made, _ := f.manifest.Of(src)
	l.to = uint32(made.Rows)
	slices.SortFunc(all, compareCarriers)
	return l, all
}

// accidents counts, by match key, the pairs of rows of two persons that have one
// input.
func accidents(a, b []carrier, keys int) []float64 {
	out := make([]float64, keys)
	for len(a) > 0 && len(b) > 0 {
		switch c := compareCarriers(a[0], b[0]); {
		case c < 0:
			a = a[1:]
		case c > 0:
			b = b[1:]
		default:
			for _, x := range b {
				if compareCarriers(a[0], x) != 0 {
					break
				}
				if x.person != a[0].person {
					out[x.key]++
				}
			}
			a = a[1:]
		}
	}
	return out
}
