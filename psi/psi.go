// Package psi computes which rows two lists have in common, without either
// side seeing the rest of the other's list. It is private set intersection on
// the oblivious pseudorandom function of RFC 9497, over several match keys at
// once.
//
//	Holder(skS, list)                                 Querier(pkS, list)
//	-------------------------------------------------------------------
//	Evaluate: P = PRF(skS, input)  → journal
//	WriteSet: sorted tokens        ── set ──────────►
//	                                                  Collect: distinct inputs,
//	                                                  in an order of their own
//	                               ◄──── request ──   Request: Blind
//	Answer: BlindEvaluate, proof   ── response ─────►
//	                                                  Finish: verify, Finalize,
//	                                                  merge with the set
//	Receive: ranks → rows          ◄───── return ──   Return (only if both learn)
//
// The package sees inputs and row numbers, never a field of a person: what a
// row's inputs are is package identity's affair. It knows neither files nor
// connections either: every step takes a [rcp.Source] or an [rcp.Sink] of
// frames. The text of the protocol, with the reasons for its rules, is in
// docs/protocol.md.
package psi

import (
	"context"
	"crypto/sha256"
	"io"

	"recoupe/psi/oprf"
)

// BatchSize is the number of elements in one frame of a request or response,
// and so in one proof: all but the last batch of a section have exactly as
// many. It is part of the format.
const BatchSize = 4096

// MaxKeys is the largest number of match keys of one agreement.
const MaxKeys = 8

// Function is the number of the membership function in the header of a file.
const Function = 1

// Input is one private input of the OPRF: the SHA-256 digest of what package
// identity yields for one match key of one row. A collision-resistant digest
// in front of the PRF leaves its outputs as they were up to 2^-128, and makes
// everything that is queued, sorted or journalled fixed in width.
type Input [sha256.Size]byte

// NewInput returns the input for the canonical bytes of one match key. The
// bytes carry their own domain separation (the name of the key within).
func NewInput(canonical []byte) Input { return sha256.Sum256(canonical) }

// Item is one input of one row. Key is an index into [Params.Keys].
type Item struct {
	Row   uint32
	Key   uint8
	Input Input
}

// Inputs yields the inputs of a list in ascending order of its rows.
type Inputs interface {
	// Next returns the next items, which are the caller's from then on. It
	// returns io.EOF after the last one.
	Next(ctx context.Context) ([]Item, error)
}

// Journal keeps the work of a step that was interrupted: it stores records in
// the order in which they were appended.
type Journal interface {
	Append(record []byte) error
	Range(each func(record []byte) error) error
}

// Params is what both parties know from their agreement; nothing of it is
// negotiated.
type Params struct {
	Suite     oprf.Suite
	Mode      oprf.Mode
	Agreement [32]byte // digest of the agreement's exact bytes
	Session   [16]byte
	PublicKey []byte // pkS, serialized
	Keys      []Key
}

// Resources bounds what a step may use on this machine. They never change a
// result.
type Resources struct {
	Workers  int      // goroutines for group operations, at least 1
	Memory   int64    // bytes that all sorters together may hold
	Dir      string   // where sorters spill
	Progress Progress // may be nil
}

// Stage names a part of a step for [Progress].
type Stage uint8

// The stages of the steps.
const (
	StageRead     Stage = iota + 1 // rows of the list
	StageEvaluate                  // inputs through the PRF
	StageSort                      // records sorted
	StageEncode                    // tokens coded into the set
	StageBlind                     // inputs blinded
	StageAnswer                    // elements evaluated
	StageFinalize                  // elements verified and unblinded
	StageMatch                     // tokens of the set compared
)

// Progress is told how far a step is.
type Progress interface {
	// Stage begins a stage of total units, 0 where that is not known.
	Stage(s Stage, total uint64)
	// Add counts n more units of the stage s; from any goroutine.
	Add(s Stage, n uint64)
}

// begin tells the progress, if any, that a stage begins.
func (r Resources) begin(s Stage, total uint64) {
	if r.Progress != nil {
		r.Progress.Stage(s, total)
	}
}

// add tells the progress, if any, of n more units.
func (r Resources) add(s Stage, n int) {
	if r.Progress != nil && n > 0 {
		r.Progress.Add(s, uint64(n))
	}
}

// batches returns the number of batches of a section of n items.
func batches(n uint64) uint64 { return (n + BatchSize - 1) / BatchSize }

// unexpected turns the end of a stream, where more must come, into an error
// that no caller takes for a proper end.
func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
