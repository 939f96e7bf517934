package rcp

import (
	"encoding/binary"
	"hash/crc32"
	"slices"
	"strings"

	"recoupe/internal/message"
)

// magic opens every file. Like that of PNG, it shows what transfers do to
// binary files: the first byte has its top bit set, then the name, a CR LF
// pair, the byte that ends a text file under DOS, and a lone LF.
const magic = "\x89RCP\r\n\x1a\n"

// Sizes of the parts of a header, in bytes.
const (
	headStart  = len(magic) + 2 + 4              // magic, version, header length
	headFixed  = headStart + 4 + 4 + 32 + 16 + 2 // up to the number of sections
	sectionMin = 2 + 1 + 2 + 8 + 1               // type, name length, width, count, parameter length
	crcSize    = 4                               // CRC-32C
	headMin    = headFixed + crcSize             // with no section yet
)

// castagnoli is the polynomial of CRC-32C (RFC 9260, Appendix A).
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// appendCRC appends the CRC-32C of b to b.
func appendCRC(b []byte) []byte {
	return binary.BigEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

// checkCRC splits the CRC-32C off b and reports whether it is right.
func checkCRC(b []byte) (body []byte, ok bool) {
	body, sum := b[:len(b)-crcSize], b[len(b)-crcSize:]
	return body, binary.BigEndian.Uint32(sum) == crc32.Checksum(body, castagnoli)
}

// clone returns a copy of h that shares nothing with it.
func (h *Header) clone() *Header {
	c := *h
	c.Sections = slices.Clone(h.Sections)
	for i := range c.Sections {
		c.Sections[i].Params = slices.Clone(c.Sections[i].Params)
	}
	return &c
}

// append appends the bytes of the valid header h to b, which is empty.
func (h *Header) append(b []byte) []byte {
	be := binary.BigEndian
	b = append(b, magic...)
	b = be.AppendUint16(b, FormatVersion)
	b = be.AppendUint32(b, 0) // the length, set below
	b = append(b, byte(h.Kind), h.Suite, h.Mode, h.Function)
	b = be.AppendUint32(b, h.Run)
	b = append(b, h.Agreement[:]...)
	b = append(b, h.Session[:]...)
	b = be.AppendUint16(b, uint16(len(h.Sections)))
	for _, s := range h.Sections {
		b = be.AppendUint16(b, uint16(s.Type))
		b = append(b, byte(len(s.Name)))
		b = append(b, s.Name...)
		b = be.AppendUint16(b, s.Width)
		b = be.AppendUint64(b, s.Count)
		b = append(b, byte(len(s.Params)))
		b = append(b, s.Params...)
	}
	be.PutUint32(b[headStart-4:], uint32(len(b)+crcSize))
	return appendCRC(b)
}

// parseHeader parses the whole header b, whose magic, version, length and
// checksum are right, and validates what it says.
func parseHeader(b []byte) (*Header, error) {
	be := binary.BigEndian
	end := len(b) - crcSize
	h := &Header{Kind: Kind(b[headStart]), Suite: b[headStart+1], Mode: b[headStart+2], Function: b[headStart+3]}
	at := headStart + 4
	h.Run = be.Uint32(b[at:])
	at += 4
	at += copy(h.Agreement[:], b[at:])
	at += copy(h.Session[:], b[at:])
	n := int(be.Uint16(b[at:]))
	at += 2
	if n < 1 || n > MaxSections {
		return nil, message.New(message.RcpSectionTotal, n, MaxSections)
	}
	for range n {
		s, size := parseSection(b[at:end])
		if size == 0 {
			return nil, message.New(message.RcpHeaderShape, len(b), at)
		}
		h.Sections = append(h.Sections, s)
		at += size
	}
	if at != end {
		return nil, message.New(message.RcpHeaderShape, len(b), at)
	}
	return h, h.validate()
}

// parseSection parses the section at the start of b and returns its size, 0 if
// b is too short.
func parseSection(b []byte) (s Section, size int) {
	be := binary.BigEndian
	if len(b) < sectionMin {
		return s, 0
	}
	s.Type = SectionType(be.Uint16(b))
	name := int(b[2])
	size = sectionMin + name
	if len(b) < size {
		return s, 0
	}
	s.Name = string(b[3 : 3+name])
	s.Width = be.Uint16(b[3+name:])
	s.Count = be.Uint64(b[3+name+2:])
	params := int(b[size-1])
	if len(b) < size+params {
		return s, 0
	}
	if params > 0 {
		s.Params = slices.Clone(b[size : size+params])
	}
	return s, size + params
}

// validate refuses a header that format version 1 does not allow.
func (h *Header) validate() error {
	switch _, known := kinds[h.Kind]; {
	case !known:
		return message.New(message.RcpKindUnknown, h.Kind)
	case h.Suite != SuiteRistretto255 && h.Suite != SuiteP256:
		return message.New(message.RcpSuite, h.Suite)
	case h.Mode != ModeOPRF && h.Mode != ModeVOPRF:
		return message.New(message.RcpMode, h.Mode)
	case h.Function != FunctionMembership:
		return message.New(message.RcpFunction, h.Function)
	case len(h.Sections) < 1 || len(h.Sections) > MaxSections:
		return message.New(message.RcpSectionTotal, len(h.Sections), MaxSections)
	}
	for i, s := range h.Sections {
		if err := s.validate(i, h.Kind); err != nil {
			return err
		}
		for j, t := range h.Sections[:i] {
			if s.Type == t.Type && s.Name == t.Name {
				return message.New(message.RcpSectionTwice, j, i, s.Type, s.Name)
			}
		}
	}
	return nil
}

// validate refuses section i of a file of kind k if format version 1 does not
// allow it. A name is not shown before it was found proper.
func (s *Section) validate(i int, k Kind) error {
	switch {
	case !properName(s.Name):
		return message.New(message.RcpSectionName, i, MaxName)
	case !s.Type.Known() && !s.Type.Optional():
		return message.New(message.RcpSectionUnknown, i, s.Name, s.Type)
	case s.Type.Known() && !slices.Contains(kinds[k].sections, s.Type):
		return message.New(message.RcpSectionKind, i, s.Name, s.Type, k.Message())
	case s.Width != 1:
		return message.New(message.RcpSectionWidth, i, s.Name, s.Width)
	case s.Count > MaxCount:
		return message.New(message.RcpSectionCount, i, s.Name, s.Count, uint64(MaxCount))
	case len(s.Params) > MaxParams:
		return message.New(message.RcpSectionParams, i, s.Name, len(s.Params), MaxParams)
	}
	return nil
}

// properName reports whether name is 1 to MaxName bytes of a-z, 0-9 and -.
func properName(name string) bool {
	return len(name) >= 1 && len(name) <= MaxName &&
		strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}
