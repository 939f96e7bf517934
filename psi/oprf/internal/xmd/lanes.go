package xmd

import (
	"crypto/sha512"
	"slices"
)

// appendLanes is Append, eight messages at a time.
func (e *Expander) appendLanes(out []byte, n int, message func(i int) []byte) []byte {
	out = slices.Grow(out, n*UniformSize)
	var first, second rows // what b_0 and b_1 are the hashes of
	for lane := range lanes {
		row, _ := second.row(lane, 0, UniformSize+1+len(e.dstPrime))
		row[UniformSize] = 1
		copy(row[UniformSize+1:], e.dstPrime)
	}
	padded := paddedLanes()
	for i := 0; i < n; i += lanes {
		count := min(n-i, lanes)
		for lane := range count {
			m := message(i + lane)
			row, fresh := first.row(lane, sha512.BlockSize, len(m)+len(e.suffix))
			copy(row, m)
			if fresh {
				copy(row[len(m):], e.suffix)
			}
		}
		state := padded
		first.hash(&state)
		second.setDigests(&state)
		state = initial
		second.hash(&state)
		out = appendDigests(out, count, &state)
	}
	return out
}

// appendOutputsLanes is AppendOutputs, eight inputs at a time.
func appendOutputsLanes(out []byte, n int, input func(i int) []byte, elements []byte) []byte {
	out = slices.Grow(out, n*OutputSize)
	var r rows
	for i := 0; i < n; i += lanes {
		count := min(n-i, lanes)
		for lane := range count {
			in := input(i + lane)
			element := elements[(i+lane)*ElementSize:][:ElementSize]
			row, fresh := r.row(lane, 0, len(in)+outputOverhead)
			if fresh {
				appendTranscript(row[:0], in, element)
				continue
			}
			copy(row[2:], in)
			copy(row[2+len(in)+2:], element)
		}
		state := initial
		r.hash(&state)
		out = appendDigests(out, count, &state)
	}
	return out
}
