package xmd

import (
	"crypto/sha512"
	"encoding/binary"
	"slices"
	"sync"
)

// lanes is the number of messages that are hashed side by side.
const lanes = 8

// laneState is the state of SHA-512 in each lane: word i of lane j stands at
// 8·i + j.
type laneState = [8 * lanes]uint64

// initial is the state that SHA-512 begins with (FIPS 180-4, Section 5.3.5), in
// each lane.
var initial = inAllLanes([8]uint64{
	0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
	0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
})

// inAllLanes returns the state in which each lane has the words.
func inAllLanes(words [8]uint64) (s laneState) {
	for i := range s {
		s[i] = words[i/lanes]
	}
	return s
}

// paddedLanes returns the state in which each lane has read Z_pad.
var paddedLanes = sync.OnceValue(func() laneState {
	state := initial
	var pad [sha512.BlockSize]byte
	compress(&state, &pad[0], 0, 1<<lanes-1)
	return state
})

// lengthSize is the size of the length at the end of the padding.
const lengthSize = 16

// rows holds a message for each lane, padded to whole blocks (FIPS 180-4,
// Section 5.1.2). In the zero value no lane has one; the hash of a lane that
// has none, or one of an earlier batch, is of no use.
type rows struct {
	// data is a row of stride bytes for each lane.
	data []byte
	// stride is a multiple of the block size. No padded message is longer.
	stride int
	// sizes are the lengths of the messages without the padding.
	sizes [lanes]int
}

// blocks returns the number of blocks of a message of size bytes.
func blocks(size int) int {
	return (size + 1 + lengthSize + sha512.BlockSize - 1) / sha512.BlockSize
}

// row returns the size bytes of a lane's message, for the caller to fill; size
// is not zero. If the message before had as many, they still hold it, and fresh
// is false. The hash has read before bytes when it gets to the message.
func (r *rows) row(lane, before, size int) (message []byte, fresh bool) {
	padded := blocks(size) * sha512.BlockSize
	fresh = size != r.sizes[lane]
	if fresh {
		r.grow(padded)
		r.sizes[lane] = size
		row := r.data[lane*r.stride:][:padded]
		clear(row[size:])
		row[size] = 0x80
		binary.BigEndian.PutUint64(row[padded-8:], uint64(before+size)*8)
	}
	return r.data[lane*r.stride:][:size], fresh
}

// grow makes the rows at least size bytes long, and keeps what is in them.
func (r *rows) grow(size int) {
	if size <= r.stride {
		return
	}
	data := make([]byte, lanes*size)
	for lane := range lanes {
		copy(data[lane*size:], r.data[lane*r.stride:][:r.stride])
	}
	r.data, r.stride = data, size
}

// hash goes on from state with each lane's message.
func (r *rows) hash(state *laneState) {
	for b := range blocks(slices.Max(r.sizes[:])) {
		var active uint32
		for lane, size := range r.sizes {
			if b < blocks(size) {
				active |= 1 << lane
			}
		}
		compress(state, &r.data[b*sha512.BlockSize], uint64(r.stride), active)
	}
}

// setDigests overwrites the beginning of each row with the lane's hash.
func (r *rows) setDigests(state *laneState) { digests(&r.data[0], uint64(r.stride), state) }

// appendDigests appends the hashes of the lanes below n.
func appendDigests(out []byte, n int, state *laneState) []byte {
	at := len(out)
	if n == lanes {
		out = slices.Grow(out, lanes*sha512.Size)[:at+lanes*sha512.Size]
		digests(&out[at], sha512.Size, state)
		return out
	}
	var b [lanes * sha512.Size]byte
	digests(&b[0], sha512.Size, state)
	return append(out, b[:n*sha512.Size]...)
}
