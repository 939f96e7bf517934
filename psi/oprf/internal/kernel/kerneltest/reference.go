package kerneltest

import (
	"fmt"
	"slices"

	"github.com/bwesterb/go-ristretto"
	"github.com/cloudflare/circl/group"

	"recoupe/psi/oprf/internal/kernel"
)

// Reference is the engine that all others must equal, on circl's group and as
// simple as it can be. Its name is "circl". It checks what its callers owe it
// and panics where they do not pay.
func Reference() kernel.Engine { return reference{} }

type reference struct{}

func (reference) Name() string { return "circl" }

func (reference) NewBatch(n int) kernel.Batch {
	b := &referenceBatch{make([]group.Element, n)}
	for i := range b.e {
		b.e[i] = group.Ristretto255.Identity()
	}
	return b
}

func (reference) NewTable(base *[kernel.ElementSize]byte) (kernel.Table, bool) {
	e := group.Ristretto255.NewElement()
	if err := e.UnmarshalBinary(base[:]); err != nil || e.IsIdentity() {
		return nil, false
	}
	return &referenceTable{e}, true
}

type referenceTable struct{ base group.Element }

func (t *referenceTable) Base() [kernel.ElementSize]byte { return encode(t.base) }

type referenceBatch struct{ e []group.Element }

func (b *referenceBatch) Len() int { return len(b.e) }

func (b *referenceBatch) SetUniform(in []byte) {
	mustHave(len(in), len(b.e)*kernel.UniformSize)
	for i := range b.e {
		u := in[i*kernel.UniformSize:]
		b.e[i] = derive((*[32]byte)(u), (*[32]byte)(u[32:]))
	}
}

// derive is the element derivation of RFC 9496, Section 4.3.4. circl's group
// keeps its own behind HashToElement, so this calls the library under it.
func derive(r0, r1 *[32]byte) group.Element {
	var p, q ristretto.Point
	p.SetElligator(r0)
	q.SetElligator(r1)
	p.Add(&p, &q)
	e := group.Ristretto255.NewElement()
	if err := e.UnmarshalBinary(p.Bytes()); err != nil {
		panic(err) // what it encodes, it decodes
	}
	return e
}

func (b *referenceBatch) SetBytes(in []byte) int {
	mustHave(len(in), len(b.e)*kernel.ElementSize)
	for i := range b.e {
		e := group.Ristretto255.NewElement()
		encoding := in[i*kernel.ElementSize : (i+1)*kernel.ElementSize]
		if err := e.UnmarshalBinary(encoding); err != nil || e.IsIdentity() {
			return i
		}
		b.e[i] = e
	}
	return -1
}

func (b *referenceBatch) Multiply(a kernel.Batch, k *kernel.Scalar) {
	b.MultiplyEach(a, slices.Repeat([]kernel.Scalar{*k}, len(b.e)))
}

func (b *referenceBatch) MultiplyEach(a kernel.Batch, k []kernel.Scalar) {
	from := a.(*referenceBatch).e
	mustHave(len(from), len(b.e))
	mustHave(len(k), len(b.e))
	for i, e := range from {
		b.e[i] = group.Ristretto255.NewElement().Mul(e, circlScalar(&k[i]))
	}
}

func (b *referenceBatch) AddMultiples(a kernel.Batch, t kernel.Table, k []kernel.Scalar) {
	from := a.(*referenceBatch).e
	mustHave(len(from), len(b.e))
	mustHave(len(k), len(b.e))
	for i, e := range from {
		multiple := group.Ristretto255.NewElement().Mul(t.(*referenceTable).base, circlScalar(&k[i]))
		b.e[i] = group.Ristretto255.NewElement().Add(e, multiple)
	}
}

func (b *referenceBatch) AppendBytes(dst []byte) []byte {
	for _, e := range b.e {
		encoding := encode(e)
		dst = append(dst, encoding[:]...)
	}
	return dst
}

func (b *referenceBatch) AppendDoubles(dst []byte) []byte {
	for _, e := range b.e {
		encoding := encode(group.Ristretto255.NewElement().Dbl(e))
		dst = append(dst, encoding[:]...)
	}
	return dst
}

func (b *referenceBatch) SumVarTime(k []kernel.Scalar) [kernel.ElementSize]byte {
	mustHave(len(k), len(b.e))
	sum := group.Ristretto255.Identity()
	for i, e := range b.e {
		term := group.Ristretto255.NewElement().Mul(e, circlScalar(&k[i]))
		sum = group.Ristretto255.NewElement().Add(sum, term)
	}
	return encode(sum)
}

func circlScalar(k *kernel.Scalar) group.Scalar {
	s := group.Ristretto255.NewScalar()
	if err := s.UnmarshalBinary(k[:]); err != nil {
		panic(fmt.Sprintf("kerneltest: %x is not reduced", k[:]))
	}
	return s
}

func encode(e group.Element) [kernel.ElementSize]byte {
	b, err := e.MarshalBinaryCompress()
	if err != nil {
		panic(err) // an element in memory always has an encoding
	}
	return [kernel.ElementSize]byte(b)
}

func mustHave(got, want int) {
	if got != want {
		panic(fmt.Sprintf("kerneltest: length %d, want %d", got, want))
	}
}
