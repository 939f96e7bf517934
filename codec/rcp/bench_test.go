package rcp

import (
	"bytes"
	"io"
	"testing"

	"github.com/stretchr/testify/require"
)

// BenchmarkWriter and BenchmarkVerify move frames of 4096 elements.
func BenchmarkWriter(b *testing.B) {
	h, frames := benchFrames()
	b.SetBytes(int64(len(frames) * len(frames[0].Payload)))
	for b.Loop() {
		require.NoError(b, write(NewWriter(io.Discard), h, frames))
	}
}

func BenchmarkVerify(b *testing.B) {
	h, frames := benchFrames()
	f := file(b, h, frames)
	b.SetBytes(int64(len(f)))
	for b.Loop() {
		if _, err := Verify(bytes.NewReader(f)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkResume(b *testing.B) {
	h, frames := benchFrames()
	f := file(b, h, frames)
	f = f[:len(f)-1000]
	b.SetBytes(int64(len(f)))
	for b.Loop() {
		if _, err := Resume(&ram{b: f}).Begin(h); err != nil {
			b.Fatal(err)
		}
	}
}

// benchFrames returns a request of 128 frames of 128 KiB.
func benchFrames() (*Header, []Frame) {
	h, _ := sample(Request)
	h.Sections = h.Sections[:1]
	h.Sections[0].Count = 128 * 4096
	frames := make([]Frame, 128)
	for i := range frames {
		frames[i] = Frame{0, uint64(i), bytes.Repeat([]byte{byte(i)}, 4096*32)}
	}
	return h, frames
}
