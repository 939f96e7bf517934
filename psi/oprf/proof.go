package oprf

import (
	"crypto/sha256"
	"encoding/binary"
)

// ProofContext is what a batch proof is bound to besides the batch itself. Both
// parties must have the same.
type ProofContext struct {
	// Agreement is the digest of the agreement.
	Agreement [32]byte
	// Session is the id of the session.
	Session [16]byte
	// MatchKey is the name of the match key whose inputs the batch holds.
	MatchKey string
	// Batch is the index of the batch among those of its match key, from 0.
	Batch uint64
}

// dst returns the domain separation tag of the proof of a batch:
//
//	contextString || "recoupe/1" || SHA-256(
//	    Agreement || Session || len(MatchKey) || MatchKey || Batch ||
//	    number of elements || pkS || blinded || evaluated)
//
// where numbers have 64 bits, big-endian. RFC 9497 takes contextString alone
// and weighs pair i of a batch by a hash of pkS, i, Cᵢ and Dᵢ. A server that
// picks wrong Dᵢ = skS·Cᵢ + eᵢ·G one by one can then search for a choice with
// Σ dᵢeᵢ = 0 (Wagner's generalised birthday), and the proof of 57,344 wrong
// answers held after minutes. Under this tag every weight dᵢ depends on the
// whole batch, so any change draws all of them anew.
func (c ProofContext) dst(p *params, pkS, blinded, evaluated []byte) []byte {
	h := sha256.New()
	number := func(n uint64) { h.Write(binary.BigEndian.AppendUint64(nil, n)) }
	h.Write(c.Agreement[:])
	h.Write(c.Session[:])
	number(uint64(len(c.MatchKey)))
	h.Write([]byte(c.MatchKey))
	number(c.Batch)
	number(uint64(len(blinded) / p.suite.ElementSize()))
	h.Write(pkS)
	h.Write(blinded)
	h.Write(evaluated)
	tag := append([]byte(nil), p.context...)
	tag = append(tag, "recoupe/1"...)
	return h.Sum(tag)
}
