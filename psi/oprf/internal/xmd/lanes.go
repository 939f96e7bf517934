package xmd

import (
	"crypto/sha512"
	"encoding/binary"
	"slices"
)

// lanes is the number of messages that are hashed side by side.
const lanes = 8

// laneState is the state of SHA-512 in each lane: word i of lane j stands at
// 8·i + j.
type laneState = [8 * lanes]uint64

// initial is the state that SHA-512 begins with (FIPS 180-4, Section 5.3.5).
var initial = [8]uint64{
	0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
	0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
}

// initialLanes is the initial state in each lane.
func initialLanes() *laneState {
	s := new(laneState)
	for i := range s {
		s[i] = initial[i/lanes]
	}
	return s
}

// rows holds a message for each lane, padded to whole blocks (FIPS 180-4,
// Section 5.1.2). The zero value holds no messages.
type rows struct {
	// data is a row of stride bytes for each lane.
	data []byte
	// stride is a multiple of the block size, and at least that of a message.
	stride int
	// blocks is the length of each lane's message. A lane with none is idle.
	blocks [lanes]int
}

// lengthSize is the length of the message's length at the end of the padding.
const lengthSize = 16

// set makes the parts the message of a lane, which has read before bytes of
// whole blocks already.
func (r *rows) set(lane, before int, parts ...[]byte) {
	size := 0
	for _, p := range parts {
		size += len(p)
	}
	n := (size + 1 + lengthSize + sha512.BlockSize - 1) / sha512.BlockSize
	r.grow(n * sha512.BlockSize)
	r.blocks[lane] = n
	row := r.data[lane*r.stride:][:n*sha512.BlockSize]
	end := row
	for _, p := range parts {
		end = end[copy(end, p):]
	}
	clear(end)
	end[0] = 0x80
	binary.BigEndian.PutUint64(row[len(row)-8:], uint64(before+size)*8)
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

// idle leaves the lanes from number n on without a message.
func (r *rows) idle(n int) { clear(r.blocks[n:]) }

// hash goes on hashing from the state with each lane's message.
func (r *rows) hash(state *laneState) {
	for b := range slices.Max(r.blocks[:]) {
		var active uint32
		for lane, n := range r.blocks {
			if b < n {
				active |= 1 << lane
			}
		}
		compress(state, &r.data[b*sha512.BlockSize], uint64(r.stride), active)
	}
}

// appendDigests appends the hashes of the lanes below n.
func appendDigests(out []byte, n int, state *laneState) []byte {
	var b [lanes * sha512.Size]byte
	digests(&b[0], sha512.Size, state)
	return append(out, b[:n*sha512.Size]...)
}

// appendLanes is Append, eight messages at a time.
func (e *Expander) appendLanes(out []byte, n int, message func(i int) []byte) []byte {
	out = slices.Grow(out, n*UniformSize)
	begin := initialLanes()
	padded := *begin
	var first rows  // msg || I2OSP(64, 2) || 0 || DST_prime
	var second rows // b_0 || 1 || DST_prime
	for lane := range lanes {
		second.set(lane, 0, make([]byte, sha512.Size), []byte{1}, e.dstPrime)
	}
	compress(&padded, &make([]byte, lanes*sha512.BlockSize)[0], sha512.BlockSize, 1<<lanes-1)
	for i := 0; i < n; i += lanes {
		count := min(n-i, lanes)
		for lane := range count {
			first.set(lane, sha512.BlockSize, message(i+lane), e.suffix)
		}
		first.idle(count)
		state := padded
		first.hash(&state)
		digests(&second.data[0], uint64(second.stride), &state)
		state = *begin
		second.hash(&state)
		out = appendDigests(out, count, &state)
	}
	return out
}

// appendOutputsLanes is AppendOutputs, eight inputs at a time.
func appendOutputsLanes(out []byte, n int, input func(i int) []byte, elements []byte) []byte {
	out = slices.Grow(out, n*OutputSize)
	begin := initialLanes()
	var r rows
	var transcript []byte
	for i := 0; i < n; i += lanes {
		count := min(n-i, lanes)
		for lane := range count {
			element := elements[(i+lane)*ElementSize:][:ElementSize]
			transcript = appendTranscript(transcript[:0], input(i+lane), element)
			r.set(lane, 0, transcript)
		}
		r.idle(count)
		state := *begin
		r.hash(&state)
		out = appendDigests(out, count, &state)
	}
	return out
}
