//go:build amd64 && !purego

package vector

import (
	"golang.org/x/sys/cpu"

	"recoupe/psi/oprf/internal/kernel"
)

// FMA returns the engine on the floating-point multiply-add of AVX-512 F and DQ,
// or nil if the processor lacks them.
func FMA() kernel.Engine {
	if cpu.X86.HasAVX512F && cpu.X86.HasAVX512DQ {
		return engine{"avx512fma", newCurve(false)}
	}
	return nil
}

// IFMA returns the engine on the integer multiply-add of AVX-512 IFMA, or nil if
// the processor lacks what it needs.
func IFMA() kernel.Engine {
	if FMA() != nil && cpu.X86.HasAVX512IFMA {
		return engine{"avx512ifma", newCurve(true)}
	}
	return nil
}

type engine struct {
	name string
	*curve
}

func (e engine) Name() string { return e.name }

func (e engine) NewBatch(n int) kernel.Batch {
	if n < 1 {
		panic("vector: a batch of no elements")
	}
	return &batch{curve: e.curve, n: n}
}

// batch is a [kernel.Batch]: element i is in lane i mod 8 of point i/8. The lanes
// after the last element hold points too.
type batch struct {
	*curve
	n int
	// points is nil as long as all elements are the identity: most batches are
	// set before they are read.
	points []point
}

// read returns the points, which are not to be changed.
func (b *batch) read() []point {
	if b.points != nil {
		return b.points
	}
	identities := make([]point, b.count())
	for i := range identities {
		identities[i] = b.identity
	}
	return identities
}

// write returns the points, all of which are to be set. A slice that read
// returned before is the same one, or stays what it was.
func (b *batch) write() []point {
	if b.points == nil {
		b.points = make([]point, b.count())
	}
	return b.points
}

// count is the number of points.
func (b *batch) count() int { return (b.n + lanes - 1) / lanes }

func (b *batch) Len() int { return b.n }

// operand returns the points of a, which must be as many as those of b.
func (b *batch) operand(a kernel.Batch) []point {
	other := a.(*batch)
	if other.n != b.n {
		panic("vector: batches differ in length")
	}
	if other.arithmetic != b.arithmetic {
		panic("vector: batches of different engines")
	}
	return other.read()
}

// scalars panics unless there is a reduced scalar for each element.
func (b *batch) scalars(k []kernel.Scalar) {
	if len(k) != b.n {
		panic("vector: not as many scalars as elements")
	}
}
