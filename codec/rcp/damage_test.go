package rcp

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
)

// refused asserts that b is refused as the fault of the file with the message
// id, and that the refusal has a hint.
func refused(t *testing.T, b []byte, id message.ID) {
	t.Helper()
	_, err := Verify(bytes.NewReader(b))
	require.ErrorIs(t, err, id)
	require.ErrorIs(t, err, ErrFile)
	require.NotEmpty(t, message.English.Hint(err))
}

// parts cuts a file into header, data frames and trailer.
func parts(t *testing.T, b []byte) (header []byte, frames [][]byte, trailer []byte) {
	t.Helper()
	at := int(binary.BigEndian.Uint32(b[headStart-4:]))
	header = b[:at]
	for at < len(b)-trailerSize {
		size := frameOverhead + int(binary.BigEndian.Uint32(b[at:]))
		frames = append(frames, b[at:at+size])
		at += size
	}
	return header, frames, b[at:]
}

// sealed returns b with the CRC-32C of all but its last four bytes in them.
func sealed(b []byte) []byte { return appendCRC(slices.Clone(b[:len(b)-crcSize])) }

// joined puts a file together again with a trailer that fits it.
func joined(header []byte, payload uint64, frames ...[]byte) []byte {
	b := slices.Concat(append([][]byte{header}, frames...)...)
	b = appendTrailer(b, uint16(binary.BigEndian.Uint16(header[headFixed-2:])), uint64(len(frames)), payload)
	return b
}

// appendTrailer is a second, plain writer of the trailer, from docs/formats.md.
func appendTrailer(b []byte, sections uint16, frames, payload uint64) []byte {
	at := len(b)
	b = appendFrameHead(b, 137, 2, sections, frames)
	b = binary.BigEndian.AppendUint64(b, payload)
	digest := digestOf(b)
	b = append(b, digest[:]...)
	b = append(b, make([]byte, 97)...)
	return append(b[:at], appendCRC(b[at:])...)
}

func TestCutAtEveryByte(t *testing.T) {
	h, frames := sample(Request)
	b := file(t, h, frames)
	refused(t, nil, message.RcpEmpty)
	for n := 1; n < len(b); n++ {
		refused(t, b[:n], message.RcpTruncated)
	}
}

func TestEveryFlippedBitIsRefused(t *testing.T) {
	h, frames := sample(Response)
	b := file(t, h, frames)
	for bit := range 8 * len(b) {
		flipped := slices.Clone(b)
		flipped[bit/8] ^= 1 << (bit % 8)
		_, err := Verify(bytes.NewReader(flipped))
		require.ErrorIs(t, err, ErrFile, "bit %d of byte %d", bit%8, bit/8)
		require.NotEmpty(t, message.English.Hint(err))
	}
}

func TestEveryFlippedBitOfTheHeaderIsNamed(t *testing.T) {
	h, frames := sample(Set)
	b := file(t, h, frames)
	size := int(binary.BigEndian.Uint32(b[headStart-4:]))
	for bit := range 8 * size {
		flipped := slices.Clone(b)
		flipped[bit/8] ^= 1 << (bit % 8)
		want := []message.ID{message.RcpHeaderDamaged}
		switch at := bit / 8; {
		case at < len(magic):
			want = []message.ID{message.RcpMagic}
		case at < len(magic)+2:
			want = []message.ID{message.RcpVersion}
		case at < headStart:
			want = []message.ID{message.RcpHeaderLength, message.RcpTruncated, message.RcpHeaderDamaged}
		}
		_, err := NewReader(bytes.NewReader(flipped))
		require.ErrorIs(t, err, ErrFile)
		require.Contains(t, want, messageOf(err))
	}
}

// messageOf returns the ID of the message in err.
func messageOf(err error) message.ID {
	var e *message.Error
	if errors.As(err, &e) {
		return e.ID
	}
	return ""
}

