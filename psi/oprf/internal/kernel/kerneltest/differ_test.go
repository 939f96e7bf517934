package kerneltest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf/internal/kernel"
)

// TestDiffer runs the seeds on the reference.
func TestDiffer(t *testing.T) {
	for name, program := range Seeds() {
		t.Run(name, func(t *testing.T) { Differ(t, Reference(), program) })
	}
}

// TestDifferFinds has an engine be wrong in one operation, in the last element
// of a batch, and some seed find it.
func TestDifferFinds(t *testing.T) {
	for _, fault := range []string{
		"SetUniform", "SetBytes", "index", "Multiply", "MultiplyEach", "AddMultiples", "AppendBytes", "AppendDoubles", "SumVarTime",
	} {
		var found []string
		for name, program := range Seeds() {
			if fails(func(t require.TestingT) { Differ(t, faulty{fault}, program) }) {
				found = append(found, name)
			}
		}
		require.NotEmpty(t, found, fault)
	}
	for name, program := range Seeds() {
		require.False(t, fails(func(t require.TestingT) { Differ(t, faulty{}, program) }), name)
	}
}

// recorder is a test that can fail without the one that runs it.
type recorder struct{}

type failure struct{}

func (recorder) Errorf(string, ...any) {}
func (recorder) FailNow()              { panic(failure{}) }

func fails(f func(require.TestingT)) (failed bool) {
	defer func() {
		if r := recover(); r != nil {
			if _, failed = r.(failure); !failed {
				panic(fmt.Sprint("not a failure: ", r))
			}
		}
	}()
	f(recorder{})
	return false
}

// faulty is the reference with a fault in the operation of that name.
type faulty struct{ fault string }

func (f faulty) Name() string { return "faulty" }

func (f faulty) NewTable(base *[kernel.ElementSize]byte) (kernel.Table, bool) {
	return Reference().NewTable(base)
}

func (f faulty) NewBatch(n int) kernel.Batch {
	return &faultyBatch{Reference().NewBatch(n).(*referenceBatch), f.fault}
}

type faultyBatch struct {
	*referenceBatch
	fault string
}

// spoil doubles the last element after the operation of that name.
func (b *faultyBatch) spoil(operation string) {
	if b.fault == operation {
		e := b.e[len(b.e)-1]
		e.Dbl(e.Copy())
	}
}

func (b *faultyBatch) SetUniform(in []byte) {
	b.referenceBatch.SetUniform(in)
	b.spoil("SetUniform")
}

func (b *faultyBatch) SetBytes(in []byte) int {
	i := b.referenceBatch.SetBytes(in)
	b.spoil("SetBytes")
	if b.fault == "index" && i >= 0 {
		return b.Len() - 1
	}
	return i
}

func (b *faultyBatch) Multiply(a kernel.Batch, k *kernel.Scalar) {
	b.referenceBatch.Multiply(a.(*faultyBatch).referenceBatch, k)
	b.spoil("Multiply")
}

func (b *faultyBatch) MultiplyEach(a kernel.Batch, k []kernel.Scalar) {
	b.referenceBatch.MultiplyEach(a.(*faultyBatch).referenceBatch, k)
	b.spoil("MultiplyEach")
}

func (b *faultyBatch) AddMultiples(a kernel.Batch, t kernel.Table, k []kernel.Scalar) {
	b.referenceBatch.AddMultiples(a.(*faultyBatch).referenceBatch, t, k)
	b.spoil("AddMultiples")
}

func (b *faultyBatch) AppendBytes(dst []byte) []byte {
	return b.flip("AppendBytes", b.referenceBatch.AppendBytes(dst))
}

func (b *faultyBatch) AppendDoubles(dst []byte) []byte {
	return b.flip("AppendDoubles", b.referenceBatch.AppendDoubles(dst))
}

func (b *faultyBatch) SumVarTime(k []kernel.Scalar) [kernel.ElementSize]byte {
	sum := b.referenceBatch.SumVarTime(k)
	return [kernel.ElementSize]byte(b.flip("SumVarTime", sum[:]))
}

// flip changes the last byte after the operation of that name.
func (b *faultyBatch) flip(operation string, out []byte) []byte {
	if b.fault == operation {
		out = slices.Clone(out)
		out[len(out)-1] ^= 1
	}
	return out
}
