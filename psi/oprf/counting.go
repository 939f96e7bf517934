package oprf

import "github.com/cloudflare/circl/group"

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
	dst = g.p.grow(dst, n)
	for i := range n {
		e, err := g.p.hashToElement(inputs.at(i))
		if err != nil {
			return nil, at(i, err)
		}
		if dst, err = g.p.appendElement(dst, e); err != nil {
			return nil, at(i, err)
		}
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
	return g.p.appendProducts(dst, decoded, k.s)
}

// Scalar is a secret number from 1 to the order of its suite's group less one.
type Scalar struct {
	p *params
	s group.Scalar
}

// RandomScalar draws a uniform scalar from the system's randomness.
func (g *Group) RandomScalar() *Scalar { return &Scalar{g.p, g.p.randomScalar()} }

// ParseScalar reads what [Scalar.Marshal] wrote. It returns ErrScalar unless b
// has exactly [Suite.ScalarSize] bytes, is reduced and not zero.
func (g *Group) ParseScalar(b []byte) (*Scalar, error) {
	s, err := g.p.decodeScalar(b)
	if err != nil {
		return nil, err
	}
	return &Scalar{g.p, s}, nil
}

// Inverse returns 1/k, which undoes a multiplication by k.
func (k *Scalar) Inverse() *Scalar {
	return &Scalar{k.p, k.p.group.NewScalar().Inv(k.s)}
}

// Marshal returns k, [Suite.ScalarSize] bytes as SerializeScalar writes it.
func (k *Scalar) Marshal() []byte {
	b, err := k.s.MarshalBinary()
	if err != nil {
		panic(err) // a scalar in memory always has an encoding
	}
	return b
}
