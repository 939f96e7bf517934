package oprf

import "slices"

// engine is the group of a suite with its hashes, on batches: all that the
// protocol does with elements and scalars. [ristretto] computes with the kernel
// of this package, [circl] with circl. An engine and what it makes are safe for
// concurrent use, and only meet what the same engine made.
type engine interface {
	// hashToGroup implements HashToGroup of RFC 9497, Section 2.1, for each
	// input. It is for the caller to refuse the identity.
	hashToGroup(inputs Inputs) elements
	// decode implements DeserializeElement for one or more serialized elements.
	// The first that is malformed or the identity gives an [*IndexError] of
	// ErrElement.
	decode(b []byte) (elements, error)
	// newTable prepares the multiples of the element that b encodes. It returns
	// ErrElement if that is malformed or the identity.
	newTable(b []byte) (table, error)
	// generator prepares the multiples of G.
	generator() table
	// appendOutputs appends the output for each input and issued element, the
	// last step of Evaluate and Finalize (RFC 9497, Section 3.3.1):
	// Hash(len(input) || input || len(element) || element || "Finalize").
	appendOutputs(dst []byte, inputs Inputs, issued []byte) []byte

	// hashToScalar implements HashToScalar under the tag dst for each of n
	// messages, of which each is needed until the next is asked for.
	hashToScalar(dst []byte, n int, message func(i int) []byte) []scalar
	// decodeScalar implements DeserializeScalar; it returns false if b is not
	// the encoding of a number below the order.
	decodeScalar(b []byte) (scalar, bool)
	// randomScalar returns a uniform scalar other than zero.
	randomScalar() scalar
	// reduce returns the number that [BlindSize] bytes stand for, modulo the
	// order.
	reduce(b []byte) scalar
	// invert replaces each scalar by its inverse. None may be zero.
	invert(k []scalar)
	// negate replaces each scalar by its negative.
	negate(k []scalar)
	// subMul returns a - b·c.
	subMul(a, b, c scalar) scalar
}

// elements is a batch of elements, which no method changes. What is appended is
// serialized, one element after the other; the identity, which RFC 9497 gives
// no encoding, is then as many zero bytes as an element has, which encode no
// other (see firstIdentity). The scalars of a method that takes several are as
// many as the elements.
type elements interface {
	// len is the number of elements.
	len() int
	// firstIdentity returns the index of the first identity, or -1. Whoever
	// multiplies and appends elements finds it there for less.
	firstIdentity() int
	// appendAll appends each element.
	appendAll(dst []byte) []byte
	// appendMultiples appends k times each element.
	appendMultiples(dst []byte, k scalar) []byte
	// appendEachMultiple appends k[i] times element i.
	appendEachMultiple(dst []byte, k []scalar) []byte
	// appendSums appends element i plus k[i] times the base of t.
	appendSums(dst []byte, t table, k []scalar) []byte
	// sumVarTime returns Σ k[i]·eᵢ. Its time depends on k and the elements.
	sumVarTime(k []scalar) []byte
}

// table multiplies an element that is known beforehand, its base.
type table interface {
	// base returns the serialized base.
	base() []byte
	// appendMultiples appends k[i] times the base for each i.
	appendMultiples(dst []byte, k []scalar) []byte
}

// scalar is a number below the order of the group, as SerializeScalar of
// RFC 9497 writes it: little-endian for ristretto255, big-endian for P-256.
type scalar [32]byte

func (k *scalar) isZero() bool { return isZero(k[:]) }

// isZero takes a time that depends on the length of b alone.
func isZero(b []byte) bool {
	var bits byte
	for _, c := range b {
		bits |= c
	}
	return bits == 0
}

// firstIdentity returns the index of the first identity among appended elements
// of the given size, or -1.
func firstIdentity(b []byte, size int) int {
	i := 0
	for e := range slices.Chunk(b, size) {
		if isZero(e) {
			return i
		}
		i++
	}
	return -1
}

// invertAll replaces each of k by its inverse, with one inversion for all
// (Montgomery's trick). One zero would make every result zero, so none may be.
func invertAll[S any](k []S, mul func(a, b S) S, inverse func(S) S) {
	products := make([]S, len(k)) // products[i] = k₀·…·kᵢ
	for i := range k {
		products[i] = k[i]
		if i > 0 {
			products[i] = mul(products[i-1], k[i])
		}
	}
	rest := inverse(products[len(k)-1]) // 1/(k₀·…·kᵢ)
	for i := len(k) - 1; i > 0; i-- {
		k[i], rest = mul(rest, products[i-1]), mul(rest, k[i])
	}
	k[0] = rest
}
