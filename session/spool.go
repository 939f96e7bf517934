package session

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"errors"
	"io"
	"os"

	"recoupe/internal/message"
)

// spool keeps what is read from a stream that cannot be read twice, in a
// temporary file that is encrypted under a key which never leaves memory.
type spool struct {
	file  *os.File
	block cipher.Block
	write io.Writer
}

// newSpool returns an empty spool in the folder dir.
func newSpool(dir string) (*spool, error) {
	f, err := os.CreateTemp(dir, "list-*.tmp")
	if err != nil {
		return nil, message.New(message.FileCreate, dir).Because(err)
	}
	key := make([]byte, 32)
	rand.Read(key) // never fails: it ends the program instead
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, errors.Join(err, f.Close(), os.Remove(f.Name()))
	}
	s := &spool{file: f, block: block}
	s.write = cipher.StreamWriter{S: s.stream(), W: f}
	return s, nil
}

// stream returns the key stream from its start. The key serves one file only,
// hence the fixed counter.
func (s *spool) stream() cipher.Stream {
	return cipher.NewCTR(s.block, make([]byte, aes.BlockSize))
}

// Write keeps p.
func (s *spool) Write(p []byte) (int, error) {
	n, err := s.write.Write(p)
	if err != nil {
		err = message.New(message.FileWrite, s.file.Name()).Because(err)
	}
	return n, err
}

// reader returns what was kept, from its start.
func (s *spool) reader() (io.Reader, error) {
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	return cipher.StreamReader{S: s.stream(), R: s.file}, nil
}

// Close removes the spool.
func (s *spool) Close() error { return errors.Join(s.file.Close(), os.Remove(s.file.Name())) }

// twice returns a list that can be opened twice: what comes from stdin is
// spooled while it is read the first time. again returns the list for the
// second time; done removes the spool.
func (l List) twice(dir string) (first List, again func() (List, error), done func() error, err error) {
	if l.Name != "-" {
		second := l
		second.Confirm = nil
		return l, func() (List, error) { return second, nil }, func() error { return nil }, nil
	}
	s, err := newSpool(dir)
	if err != nil {
		return l, nil, nil, err
	}
	first = l
	first.Stdin = io.TeeReader(l.Stdin, s)
	again = func() (List, error) {
		second := l
		second.Confirm = nil
		r, err := s.reader()
		second.Stdin = r
		return second, err
	}
	return first, again, s.Close, nil
}
