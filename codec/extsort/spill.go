package extsort

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"sync/atomic"
)

// storage is what a spill file needs of a file.
type storage interface {
	io.ReaderAt
	io.WriterAt
	io.Closer
}

// openFunc makes the storage of a new spill file in a folder.
type openFunc func(dir string) (storage, error)

// tempFile is a temporary file that no name leads to, or, where a file that is
// open cannot be removed, one that Close removes.
type tempFile struct {
	*os.File
	remove bool
}

// openTemp makes a tempFile in dir.
func openTemp(dir string) (storage, error) {
	f, err := os.CreateTemp(dir, "recoupe-*.part")
	if err != nil {
		return nil, err
	}
	return &tempFile{File: f, remove: os.Remove(f.Name()) != nil}, nil
}

func (t *tempFile) Close() error {
	err := t.File.Close()
	if t.remove {
		err = errors.Join(err, os.Remove(t.Name()))
	}
	return err
}

// spillFile holds sorted runs, encrypted with AES-256 in counter mode under a
// key that is drawn for this file and never leaves memory. Its methods may be
// called by several goroutines.
type spillFile struct {
	storage
	dir   string
	block cipher.Block
	size  atomic.Int64 // bytes given to runs, a multiple of aes.BlockSize
}

func newSpillFile(dir string, open openFunc) (*spillFile, error) {
	var key [32]byte
	if _, err := rand.Read(key[:]); err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key[:])
	if err != nil {
		return nil, err
	}
	f, err := open(dir)
	if err != nil {
		return nil, spillError(dir, err)
	}
	return &spillFile{storage: f, dir: dir, block: block}, nil
}

// spillError adds the folder to an error of the file system.
func spillError(dir string, err error) error {
	if dir == "" {
		dir = os.TempDir()
	}
	return fmt.Errorf("extsort: sorted runs in %s: %w", dir, err)
}

// stream returns the key stream of the bytes from off on, a multiple of
// aes.BlockSize. The key serves one file whose every byte is written once, so
// the counter is the place in the file.
func (f *spillFile) stream(off int64) cipher.Stream {
	var iv [aes.BlockSize]byte
	binary.BigEndian.PutUint64(iv[8:], uint64(off/aes.BlockSize))
	return cipher.NewCTR(f.block, iv[:])
}

// run is a sorted sequence of records in a spill file.
type run struct {
	off, length int64  // in bytes; off is a multiple of aes.BlockSize
	sum         uint32 // CRC-32C of the records
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// runWriter writes one run.
type runWriter struct {
	f      *spillFile
	run    run
	at     int64
	stream cipher.Stream
}

// newRun gives length bytes of the file to a new run.
func (f *spillFile) newRun(length int64) *runWriter {
	room := (length + aes.BlockSize - 1) &^ (aes.BlockSize - 1)
	off := f.size.Add(room) - room
	return &runWriter{f: f, run: run{off: off, length: length}, at: off, stream: f.stream(off)}
}

// write appends p to the run. It encrypts p in place.
func (w *runWriter) write(p []byte) error {
	w.run.sum = crc32.Update(w.run.sum, castagnoli, p)
	w.stream.XORKeyStream(p, p)
	n, err := w.f.WriteAt(p, w.at)
	w.at += int64(n)
	if err != nil {
		return spillError(w.f.dir, err)
	}
	return nil
}

// runReader reads one run.
type runReader struct {
	f      *spillFile
	run    run
	read   int64 // bytes read so far
	sum    uint32
	stream cipher.Stream
	buf    []byte // a multiple of the record size
}

// reader returns a reader of r whose buffer has the given size.
func (f *spillFile) reader(r run, buffer int64) *runReader {
	return &runReader{f: f, run: r, stream: f.stream(r.off), buf: make([]byte, min(buffer, r.length))}
}

// next returns the next records of the run, valid until the next call, or
// io.EOF after all of them were read and found to be those written.
func (r *runReader) next() ([]byte, error) {
	p := r.buf[:min(int64(len(r.buf)), r.run.length-r.read)]
	if len(p) == 0 {
		if r.sum != r.run.sum {
			return nil, spillError(r.f.dir, fmt.Errorf("%w: a run has changed", ErrDamaged))
		}
		return nil, io.EOF
	}
	n, err := r.f.ReadAt(p, r.run.off+r.read)
	switch {
	case n == len(p): // whatever err says, it is not about these bytes
	case err == io.EOF || err == nil:
		return nil, spillError(r.f.dir, fmt.Errorf("%w: a run of %d bytes ends after %d", ErrDamaged, r.run.length, r.read+int64(n)))
	case errors.Is(err, os.ErrClosed):
		return nil, ErrClosed
	default:
		return nil, spillError(r.f.dir, err)
	}
	r.read += int64(n)
	r.stream.XORKeyStream(p, p)
	r.sum = crc32.Update(r.sum, castagnoli, p)
	return p, nil
}
