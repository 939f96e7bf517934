package table

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"sync/atomic"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"recoupe/internal/message"
)

// Compression is how the bytes of a list are compressed.
type Compression uint8

// The compressions that a list can have.
const (
	Plain Compression = iota
	Gzip
	Zstd
)

// String returns "none", "gzip" or "zstd".
func (c Compression) String() string { return [...]string{"none", "gzip", "zstd"}[c] }

// maxWindow bounds the memory that a .zst file can ask for. Every level of the
// zstd command but --ultra -21 and -22 stays within it.
const maxWindow = 32 << 20

// headSize is how much of the decompressed list is looked at to tell what it
// is.
const headSize = 16 << 10

// source is the bytes of a list, decompressed and hashed as they are read.
type source struct {
	name        any           // of the list, for messages
	text        *bufio.Reader // the decompressed bytes
	compression Compression
	digest      *digest
	close       []func() error

	size int64 // of the file, compressed as it is; 0 if that is not known
	read atomic.Int64
}

// counter counts what is read of a file.
type counter struct {
	io.Reader
	read *atomic.Int64
}

// Read implements [io.Reader].
func (c counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.read.Add(int64(n))
	return n, err
}

// openSource opens the list name, or stdin when name is "-".
func openSource(name string, stdin io.Reader) (*source, error) {
	s := &source{name: name, digest: newDigest()}
	if name == "-" {
		s.name = message.TableStdin
	} else {
		f, err := os.Open(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, message.New(message.TableMissing, name)
		case err != nil:
			return nil, message.New(message.TableUnreadable, name).Because(err)
		}
		s.close = append(s.close, f.Close)
		stdin = counter{f, &s.read}
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			s.size = info.Size()
		}
	}
	if err := s.decompress(bufio.NewReaderSize(stdin, 64<<10)); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// decompress puts the decoder in front of raw that its first bytes ask for.
func (s *source) decompress(raw *bufio.Reader) error {
	magic, err := raw.Peek(4)
	if err != nil && err != io.EOF {
		return message.New(message.TableUnreadable, s.name).Because(err)
	}
	var in io.Reader = raw
	switch {
	case hasPrefix(magic, "\x1f\x8b"):
		z, err := gzip.NewReader(raw)
		if err != nil {
			return s.failure(1, err)
		}
		s.compression, in = Gzip, z
		s.close = append(s.close, func() error { _ = z.Close(); return nil }) // it repeats the error of Read
	case hasPrefix(magic, "\x28\xb5\x2f\xfd"):
		z, err := zstd.NewReader(raw, zstd.WithDecoderConcurrency(1),
			zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return s.failure(1, err)
		}
		s.compression, in = Zstd, z
		s.close = append(s.close, func() error { z.Close(); return nil })
	default:
		s.text = raw
		return nil
	}
	s.text = bufio.NewReaderSize(in, headSize)
	return nil
}

// head returns the first bytes of the list without consuming them: headSize of
// them, or all there are.
func (s *source) head() ([]byte, error) {
	b, err := s.text.Peek(headSize)
	if err != nil && err != io.EOF {
		return nil, s.failure(1, err)
	}
	return b, nil
}

// skip consumes the n bytes of a byte order mark.
func (s *source) skip(n int) error {
	_, err := io.CopyN(s.digest, s.text, int64(n))
	return err
}

// Read implements [io.Reader].
func (s *source) Read(p []byte) (int, error) {
	n, err := s.text.Read(p)
	s.digest.Write(p[:n])
	return n, err
}

// failure says that err came up after line.
func (s *source) failure(line int, err error) error {
	switch {
	case errors.Is(err, zstd.ErrWindowSizeExceeded), errors.Is(err, zstd.ErrDecoderSizeExceeded):
		return message.New(message.TableWindow, s.name, maxWindow>>20)
	case s.compression != Plain, errors.Is(err, gzip.ErrHeader), errors.Is(err, io.ErrUnexpectedEOF):
		return message.New(message.TableCompressed, s.name, line).Because(err)
	default:
		return message.New(message.TableUnreadable, s.name).Because(err)
	}
}

// Close releases the file and the decoder.
func (s *source) Close() error {
	var errs []error
	for i := len(s.close) - 1; i >= 0; i-- {
		errs = append(errs, s.close[i]())
	}
	s.close = nil
	s.digest.close()
	return errors.Join(errs...)
}

func hasPrefix(b []byte, magic string) bool {
	return len(b) >= len(magic) && string(b[:len(magic)]) == magic
}
