//go:build amd64 && !purego

package xmd

import (
	"bytes"
	"crypto/sha512"
	"encoding/binary"
	"testing"

	"github.com/stretchr/testify/require"
)

func needLanes(t *testing.T) {
	t.Helper()
	if !hasLanes {
		t.Skip("the processor has no lanes, or the environment switches them off")
	}
}

// laneOf is the state of a lane as crypto/sha512 writes it.
func laneOf(state *laneState, lane int) []byte {
	var b []byte
	for i := range 8 {
		b = binary.BigEndian.AppendUint64(b, state[lanes*i+lane])
	}
	return b
}

// stateOf is the state of crypto/sha512 after whole blocks.
func stateOf(t *testing.T, blocks []byte) []byte {
	t.Helper()
	h := sha512.New().(resumable)
	h.Write(blocks)
	b, err := h.MarshalBinary()
	require.NoError(t, err)
	return b[len("sha\x07"):][:64]
}

// TestCompress runs every set of active lanes, with rows at every offset from a
// multiple of eight: the active ones follow crypto/sha512, the others stay.
func TestCompress(t *testing.T) {
	needLanes(t)
	src := source(t)
	for active := range 1 << lanes {
		stride := 128 + active%5*24
		data := fixed(src, 1, lanes*stride+8)[0]
		at := func(lane int) []byte { return data[active%8+lane*stride:][:128] }
		state := initial
		compress(&state, &data[active%8], uint64(stride), uint32(active))
		again := state
		compress(&again, &data[active%8], uint64(stride), 1<<lanes-1)
		for lane := range lanes {
			var read []byte
			if active>>lane&1 == 1 {
				read = at(lane)
			}
			require.Equal(t, stateOf(t, read), laneOf(&state, lane), "lane %d of %08b", lane, active)
			read = append(bytes.Clone(read), at(lane)...)
			require.Equal(t, stateOf(t, read), laneOf(&again, lane), "lane %d of %08b, then all", lane, active)
		}
	}
}

// TestDigests writes states to rows and checks what is between the rows.
func TestDigests(t *testing.T) {
	needLanes(t)
	src := source(t)
	for offset := range 8 {
		stride := 64 + offset
		var state laneState
		for i := range state {
			state[i] = src.Uint64()
		}
		data := bytes.Repeat([]byte{0x55}, offset+lanes*stride)
		digests(&data[offset], uint64(stride), &state)
		want := bytes.Repeat([]byte{0x55}, len(data))
		for lane := range lanes {
			copy(want[offset+lane*stride:], laneOf(&state, lane))
		}
		require.Equal(t, want, data)
	}
}

// TestWanted has names of engines that are of vectors, and others.
func TestWanted(t *testing.T) {
	for engine, want := range map[string]bool{
		"": true, "avx512fma": true, "avx512ifma": true, "portable": false, "none": false, "AVX512": false,
	} {
		require.Equal(t, want, wanted(engine), engine)
	}
}
