package oprf

import (
	"errors"
	"fmt"
)

// Errors of this package; match them with [errors.Is]. Where one element of a
// batch is at fault, the error is an [*IndexError] that wraps one of these. No
// error holds an input, a blind, a key or an element.
var (
	// ErrSuite says that a suite is unknown, or that two values belong to
	// different ones.
	ErrSuite = errors.New("oprf: unknown or different suite")
	// ErrMode says that a mode is unknown.
	ErrMode = errors.New("oprf: unknown mode")
	// ErrScalar says that the bytes of a private key or of another scalar have
	// the wrong length, are not reduced modulo the order, or are zero.
	ErrScalar = errors.New("oprf: invalid scalar")
	// ErrPublicKey says that the bytes of a public key are not the encoding of
	// an element, or encode the identity.
	ErrPublicKey = errors.New("oprf: invalid public key")
	// ErrElement says that the bytes of an element are not the one encoding
	// that the suite allows, or encode the identity.
	ErrElement = errors.New("oprf: invalid element")
	// ErrInput says that an input hashes to the identity (InvalidInputError of
	// RFC 9497, Section 3.3), which no input is known to do.
	ErrInput = errors.New("oprf: invalid input")
	// ErrInputTooLong says that an input exceeds [MaxInputSize].
	ErrInputTooLong = errors.New("oprf: input too long")
	// ErrBlind says that a blind is zero modulo the order, or that it makes the
	// blinded element the identity. A uniform one does either with probability
	// below 2^-250.
	ErrBlind = errors.New("oprf: blind hides nothing")
	// ErrBatch says that a batch is empty, exceeds [MaxBatch], is not a whole
	// number of elements, or that the parts of a batch differ in number.
	ErrBatch = errors.New("oprf: invalid batch size")
	// ErrInfo says that the info of a key derivation exceeds 65,535 bytes.
	ErrInfo = errors.New("oprf: key info too long")
	// ErrProof says that a batch proof is malformed or does not hold.
	ErrProof = errors.New("oprf: proof does not hold")
	// ErrUnverified says that a batch is to be finalized that this client has
	// not verified.
	ErrUnverified = errors.New("oprf: evaluation not verified by this client")
)

// IndexError says which member of a batch is at fault.
type IndexError struct {
	// Index counts from 0 in the batch given to the failing call.
	Index int
	// Err is one of the errors of this package.
	Err error
}

// Error names the index, never the value.
func (e *IndexError) Error() string {
	return fmt.Sprintf("%v (index %d in its batch)", e.Err, e.Index)
}

// Unwrap returns e.Err.
func (e *IndexError) Unwrap() error { return e.Err }

func at(i int, err error) error { return &IndexError{Index: i, Err: err} }
