package oprf

import "slices"

// Group offers the two group operations from which protocols other than the
// OPRF are made, such as counting: hash, and multiply by one scalar. It is safe
// for concurrent use. To blind and evaluate for membership, use [Client] and
// [Server] instead.
type Group struct{ p *params }

// NewGroup returns the group of suite, whose HashToElement is that of mode.
func NewGroup(suite Suite, mode Mode) (*Group, error) {
	p, err := newParams(suite, mode)
	if err != nil {
		return nil, err
	}
	return &Group{p}, nil
}

// HashToElement appends to dst HashToGroup of RFC 9497 of each input,
// [Suite.ElementSize] bytes each and in their order. It returns ErrBatch, or an
// [*IndexError] of ErrInputTooLong or ErrInput.
func (g *Group) HashToElement(dst []byte, inputs Inputs) ([]byte, error) {
	n, err := inputs.check()
	if err != nil {
		return nil, err
	}
	start := len(dst)
	dst = g.p.engine.hashToGroup(inputs).appendAll(g.p.grow(dst, n))
	if i := firstIdentity(dst[start:], g.p.suite.ElementSize()); i >= 0 {
		return nil, at(i, ErrInput)
	}
	return dst, nil
}

// ScalarMult appends to dst k·e for each serialized element e of elements, in
// their order. It returns ErrSuite if k belongs to another suite, ErrBatch, or
// an [*IndexError] of ErrElement before it has multiplied anything.
func (g *Group) ScalarMult(dst, elements []byte, k *Scalar) ([]byte, error) {
	if k.p.suite != g.p.suite {
		return nil, ErrSuite
	}
	decoded, err := g.p.decodeElements(elements)
	if err != nil {
		return nil, err
	}
	return decoded.appendMultiples(g.p.grow(dst, decoded.len()), k.k), nil
}

// Scalar is a secret number from 1 to the order of its suite's group less one.
type Scalar struct {
	p *params
	k scalar
}

// RandomScalar draws a uniform scalar from the system's randomness.
func (g *Group) RandomScalar() *Scalar { return &Scalar{g.p, g.p.engine.randomScalar()} }

// ParseScalar reads what [Scalar.Marshal] wrote. It returns ErrScalar unless b
// has exactly [Suite.ScalarSize] bytes, is reduced and not zero.
func (g *Group) ParseScalar(b []byte) (*Scalar, error) {
	k, err := g.p.decodeScalar(b)
	if err != nil {
		return nil, err
	}
	return &Scalar{g.p, k}, nil
}

// Inverse returns 1/k, which undoes a multiplication by k.
func (k *Scalar) Inverse() *Scalar {
	inverse := []scalar{k.k}
	k.p.engine.invert(inverse)
	return &Scalar{k.p, inverse[0]}
}

// Marshal returns k, [Suite.ScalarSize] bytes as SerializeScalar writes it.
func (k *Scalar) Marshal() []byte { return slices.Clone(k.k[:]) }
