package main

import (
	"bytes"
	"testing"

	"recoupe/bench/quality"
)

// TestGoldenQuality pins what bench quality prints.
func TestGoldenQuality(t *testing.T) {
	var out bytes.Buffer
	u := newUI(nil, &out, &out)
	u.report = true
	u.quality(&quality.Report{Pairs: []quality.Pair{{
		Holder: "ft24", Querier: "unml25", HolderRows: 36_000, QuerierRows: 1600, Both: 1000, Reachable: 990,
		Tiers: []quality.Tier{
			{Name: "sure", Score: quality.Score{Right: 900}},
			{Name: "probable", Score: quality.Score{Right: 985, Wrong: 2}},
			{Name: "possible", Score: quality.Score{Right: 991, Wrong: 9}},
		},
		Keys: []quality.Key{
			{Name: "nir", Score: quality.Score{Right: 880}, Added: quality.Score{Right: 880}, Alone: 10},
			{Name: "civil", Score: quality.Score{Right: 930, Wrong: 2}, Added: quality.Score{Right: 105, Wrong: 2}, Alone: 40, Accidental: 3, Expected: 2.2, ExpectedByHolder: 1.4},
			{Name: "ftid"},
		},
		Errors: []quality.Error{{Kind: "first-name-cut", Rows: 30, Missed: 9, Excess: 8.8}, {Kind: "accents", Rows: 10, Excess: -0.1}},
	}, {
		Holder: "ml24", Querier: "kairos25", HolderRows: 1100, QuerierRows: 340,
		Tiers: []quality.Tier{{Name: "sure"}, {Name: "probable"}, {Name: "possible"}},
	}}})
	golden(t, "quality.txt", out.String())
}
