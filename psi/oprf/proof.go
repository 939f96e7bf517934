package oprf

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"github.com/cloudflare/circl/group"
	"github.com/cloudflare/circl/zk/dleq"
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

// decodePair decodes blinded and evaluated elements, which must be as many.
func (p *params) decodePair(blinded, evaluated []byte) (c, d []group.Element, err error) {
	if len(blinded) != len(evaluated) {
		return nil, nil, fmt.Errorf("%w: %d bytes of blinded elements, %d of evaluated ones", ErrBatch, len(blinded), len(evaluated))
	}
	if d, err = p.decodeElements(evaluated); err != nil {
		return nil, nil, fmt.Errorf("evaluated: %w", err)
	}
	if c, err = p.decodeElements(blinded); err != nil {
		return nil, nil, fmt.Errorf("blinded: %w", err)
	}
	return c, d, nil
}

// prove implements GenerateProof of RFC 9497, Section 2.2.1, that d = skS·c,
// under the tag given, with the scalar r as its randomness.
func (s *Server) prove(dst []byte, c, d []group.Element, tag []byte, r group.Scalar) ([]byte, error) {
	prover := dleq.Prover{Params: dleq.Params{G: s.p.group, H: s.p.hash, DST: tag}}
	// A copy, because circl reduces the coordinates of a P-256 element in place
	// when it serializes it: a race on a shared one.
	proof, err := prover.ProveBatchWithRandomnessRFC9497(s.key.k, s.key.public.Copy(), c, d, r)
	if err != nil {
		return nil, fmt.Errorf("oprf: prove: %w", err)
	}
	b, err := proof.MarshalBinary()
	if err != nil {
		return nil, fmt.Errorf("oprf: prove: %w", err)
	}
	return append(dst, b...), nil
}

// verifyVarTime implements VerifyProof of RFC 9497, Section 2.2.2, under the
// tag given.
func (p *params) verifyVarTime(pkS group.Element, c, d []group.Element, proof, tag []byte) error {
	if len(proof) != p.suite.ProofSize() {
		return fmt.Errorf("%w: %d bytes, want %d", ErrProof, len(proof), p.suite.ProofSize())
	}
	var decoded dleq.Proof
	if err := decoded.UnmarshalBinary(p.group, proof); err != nil {
		return fmt.Errorf("%w: not two reduced scalars", ErrProof)
	}
	verifier := dleq.Verifier{Params: dleq.Params{G: p.group, H: p.hash, DST: tag}}
	if !verifier.VerifyBatchRFC9497(pkS.Copy(), c, d, &decoded) { // a copy, as in prove
		return ErrProof
	}
	return nil
}
