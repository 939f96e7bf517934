package xmd

import (
	"crypto/sha512"
	"encoding"
	"encoding/binary"
	"hash"
)

// resumable is what the hashes of crypto/sha512 are, beside a hash.
type resumable interface {
	hash.Hash
	encoding.BinaryMarshaler
	encoding.BinaryUnmarshaler
}

// paddedState returns the state of a hash that has read Z_pad, which is a block
// of zeros.
func paddedState() []byte {
	h := sha512.New().(resumable)
	h.Write(make([]byte, sha512.BlockSize))
	state, err := h.MarshalBinary()
	if err != nil {
		panic(err) // no state of crypto/sha512 makes it fail
	}
	return state
}

// appendScalar is Append, one message after the other. It allocates for the
// call, not for each message.
func (e *Expander) appendScalar(out []byte, n int, message func(i int) []byte) []byte {
	h := sha512.New().(resumable)
	var first []byte                      // msg || I2OSP(64, 2) || 0 || DST_prime
	second := append(make([]byte, 64), 1) // b_0 || 1 || DST_prime
	second = append(second, e.dstPrime...)
	for i := range n {
		if err := h.UnmarshalBinary(e.padded); err != nil {
			panic(err) // paddedState made it
		}
		first = append(append(first[:0], message(i)...), e.suffix...)
		h.Write(first)
		h.Sum(second[:0])
		b := sha512.Sum512(second)
		out = append(out, b[:]...)
	}
	return out
}

// appendOutputsScalar is AppendOutputs, one input after the other. It allocates
// for the call, not for each input.
func appendOutputsScalar(out []byte, n int, input func(i int) []byte, elements []byte) []byte {
	var b []byte
	for i := range n {
		b = appendTranscript(b[:0], input(i), elements[i*ElementSize:][:ElementSize])
		h := sha512.Sum512(b)
		out = append(out, h[:]...)
	}
	return out
}

// outputOverhead is how much longer what an output is the hash of is than the
// input.
const outputOverhead = 2 + 2 + ElementSize + len("Finalize")

// appendTranscript appends what an output is the hash of.
func appendTranscript(b, input, element []byte) []byte {
	if len(input) > MaxInputSize {
		panic("xmd: input too long")
	}
	b = binary.BigEndian.AppendUint16(b, uint16(len(input)))
	b = append(b, input...)
	b = binary.BigEndian.AppendUint16(b, ElementSize)
	b = append(b, element...)
	return append(b, "Finalize"...)
}
