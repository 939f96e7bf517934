package compression

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"recoupe/report"
)

// Result returns the JSON of a made-up result of six match keys, as it stands in
// results/ after a run.
func Result() []byte {
	digest := func(of string) string {
		d := sha256.Sum256([]byte(of))
		return hex.EncodeToString(d[:])
	}
	r := report.Result{
		Program: "recoupe", Session: digest("session")[:32], Agreement: digest("agreement"),
		Reference: "2026-01", Identity: "identity/1", Suite: "ristretto255-SHA512", Mode: "VOPRF",
		Run: 1, Role: "querier", Holder: "Made-up Holder", Querier: "Made-up Querier",
		List:       report.List{SHA256: digest("list"), Rows: 1_600_000, Rejected: 12, Unlinkable: 431},
		Matched:    report.Matched{Rows: 1_211_903, Persons: 1_193_377, Tiers: map[string]uint64{"sure": 1_187_012, "probable": 24_891}},
		FalseMatch: report.FalseMatchBound(6, 1),
		Finished:   time.Date(2026, time.January, 15, 9, 30, 0, 0, time.UTC),
		Took:       4 * time.Minute,
	}
	for i, name := range []string{"nir", "ftid", "civil", "email", "phone", "given"} {
		n := uint64(1_500_000 - 71_237*i)
		r.Keys = append(r.Keys, report.Key{
			Name: name, Inputs: n, Distinct: n - 20_011, Other: 23 * n, Rows: n * 4 / 5, Added: n / uint64(20*i*i+2),
		})
	}
	for _, kind := range []string{"set", "request", "response", "return"} {
		r.Files = append(r.Files, report.File{Kind: kind, SHA256: digest(kind)})
	}
	var b bytes.Buffer
	if err := r.WriteJSON(&b); err != nil {
		panic(err) // the value above has a JSON form
	}
	return b.Bytes()
}
