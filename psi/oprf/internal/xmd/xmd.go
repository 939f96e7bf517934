// Package xmd is the hashing of RFC 9497 for ristretto255-SHA512, on batches:
// expand_message_xmd (RFC 9380, Section 5.3.1) and the hash that ends the
// protocol.
//
// Every function has two forms with the same results. The scalar one stands on
// crypto/sha512. The other hashes eight messages side by side in the lanes of
// 512-bit registers, and is taken for three messages or more where the processor
// has AVX-512 F and BW, unless the build has the tag purego or the environment
// variable RECOUPE_KERNEL names something else than a vector engine of the kernel.
//
// # Timing
//
// Nothing here branches on, or indexes memory by, the bytes of a message or an
// element. The number of messages and their lengths are public.
package xmd

import (
	"crypto/sha512"
	"slices"
)

const (
	// UniformSize is the length of what an [Expander] makes of a message.
	UniformSize = 64
	// ElementSize is the length of an encoded element.
	ElementSize = 32
	// OutputSize is the length of an output of [AppendOutputs].
	OutputSize = sha512.Size
	// MaxInputSize is the length of the longest input that [AppendOutputs]
	// can hash.
	MaxInputSize = 1<<16 - 1
)

// maxDSTSize is the length of the longest domain separation tag that is used as
// it is.
const maxDSTSize = 255

// minLanes is the number of messages from which on lanes are faster.
const minLanes = 3

// Expander is expand_message_xmd with SHA-512 and an output of 64 bytes, which
// is one hash: b_1 = H(b_0 || 1 || DST_prime), where
// b_0 = H(Z_pad || msg || I2OSP(64, 2) || 0 || DST_prime). It is immutable.
type Expander struct {
	// dstPrime is the domain separation tag and its length.
	dstPrime []byte
	// suffix follows the message in what b_0 is the hash of.
	suffix []byte
	// padded is the state of a crypto/sha512 hash that has read Z_pad.
	padded []byte
}

// NewExpander returns the expander for a domain separation tag. One of more
// than 255 bytes is hashed first, as RFC 9380, Section 5.3.3 says.
func NewExpander(dst []byte) *Expander {
	if len(dst) > maxDSTSize {
		h := sha512.Sum512(append([]byte("H2C-OVERSIZE-DST-"), dst...))
		dst = h[:]
	}
	e := &Expander{dstPrime: append(slices.Clone(dst), byte(len(dst)))}
	e.suffix = append([]byte{0, UniformSize, 0}, e.dstPrime...)
	e.padded = paddedState()
	return e
}

// Append appends 64 uniform bytes for each of n messages. It calls message once
// for each i from 0 to n-1, in order, and is done with the result before the
// next call.
func (e *Expander) Append(out []byte, n int, message func(i int) []byte) []byte {
	if hasLanes && n >= minLanes {
		return e.appendLanes(out, n, message)
	}
	return e.appendScalar(out, n, message)
}

// AppendOutputs appends, for each of n inputs and elements, the output of the
// protocol (RFC 9497, Section 3.3.1, Finalize):
//
//	SHA-512(I2OSP(len(input), 2) || input || I2OSP(32, 2) || element || "Finalize")
//
// It calls input once for each i from 0 to n-1, in order, and is done with the
// result before the next call. elements does not overlap what is appended. It
// panics unless elements has n·32 bytes, and if an input is longer than
// MaxInputSize.
func AppendOutputs(out []byte, n int, input func(i int) []byte, elements []byte) []byte {
	if len(elements) != n*ElementSize {
		panic("xmd: elements do not match inputs")
	}
	if hasLanes && n >= minLanes {
		return appendOutputsLanes(out, n, input, elements)
	}
	return appendOutputsScalar(out, n, input, elements)
}
