package oprf

import (
	"fmt"
	"slices"
)

// decodeElements decodes a batch of elements and rejects it as a whole: with
// ErrBatch, or an [*IndexError] of ErrElement at the first that is malformed or
// the identity.
func (p *params) decodeElements(b []byte) (elements, error) {
	size := p.suite.ElementSize()
	if len(b)%size != 0 {
		return nil, fmt.Errorf("%w: %d bytes are not a whole number of elements of %d bytes", ErrBatch, len(b), size)
	}
	if err := checkCount(len(b) / size); err != nil {
		return nil, err
	}
	return p.engine.decode(b)
}

// decodePair decodes blinded and evaluated elements, which must be as many.
func (p *params) decodePair(blinded, evaluated []byte) (c, d elements, err error) {
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

// grow makes room for n elements after dst.
func (p *params) grow(dst []byte, n int) []byte {
	return slices.Grow(dst, n*p.suite.ElementSize())
}

// decodeScalar implements DeserializeScalar and rejects zero, as no use of a
// scalar from outside allows it.
func (p *params) decodeScalar(b []byte) (scalar, error) {
	k, ok := p.engine.decodeScalar(b)
	if !ok || k.isZero() {
		return scalar{}, ErrScalar
	}
	return k, nil
}

// reduceBlinds returns the blinds of a batch, none of which may be zero.
func (p *params) reduceBlinds(b Blinds) ([]scalar, error) {
	out := make([]scalar, len(b)/BlindSize)
	for i := range out {
		if out[i] = p.engine.reduce(b.at(i)); out[i].isZero() {
			return nil, at(i, ErrBlind)
		}
	}
	return out, nil
}
