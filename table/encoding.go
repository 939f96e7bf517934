package table

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Encoding is the character encoding of a list.
type Encoding uint8

// The encodings that a list can be in. ASCII stands for a list in which no
// byte above 127 has been met yet: the first one decides between UTF8,
// Windows1252 and ISO885915.
const (
	ASCII Encoding = iota
	UTF8
	UTF16LE
	UTF16BE
	Windows1252
	ISO885915
)

var encodingNames = [...]string{"us-ascii", "utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-15"}

// String returns the IANA name of e in lower case.
func (e Encoding) String() string { return encodingNames[e] }

// parseEncoding returns the encoding that an Options.Encoding names, and
// whether there is one.
func parseEncoding(name string) (Encoding, bool) {
	for e := UTF8; int(e) < len(encodingNames); e++ {
		if strings.EqualFold(encodingNames[e], name) {
			return e, true
		}
	}
	return ASCII, false
}

// codePage gives the UTF-8 form of every byte of a single-byte encoding: its
// bytes, the first one lowest, and in the highest byte of the word their number,
// 1 to 3, or 0 for a byte that no text holds.
type codePage [256]uint32

var (
	page1252  = newCodePage(charmap.Windows1252)
	page88591 = newCodePage(charmap.ISO8859_15)
)

// newCodePage tabulates m. The control characters U+0080 to U+009F count as
// undefined: a text that has them is in another encoding.
func newCodePage(m *charmap.Charmap) *codePage {
	var p codePage
	for i := range p {
		r := m.DecodeByte(byte(i))
		if r == utf8.RuneError || (r >= 0x80 && r <= 0x9F) {
			continue
		}
		var form [4]byte
		form[3] = byte(utf8.EncodeRune(form[:3], r))
		p[i] = binary.LittleEndian.Uint32(form[:])
	}
	return &p
}

// page returns the table of a single-byte encoding, nil for the others.
func (e Encoding) page() *codePage {
	switch e {
	case Windows1252:
		return page1252
	case ISO885915:
		return page88591
	default:
		return nil
	}
}

// appendText appends to dst the UTF-8 form of src. bad is the index in src of
// the first byte that e cannot hold, or -1.
func (e Encoding) appendText(dst, src []byte) (text []byte, bad int) {
	p := e.page()
	if p == nil {
		if bad := firstInvalid(src); bad >= 0 {
			return dst, bad
		}
		return append(dst, src...), -1
	}
	return p.appendText(dst, src)
}

// appendText is [Encoding.appendText] for the encoding of p.
func (p *codePage) appendText(dst, src []byte) (text []byte, bad int) {
	at := len(dst)
	dst = slices.Grow(dst, 3*len(src)+8)
	out := dst[:cap(dst)] // with room for a whole word after what is written
	for i := 0; i < len(src); {
		if len(src)-i >= 8 {
			if word := binary.LittleEndian.Uint64(src[i:]); word&highBits == 0 {
				binary.LittleEndian.PutUint64(out[at:], word)
				i, at = i+8, at+8
				continue
			}
		}
		for end := min(i+8, len(src)); i < end; i++ {
			form := p[src[i]]
			if form == 0 {
				return out[:at], i
			}
			binary.LittleEndian.PutUint32(out[at:], form)
			at += int(form >> 24)
		}
	}
	return out[:at], -1
}

// firstInvalid returns the index of the first byte of b that is not UTF-8, or
// -1.
func firstInvalid(b []byte) int {
	if utf8.Valid(b) {
		return -1
	}
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
	return -1
}

// isASCII reports whether no byte of b is above 127.
func isASCII(b []byte) bool { return asciiPrefix(b) == len(b) }

// highBits has the top bit of each byte of a word.
const highBits = 0x8080808080808080

// asciiPrefix returns the number of bytes of b before the first one above 127.
func asciiPrefix(b []byte) int {
	n := 0
	for ; len(b)-n >= 8; n += 8 {
		if high := binary.LittleEndian.Uint64(b[n:]) & highBits; high != 0 {
			return n + bits.TrailingZeros64(high)/8
		}
	}
	for n < len(b) && b[n] < utf8.RuneSelf {
		n++
	}
	return n
}
