package oprf

import (
	"slices"

	"github.com/cloudflare/circl/group"
)

// Server computes with a private key. It is safe for concurrent use; each call
// runs in the calling goroutine, so that callers spread batches over as many
// as they want.
//
// With ristretto255 the time of a call does not depend on the key or on the
// inputs. With P-256 it does: circl computes there with math/big, so answer
// from files rather than to somebody who can measure.
type Server struct {
	p   *params
	key *PrivateKey
}

// NewServer returns a server of the suite and the mode of k.
func NewServer(k *PrivateKey) *Server { return &Server{p: k.p, key: k} }

// Evaluate appends to dst the output of each input, [Suite.OutputSize] bytes
// each and in their order: Evaluate of RFC 9497, Section 3.3.1, what the
// holder of the key computes of its own inputs.
//
// It returns ErrBatch, or an [*IndexError] of ErrInputTooLong or ErrInput.
func (s *Server) Evaluate(dst []byte, inputs Inputs) ([]byte, error) {
	n, err := inputs.check()
	if err != nil {
		return nil, err
	}
	dst = slices.Grow(dst, n*s.p.suite.OutputSize())
	output := s.p.newOutputHash()
	evaluated := s.p.group.NewElement()
	issued := make([]byte, 0, s.p.suite.ElementSize())
	for i := range n {
		inputElement, err := s.p.hashToElement(inputs.at(i))
		if err != nil {
			return nil, at(i, err)
		}
		evaluated.Mul(inputElement, s.key.k) // skS·H(x)
		issued, err = s.p.appendElement(issued[:0], evaluated)
		if err != nil {
			return nil, at(i, err)
		}
		dst = output.append(dst, inputs.at(i), issued)
	}
	return dst, nil
}

// BlindEvaluate appends to dst skS·C for each blinded element C, serialized and
// in their order: BlindEvaluate of RFC 9497, Section 3.3.1, without the proof.
// The result depends on the key and blinded alone.
//
// It returns ErrBatch, or an [*IndexError] of ErrElement before it has
// multiplied anything.
func (s *Server) BlindEvaluate(dst, blinded []byte) ([]byte, error) {
	elements, err := s.p.decodeElements(blinded)
	if err != nil {
		return nil, err
	}
	return s.p.appendProducts(dst, elements, s.key.k)
}

// Prove appends to dst a proof of [Suite.ProofSize] bytes that evaluated is
// BlindEvaluate(blinded) under the public key, bound to ctx and to every byte
// of the batch. Each call draws fresh randomness, so two proofs of one batch
// differ, and both hold. In mode [OPRF], which has no proofs, it appends
// nothing.
//
// It returns ErrBatch, also if the two differ in number, or an [*IndexError] of
// ErrElement. It does not check that evaluated is right: a proof of anything
// else does not hold.
func (s *Server) Prove(dst, blinded, evaluated []byte, ctx ProofContext) ([]byte, error) {
	if s.p.mode == OPRF {
		return dst, nil
	}
	c, d, err := s.p.decodePair(blinded, evaluated)
	if err != nil {
		return nil, err
	}
	tag := ctx.dst(s.p, s.key.publicBytes, blinded, evaluated)
	return s.prove(dst, c, d, tag, s.p.randomScalar())
}

// BlindEvaluateProve is [Server.BlindEvaluate], which appends to dst, and
// [Server.Prove] in one: the whole answer to a batch, without decoding the
// elements again for the proof. In mode [OPRF] the proof is empty.
func (s *Server) BlindEvaluateProve(dst, blinded []byte, ctx ProofContext) (evaluated, proof []byte, err error) {
	if s.p.mode == OPRF {
		evaluated, err = s.BlindEvaluate(dst, blinded)
		return evaluated, nil, err
	}
	c, err := s.p.decodeElements(blinded)
	if err != nil {
		return nil, nil, err
	}
	d := make([]group.Element, len(c))
	evaluated = s.p.grow(dst, len(c))
	for i := range c {
		d[i] = s.p.group.NewElement().Mul(c[i], s.key.k)
		if evaluated, err = s.p.appendElement(evaluated, d[i]); err != nil {
			return nil, nil, at(i, err)
		}
	}
	tag := ctx.dst(s.p, s.key.publicBytes, blinded, evaluated[len(dst):])
	if proof, err = s.prove(nil, c, d, tag, s.p.randomScalar()); err != nil {
		return nil, nil, err
	}
	return evaluated, proof, nil
}
