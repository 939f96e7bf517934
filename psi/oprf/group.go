package oprf

import (
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"hash"
	"math/big"
	"slices"

	"filippo.io/edwards25519"
	"github.com/cloudflare/circl/group"
)

// decodeElement implements DeserializeElement (RFC 9497, Section 2.1), which
// rejects the identity; circl's UnmarshalBinary accepts it. For P-256 circl
// also takes the one byte of the identity and the 65 bytes of an uncompressed
// point, which have the wrong length here.
func (p *params) decodeElement(b []byte) (group.Element, error) {
	if len(b) != p.suite.ElementSize() {
		return nil, ErrElement
	}
	e := p.group.NewElement()
	if err := e.UnmarshalBinary(b); err != nil || e.IsIdentity() {
		return nil, ErrElement
	}
	return e, nil
}

// decodeElements decodes a batch of elements and rejects it as a whole at the
// first one that is malformed or the identity.
func (p *params) decodeElements(b []byte) ([]group.Element, error) {
	size := p.suite.ElementSize()
	if len(b)%size != 0 {
		return nil, fmt.Errorf("%w: %d bytes are not a whole number of elements of %d bytes", ErrBatch, len(b), size)
	}
	n := len(b) / size
	if err := checkCount(n); err != nil {
		return nil, err
	}
	elements := make([]group.Element, n)
	for i := range elements {
		e, err := p.decodeElement(b[i*size : (i+1)*size])
		if err != nil {
			return nil, at(i, err)
		}
		elements[i] = e
	}
	return elements, nil
}

// appendElement implements SerializeElement. The identity, which has no
// encoding of the length of the others in P-256, gives ErrElement.
func (p *params) appendElement(dst []byte, e group.Element) ([]byte, error) {
	b, err := e.MarshalBinaryCompress()
	if err != nil || len(b) != p.suite.ElementSize() {
		return nil, ErrElement
	}
	return append(dst, b...), nil
}

// grow makes room for n elements after dst.
func (p *params) grow(dst []byte, n int) []byte {
	return slices.Grow(dst, n*p.suite.ElementSize())
}

// appendProducts appends k·e, serialized, for each e of elements.
func (p *params) appendProducts(dst []byte, elements []group.Element, k group.Scalar) ([]byte, error) {
	var err error
	dst = p.grow(dst, len(elements))
	product := p.group.NewElement()
	for i, e := range elements {
		product.Mul(e, k)
		if dst, err = p.appendElement(dst, product); err != nil {
			return nil, at(i, err)
		}
	}
	return dst, nil
}

// hashToElement implements HashToGroup and rejects the identity, as Blind and
// Evaluate of RFC 9497, Section 3.3, do.
func (p *params) hashToElement(input []byte) (group.Element, error) {
	e := p.group.HashToElement(input, p.groupDST)
	if e.IsIdentity() {
		return nil, ErrInput
	}
	return e, nil
}

// decodeScalar implements DeserializeScalar and rejects zero, as no use of a
// scalar from outside allows it.
func (p *params) decodeScalar(b []byte) (group.Scalar, error) {
	if len(b) != p.suite.ScalarSize() {
		return nil, ErrScalar
	}
	s := p.group.NewScalar()
	if err := s.UnmarshalBinary(b); err != nil || s.IsZero() {
		return nil, ErrScalar
	}
	return s, nil
}

// randomScalar returns a uniform scalar other than zero. circl ignores the
// reader for ristretto255 and takes crypto/rand itself.
func (p *params) randomScalar() group.Scalar {
	return p.group.RandomNonZeroScalar(rand.Reader)
}

// reduceBlind returns the blind that the 64 bytes of b stand for.
func (p *params) reduceBlind(b []byte) (group.Scalar, error) {
	s := p.group.NewScalar()
	if p.suite == Ristretto255SHA512 {
		// The group's interface has no reduction but through big.Int;
		// edwards25519's is constant-time.
		r, err := edwards25519.NewScalar().SetUniformBytes(b)
		if err != nil {
			return nil, err
		}
		if err := s.UnmarshalBinary(r.Bytes()); err != nil {
			return nil, err
		}
	} else {
		s.SetBigInt(new(big.Int).SetBytes(b))
	}
	if s.IsZero() {
		return nil, ErrBlind
	}
	return s, nil
}

// reduceBlinds returns all blinds of a batch.
func (p *params) reduceBlinds(b Blinds) ([]group.Scalar, error) {
	scalars := make([]group.Scalar, len(b)/BlindSize)
	for i := range scalars {
		s, err := p.reduceBlind(b.at(i))
		if err != nil {
			return nil, at(i, err)
		}
		scalars[i] = s
	}
	return scalars, nil
}

// invert replaces each scalar by its inverse, with one inversion for all
// (Montgomery's trick). One zero would make every result zero, so none may be.
func (p *params) invert(scalars []group.Scalar) {
	prefix := make([]group.Scalar, len(scalars)) // prefix[i] = s₀·…·sᵢ₋₁
	product := p.group.NewScalar().SetUint64(1)
	for i, s := range scalars {
		prefix[i] = product.Copy()
		product.Mul(product, s)
	}
	inverse := p.group.NewScalar().Inv(product) // 1/(s₀·…·sᵢ)
	for i := len(scalars) - 1; i >= 0; i-- {
		s := scalars[i].Copy()
		scalars[i].Mul(inverse, prefix[i])
		inverse.Mul(inverse, s)
	}
}

// outputHash computes the last step of Evaluate and Finalize (RFC 9497,
// Section 3.3.1). It serves one goroutine.
type outputHash struct {
	h   hash.Hash
	len [2]byte
}

func (p *params) newOutputHash() *outputHash { return &outputHash{h: p.hash.New()} }

// append appends Hash(len(input) || input || len(element) || element ||
// "Finalize") to dst, with 16-bit big-endian lengths.
func (o *outputHash) append(dst, input, element []byte) []byte {
	o.h.Reset()
	binary.BigEndian.PutUint16(o.len[:], uint16(len(input)))
	o.h.Write(o.len[:])
	o.h.Write(input)
	binary.BigEndian.PutUint16(o.len[:], uint16(len(element)))
	o.h.Write(o.len[:])
	o.h.Write(element)
	o.h.Write([]byte("Finalize"))
	return o.h.Sum(dst)
}
