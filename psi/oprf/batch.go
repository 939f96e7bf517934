package oprf

import "fmt"

// MaxBatch is the largest number of members of a batch. A proof weighs each
// pair by its 16-bit index, and circl lets a larger index wrap.
const MaxBatch = 1<<16 - 1

// MaxInputSize is the largest number of bytes of an input. RFC 9497 hashes an
// input after its 16-bit length, and circl lets a longer one wrap.
const MaxInputSize = 1<<16 - 1

// BlindSize is the number of bytes from which a blind is reduced. It is twice
// a scalar, so that a uniform string gives a scalar that is uniform but for a
// bias below 2^-252.
const BlindSize = 64

// Inputs is a batch of inputs of the function. It refers to the caller's bytes,
// which must not change while it is in use.
type Inputs struct {
	data []byte
	size int
	list [][]byte
}

// FixedInputs is the batch of the inputs of size bytes each that data holds
// one after the other. Whoever uses it gets ErrBatch if size is below 1 or data
// is not a multiple of it.
func FixedInputs(data []byte, size int) Inputs { return Inputs{data: data, size: size} }

// VariableInputs is the batch of the inputs in list.
func VariableInputs(list [][]byte) Inputs { return Inputs{list: list} }

// Len is the number of inputs.
func (in Inputs) Len() int {
	if in.size > 0 {
		return len(in.data) / in.size
	}
	return len(in.list)
}

func (in Inputs) at(i int) []byte {
	if in.size > 0 {
		return in.data[i*in.size : (i+1)*in.size]
	}
	return in.list[i]
}

// check returns the number of inputs, if it is that of a batch and every input
// has an admissible length.
func (in Inputs) check() (int, error) {
	if in.data != nil && (in.size <= 0 || len(in.data)%in.size != 0) {
		return 0, fmt.Errorf("%w: %d bytes are not a whole number of inputs of %d bytes", ErrBatch, len(in.data), in.size)
	}
	n := in.Len()
	if err := checkCount(n); err != nil {
		return 0, err
	}
	if in.size > MaxInputSize {
		return 0, at(0, ErrInputTooLong)
	}
	for i, input := range in.list {
		if len(input) > MaxInputSize {
			return 0, at(i, ErrInputTooLong)
		}
	}
	return n, nil
}

// Blinds holds the blinds of a batch, [BlindSize] bytes for each input, one
// after the other. Each is reduced modulo the order of the group: read as a
// little-endian number for ristretto255 (in constant time) and as a big-endian
// one for P-256 (not in constant time), which are the byte orders of their
// scalars. They must be uniform and secret, and must serve one input only: the
// same bytes blind the same input again when a run is repeated.
type Blinds []byte

// check returns an error unless there are n blinds.
func (b Blinds) check(n int) error {
	if len(b) != n*BlindSize {
		return fmt.Errorf("%w: %d bytes of blinds for %d inputs of %d bytes each", ErrBatch, len(b), n, BlindSize)
	}
	return nil
}

func (b Blinds) at(i int) []byte { return b[i*BlindSize : (i+1)*BlindSize] }

// checkCount returns an error unless 1 <= n <= MaxBatch.
func checkCount(n int) error {
	if n < 1 || n > MaxBatch {
		return fmt.Errorf("%w: %d, want 1 to %d", ErrBatch, n, MaxBatch)
	}
	return nil
}
