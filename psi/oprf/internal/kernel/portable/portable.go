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
	b := &batch{make([]point, n)}
	for i := range b.points {
		b.points[i] = identity
	}
	return b
}

// batch is a [kernel.Batch].
type batch struct{ points []point }

func (b *batch) Len() int { return len(b.points) }

func (b *batch) Multiply(a kernel.Batch, k *kernel.Scalar) {
	from := b.operand(a)
	scalar := decodeScalar(k)
	for i := range b.points {
		b.points[i].multiply(&from[i], scalar)
	}
}

func (b *batch) MultiplyEach(a kernel.Batch, k []kernel.Scalar) {
	from := b.operand(a)
	b.check(k)
	for i := range b.points {
		b.points[i].multiply(&from[i], decodeScalar(&k[i]))
	}
}

// multiply sets p to k·q in constant time.
func (p *point) multiply(q *point, k *edwards25519.Scalar) {
	var product edwards25519.Point
	p.fromEdwards(product.ScalarMult(k, q.toEdwards(&product)))
}

// operand returns the points of a, which must be as many as those of b.
func (b *batch) operand(a kernel.Batch) []point {
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
	sum := identity
	scalars := make([]*edwards25519.Scalar, 0, sumChunk)
	points := make([]*edwards25519.Point, 0, sumChunk)
	for i := range k {
		scalars = append(scalars, decodeScalar(&k[i]))
		points = append(points, b.points[i].toEdwards(new(edwards25519.Point)))
		if len(points) == sumChunk || i == len(k)-1 {
			var part point
			part.fromEdwards(new(edwards25519.Point).VarTimeMultiScalarMult(scalars, points))
			sum.add(&part)
			scalars, points = scalars[:0], points[:0]
		}
	}
	return encode(&sum)
}

// decodeScalar panics if k is not below the order of the group.
func decodeScalar(k *kernel.Scalar) *edwards25519.Scalar {
	s, err := edwards25519.NewScalar().SetCanonicalBytes(k[:])
	if err != nil {
		panic("portable: scalar not reduced")
	}
	return s
}
