package baseline

import (
	"fmt"

	circl "github.com/cloudflare/circl/oprf"

	"recoupe/psi/oprf"
)

// CirclServer is the server of RFC 9497 as circl computes it, from serialized
// elements to serialized elements, so that it stands beside [oprf.Server] with
// the same key, inputs and results. Its proofs are those of the RFC, which
// weigh a batch differently from recoupe's. It is safe for concurrent use; each
// call runs in the calling goroutine.
type CirclServer struct {
	*circlSuite
	base       circl.Server
	verifiable circl.VerifiableServer
}

// NewCirclServer returns a server with the key, suite and mode of key. batch is
// how many elements one call of circl's takes, and one proof covers: 1 is the
// OPRF unbatched.
func NewCirclServer(key *oprf.PrivateKey, batch int) (*CirclServer, error) {
	s, err := newCirclSuite(key.Suite(), key.Mode(), batch)
	if err != nil {
		return nil, err
	}
	var k circl.PrivateKey
	if err := k.UnmarshalBinary(s.suite, key.Marshal()); err != nil {
		return nil, fmt.Errorf("baseline: key: %w", err)
	}
	k.Public() // computed now, because circl stores it without a lock
	return &CirclServer{s, circl.NewServer(s.suite, &k), circl.NewVerifiableServer(s.suite, &k)}, nil
}

// Evaluate appends to dst the output of each input, as [oprf.Server.Evaluate]:
// circl's FullEvaluate.
func (s *CirclServer) Evaluate(dst []byte, inputs [][]byte) ([]byte, error) {
	evaluate := s.base.FullEvaluate
	if s.mode == oprf.VOPRF {
		evaluate = s.verifiable.FullEvaluate
	}
	for _, input := range inputs {
		output, err := evaluate(input)
		if err != nil {
			return nil, err
		}
		dst = append(dst, output...)
	}
	return dst, nil
}

// BlindEvaluate appends to dst the multiple of each blinded element, as
// [oprf.Server.BlindEvaluate], without a proof: circl's Evaluate of mode OPRF
// between decoding and encoding.
func (s *CirclServer) BlindEvaluate(dst, blinded []byte) ([]byte, error) {
	for part := range s.batches(blinded) {
		elements, err := s.decode(part)
		if err != nil {
			return nil, err
		}
		answer, err := s.base.Evaluate(&circl.EvaluationRequest{Elements: elements})
		if err != nil {
			return nil, err
		}
		if dst, err = appendElements(dst, answer.Elements); err != nil {
			return nil, err
		}
	}
	return dst, nil
}

// BlindEvaluateProve is [CirclServer.BlindEvaluate] with a proof for each
// batch, one after the other: circl's Evaluate of mode VOPRF. In mode OPRF
// proofs are empty.
func (s *CirclServer) BlindEvaluateProve(dst, blinded []byte) (evaluated, proofs []byte, err error) {
	if s.mode == oprf.OPRF {
		evaluated, err = s.BlindEvaluate(dst, blinded)
		return evaluated, nil, err
	}
	for part := range s.batches(blinded) {
		elements, err := s.decode(part)
		if err != nil {
			return nil, nil, err
		}
		answer, err := s.verifiable.Evaluate(&circl.EvaluationRequest{Elements: elements})
		if err != nil {
			return nil, nil, err
		}
		if dst, err = appendElements(dst, answer.Elements); err != nil {
			return nil, nil, err
		}
		proof, err := answer.Proof.MarshalBinary()
		if err != nil {
			return nil, nil, err
		}
		proofs = append(proofs, proof...)
	}
	return dst, proofs, nil
}
