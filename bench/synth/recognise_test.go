package synth

import (
	"bytes"
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"recoupe/agreement"
	"recoupe/identity"
	"recoupe/table"
)

// shares are the smallest shares of rows that give an input of each match key.
var shares = map[identity.Key]float64{
	identity.KeyNIR: 0.85, identity.KeyFTID: 0.75, identity.KeyCivil: 0.98, identity.KeyGiven: 0.98,
	identity.KeyEmail: 0.85, identity.KeyPhone: 0.85,
}

// inputsOf are the inputs of the rows of a list as recoupe has them, by row.
func inputsOf(t *testing.T, list []byte, keys []identity.Key, want table.Encoding) (rows []map[string]bool, stats identity.Stats) {
	t.Helper()
	l, err := table.Open("-", bytes.NewReader(list), table.Options{})
	require.NoError(t, err)
	defer l.Close()
	require.Equal(t, want, l.Dialect().Encoding)
	n := identity.NewNormalizer(keys, time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC))
	batch := table.NewBatch(1 << 10)
	var record identity.Record
	var inputs identity.Inputs
	for err == nil {
		if err = l.Read(batch); err != nil {
			break
		}
		for i := range batch.Len() {
			batch.Record(i, &record)
			n.Normalize(&record, &inputs)
			row := map[string]bool{}
			for k := range inputs.Len() {
				_, input := inputs.At(k)
				row[string(input)] = true
			}
			rows = append(rows, row)
		}
	}
	require.ErrorIs(t, err, io.EOF)
	return rows, *n.Stats()
}

// TestRecognised reads the lists of every agreement profile without telling
// anything about them: all match keys of the profile get their inputs, and what
// is in reach of them they find.
func TestRecognised(t *testing.T) {
	skipLong(t)
	s := Default(0.003)
	s.Rows[FT24] = 20_000
	encodings := [NumSources]table.Encoding{table.Windows1252, table.UTF8, table.UTF8, table.ISO885915, table.UTF8}
	of := [NumSources][]Truth{}
	list := [NumSources][]byte{}
	for _, src := range Sources() {
		of[src], list[src] = truthOf(t, &s, src), listOf(t, &s, src, 0)
	}
	combination := map[identity.Key]Combinations{
		identity.KeyNIR: ByNIR, identity.KeyFTID: ByFTID, identity.KeyCivil: ByCivil,
		identity.KeyGiven: ByGiven, identity.KeyEmail: ByEmail, identity.KeyPhone: ByPhone,
	}
	type read struct {
		rows  []map[string]bool
		stats identity.Stats
	}
	known := map[string]read{} // by source and key
	inputs := func(src Source, key identity.Key) read {
		name := src.String() + key.String()
		if _, ok := known[name]; !ok {
			var r read
			r.rows, r.stats = inputsOf(t, list[src], []identity.Key{key}, encodings[src])
			known[name] = r
		}
		return known[name]
	}
	for _, profile := range agreement.Profiles() {
		pair, ok := ParsePair(profile.Name)
		if !ok {
			require.Equal(t, agreement.Custom, profile.Name)
			continue
		}
		a, b := pair.Sources()
		for _, name := range profile.Keys {
			key, ok := identity.ParseKey(name)
			require.True(t, ok)
			rowsA, rowsB := inputs(a, key).rows, inputs(b, key).rows
			for _, src := range []Source{a, b} {
				stats := inputs(src, key).stats
				require.EqualValues(t, s.Rows[src], stats.Rows)
				require.Greater(t, float64(stats.Keys[key].Rows)/float64(stats.Rows), shares[key], "%s of %s", key, src)
			}
			first := map[uint64][]int{}
			for i, line := range of[a] {
				first[line.Person] = append(first[line.Person], i)
			}
			inReach, found := 0, 0
			for j, line := range of[b] {
				for _, i := range first[line.Person] {
					if Reach(a, of[a][i].Errors, b, line.Errors)&combination[key] == 0 {
						continue
					}
					inReach++
					for input := range rowsB[j] {
						if rowsA[i][input] {
							found++
							break
						}
					}
				}
			}
			require.Greater(t, inReach, 5, "%s of %s", key, pair)
			require.Equal(t, inReach, found, "%s of %s", key, pair)
		}
	}
}
