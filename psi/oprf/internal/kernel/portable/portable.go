// Package portable is the kernel engine that runs everywhere, on the field and
// the curve of filippo.io/edwards25519.
//
// A ristretto255 element is a class of points of edwards25519 that differ by a
// point of order 1, 2 or 4 (RFC 9496, Section 3); a batch holds any one of each
// class. Names in formulas are those of RFC 9496, with points in extended
// coordinates (X:Y:Z:T), x = X/Z, y = Y/Z, xy = T/Z.
package portable

import (
	"filippo.io/edwards25519"
	"filippo.io/edwards25519/field"

	"recoupe/psi/oprf/internal/kernel"
)

// Name is the name of the engine.
const Name = "portable"

// New returns the engine.
func New() kernel.Engine { return engine{} }

type engine struct{}

func (engine) Name() string { return Name }

func (engine) NewBatch(n int) kernel.Batch {
	if n < 1 {
		panic("portable: a batch of no elements")
	}
	b := &batch{make([]edwards25519.Point, n)}
	identity := edwards25519.NewIdentityPoint()
	for i := range b.points {
		b.points[i].Set(identity)
	}
	return b
}

// batch is a [kernel.Batch].
type batch struct{ points []edwards25519.Point }

func (b *batch) Len() int { return len(b.points) }

func (b *batch) Multiply(a kernel.Batch, k *kernel.Scalar) {
	from := b.operand(a)
	scalar := decodeScalar(k)
	for i := range b.points {
		b.points[i].ScalarMult(scalar, &from[i])
	}
}

func (b *batch) MultiplyEach(a kernel.Batch, k []kernel.Scalar) {
	from := b.operand(a)
	b.check(k)
	for i := range b.points {
		b.points[i].ScalarMult(decodeScalar(&k[i]), &from[i])
	}
}

// operand returns the points of a, which must be as many as those of b.
func (b *batch) operand(a kernel.Batch) []edwards25519.Point {
	points := a.(*batch).points
	if len(points) != len(b.points) {
		panic("portable: batches differ in length")
	}
	return points
}

// check panics unless there is a scalar for each element.
func (b *batch) check(k []kernel.Scalar) {
	if len(k) != len(b.points) {
		panic("portable: not as many scalars as elements")
	}
}

// sumChunk is the number of elements that share their doublings in a sum: a
// table of 1,280 bytes each must stay in the cache.
const sumChunk = 128

func (b *batch) SumVarTime(k []kernel.Scalar) [kernel.ElementSize]byte {
	b.check(k)
	scalars := make([]*edwards25519.Scalar, len(k))
	points := make([]*edwards25519.Point, len(k))
	for i := range k {
		scalars[i], points[i] = decodeScalar(&k[i]), &b.points[i]
	}
	sum := edwards25519.NewIdentityPoint()
	for i := 0; i < len(k); i += sumChunk {
		j := min(i+sumChunk, len(k))
		part := new(edwards25519.Point).VarTimeMultiScalarMult(scalars[i:j], points[i:j])
		sum.Add(sum, part)
	}
	return encode(sum)
}

// decodeScalar panics if k is not below the order of the group.
func decodeScalar(k *kernel.Scalar) *edwards25519.Scalar {
	s, err := edwards25519.NewScalar().SetCanonicalBytes(k[:])
	if err != nil {
		panic("portable: scalar not reduced")
	}
	return s
}

// setPoint sets p to (x:y:z:t), which every formula here makes a point of the
// curve.
func setPoint(p *edwards25519.Point, x, y, z, t *field.Element) {
	if _, err := p.SetExtendedCoordinates(x, y, z, t); err != nil {
		panic("portable: not on the curve")
	}
}
