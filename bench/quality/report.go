package quality

import (
	"math"

	"recoupe/bench/synth"
	"recoupe/identity"
)

// Schema is the version of the JSON form of [Report].
const Schema = "recoupe/quality/1"

// Report is how well lists were linked, measured against the truth.
type Report struct {
	Schema    string   `json:"schema"`
	Identity  string   `json:"identity"` // version of the rules for match keys
	Keys      []string `json:"keys"`
	Generator string   `json:"generator"` // version of what made the lists
	Seed      uint64   `json:"seed"`      // that they were made with
	Lists     []Source `json:"lists"`
	Pairs     []Pair   `json:"pairs"`
	Seconds   float64  `json:"seconds"`
}

// Source is a list that was read.
type Source struct {
	Name   string `json:"name"`
	Rows   uint64 `json:"rows"`
	SHA256 string `json:"sha256"` // of its decompressed bytes
}

// Pair is how well two lists were linked. Its rows are those of the smaller
// list, the querier's. A row that is found is right if its person is in the
// other list, and wrong if not.
type Pair struct {
	Holder      string `json:"holder"`
	Querier     string `json:"querier"`
	HolderRows  uint64 `json:"holder_rows"`
	QuerierRows uint64 `json:"querier_rows"`
	// Both counts the rows whose persons are in both lists; Reachable those of
	// them that exact keys can link in view of the errors made.
	Both      uint64 `json:"rows_in_both"`
	Reachable uint64 `json:"rows_reachable"`

	Tiers  []Tier  `json:"tiers"`
	Keys   []Key   `json:"keys"`
	Errors []Error `json:"errors"`
}

// Tier is what is found of a tier and of those above it.
type Tier struct {
	Name string `json:"name"` // the weakest that is kept
	Score
	// Only is what is found of this tier alone.
	Only Score `json:"only"`
}

// Score counts rows that were found.
type Score struct {
	Right uint64 `json:"right"`
	Wrong uint64 `json:"wrong"`
}

// Rows returns the number of rows that were found.
func (s Score) Rows() uint64 { return s.Right + s.Wrong }

// Precision returns the share of the rows found that are right, NaN where none
// was found.
func (s Score) Precision() float64 { return share(s.Right, s.Rows()) }

// add counts a row.
func (s *Score) add(right bool) {
	if right {
		s.Right++
	} else {
		s.Wrong++
	}
}

// Key is what one match key finds.
type Key struct {
	Name string `json:"name"`
	Tier string `json:"tier"` // that it is worth alone
	Score
	// Added is what no key before it finds.
	Added Score `json:"added"`
	// Alone counts the rows found, of the tiers kept, that no other key finds.
	Alone uint64 `json:"alone"`
	// Accidental counts the pairs of rows of two persons with one input;
	// Expected and ExpectedByHolder are what either list's estimator foresees
	// from that list, the number of rows of the other, and what is publicly known
	// of the ages there.
	Accidental       uint64  `json:"accidental"`
	Expected         float64 `json:"expected_by_querier"`
	ExpectedByHolder float64 `json:"expected_by_holder"`
}

// Error is what one kind of error costs, in a field that both lists have.
type Error struct {
	Kind string `json:"kind"`
	// Rows counts the rows in both lists that have the error, or whose person's
	// rows in the other list do; Missed those of them that were not found as
	// probable or sure.
	Rows   uint64 `json:"rows"`
	Missed uint64 `json:"missed"`
	// Excess is how many more were missed than of as many rows without the
	// error.
	Excess float64 `json:"excess"`
}

// Recall returns the share of the rows in both lists that are among right ones,
// NaN where there are none.
func (p *Pair) Recall(right uint64) float64 { return share(right, p.Both) }

// Ceiling returns the share of the rows in both lists that exact keys can link,
// NaN where there are none.
func (p *Pair) Ceiling() float64 { return share(p.Reachable, p.Both) }

// Kept returns what is found as sure or probable: what an agreement keeps as a
// rule.
func (p *Pair) Kept() Score { return p.Tiers[1].Score }

// Name returns the names of both lists, the holder's first.
func (p *Pair) Name() string { return p.Holder + " × " + p.Querier }

// share returns part of whole, NaN of nothing.
func share(part, whole uint64) float64 {
	if whole == 0 {
		return math.NaN()
	}
	return float64(part) / float64(whole)
}

// report returns a report on some lists of the folder, and on no pair yet.
func (f folder) report(keys []identity.Key, lists []synth.Source) *Report {
	r := &Report{
		Schema: Schema, Identity: identity.Version, Generator: f.manifest.Generator, Seed: f.manifest.Spec.Seed,
	}
	for _, k := range keys {
		r.Keys = append(r.Keys, k.String())
	}
	for _, src := range lists {
		made, _ := f.manifest.Of(src)
		r.Lists = append(r.Lists, Source{Name: made.List, Rows: made.Rows, SHA256: made.File.ContentSHA256})
	}
	return r
}
