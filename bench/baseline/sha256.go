package baseline

import (
	"encoding/binary"
	"math/bits"
)

// tries computes SHA-256 of messages that differ in their last three bytes
// only, about half as fast again as crypto/sha256 does: the blocks before the
// last, and the first rounds of the last, are computed once for all of them.
type tries struct {
	before [8]uint32  // state before the last block
	shared [8]uint32  // state after its first rounds, which no message changes
	from   int        // number of those rounds, a multiple of 8
	words  [64]uint32 // message schedule of the last block
	at     int        // place of the last three bytes in the last block
}

// fits reports whether the messages of a length have their last three bytes
// and all of the padding in the last block.
func fits(length int) bool { return length%64 >= 3 && length%64 <= 55 }

// newTries returns what computes the hashes of message with any last three
// bytes. The length of message must fit.
func newTries(message []byte) *tries {
	t := &tries{before: [8]uint32{
		0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
	}}
	length := len(message)
	for ; len(message) >= 64; message = message[64:] {
		t.load(message)
		t.before = t.compress(t.before, 0)
	}
	var last [64]byte
	t.at = copy(last[:], message) - 3
	last[len(message)] = 0x80
	binary.BigEndian.PutUint64(last[56:], uint64(8*length))
	t.load(last[:])
	t.from = t.at / 4 / 8 * 8
	t.shared = t.rounds(t.before, 0, t.from)
	return t
}

// load sets the words of a block.
func (t *tries) load(block []byte) {
	for i := range 16 {
		t.words[i] = binary.BigEndian.Uint32(block[4*i:])
	}
}

// hash returns the hash of the message that ends in the three bytes.
func (t *tries) hash(end [3]byte) (d Digest) {
	for i, c := range end {
		at := t.at + i
		shift := 24 - 8*(at%4)
		t.words[at/4] = t.words[at/4]&^(0xff<<shift) | uint32(c)<<shift
	}
	state := t.compress(t.shared, t.from)
	for i, x := range state {
		binary.BigEndian.PutUint32(d[4*i:], x)
	}
	return d
}

// compress is the compression function of FIPS 180-4, Section 6.2.2, on the
// block that is loaded, from round from on, at which the state is given.
func (t *tries) compress(state [8]uint32, from int) [8]uint32 {
	w := &t.words
	for i := 16; i < 64; i++ {
		x, y := w[i-2], w[i-15]
		w[i] = w[i-16] + w[i-7] +
			(bits.RotateLeft32(x, -17) ^ bits.RotateLeft32(x, -19) ^ x>>10) +
			(bits.RotateLeft32(y, -7) ^ bits.RotateLeft32(y, -18) ^ y>>3)
	}
	state = t.rounds(state, from, 64)
	for i := range state {
		state[i] += t.before[i]
	}
	return state
}

// rounds returns the state after the rounds up to to, given that before the
// round from; both are multiples of 8.
func (t *tries) rounds(s [8]uint32, from, to int) [8]uint32 {
	a, b, c, d, e, f, g, h := s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7]
	for i := from; i < to; i += 8 {
		k, w := roundConstants[i:i+8:i+8], t.words[i:i+8:i+8]
		d, h = round(a, b, c, d, e, f, g, h, k[0]+w[0])
		c, g = round(h, a, b, c, d, e, f, g, k[1]+w[1])
		b, f = round(g, h, a, b, c, d, e, f, k[2]+w[2])
		a, e = round(f, g, h, a, b, c, d, e, k[3]+w[3])
		h, d = round(e, f, g, h, a, b, c, d, k[4]+w[4])
		g, c = round(d, e, f, g, h, a, b, c, k[5]+w[5])
		f, b = round(c, d, e, f, g, h, a, b, k[6]+w[6])
		e, a = round(b, c, d, e, f, g, h, a, k[7]+w[7])
	}
	return [8]uint32{a, b, c, d, e, f, g, h}
}

// round returns what one round makes of d and h, which become e and a in the
// next.
func round(a, b, c, d, e, f, g, h, kw uint32) (uint32, uint32) {
	t1 := h + kw + (bits.RotateLeft32(e, -6) ^ bits.RotateLeft32(e, -11) ^ bits.RotateLeft32(e, -25)) + ((e & f) ^ (^e & g))
	t2 := (bits.RotateLeft32(a, -2) ^ bits.RotateLeft32(a, -13) ^ bits.RotateLeft32(a, -22)) + ((a & b) ^ (a & c) ^ (b & c))
	return d + t1, t1 + t2
}

// roundConstants are the first 32 bits of the fractional parts of the cube
// roots of the first 64 primes.
var roundConstants = [64]uint32{
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
}
