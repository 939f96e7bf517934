package rcp

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"hash"
	"io"
	"slices"

	"recoupe/internal/message"
)

// growth is how many bytes a buffer grows by before they have arrived; beyond
// that it at most doubles.
const growth = 64 << 10

// scanner cuts a stream into header, frames and trailer. It bounds every length
// and checks every checksum; the order of frames is for a tally, and whoever
// accepts a part takes it into sum.
type scanner struct {
	r   *bufio.Reader
	off uint64    // bytes taken so far
	sum hash.Hash // SHA-256 of what was accepted
	buf []byte    // the part being read
}

func newScanner(r io.Reader) *scanner {
	return &scanner{r: bufio.NewReaderSize(r, growth), sum: sha256.New()}
}

// take appends the next n bytes to s.buf, whose memory grows only as they
// arrive. The end of the stream is an error here.
func (s *scanner) take(n int) error {
	for n > 0 {
		at := len(s.buf)
		step := min(n, max(at, growth))
		s.buf = slices.Grow(s.buf, step)[:at+step]
		got, err := io.ReadFull(s.r, s.buf[at:])
		s.off += uint64(got)
		switch {
		case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
			return message.New(message.RcpTruncated, s.off)
		case err != nil:
			return message.New(message.RcpRead, s.off).Because(err)
		}
		n -= step
	}
	return nil
}

// header reads and validates the header.
func (s *scanner) header() (*Header, error) {
	start, err := s.r.Peek(64)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, message.New(message.RcpRead, s.off+uint64(len(start))).Because(err)
	}
	if e := foreign(start); e != nil {
		return nil, e
	}
	if err := s.take(headStart); err != nil {
		return nil, err
	}
	be := binary.BigEndian
	if v := be.Uint16(s.buf[len(magic):]); v != FormatVersion {
		return nil, message.New(message.RcpVersion, v, FormatVersion)
	}
	size := be.Uint32(s.buf[headStart-4:])
	if size < uint32(headMin) || size > MaxHeader {
		return nil, message.New(message.RcpHeaderLength, size, headMin, MaxHeader)
	}
	if err := s.take(int(size) - headStart); err != nil {
		return nil, err
	}
	if _, ok := checkCRC(s.buf); !ok {
		return nil, message.New(message.RcpHeaderDamaged, size)
	}
	return parseHeader(s.buf)
}

// frame reads the frame that has the index want if all is well, and returns its
// type. Its payload is valid until the next call.
func (s *scanner) frame(want uint64) (typ byte, f Frame, err error) {
	at := s.off
	s.buf = s.buf[:0]
	if err := s.take(frameHead); err != nil {
		return 0, f, err
	}
	be := binary.BigEndian
	size := be.Uint32(s.buf)
	if size < 1 || size > MaxPayload {
		return 0, f, message.New(message.RcpFrameLength, want, at, size, MaxPayload)
	}
	if err := s.take(int(size) + crcSize); err != nil {
		return 0, f, err
	}
	body, ok := checkCRC(s.buf)
	if !ok {
		return 0, f, message.New(message.RcpFrameDamaged, want, at)
	}
	f = Frame{Section: be.Uint16(body[5:]), Index: be.Uint64(body[7:]), Payload: body[frameHead:]}
	if typ = body[4]; typ != frameData && typ != frameTrailer {
		return 0, f, message.New(message.RcpFrameType, want, at, typ)
	}
	return typ, f, nil
}

// trailer checks the frame f, which is a trailer and stands in s.buf, against
// what t has counted, and that nothing follows.
func (s *scanner) trailer(f Frame, t *tally) (Totals, error) {
	at := s.off - uint64(len(s.buf))
	p := f.Payload
	if len(p) != trailerPayload || int(f.Section) != len(t.sections) {
		return Totals{}, message.New(message.RcpTrailerShape, at)
	}
	if f.Index != t.frames {
		return Totals{}, message.New(message.RcpTrailerFrames, at, f.Index, t.frames)
	}
	if n := binary.BigEndian.Uint64(p); n != t.payload {
		return Totals{}, message.New(message.RcpTrailerBytes, at, n, t.payload)
	}
	if err := t.complete(); err != nil {
		return Totals{}, err
	}
	totals := Totals{Frames: t.frames, Payload: t.payload, Bytes: s.off}
	s.sum.Write(s.buf[:digestAt])
	s.sum.Sum(totals.Digest[:0])
	if [32]byte(p[8:40]) != totals.Digest {
		return Totals{}, message.New(message.RcpDigest)
	}
	if algorithm := p[40]; algorithm != 0 {
		return Totals{}, message.New(message.RcpSignature, algorithm)
	}
	if [signatureSize]byte(p[40:]) != [signatureSize]byte{} {
		return Totals{}, message.New(message.RcpTrailerShape, at)
	}
	s.sum.Write(s.buf[digestAt:])
	s.sum.Sum(totals.File[:0])
	switch _, err := s.r.ReadByte(); {
	case err == nil:
		return Totals{}, message.New(message.RcpTrailing, s.off)
	case !errors.Is(err, io.EOF):
		return Totals{}, message.New(message.RcpRead, s.off).Because(err)
	}
	return totals, nil
}
