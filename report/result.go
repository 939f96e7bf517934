// Package report renders what a party has learnt.
package report

import (
	"encoding/json"
	"io"
	"math"
	"time"
)

// ResultSchema is the version of the JSON form of [Result].
const ResultSchema = "recoupe/result/1"

// Unauthenticated is what every result says until agreements are signed.
const Unauthenticated = "unauthenticated: test data only"

// Result is what a run told one party, in numbers.
type Result struct {
	Schema        string `json:"schema"`
	Notice        string `json:"notice"` // [Unauthenticated]
	Authenticated bool   `json:"authenticated"`
	Program       string `json:"program"`

	Session   string `json:"session"`
	Agreement string `json:"agreement"` // SHA-256 of its exact bytes
	Reference string `json:"reference"` // number of the convention
	Identity  string `json:"identity"`  // version of the rules for match keys
	Suite     string `json:"suite"`
	Mode      string `json:"mode"`
	Run       uint32 `json:"run"`
	Role      string `json:"role"`
	Holder    string `json:"holder"`
	Querier   string `json:"querier"`

	List    List    `json:"list"`
	Matched Matched `json:"matched"`
	// Keys is empty where the parties agreed on the union only.
	Keys []Key `json:"keys,omitempty"`

	// FalseMatch is a bound on the probability that any match of the session
	// is due to the coding of the set: the sum over match keys and runs.
	FalseMatch float64 `json:"false_match_bound"`

	Files    []File        `json:"files"`
	Finished time.Time     `json:"finished"`
	Took     time.Duration `json:"-"`
	Seconds  float64       `json:"seconds"`
}

// List is the party's own list as it was read.
type List struct {
	SHA256     string `json:"sha256"` // of its decompressed bytes
	Rows       uint64 `json:"rows"`
	Rejected   uint64 `json:"rejected"`            // records that could not be read
	Unlinkable uint64 `json:"rows_without_inputs"` // rows that no match key can link
}

// Matched counts the rows of the list that are in the other list.
type Matched struct {
	Rows    uint64 `json:"rows"`
	Persons uint64 `json:"persons"` // rows known to be one person count once
	// Tiers counts the rows by tier; it is empty where the parties agreed on
	// the union only.
	Tiers map[string]uint64 `json:"tiers,omitempty"`
}

// Key is what became of one match key.
type Key struct {
	Name   string `json:"name"`
	Inputs uint64 `json:"inputs"` // of all rows of the list
	// Distinct is how many of the inputs are different, and were matched.
	Distinct uint64 `json:"distinct"`
	// Shared is how many different inputs were left out because too many rows
	// carry them.
	Shared uint64 `json:"shared"`
	// Other is the number of distinct entries that the other party had, 0
	// where this party is not told.
	Other uint64 `json:"other,omitempty"`
	Rows  uint64 `json:"rows"`  // matched rows that this key links
	Added uint64 `json:"added"` // of those, rows that no key before links
}

// File is a file that the result rests on.
type File struct {
	Kind   string `json:"kind"`
	SHA256 string `json:"sha256"`
}

// FalseMatchBound returns the bound on a false match in a session of so many
// match keys and runs: each match key of a run has one below 2^-40.
func FalseMatchBound(keys int, runs uint64) float64 {
	return math.Ldexp(float64(keys)*float64(runs), -40)
}

// WriteJSON writes r with its schema.
func (r *Result) WriteJSON(w io.Writer) error {
	r.Schema, r.Notice, r.Authenticated = ResultSchema, Unauthenticated, false
	r.Seconds = r.Took.Seconds()
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(r)
}
