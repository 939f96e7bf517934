package quality

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/bench/synth"
	"recoupe/internal/message"
	"recoupe/report/plot"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sample returns a report on two pairs, one of them without a person in both.
func sample() *Report {
	return &Report{
		Schema: Schema, Identity: "identity/test", Keys: []string{"nir", "civil", "given"},
		Generator: "test", Seed: 7, Lists: []Source{{Name: "ft24", Rows: 1000, SHA256: "aa"}, {Name: "unml25", Rows: 200, SHA256: "bb"}},
		Pairs: []Pair{{
			Holder: "ft24", Querier: "unml25", HolderRows: 1000, QuerierRows: 200, Both: 100, Reachable: 98,
			Tiers: []Tier{
				{"sure", Score{80, 0}, Score{80, 0}},
				{"probable", Score{95, 1}, Score{15, 1}},
				{"possible", Score{97, 4}, Score{2, 3}},
			},
			Keys: []Key{
				{Name: "nir", Tier: "sure", Score: Score{80, 0}, Added: Score{80, 0}, Alone: 3},
				{Name: "civil", Tier: "probable", Score: Score{90, 1}, Added: Score{15, 1}, Alone: 13, Accidental: 20, Expected: 15, ExpectedByHolder: 7},
				{Name: "given", Tier: "possible", Score: Score{92, 4}, Added: Score{2, 3}, Accidental: 5, Expected: 4.25, ExpectedByHolder: 2},
			},
			Errors: []Error{
				{Kind: "first-name-cut", Rows: 4, Missed: 2, Excess: 1.875},
				{Kind: "date-digit", Rows: 2, Missed: 1, Excess: 0.918},
				{Kind: "accents", Rows: 10, Missed: 0, Excess: -0.5},
			},
		}, {
			Holder: "ml24", Querier: "kairos25", HolderRows: 50, QuerierRows: 10,
			Tiers: []Tier{{Name: "sure"}, {Name: "probable"}, {Name: "possible"}},
			Keys:  []Key{{Name: "nir", Tier: "sure"}, {Name: "civil", Tier: "probable"}, {Name: "given", Tier: "possible"}},
		}},
	}
}

// TestTablesArePinned compares the tables and the JSON of a report with the
// golden files.
func TestTablesArePinned(t *testing.T) {
	r := sample()
	files := map[string][]byte{}
	for _, table := range r.Tables() {
		var b bytes.Buffer
		require.NoError(t, table.WriteCSV(&b))
		files[table.Name+".csv"] = b.Bytes()
	}
	b, err := json.MarshalIndent(r, "", "  ")
	require.NoError(t, err)
	files["quality.json"] = append(b, '\n')
	require.Len(t, files, 4)
	require.Equal(t, []string{"tiers", "keys", "errors"}, TableNames())
	for name, b := range files {
		golden := filepath.Join("testdata", name)
		if *update {
			require.NoError(t, os.MkdirAll("testdata", 0o755))
			require.NoError(t, os.WriteFile(golden, b, 0o644))
		}
		want, err := os.ReadFile(golden)
		require.NoError(t, err)
		require.Equal(t, string(want), string(b), name)
	}
}

// TestChartsAreDrawn draws every chart in every language, and names those that
// have something to show.
func TestChartsAreDrawn(t *testing.T) {
	for _, lang := range []message.Language{message.English, message.French} {
		var names []string
		for _, c := range sample().Charts(lang) {
			names = append(names, c.Name)
			var b bytes.Buffer
			require.NoError(t, c.SVG(&b, plot.Auto, lang), c.Name)
			d := xml.NewDecoder(&b)
			for {
				_, err := d.Token()
				if err == io.EOF {
					break
				}
				require.NoError(t, err, c.Name)
			}
		}
		require.Equal(t, []string{"recall", "accidental", "keys-ft24-unml25", "errors-ft24-unml25"}, names)
		require.Subset(t, ChartNames(), names)
	}
	require.Empty(t, (&Report{}).Charts(message.English))
	require.Empty(t, (&Report{Pairs: sample().Pairs[1:]}).Charts(message.English))
}

// TestErrorsAreOfSharedFields counts one row with each kind of error, and checks
// that those in fields of one list alone are left out.
func TestErrorsAreOfSharedFields(t *testing.T) {
	names := func(a, b synth.Source) (out []string) {
		var c errorCosts
		c.add(synth.SetOf(synth.Kinds()...), true)
		for _, e := range c.costs(1, a, b) {
			out = append(out, e.Kind)
		}
		return out
	}
	require.Len(t, names(synth.FT24, synth.UNML25), int(synth.NumKinds))
	civil := names(synth.Kairos25, synth.Pajemploi25)
	require.Equal(t, "surname-typo", civil[0])
	require.NotContains(t, civil, "email-centre")
	require.NotContains(t, civil, "phone-changed")
	require.Equal(t, []string{"postcode-changed", "duplicate"}, civil[len(civil)-2:])
	require.Contains(t, names(synth.Pajemploi25, synth.UNML25), "nir-typo")
	require.NotContains(t, names(synth.Pajemploi25, synth.UNML25), "ftid-old")
}