func TestHeaderRefusals(t *testing.T) {
	long := make([]byte, MaxParams+1)
	for name, c := range map[string]struct {
		change func(h *Header)
		id     message.ID
	}{
		"kind 0":                {func(h *Header) { h.Kind = 0 }, message.RcpKindUnknown},
		"kind 5":                {func(h *Header) { h.Kind = 5 }, message.RcpKindUnknown},
		"suite 0":               {func(h *Header) { h.Suite = 0 }, message.RcpSuite},
		"suite 3":               {func(h *Header) { h.Suite = 3 }, message.RcpSuite},
		"mode 2":                {func(h *Header) { h.Mode = 2 }, message.RcpMode},
		"function 2":            {func(h *Header) { h.Function = 2 }, message.RcpFunction},
		"no section":            {func(h *Header) { h.Sections = nil }, message.RcpSectionTotal},
		"too many sections":     {func(h *Header) { h.Sections = make([]Section, MaxSections+1) }, message.RcpSectionTotal},
		"mandatory section":     {func(h *Header) { h.Sections[1].Type = 0x7ffe }, message.RcpSectionUnknown},
		"section type 0":        {func(h *Header) { h.Sections[1].Type = 0 }, message.RcpSectionUnknown},
		"section of other kind": {func(h *Header) { h.Sections[1].Type = SectionRanks }, message.RcpSectionKind},
		"no name":               {func(h *Header) { h.Sections[1].Name = "" }, message.RcpSectionName},
		"a name too long":       {func(h *Header) { h.Sections[1].Name = "abcdefghijklmnopqrstuvwxyz-123456" }, message.RcpSectionName},
		"a name with a newline": {func(h *Header) { h.Sections[1].Name = "a\nb" }, message.RcpSectionName},
		"a name with a capital": {func(h *Header) { h.Sections[1].Name = "Nir" }, message.RcpSectionName},
		"section twice":         {func(h *Header) { h.Sections[1].Name = "nir" }, message.RcpSectionTwice},
		"width 0":               {func(h *Header) { h.Sections[1].Width = 0 }, message.RcpSectionWidth},
		"width 2":               {func(h *Header) { h.Sections[1].Width = 2 }, message.RcpSectionWidth},
		"too many items":        {func(h *Header) { h.Sections[1].Count = MaxCount + 1 }, message.RcpSectionCount},
		"too many parameters":   {func(h *Header) { h.Sections[1].Params = long }, message.RcpSectionParams},
		"optional section twice": {func(h *Header) {
			h.Sections = append(h.Sections, Section{0x8001, "x", 1, 0, nil}, Section{0x8001, "x", 1, 0, nil})
		}, message.RcpSectionTwice},
	} {
		t.Run(name, func(t *testing.T) {
			h, frames := sample(Set)
			c.change(h)
			require.ErrorIs(t, write(NewWriter(io.Discard), h, frames), c.id)
			header := h.append(nil)
			refused(t, header, c.id)
			_, err := Verify(bytes.NewReader(header))
			require.NotContains(t, message.English.Explain(err), "%!")
		})
	}
}

func TestHeaderOfTheWrongShape(t *testing.T) {
	h, frames := sample(Set)
	header, _, _ := parts(t, file(t, h, frames))
	change := func(at int, value byte) []byte {
		b := slices.Clone(header)
		b[at] = value
		return sealed(b)
	}
	refused(t, change(headFixed-1, 1), message.RcpHeaderShape)    // fewer sections than there are
	refused(t, change(headFixed-1, 3), message.RcpHeaderShape)    // more
	refused(t, change(headFixed+2, 0xff), message.RcpHeaderShape) // a name past the end
	refused(t, change(len(header)-crcSize-1, 1), message.RcpHeaderShape)

	length := func(n uint32) []byte {
		b := slices.Clone(header)
		binary.BigEndian.PutUint32(b[headStart-4:], n)
		return b
	}
	refused(t, length(uint32(headMin-1)), message.RcpHeaderLength)
	refused(t, length(MaxHeader+1), message.RcpHeaderLength)
	refused(t, length(1<<32-1), message.RcpHeaderLength)
}

func TestLargestHeaderFits(t *testing.T) {
	h, _ := sample(Set)
	h.Sections = nil
	name := bytes.Repeat([]byte("a"), MaxName)
	for i := range MaxSections {
		copy(name, []byte{'a' + byte(i/26), 'a' + byte(i%26)})
		h.Sections = append(h.Sections, Section{Type: SectionSet, Name: string(name), Width: 1, Params: make([]byte, MaxParams)})
	}
	require.LessOrEqual(t, len(h.append(nil)), MaxHeader)
	got, _, err := read(file(t, h, nil))
	require.NoError(t, err)
	require.Equal(t, h, got)
}

func TestOtherVersion(t *testing.T) {
	h, frames := sample(Set)
	b := file(t, h, frames)
	b[len(magic)+1] = 2
	refused(t, b, message.RcpVersion)
	_, err := NewReader(bytes.NewReader(b))
	require.EqualError(t, err, "the file has format version 2; this program reads version 1")
}

