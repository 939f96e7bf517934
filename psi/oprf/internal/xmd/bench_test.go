package xmd

import (
	"bytes"
	"crypto/sha512"
	"fmt"
	"testing"
)

// report gives the time of each of the n messages that an iteration hashes.
func report(b *testing.B, n int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/message")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkSmall hashes batches of few messages, where what is done once for a
// batch weighs.
func BenchmarkSmall(b *testing.B) {
	message := make([]byte, 32)
	e := NewExpander(make([]byte, 40))
	for _, n := range []int{1, 2, 8} {
		out := make([]byte, 0, n*UniformSize)
		for _, f := range forms()[1:] {
			b.Run(fmt.Sprintf("%d/%s", n, f.name), func(b *testing.B) {
				for b.Loop() {
					f.expand(e, out, n, func(int) []byte { return message })
				}
				report(b, n)
			})
		}
	}
}

// BenchmarkExpand hashes batches of messages with each form and with plain
// crypto/sha512.
func BenchmarkExpand(b *testing.B) {
	const n = 1024
	for _, c := range []struct {
		name         string
		message, dst int
	}{{"input", 32, 40}, {"transcript", 113, 90}} {
		message := bytes.Repeat([]byte{1}, c.message)
		dst := bytes.Repeat([]byte{2}, c.dst)
		e := NewExpander(dst)
		out := make([]byte, 0, n*UniformSize)
		for _, f := range forms()[1:] {
			b.Run(c.name+"/"+f.name, func(b *testing.B) {
				for b.Loop() {
					f.expand(e, out, n, func(int) []byte { return message })
				}
				report(b, n)
			})
		}
		b.Run(c.name+"/sha512", func(b *testing.B) {
			for b.Loop() {
				for range n {
					expandPlain(message, e)
				}
			}
			report(b, n)
		})
	}
}

// expandPlain is expand_message_xmd with nothing computed beforehand.
func expandPlain(message []byte, e *Expander) [64]byte {
	var buf [512]byte
	b0 := sha512.Sum512(append(append(buf[:128], message...), e.suffix...))
	return sha512.Sum512(append(append(append(buf[:0], b0[:]...), 1), e.dstPrime...))
}

// BenchmarkOutputs hashes batches of inputs of 32 bytes.
func BenchmarkOutputs(b *testing.B) {
	const n = 1024
	input := bytes.Repeat([]byte{1}, 32)
	elements := bytes.Repeat([]byte{3}, 32*n)
	out := make([]byte, 0, n*OutputSize)
	for _, f := range forms()[1:] {
		b.Run(f.name, func(b *testing.B) {
			for b.Loop() {
				f.outputs(out, n, func(int) []byte { return input }, elements)
			}
			report(b, n)
		})
	}
}
