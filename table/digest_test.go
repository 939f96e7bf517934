package table

import (
	"crypto/sha256"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// Whatever the sizes of the writes, the digest is that of all bytes, and the
// writer may use its memory again at once.
func TestDigest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sizes := rapid.SliceOfN(rapid.OneOf(
			rapid.IntRange(0, 100), rapid.IntRange(digestBlock-2, digestBlock+2), rapid.Just(2*digestBlock),
		), 0, 6).Draw(t, "sizes")
		d, want := newDigest(), sha256.New()
		defer d.close()
		buf := make([]byte, 2*digestBlock)
		for i, size := range sizes {
			for j := range buf[:size] { // so that no two writes look alike
				buf[j] = byte(i)
			}
			want.Write(buf[:size])
			n, err := d.Write(buf[:size])
			require.NoError(t, err)
			require.Equal(t, size, n)
		}
		require.Equal(t, [sha256.Size]byte(want.Sum(nil)), d.sum())
		require.Equal(t, [sha256.Size]byte(want.Sum(nil)), d.sum(), "the second time")
	})
}

// Every occurrence of the delimiter is found, and nothing that differs from it
// in a bit or is its neighbour.
func TestAppendIndexes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		delim := rapid.SampledFrom([]byte{',', ';', '\t', '|'}).Draw(t, "delim")
		near := []byte{delim, delim - 1, delim + 1, delim ^ 0x80, 0, 1, 0x7F, 0x80, 0xFF, 'a'}
		text := rapid.SliceOfN(rapid.SampledFrom(near), 0, 40).Draw(t, "text")
		start := rapid.IntRange(0, len(text)).Draw(t, "start")
		want := []uint32{7}
		for i := start; i < len(text); i++ {
			if text[i] == delim {
				want = append(want, uint32(i))
			}
		}
		require.Equal(t, want, appendIndexes([]uint32{7}, text, start, delim))
	})
}

// The ASCII prefix ends at the first byte above 127, wherever it stands.
func TestASCIIPrefix(t *testing.T) {
	for length := range 20 {
		for at := range length {
			b := make([]byte, length)
			for i := at; i < length; i += 3 {
				b[i] = 0x80
			}
			require.Equal(t, at, asciiPrefix(b))
			require.False(t, isASCII(b))
		}
		require.True(t, isASCII(make([]byte, length)))
	}
}
