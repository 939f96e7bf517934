package rcp

import (
	"encoding/binary"

	"recoupe/internal/message"
)

// The types of a frame.
const (
	frameData    = 1
	frameTrailer = 2
)

// Sizes of the parts of a frame, in bytes.
const (
	frameHead      = 4 + 1 + 2 + 8                  // payload length, type, section, index
	frameOverhead  = frameHead + crcSize            // what a frame has beside its payload
	signatureSize  = 1 + 32 + 64                    // algorithm, signer, signature
	trailerPayload = 8 + 32 + signatureSize         // payload bytes, SHA-256, signature
	trailerSize    = frameHead + trailerPayload + 4 // the whole trailer
	digestAt       = frameHead + 8                  // where the SHA-256 stands in the trailer
)

// appendFrameHead appends the start of a frame to b.
func appendFrameHead(b []byte, size int, typ byte, section uint16, index uint64) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(size))
	b = append(b, typ)
	b = binary.BigEndian.AppendUint16(b, section)
	return binary.BigEndian.AppendUint64(b, index)
}

// appendFrame appends the data frame f to b, which is empty.
func appendFrame(b []byte, f Frame) []byte {
	b = appendFrameHead(b, len(f.Payload), frameData, f.Section, f.Index)
	return appendCRC(append(b, f.Payload...))
}

// tally follows the frames of a file, on the way out as on the way in, and
// holds them to the order and the bounds of the format.
type tally struct {
	header   *Header
	frames   uint64
	payload  uint64
	section  int // of the latest frame
	sections []SectionTotals
}

// SectionTotals counts what the frames of one section hold.
type SectionTotals struct {
	Frames  uint64
	Payload uint64 // bytes
}

func newTally(h *Header) tally {
	return tally{header: h, sections: make([]SectionTotals, len(h.Sections))}
}

// add counts the data frame f, which begins at byte off of the file.
func (t *tally) add(f Frame, off uint64) error {
	last := len(t.sections) - 1
	switch i := int(f.Section); {
	case f.Index > t.frames:
		return message.New(message.RcpFrameMissing, t.frames, f.Index, off)
	case f.Index < t.frames:
		return message.New(message.RcpFrameRepeated, t.frames, f.Index, off)
	case i < t.section || i > last:
		return message.New(message.RcpFrameSection, f.Index, off, i, t.section, last)
	case len(f.Payload) < 1 || len(f.Payload) > MaxPayload:
		return message.New(message.RcpFrameLength, f.Index, off, len(f.Payload), MaxPayload)
	default:
		s := &t.header.Sections[i]
		if t.sections[i].Frames >= s.Count {
			return message.New(message.RcpSectionFrames, i, s.Name, s.Count)
		}
		t.section = i
		t.sections[i].Frames++
		t.sections[i].Payload += uint64(len(f.Payload))
	}
	t.frames++
	t.payload += uint64(len(f.Payload))
	return nil
}

// complete refuses an end that leaves an announced section without a frame.
func (t *tally) complete() error {
	for i, s := range t.header.Sections {
		if s.Count > 0 && t.sections[i].Frames == 0 {
			return message.New(message.RcpSectionMissing, i, s.Name, s.Count)
		}
	}
	return nil
}
