package baseline

import (
	"errors"
	"iter"
	"slices"

	"github.com/cloudflare/circl/group"
	circl "github.com/cloudflare/circl/oprf"

	"recoupe/psi/oprf"
)

// Errors of circl's side.
var (
	// ErrElement says that serialized elements are not a whole number of the
	// suite's, or that one is malformed or the identity.
	ErrElement = errors.New("baseline: invalid element")
	// ErrProof says that proofs are not as many as the batches, malformed, or do
	// not hold.
	ErrProof = errors.New("baseline: invalid proof")
	// ErrBatch says that the size of a batch is not from 1 to oprf.MaxBatch.
	ErrBatch = errors.New("baseline: invalid batch size")
)

// circlSuite is what both of circl's parties know.
type circlSuite struct {
	suite                  circl.Suite
	mode                   oprf.Mode
	batch                  int
	elementSize, proofSize int
}

func newCirclSuite(suite oprf.Suite, mode oprf.Mode, batch int) (*circlSuite, error) {
	if batch < 1 || batch > oprf.MaxBatch {
		return nil, ErrBatch
	}
	if mode != oprf.OPRF && mode != oprf.VOPRF {
		return nil, oprf.ErrMode
	}
	s, err := circl.GetSuite(suite.String())
	if err != nil {
		return nil, oprf.ErrSuite
	}
	return &circlSuite{s, mode, batch, suite.ElementSize(), suite.ProofSize()}, nil
}

// batches yields serialized elements a batch at a time.
func (s *circlSuite) batches(elements []byte) iter.Seq[[]byte] {
	return slices.Chunk(elements, s.batch*s.elementSize)
}

// decode implements DeserializeElement of RFC 9497 for each element; circl's
// UnmarshalBinary takes the identity too, and other encodings of P-256.
func (s *circlSuite) decode(b []byte) (elements []group.Element, err error) {
	for encoding := range slices.Chunk(b, s.elementSize) {
		e := s.suite.Group().NewElement()
		if len(encoding) != s.elementSize || e.UnmarshalBinary(encoding) != nil || e.IsIdentity() {
			return nil, ErrElement
		}
		elements = append(elements, e)
	}
	return elements, nil
}

// appendElements appends the encoding of each element.
func appendElements(dst []byte, elements []group.Element) ([]byte, error) {
	for _, e := range elements {
		b, err := e.MarshalBinaryCompress()
		if err != nil {
			return nil, err
		}
		dst = append(dst, b...)
	}
	return dst, nil
}