func TestFramesMissingDoubledReordered(t *testing.T) {
	h, frames := sample(Set)
	b := file(t, h, frames)
	header, f, trailer := parts(t, b)
	payload := uint64(20)
	require.Equal(t, b, joined(header, payload, f...))

	refused(t, joined(header, payload, f[1], f[2]), message.RcpFrameMissing)
	refused(t, joined(header, payload, f[0], f[2]), message.RcpFrameMissing)
	refused(t, joined(header, payload, f[1], f[0], f[2]), message.RcpFrameMissing)
	refused(t, joined(header, payload, f[0], f[0], f[1], f[2]), message.RcpFrameRepeated)
	refused(t, joined(header, payload, f[0], f[1], f[2], f[1]), message.RcpFrameRepeated)
	refused(t, slices.Concat(header, f[0], f[1], trailer), message.RcpTrailerFrames)
	refused(t, joined(header, payload-1, f[0], f[1]), message.RcpSectionMissing)

	_, err := Verify(bytes.NewReader(joined(header, payload, f[0], f[2])))
	require.EqualError(t, err, "frame 1 should stand at byte 148, and frame 2 does: frames are missing or out of order")
}

func TestFrameRefusals(t *testing.T) {
	h, frames := sample(Set)
	header, f, _ := parts(t, file(t, h, frames))
	swap := func(i int, frame []byte) []byte {
		all := slices.Clone(f)
		all[i] = frame
		return joined(header, 20, all...)
	}
	change := func(i, at int, value byte) []byte {
		b := slices.Clone(f[i])
		b[at] = value
		return swap(i, sealed(b))
	}
	refused(t, change(1, 4, 0), message.RcpFrameType)
	refused(t, change(1, 4, 3), message.RcpFrameType)
	refused(t, change(1, 4, frameTrailer), message.RcpTrailerShape)
	refused(t, change(1, 6, 2), message.RcpFrameSection) // no such section
	refused(t, change(0, 6, 1), message.RcpFrameSection) // frame 1 then goes back to section 0
	refused(t, change(1, 6, 1), message.RcpSectionFrames)
	refused(t, swap(1, appendFrame(nil, Frame{0, 1, nil})), message.RcpFrameLength)
	refused(t, swap(1, appendFrame(nil, Frame{0, 1, make([]byte, MaxPayload+1)})), message.RcpFrameLength)
	refused(t, swap(1, appendFrame(nil, Frame{0, 1, []byte("sEcond")}))[:len(header)+60], message.RcpTruncated)

	damaged := slices.Clone(f[1])
	damaged[frameHead]++
	refused(t, swap(1, damaged), message.RcpFrameDamaged)

	exchanged := appendFrame(nil, Frame{0, 1, []byte("sEcond")})
	_, _, trailer := parts(t, file(t, h, frames))
	refused(t, slices.Concat(header, f[0], exchanged, f[2], trailer), message.RcpDigest)
}

func TestTrailerRefusals(t *testing.T) {
	h, frames := sample(Return)
	b := file(t, h, frames)
	header, f, trailer := parts(t, b)
	change := func(at int, value byte) []byte {
		end := slices.Clone(trailer)
		end[at] = value
		return slices.Concat(header, f[0], f[1], f[2], sealed(end))
	}
	refused(t, change(6, 3), message.RcpTrailerShape)
	refused(t, change(14, 4), message.RcpTrailerFrames)
	refused(t, change(frameHead+7, 19), message.RcpTrailerBytes)
	refused(t, change(digestAt, trailer[digestAt]+1), message.RcpDigest)
	refused(t, change(digestAt+32, 1), message.RcpSignature)
	refused(t, change(digestAt+33, 1), message.RcpTrailerShape)
	refused(t, change(trailerSize-crcSize-1, 1), message.RcpTrailerShape)
	refused(t, append(slices.Clone(b), 0), message.RcpTrailing)
	refused(t, slices.Concat(b, b), message.RcpTrailing)
}

func TestReadErrorIsNotTheEnd(t *testing.T) {
	h, frames := sample(Set)
	b := file(t, h, frames)
	for n := range len(b) + 1 {
		_, err := Verify(io.MultiReader(bytes.NewReader(b[:n]), iotest.ErrReader(io.ErrClosedPipe)))
		require.ErrorIs(t, err, message.RcpRead, n)
		require.ErrorIs(t, err, io.ErrClosedPipe)
		require.NotErrorIs(t, err, ErrFile)
	}
}

