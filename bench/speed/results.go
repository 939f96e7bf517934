package speed

import (
	"encoding/json"
	"io"
	"time"
)

// Schema is the version of the JSON form of [Results].
const Schema = "recoupe/bench-speed/1"

// Results are the figures of one run. Times are in seconds: "seconds" of the
// clock on the wall, "processor" of all cores together.
type Results struct {
	Schema  string    `json:"schema"`
	Command string    `json:"command"` // as one types it
	Started time.Time `json:"started"`
	Seconds float64   `json:"seconds"`
	// Complete is false while a run goes on, and of one that was interrupted.
	Complete bool    `json:"complete"`
	Machine  Machine `json:"machine"`

	// Base is what all sizes are measured with; its rows are 0.
	Base     Setup     `json:"base"`
	Sessions []Session `json:"sessions,omitempty"`
	Stages   []Stages  `json:"stages,omitempty"`
	Group    []Group   `json:"group,omitempty"`
	Fits     []Growth  `json:"fits,omitempty"`
	Skipped  []Skipped `json:"skipped,omitempty"`
	Data     []Data    `json:"data,omitempty"`
}

// WriteJSON writes r with its schema.
func (r *Results) WriteJSON(w io.Writer) error {
	r.Schema = Schema
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(r)
}

// Cost is what something took.
type Cost struct {
	Seconds   float64 `json:"seconds"`
	Processor float64 `json:"processor"`
}

func (c Cost) plus(d Cost) Cost { return Cost{c.Seconds + d.Seconds, c.Processor + d.Processor} }

// Session is what all commands of one session took.
type Session struct {
	Setup
	Runs     int       `json:"runs"`   // of the session; times are their medians
	Spread   float64   `json:"spread"` // the longest less the shortest run, by their median
	Commands []Command `json:"commands"`
	Cost               // of all commands
	Wire     Wire      `json:"wire_bytes"`
	// Disk is the largest that a party's session folder was, after any of the
	// commands, in bytes; the list, which need not lie there, is not counted.
	Disk    Disk   `json:"disk_bytes"`
	Inputs  uint64 `json:"inputs"`  // of the holder's list, under all keys
	Asked   uint64 `json:"asked"`   // different inputs of the querier's list
	Matched uint64 `json:"matched"` // rows of the querier's list
	// Group is the cost of the group operations of the same session alone, where
	// the stages were measured too, and the ratios are how many times more the
	// session took.
	Group          *Cost   `json:"group_alone,omitempty"`
	Ratio          float64 `json:"x_group,omitempty"`
	RatioProcessor float64 `json:"x_group_processor,omitempty"`
}

// Command is what one command took.
type Command struct {
	Name string `json:"name"`
	Cost
	Peak uint64 `json:"peak_bytes"` // largest resident memory; 0 where it is not known
}

// Wire is the sizes of the files between the parties.
type Wire struct {
	Set      uint64 `json:"set"`
	Request  uint64 `json:"request"`
	Response uint64 `json:"response"`
	Return   uint64 `json:"return"`
}

// total returns all bytes that travel.
func (w Wire) total() uint64 { return w.Set + w.Request + w.Response + w.Return }

// Disk is the sizes of the session folders.
type Disk struct {
	Holder  uint64 `json:"holder"`
	Querier uint64 `json:"querier"`
}

// Stages is what the stages of one session took, each alone.
type Stages struct {
	Setup
	Stages []Stage `json:"stages"`
	Passes int     `json:"passes"` // over all stages; the figures are their medians
	// Spread is the largest less the least sum of all stages, by their median.
	Spread float64 `json:"spread"`
	Common uint64  `json:"common"` // inputs that both lists have
}

// group returns what the group operations took.
func (s *Stages) group() (sum Cost) {
	for _, g := range s.Stages {
		switch g.Name {
		case StageEvaluate, StageBlind, StageAnswer, StageVerify, StageFinalise:
			sum = sum.plus(g.Cost)
		}
	}
	return sum
}

// Stage is what one stage took.
type Stage struct {
	Name  StageName `json:"name"`
	Items uint64    `json:"items"` // rows, inputs or tokens that it had
	Cost
}

// Micros returns the microseconds of the clock for one item.
func (s *Stage) Micros() float64 { return 1e6 * s.Seconds / float64(max(1, s.Items)) }

// Group is what the operations of the OPRF cost for one element on one core, ours
// and circl's in turn on the same inputs with the same key.
type Group struct {
	Suite string `json:"suite"`
	Mode  string `json:"mode"`
	// Batch and CirclBatch are the elements that ours and circl's have at once.
	Batch      int `json:"batch"`
	CirclBatch int `json:"circl_batch"`
	// Operations has one entry for each engine and operation.
	Operations []Operation `json:"operations"`
}

// Operation is one operation of the OPRF.
type Operation struct {
	Engine string        `json:"engine"`
	Name   OperationName `json:"name"`
	Micros float64       `json:"us"`       // ours, median
	Circl  float64       `json:"circl_us"` // circl's, median
	Ratio  float64       `json:"x_circl"`  // circl's by ours, of the medians
}

// Growth is how one cost of the series over all sizes grows with the rows of
// both lists.
type Growth struct {
	Part   Part   `json:"part"`
	Name   string `json:"name"`   // of a command or a stage, "all" for their sum
	Metric string `json:"metric"` // "seconds", "processor", "peak_bytes" or "bytes"
	Fit
	// PerRow is the cost of one row at the largest size, of all rows of both
	// lists; microseconds for a time.
	PerRow float64 `json:"per_row"`
}

// Skipped is a point that was not measured.
type Skipped struct {
	Part Part `json:"part"`
	Setup
	Expected float64 `json:"expected_seconds"` // that it would have taken
	Left     float64 `json:"left_seconds"`     // of the budget
}

// Data is a list on which figures rest.
type Data struct {
	Name   string `json:"name"`
	Rows   uint64 `json:"rows"`
	Bytes  uint64 `json:"bytes"`
	SHA256 string `json:"sha256"`
	Seed   uint64 `json:"seed"`
	Maker  string `json:"maker"` // version of the generator
}
