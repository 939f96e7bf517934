// Package rcp reads and writes the files that travel between the parties: a
// header, frames in typed sections, a trailer with totals and a digest. The
// layout is written to the byte in docs/formats.md.
//
// A step of the protocol takes a [Source] and gives to a [Sink]; whether a file
// or a connection stands behind them is none of its business. For files:
// [Verify] reads one whole in constant memory before any secret touches it,
// [NewReader] yields its frames, [NewWriter] writes one, and [Resume] goes on
// with one that was interrupted.
//
// What comes in is hostile until shown otherwise: no length is believed before
// it is bounded, and no memory is taken for bytes that have not arrived.
package rcp

// FormatVersion is the version of the layout that this package reads and writes.
const FormatVersion = 1

// Bounds of the format. A reader refuses what exceeds them before it allocates.
const (
	// MaxHeader bounds the header, in bytes, magic and checksum included.
	MaxHeader = 64 << 10
	// MaxSections bounds the sections of a file.
	MaxSections = 256
	// MaxName bounds the name of a section, in bytes.
	MaxName = 32
	// MaxParams bounds the parameters of a section, in bytes.
	MaxParams = 64
	// MaxCount bounds the items of a section: the false-match arithmetic is
	// exact up to 2^33 tokens against 2^33 inputs.
	MaxCount = 1 << 33
	// MaxPayload bounds the payload of a frame, in bytes.
	MaxPayload = 4 << 20
)

// Kind says which step of the protocol a file carries.
type Kind uint8

// The kinds of format version 1.
const (
	Set      Kind = 1 // holder to querier: the coded tokens
	Request  Kind = 2 // querier to holder: blinded elements
	Response Kind = 3 // holder to querier: evaluated elements and proofs
	Return   Kind = 4 // querier to holder: ranks of the entries that matched
)

// SectionType says what the frames of a section hold. If its top bit is set, a
// reader that does not know the type skips the section.
type SectionType uint16

// The section types of format version 1.
const (
	SectionSet       SectionType = 1 // in a set: Golomb-Rice coded tokens of one match key
	SectionElements  SectionType = 2 // in a request: blinded elements of one match key
	SectionEvaluated SectionType = 3 // in a response: evaluated elements of one match key
	SectionRanks     SectionType = 4 // in a return: ranks and tiers for one match key
)

// OptionalType is the bit of a [SectionType] that lets a reader which does not
// know the type skip the section.
const OptionalType SectionType = 1 << 15

// Optional reports whether a reader that does not know t may skip it.
func (t SectionType) Optional() bool { return t&OptionalType != 0 }

// Known reports whether format version 1 defines t.
func (t SectionType) Known() bool { return t >= SectionSet && t <= SectionRanks }

// Suites, modes and functions that a header may name. The modes have the
// numbers of RFC 9497, Section 3.1.
const (
	SuiteRistretto255  uint8 = 1 // ristretto255-SHA512
	SuiteP256          uint8 = 2 // P256-SHA256
	ModeOPRF           uint8 = 0
	ModeVOPRF          uint8 = 1
	FunctionMembership uint8 = 1
)

// Header says what a file is and which session it belongs to.
type Header struct {
	Kind     Kind
	Suite    uint8 // SuiteRistretto255 or SuiteP256
	Mode     uint8 // ModeOPRF or ModeVOPRF
	Function uint8 // FunctionMembership
	// Run is the number of the run under the agreement, from 1; 0 in a file
	// that serves all runs.
	Run       uint32
	Agreement [32]byte // digest of the agreement
	Session   [16]byte // session id from the agreement
	// Sections has from 1 to MaxSections entries; no two have the same type
	// and name.
	Sections []Section
}

// Section announces the frames of one match key.
type Section struct {
	Type   SectionType
	Name   string // match key: 1 to MaxName bytes of a-z, 0-9 and -
	Width  uint16 // rows per group; 1 in FunctionMembership
	Count  uint64 // items in all frames of the section, at most MaxCount
	Params []byte // at most MaxParams bytes, whose meaning Type gives
}

// Frame is a piece of a section. It holds at least one item.
type Frame struct {
	Section uint16 // position in Header.Sections
	Index   uint64 // from 0, counted over the whole file
	Payload []byte // 1 to MaxPayload bytes
}

// Sink takes one stream of frames: Begin, Frame for each, End.
type Sink interface {
	// Begin announces h. It returns how many frames the sink already holds
	// from an interrupted run under the same header: the caller goes on with
	// the frame of that index. The sink keeps nothing of h.
	Begin(h *Header) (have uint64, err error)
	// Frame takes the next frame: indices follow each other without a gap,
	// sections do not decrease. The sink keeps nothing of f.Payload.
	Frame(f Frame) error
	// End says that all frames were given.
	End() error
}

// Source yields one stream of frames.
type Source interface {
	// Header returns the announcement. It is not to be altered.
	Header() *Header
	// Next returns the next frame, whose payload is valid until the next call.
	// It returns io.EOF only when the whole stream was read and found right.
	Next() (Frame, error)
}

// Totals is what is known of a file when its end has been written or read.
type Totals struct {
	Frames  uint64 // data frames
	Payload uint64 // bytes in their payloads
	Bytes   uint64 // bytes of the whole file
	// Digest is the SHA-256 in the trailer, over all bytes before it. It stays
	// the same when a signature is added.
	Digest [32]byte
	// File is the SHA-256 of the whole file, which sha256sum prints.
	File [32]byte
}

// Items returns the number of items that all sections of h announce. It does
// not overflow: MaxSections times MaxCount is 2^41.
func (h *Header) Items() uint64 {
	var n uint64
	for _, s := range h.Sections {
		n += s.Count
	}
	return n
}
