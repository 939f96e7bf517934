package oprf

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
	hashed := s.p.engine.hashToGroup(inputs)
	issued := hashed.appendMultiples(s.p.grow(nil, n), s.key.k) // skS·H(x)
	if i := firstIdentity(issued, s.p.suite.ElementSize()); i >= 0 {
		return nil, at(i, ErrInput) // skS is not zero
	}
	return s.p.engine.appendOutputs(dst, inputs, issued), nil
}

// BlindEvaluate appends to dst skS·C for each blinded element C, serialized and
// in their order: BlindEvaluate of RFC 9497, Section 3.3.1, without the proof.
// The result depends on the key and blinded alone.
//
// It returns ErrBatch, or an [*IndexError] of ErrElement before it has
// multiplied anything.
func (s *Server) BlindEvaluate(dst, blinded []byte) ([]byte, error) {
	c, err := s.p.decodeElements(blinded)
	if err != nil {
		return nil, err
	}
	return c.appendMultiples(s.p.grow(dst, c.len()), s.key.k), nil
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
	c, _, err := s.p.decodePair(blinded, evaluated)
	if err != nil {
		return nil, err
	}
	return s.prove(dst, c, blinded, evaluated, ctx)
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
	evaluated = c.appendMultiples(s.p.grow(dst, c.len()), s.key.k)
	if proof, err = s.prove(nil, c, blinded, evaluated[len(dst):], ctx); err != nil {
		return nil, nil, err
	}
	return evaluated, proof, nil
}

// prove appends a proof in the context ctx. The elements c are what blinded
// encodes.
func (s *Server) prove(dst []byte, c elements, blinded, evaluated []byte, ctx ProofContext) ([]byte, error) {
	st := statement{s.p, s.key.public, blinded, evaluated, ctx.dst(s.p, s.key.public, blinded, evaluated)}
	proof, err := st.prove(c, s.key.k, s.p.engine.randomScalar())
	return append(dst, proof...), err
}
