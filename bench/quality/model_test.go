package quality

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"recoupe/bench/synth"
	"recoupe/identity"
	"recoupe/psi"
)

// made is a list of few different values, so that much agrees by chance.
type made struct {
	rows    []identity.Record
	persons []uint32
}

// header names the columns of a made list: those of a record in its order, and
// one that is never empty.
const header = "nir,id_ft,nom_naissance,nom_usage,prenom,sexe,date_naissance,email,telephone,code_postal,ligne"

// drawMade draws a list of up to n rows.
func drawMade(t *rapid.T, n int, label string) made {
	pick := func(values ...string) []byte { return []byte(rapid.SampledFrom(values).Draw(t, "value")) }
	var m made
	for range rapid.IntRange(1, n).Draw(t, label) {
		m.persons = append(m.persons, rapid.Uint32Range(0, 20).Draw(t, "person"))
		m.rows = append(m.rows, identity.Record{
			pick("", "", "2850799326001", "1850799326002", "1900199326003"),
			pick("", "", "12345678901", "12345678902"),
			pick("DIALLO", "TRAORE", "LE GOFF", "MARTIN-PETIT", ""), pick("", "", "PETIT"),
			pick("Awa", "Jean-Pierre", "Jean", ""), pick("", "1", "2"),
			pick("1985-07-14", "1985-07-15", "1990-01-01", ""),
			pick("", "", "a@laposte.net", "b@laposte.net"), pick("", "", "0199000142", "0199000143;0199000144"),
			pick("29200", "75001", ""),
		})
	}
	return m
}

// write writes a made list and its truth into a folder.
func (m made) write(t require.TestingT, dir string, s synth.Source) synth.Made {
	l := synth.Made{List: s.String(), Rows: uint64(len(m.rows))}
	l.File.Name, l.Truth.Name = s.String()+".csv", "truth-"+s.String()+".csv"
	list, truth := header+"\n", "row,person,errors\n"
	for i, r := range m.rows {
		var cells []string
		for _, c := range r {
			cells = append(cells, string(c))
		}
		list += strings.Join(cells, ",") + ",x\n"
		truth += fmt.Sprintf("%d,%d,\n", i+1, m.persons[i])
	}
	require.NoError(t, os.WriteFile(filepath.Join(dir, l.File.Name), []byte(list), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(dir, l.Truth.Name), []byte(truth), 0o600))
	seal(t, dir, &l)
	return l
}

// inputs returns the inputs of each row of a list, by match key.
func (m made) inputs(keys []identity.Key) []map[identity.Key][]string {
	n := identity.NewNormalizer(keys, Reference)
	var in identity.Inputs
	var out []map[identity.Key][]string
	for i := range m.rows {
		n.Normalize(&m.rows[i], &in)
		row := map[identity.Key][]string{}
		for j := range in.Len() {
			k, b := in.At(j)
			row[k] = append(row[k], string(b))
		}
		out = append(out, row)
	}
	return out
}

// model is the rules said the slow way: what each row of the querier's list is
// found with, and the accidental pairs of each key.
func model(keys []identity.Key, holder, querier made) (found []map[identity.Key]bool, accidental map[identity.Key]uint64) {
	h, q := holder.inputs(keys), querier.inputs(keys)
	carry := func(rows []map[identity.Key][]string, k identity.Key, input string) (who []int) {
		for i, row := range rows {
			for _, in := range row[k] {
				if in == input {
					who = append(who, i)
				}
			}
		}
		return who
	}
	accidental = map[identity.Key]uint64{}
	person := make([]int, len(q)) // the least row that is the same person
	for i, row := range q {
		person[i] = i
		found = append(found, map[identity.Key]bool{})
		for k, inputs := range row {
			for _, input := range inputs {
				here, there := carry(q, k, input), carry(h, k, input)
				contact := k == identity.KeyEmail || k == identity.KeyPhone
				if len(there) == 0 || contact && (len(here) > 5 || len(there) > 5) {
					continue
				}
				found[i][k] = true
				for _, j := range there {
					if holder.persons[j] != querier.persons[i] {
						accidental[k]++
					}
				}
			}
		}
	}
	for changed := true; changed; {
		changed = false
		for i := range q {
			for j := range q {
				for _, k := range []identity.Key{identity.KeyNIR, identity.KeyFTID} {
					for _, input := range q[i][k] {
						for _, other := range q[j][k] {
							if input == other && person[i] < person[j] {
								person[j], changed = person[i], true
							}
						}
					}
				}
			}
		}
	}
	for i := range q {
		for j := range q {
			if person[i] == person[j] {
				for k := range found[j] {
					found[i][k] = true
				}
			}
		}
	}
	return found, accidental
}

// TestLinkageIsTheModels compares the linkage with the model: of three lists,
// all pairs, whichever list is the largest.
func TestLinkageIsTheModels(t *testing.T) {
	keys := []identity.Key{
		identity.KeyNIR, identity.KeyFTID, identity.KeyCivil, identity.KeyEmail,
		identity.KeyPhone, identity.KeyGiven, identity.KeySound, identity.KeySwap,
	}
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		sources := []synth.Source{synth.FT24, synth.ML24, synth.UNML25}
		byName := map[string]made{}
		f := folder{dir: dir, manifest: &synth.Manifest{}}
		for _, s := range sources {
			m := drawMade(t, 30, s.String())
			byName[s.String()] = m
			f.manifest.Lists = append(f.manifest.Lists, m.write(t, dir, s))
		}
		workers := rapid.IntRange(1, 3).Draw(t, "workers")
		o := Options{Keys: keys, Pairs: synth.Pairs(), Workers: workers}
		pairs := 0
		err := f.each(t.Context(), o, func(l *linked) {
			pairs++
			holder, querier := byName[l.holder.source.String()], byName[l.querier.source.String()]
			require.GreaterOrEqual(t, len(holder.rows), len(querier.rows))
			found, accidental := model(keys, holder, querier)
			for row := range querier.rows {
				_, hits := l.outcomes.Row(uint32(row))
				for i, k := range keys {
					require.Equal(t, found[row][k], hits.Has(i), "%s in row %d", k, row)
				}
				both := false
				for _, p := range holder.persons {
					both = both || p == querier.persons[row]
				}
				require.Equal(t, both, l.truth.both[l.querier.from+uint32(row)])
			}
			for i, k := range keys {
				require.Equal(t, accidental[k], l.accidental[i], k)
			}
			checkScore(t, l)
		})
		require.NoError(t, err)
		require.Equal(t, 3, pairs)
	})
}

// checkScore counts what was found once more, from the outcomes.
func checkScore(t *rapid.T, l *linked) {
	p := l.score()
	require.Len(t, p.Tiers, 3)
	var kept Score
	for row := range l.querier.len() {
		if tier, _ := l.outcomes.Row(row); tier >= psi.TierProbable {
			kept.add(l.truth.both[l.querier.from+row])
		}
	}
	require.Equal(t, kept, p.Kept())
	var only, added Score
	for _, tier := range p.Tiers {
		only.Right, only.Wrong = only.Right+tier.Only.Right, only.Wrong+tier.Only.Wrong
		require.Equal(t, only, tier.Score)
	}
	for _, k := range p.Keys {
		added.Right, added.Wrong = added.Right+k.Added.Right, added.Wrong+k.Added.Wrong
	}
	require.Equal(t, only, added)
	require.LessOrEqual(t, p.Reachable, p.Both)
}
