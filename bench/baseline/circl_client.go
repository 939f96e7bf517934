package baseline

import (
	"errors"
	"fmt"
	"slices"

	circl "github.com/cloudflare/circl/oprf"
	"github.com/cloudflare/circl/zk/dleq"

	"recoupe/psi/oprf"
)

// CirclClient is the client of RFC 9497 as circl computes it, with the blinding
// of the RFC in both modes. It is safe for concurrent use; each call runs in the
// calling goroutine.
type CirclClient struct {
	*circlSuite
	blind    func([][]byte) (*circl.FinalizeData, *circl.EvaluationRequest, error)
	finalize func(*circl.FinalizeData, *circl.Evaluation) ([][]byte, error)
}

// NewCirclClient returns a client of the server whose public key is pkS, which
// mode OPRF ignores. batch must be that of the server.
func NewCirclClient(suite oprf.Suite, mode oprf.Mode, pkS []byte, batch int) (*CirclClient, error) {
	s, err := newCirclSuite(suite, mode, batch)
	if err != nil {
		return nil, err
	}
	if mode == oprf.OPRF {
		c := circl.NewClient(s.suite)
		return &CirclClient{s, c.Blind, c.Finalize}, nil
	}
	var public circl.PublicKey
	if err := public.UnmarshalBinary(s.suite, pkS); err != nil {
		return nil, fmt.Errorf("baseline: public key: %w", err)
	}
	c := circl.NewVerifiableClient(s.suite, &public)
	return &CirclClient{s, c.Blind, c.Finalize}, nil
}

// CirclQuestion is what a client keeps of a blinding until the answer comes.
type CirclQuestion struct {
	by      *CirclClient
	batches []*circl.FinalizeData
	// sizes are the numbers of elements of the batches.
	sizes []int
}

// Blind appends to dst the blinded element of each input, under fresh blinds.
func (c *CirclClient) Blind(dst []byte, inputs [][]byte) (blinded []byte, q *CirclQuestion, err error) {
	q = &CirclQuestion{by: c}
	for part := range slices.Chunk(inputs, c.batch) {
		data, request, err := c.blind(part)
		if err != nil {
			return nil, nil, err
		}
		if dst, err = appendElements(dst, request.Elements); err != nil {
			return nil, nil, err
		}
		q.batches, q.sizes = append(q.batches, data), append(q.sizes, len(part))
	}
	return dst, q, nil
}

// Finalize verifies the answer to a question, in mode VOPRF, and appends to dst
// the outputs, equal to those of Evaluate for its inputs.
func (c *CirclClient) Finalize(dst []byte, q *CirclQuestion, evaluated, proofs []byte) ([]byte, error) {
	if q.by != c {
		return nil, fmt.Errorf("%w: a question of another client", ErrElement)
	}
	proofSize := 0
	if c.mode == oprf.VOPRF {
		proofSize = c.proofSize
	}
	if len(proofs) != len(q.batches)*proofSize {
		return nil, ErrProof
	}
	for i, data := range q.batches {
		size := q.sizes[i] * c.elementSize
		if len(evaluated) < size {
			return nil, ErrElement
		}
		elements, err := c.decode(evaluated[:size])
		if err != nil {
			return nil, err
		}
		answer := &circl.Evaluation{Elements: elements}
		if proofSize > 0 {
			answer.Proof = new(dleq.Proof)
			if err := answer.Proof.UnmarshalBinary(c.suite.Group(), proofs[:proofSize]); err != nil {
				return nil, ErrProof
			}
		}
		outputs, err := c.finalize(data, answer)
		switch {
		case errors.Is(err, circl.ErrInvalidProof):
			return nil, ErrProof
		case err != nil:
			return nil, err
		}
		for _, output := range outputs {
			dst = append(dst, output...)
		}
		evaluated, proofs = evaluated[size:], proofs[proofSize:]
	}
	if len(evaluated) > 0 {
		return nil, ErrElement
	}
	return dst, nil
}
