package rcp

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"io"

	"recoupe/internal/message"
)

// Writer writes one file; it is a [Sink]. Each frame goes out in one Write, so
// a process that is killed leaves whole frames and at most one cut one. After
// an error it takes nothing more. It is for one goroutine.
type Writer struct {
	w      io.Writer
	file   File // not nil: what is in it may be kept
	off    uint64
	sum    hash.Hash
	buf    []byte
	tally  tally
	totals Totals
	err    error
}

// NewWriter returns a Writer of a new file in w, which needs no buffer of its
// own. The caller syncs and closes what stands behind w.
func NewWriter(w io.Writer) *Writer {
	return &Writer{w: w, sum: sha256.New()}
}

// Begin writes the header. It refuses an h that the format does not allow.
func (w *Writer) Begin(h *Header) (have uint64, err error) {
	if w.err == nil && w.tally.header != nil {
		w.err = ErrUsage
	}
	if w.err != nil {
		return 0, w.err
	}
	if w.err = h.validate(); w.err != nil {
		return 0, w.err
	}
	w.tally = newTally(h.clone())
	header := h.append(nil)
	if w.file != nil {
		var kept bool
		if kept, w.err = w.keep(header); kept || w.err != nil {
			return w.tally.frames, w.err
		}
	}
	w.err = w.write(header)
	return 0, w.err
}

// Frame writes f, whose index is that of the latest frame plus one and whose
// section is not before that of the latest frame.
func (w *Writer) Frame(f Frame) error {
	if w.err == nil && w.tally.header == nil {
		w.err = ErrUsage
	}
	if w.err == nil {
		w.err = w.tally.add(f, w.off)
	}
	if w.err == nil {
		w.buf = appendFrame(w.buf[:0], f)
		w.err = w.write(w.buf)
	}
	return w.err
}

// End writes the trailer. It refuses to while a section that announces items
// has no frame.
func (w *Writer) End() error {
	if w.err == nil && w.tally.header == nil {
		w.err = ErrUsage
	}
	if w.err == nil {
		w.err = w.tally.complete()
	}
	if w.err != nil {
		return w.err
	}
	t := &w.tally
	totals := Totals{Frames: t.frames, Payload: t.payload, Bytes: w.off + uint64(trailerSize)}
	b := appendFrameHead(w.buf[:0], trailerPayload, frameTrailer, uint16(len(t.sections)), t.frames)
	b = binary.BigEndian.AppendUint64(b, t.payload)
	w.sum.Write(b)
	b = w.sum.Sum(b)
	copy(totals.Digest[:], b[digestAt:])
	b = appendCRC(append(b, make([]byte, signatureSize)...))
	w.sum.Write(b[digestAt:])
	w.sum.Sum(totals.File[:0])
	if w.err = w.put(b); w.err != nil {
		return w.err
	}
	w.totals, w.err = totals, ErrUsage
	return nil
}

// Totals returns what the whole file amounts to. It is zero until End has
// succeeded.
func (w *Writer) Totals() Totals { return w.totals }

// write writes b and takes it into the digest.
func (w *Writer) write(b []byte) error {
	w.sum.Write(b)
	return w.put(b)
}

func (w *Writer) put(b []byte) error {
	n, err := w.w.Write(b)
	w.off += uint64(n)
	if err != nil {
		return message.New(message.RcpWrite, w.off).Because(err)
	}
	return nil
}
