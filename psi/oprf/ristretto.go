package oprf

import (
	"encoding/hex"
	"sync"

	"recoupe/psi/oprf/internal/kernel"
	"recoupe/psi/oprf/internal/kernel/engines"
	"recoupe/psi/oprf/internal/xmd"
)

// ristretto is the engine of ristretto255-SHA512, on the kernel. Its time does
// not depend on inputs or scalars, except in what is named VarTime.
type ristretto struct {
	kernel kernel.Engine
	// expand is the expand_message_xmd of HashToGroup: 64 bytes for each of n
	// messages.
	expand func(out []byte, n int, message func(i int) []byte) []byte
}

// Kernel returns the name of the engine that computes ristretto255 here:
// "avx512ifma", "avx512fma" or "portable".
func Kernel() string { return engines.Best().Name() }

// newRistretto returns the engine on k whose HashToGroup has the tag groupDST.
func newRistretto(k kernel.Engine, groupDST []byte) *ristretto {
	return &ristretto{kernel: k, expand: xmd.NewExpander(groupDST).Append}
}

func (r *ristretto) hashToGroup(inputs Inputs) elements {
	n := inputs.Len()
	uniform := r.expand(make([]byte, 0, n*kernel.UniformSize), n, inputs.at)
	b := r.kernel.NewBatch(n)
	b.SetUniform(uniform)
	return r.elements(b)
}

func (r *ristretto) decode(b []byte) (elements, error) {
	batch := r.kernel.NewBatch(len(b) / kernel.ElementSize)
	if i := batch.SetBytes(b); i >= 0 {
		return nil, at(i, ErrElement)
	}
	return r.elements(batch), nil
}

func (r *ristretto) newTable(b []byte) (table, error) {
	if len(b) != kernel.ElementSize {
		return nil, ErrElement
	}
	t, ok := r.kernel.NewTable((*[kernel.ElementSize]byte)(b))
	if !ok {
		return nil, ErrElement
	}
	return &ristrettoTable{r, t}, nil
}

// generators holds the table of G of each kernel, by its name.
var generators sync.Map

func (r *ristretto) generator() table {
	t, ok := generators.Load(r.kernel.Name())
	if !ok {
		// The encoding of G is in RFC 9496, Appendix A.1.
		g, err := hex.DecodeString("e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76")
		if err != nil {
			panic(err)
		}
		if t, ok = r.kernel.NewTable((*[kernel.ElementSize]byte)(g)); !ok {
			panic("oprf: generator refused")
		}
		generators.Store(r.kernel.Name(), t)
	}
	return &ristrettoTable{r, t.(kernel.Table)}
}

func (r *ristretto) appendOutputs(dst []byte, inputs Inputs, issued []byte) []byte {
	return xmd.AppendOutputs(dst, inputs.Len(), inputs.at, issued)
}

func (r *ristretto) elements(b kernel.Batch) elements { return &ristrettoElements{r, b} }

// ristrettoElements is what [ristretto] makes. The batch is only read, since
// others may do so at the same time: results go to a batch of their own.
type ristrettoElements struct {
	by    *ristretto
	batch kernel.Batch
}

func (e *ristrettoElements) len() int { return e.batch.Len() }

// firstIdentity finds the identity by its double, which is cheap to encode: in a
// group of odd order no other element has the identity for a double.
func (e *ristrettoElements) firstIdentity() int {
	return firstIdentity(e.batch.AppendDoubles(nil), kernel.ElementSize)
}

func (e *ristrettoElements) appendAll(dst []byte) []byte { return e.batch.AppendBytes(dst) }

// appendMultiples computes k·e as 2·(k/2·e), because doubles are cheap to
// encode: k/2 exists modulo the order of the group, which is an odd prime.
func (e *ristrettoElements) appendMultiples(dst []byte, k scalar) []byte {
	half := halve(&k)
	products := e.result()
	products.Multiply(e.batch, &half)
	return products.AppendDoubles(dst)
}

// appendEachMultiple computes as appendMultiples does.
func (e *ristrettoElements) appendEachMultiple(dst []byte, k []scalar) []byte {
	products := e.result()
	products.MultiplyEach(e.batch, halves(k))
	return products.AppendDoubles(dst)
}

func (e *ristrettoElements) appendSums(dst []byte, t table, k []scalar) []byte {
	sums := e.result()
	sums.AddMultiples(e.batch, t.(*ristrettoTable).table, kernelScalars(k))
	return sums.AppendBytes(dst)
}

func (e *ristrettoElements) sumVarTime(k []scalar) []byte {
	sum := e.batch.SumVarTime(kernelScalars(k))
	return sum[:]
}

// result returns a batch for as many elements.
func (e *ristrettoElements) result() kernel.Batch { return e.by.kernel.NewBatch(e.batch.Len()) }

// ristrettoTable is what [ristretto] makes of a base.
type ristrettoTable struct {
	by    *ristretto
	table kernel.Table
}

func (t *ristrettoTable) base() []byte {
	b := t.table.Base()
	return b[:]
}

// appendMultiples computes as that of elements does.
func (t *ristrettoTable) appendMultiples(dst []byte, k []scalar) []byte {
	products := t.by.kernel.NewBatch(len(k)) // of identities
	products.AddMultiples(products, t.table, halves(k))
	return products.AppendDoubles(dst)
}
