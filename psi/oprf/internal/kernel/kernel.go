// Package kernel computes on batches of ristretto255 elements (RFC 9496), wire
// bytes to wire bytes: what psi/oprf spends its time on.
//
// An [Engine] is one way to compute, and all engines give the same bytes:
//
//   - portable, on filippo.io/edwards25519, everywhere;
//   - avx512fma and avx512ifma, eight elements side by side in the lanes of
//     512-bit registers, where the processor has what they need.
//
// Package engines chooses.
//
// # Timing
//
// Nothing here branches on, or indexes memory by, a coordinate or a scalar,
// except in what is named VarTime. Whether an encoding is valid is public.
package kernel

// Sizes in bytes.
const (
	ElementSize = 32 // an encoded element
	UniformSize = 64 // what an element is derived from
)

// Scalar is a number below the order ℓ of the group, little-endian.
type Scalar [32]byte

// Engine makes batches.
type Engine interface {
	// Name is "portable", "avx512fma" or "avx512ifma".
	Name() string
	// NewBatch returns a batch of n identity elements, n ≥ 1.
	NewBatch(n int) Batch
	// NewTable returns the multiples of the element that base encodes, for
	// [Batch.AddMultiples]. It returns false if base is malformed or the
	// identity.
	NewTable(base *[ElementSize]byte) (Table, bool)
}

// Batch is a fixed number of group elements. Batches and tables that meet in a
// call come from one engine, and have as many elements as each other and as
// there are scalars: methods panic otherwise. Methods that set elements serve one goroutine at a
// time; several may read a batch at once, by the others or as an argument.
type Batch interface {
	// Len is the number of elements.
	Len() int
	// SetUniform derives each element from 64 bytes of b, as RFC 9496,
	// Section 4.3.4 does. It panics unless b has Len()·64 bytes.
	SetUniform(b []byte)
	// SetBytes decodes each element from 32 bytes of b (RFC 9496,
	// Section 4.3.1). It returns the index of the first that is malformed or
	// the identity, or -1; the batch is of no use if there is one. It panics
	// unless b has Len()·32 bytes.
	SetBytes(b []byte) int
	// Multiply sets each element to k times that of a, which may be the batch
	// itself and has as many.
	Multiply(a Batch, k *Scalar)
	// MultiplyEach sets element i to k[i] times that of a, which may be the
	// batch itself and has as many, as has k.
	MultiplyEach(a Batch, k []Scalar)
	// AddMultiples sets element i to that of a plus k[i] times the base of t.
	// a may be the batch itself and has as many, as has k.
	AddMultiples(a Batch, t Table, k []Scalar)
	// AppendBytes appends the encoding of each element (RFC 9496,
	// Section 4.3.2). The identity's is 32 zero bytes.
	AppendBytes(dst []byte) []byte
	// AppendDoubles appends the encoding of twice each element, for much less
	// than AppendBytes needs.
	AppendDoubles(dst []byte) []byte
	// SumVarTime returns the encoding of Σ k[i]·eᵢ. Its time depends on k and
	// the elements.
	SumVarTime(k []Scalar) [ElementSize]byte
}

// Table holds multiples of a fixed base.
type Table interface {
	// Base is the encoding of the base.
	Base() [ElementSize]byte
}
