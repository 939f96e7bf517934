package compression

import (
	"github.com/klauspost/compress/s2"
	"github.com/klauspost/compress/zstd"
)

// Compressor is a general compressor at one level, on whole buffers and one
// core.
type Compressor struct {
	// Name identifies it in results: none, s2, s2-best, zstd-1, zstd-3, zstd-7 or
	// zstd-11, where the number is about that of the zstd program's level.
	Name       string
	Compress   func(dst, src []byte) []byte
	Decompress func(dst, src []byte) ([]byte, error)
}

// Compressors returns no compression, s2 and zstd at several levels.
func Compressors() ([]Compressor, error) {
	none := Compressor{
		Name:       "none",
		Compress:   func(dst, src []byte) []byte { return append(dst[:0], src...) },
		Decompress: func(dst, src []byte) ([]byte, error) { return append(dst[:0], src...), nil },
	}
	// s2 takes the memory of dst if its length suffices.
	whole := func(dst []byte) []byte { return dst[:cap(dst)] }
	decompress := func(dst, src []byte) ([]byte, error) { return s2.Decode(whole(dst), src) }
	all := []Compressor{
		none,
		{"s2", func(dst, src []byte) []byte { return s2.Encode(whole(dst), src) }, decompress},
		{"s2-best", func(dst, src []byte) []byte { return s2.EncodeBest(whole(dst), src) }, decompress},
	}
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	for _, level := range []struct {
		name  string
		level zstd.EncoderLevel
	}{
		{"zstd-1", zstd.SpeedFastest}, {"zstd-3", zstd.SpeedDefault},
		{"zstd-7", zstd.SpeedBetterCompression}, {"zstd-11", zstd.SpeedBestCompression},
	} {
		encoder, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(level.level), zstd.WithEncoderConcurrency(1))
		if err != nil {
			return nil, err
		}
		all = append(all, Compressor{
			Name:       level.name,
			Compress:   func(dst, src []byte) []byte { return encoder.EncodeAll(src, dst[:0]) },
			Decompress: func(dst, src []byte) ([]byte, error) { return decoder.DecodeAll(src, dst[:0]) },
		})
	}
	return all, nil
}
