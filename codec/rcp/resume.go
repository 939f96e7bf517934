package rcp

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"

	"recoupe/internal/message"
)

// File is what [Resume] needs of an *os.File opened for reading and writing.
type File interface {
	io.Reader
	io.Writer
	io.Seeker
	Truncate(size int64) error
}

// Resume returns a Writer that goes on with what f already holds. Its Begin
// reads f: if the stored header has the very bytes of the new one, all whole and
// valid frames are kept, the rest is cut off, and the caller goes on with the
// frame after them; otherwise f is emptied. So an f that was interrupted at any
// byte ends up as if it had been written in one go, if the caller gives the same
// frames again. An f that cannot be read is left as it is.
func Resume(f File) *Writer {
	return &Writer{w: f, file: f, sum: sha256.New()}
}

// keep looks for header at the start of w.file and reports whether it is there.
// It leaves w.file cut and positioned where the next write goes, and w with
// the frames that are kept.
func (w *Writer) keep(header []byte) (kept bool, err error) {
	if _, err := w.file.Seek(0, io.SeekStart); err != nil {
		return false, message.New(message.RcpRead, 0).Because(err)
	}
	s := newScanner(w.file)
	switch err := s.take(len(header)); {
	case errors.Is(err, message.RcpRead):
		return false, err
	case err != nil || !bytes.Equal(s.buf, header):
		return false, w.cut()
	}
	w.sum.Write(header)
	w.off = s.off
	for {
		typ, f, err := s.frame(w.tally.frames)
		if errors.Is(err, message.RcpRead) {
			return false, err
		}
		if err != nil || typ != frameData || w.tally.add(f, w.off) != nil {
			return true, w.cut()
		}
		w.off = s.off
		w.sum.Write(s.buf)
	}
}

// cut cuts w.file at w.off and goes there.
func (w *Writer) cut() error {
	if err := w.file.Truncate(int64(w.off)); err != nil {
		return message.New(message.RcpWrite, w.off).Because(err)
	}
	if _, err := w.file.Seek(int64(w.off), io.SeekStart); err != nil {
		return message.New(message.RcpWrite, w.off).Because(err)
	}
	return nil
}