func TestOneByteAtATime(t *testing.T) {
	h, frames := sample(Set)
	b := file(t, h, frames)
	want, err := Verify(bytes.NewReader(b))
	require.NoError(t, err)
	got, err := Verify(iotest.DataErrReader(iotest.OneByteReader(bytes.NewReader(b))))
	require.NoError(t, err)
	require.Equal(t, want, got)
}

func TestErrorStays(t *testing.T) {
	h, frames := sample(Set)
	header, f, _ := parts(t, file(t, h, frames))
	r, err := NewReader(bytes.NewReader(slices.Concat(header, f[1], f[0])))
	require.NoError(t, err)
	_, first := r.Next()
	require.ErrorIs(t, first, message.RcpFrameMissing)
	_, second := r.Next()
	require.Equal(t, first, second)
	require.Zero(t, r.Totals())
}

func TestForeignFiles(t *testing.T) {
	for start, hint := range map[string]message.ID{
		"\x89RCP\n\x1a\n rest":                 message.RcpHintTextMode,
		"\x89RCP\r\r\n\x1a\r\n":                message.RcpHintTextMode,
		"\x89RCP\r\n\x1a\r\n":                  message.RcpHintTextMode,
		"\xef\xbf\xbdRCP\r\n\x1a\n":            message.RcpHintTextMode,
		"iVJDUA0KGgoAAQAAAFQB":                 message.RcpHintBase64,
		"\x1f\x8b\x08\x00":                     message.RcpHintCompressed,
		"\x28\xb5\x2f\xfd":                     message.RcpHintCompressed,
		"PK\x03\x04xl/workbook.xml":            message.RcpHintCompressed,
		"age-encryption.org/v1\n-> X25519":     message.RcpHintSealed,
		"\ufeff\r\n <!DOCTYPE html><html>":     message.RcpHintPage,
		"<HTML><head>":                         message.RcpHintPage,
		"nom;prenom;nir\r\n":                   message.RcpHintList,
		"pr\xe9nom;date\n":                     message.RcpHintList,
		"\xff\xfen\x00o\x00m\x00":              message.RcpHintList,
		"a":                                    message.RcpHintList,
		"\x00\x00\x00\x00\x00\x00\x00\x00\x00": message.RcpHintZeros,
		"\x7fELF\x02\x01\x01\x00":              message.RcpHintRcp,
		"\xd3\x8a\xf1\x99\xe2\xb4":             message.RcpHintRcp,
	} {
		_, err := NewReader(bytes.NewReader([]byte(start)))
		require.ErrorIs(t, err, message.RcpMagic, "%q", start)
		require.ErrorIs(t, err, ErrFile)
		require.Equal(t, message.English.Text(hint), message.English.Hint(err), "%q", start)
	}
}

func TestExpect(t *testing.T) {
	h, _ := sample(Set)
	require.NoError(t, h.Expect(Set))
	err := h.Expect(Request)
	require.ErrorIs(t, err, message.RcpKind)
	require.ErrorIs(t, err, ErrFile)
	require.EqualError(t, err, "this is a set file, and a request file is needed here")
	require.Equal(t, "a set file is for the querier's `recoupe finish`", message.English.Hint(err))
}

func TestUnknownOptionalSectionIsSkipped(t *testing.T) {
	h, frames := sample(Set)
	extra := Section{Type: 0x8123, Name: "later", Width: 1, Count: 2, Params: []byte("x")}
	h.Sections = []Section{h.Sections[0], extra, h.Sections[1]}
	all := []Frame{frames[0], frames[1], {1, 2, []byte("later")}, {1, 3, []byte("later")}, {2, 4, []byte{0xff}}}
	b := file(t, h, all)
	got, gotFrames, err := read(b)
	require.NoError(t, err)
	require.Equal(t, h, got)
	require.Equal(t, []Frame{all[0], all[1], all[4]}, gotFrames)
	s, err := Verify(bytes.NewReader(b))
	require.NoError(t, err)
	require.Equal(t, []SectionTotals{{2, 19}, {2, 10}, {1, 1}}, s.Sections)
}

func TestAnnouncedLengthTakesNoMemory(t *testing.T) {
	h, frames := sample(Set)
	header, _, _ := parts(t, file(t, h, frames))
	b := appendFrameHead(slices.Clone(header), MaxPayload, frameData, 0, 0)
	b = append(b, make([]byte, 1000)...)
	var before, after memory
	before.read()
	const rounds = 20
	for range rounds {
		refused(t, b, message.RcpTruncated)
	}
	after.read()
	require.Less(t, (after.bytes-before.bytes)/rounds, uint64(512<<10))
}
