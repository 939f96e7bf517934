package identity

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Folding is the first step of every field but the e-mail address: NFKC, the
// explicit map, NFKD, the map again, no marks, upper case. What comes out is
// ASCII: letters A to Z and punctuation, and the two bytes below.
const (
	foldForeign = 0x01 // a letter that has no form in A to Z
	foldLost    = 0x02 // U+FFFD or invalid UTF-8
)

// foldMap is the explicit map: characters that compatibility decomposition
// leaves alone. Every dash becomes a hyphen and every apostrophe the ASCII one.
var foldMap = map[rune]string{
	'Œ': "OE", 'œ': "OE",
	'Æ': "AE", 'æ': "AE",
	'ß': "SS", 'ẞ': "SS",
	'Ł': "L", 'ł': "L",
	'Đ': "D", 'đ': "D", 'Ð': "D", 'ð': "D", 'Ɖ': "D",
	'Ø': "O", 'ø': "O",
	'Þ': "TH", 'þ': "TH",
	'Ħ': "H", 'ħ': "H",
	'Ŧ': "T", 'ŧ': "T",
	'ı': "I",

	'\u2018': "'", '\u2019': "'", '\u201A': "'", '\u201B': "'", '\u2032': "'", '\u2035': "'",
	'\u02B9': "'", '\u02BB': "'", '\u02BC': "'", '\u02BD': "'", '\u02BE': "'", '\u02BF': "'",
	'\u02C8': "'", '\uA78C': "'",

	'\u2010': "-", '\u2011': "-", '\u2012': "-", '\u2013': "-", '\u2014': "-", '\u2015': "-",
	'\u2043': "-", '\u2212': "-", '\u00B7': "-", '\u2027': "-",
}

// The runes below foldEnd whose folding is kept in a table. In a cell of such
// runes alone none composes with its neighbour, so that each can be folded by
// itself; the combining marks begin at U+0300.
const (
	foldBegin = 0x80
	foldEnd   = 0x300
)

// foldTable holds the folding of the runes from foldBegin to foldEnd, and
// upperASCII that of the runes before.
var (
	foldTable  [foldEnd - foldBegin]string
	upperASCII [utf8.RuneSelf]byte
)

func init() {
	// upperASCII first: foldSlow reads it.
	for i := range upperASCII {
		upperASCII[i] = byte(i)
		if 'a' <= i && i <= 'z' {
			upperASCII[i] = byte(i) - 'a' + 'A'
		}
	}
	for i := range foldTable {
		foldTable[i] = string(foldSlow(nil, nil, []byte(string(rune(foldBegin+i)))))
	}
}

// fold appends the folding of cell to dst.
func (n *Normalizer) fold(dst, cell []byte) []byte {
	start := len(dst)
	dst = append(dst, cell...)
	ascii := dst[start:]
	for i, c := range ascii {
		if c >= utf8.RuneSelf {
			return n.foldFrom(dst[:start], i, cell)
		}
		ascii[i] = upperASCII[c]
	}
	return dst
}

// foldFrom appends the folding of cell to dst, where the first i bytes of cell
// are ASCII.
func (n *Normalizer) foldFrom(dst []byte, i int, cell []byte) []byte {
	start := len(dst)
	dst = dst[:start+i] // folded by fold
	for i < len(cell) {
		if c := cell[i]; c < utf8.RuneSelf {
			dst = append(dst, upperASCII[c])
			i++
			continue
		}
		r, size := utf8.DecodeRune(cell[i:])
		switch {
		case r < foldEnd:
			dst = append(dst, foldTable[r-foldBegin]...)
		case r == '\u2019':
			dst = append(dst, '\'')
		default:
			n.wide = norm.NFKC.Append(n.wide[:0], cell...)
			return foldSlow(dst[:start], n.wide, cell)
		}
		i += size
	}
	return dst
}

// foldSlow appends the folding of cell to dst by the definition; composed is
// the NFKC of cell, or nil.
func foldSlow(dst, composed, cell []byte) []byte {
	if composed == nil {
		composed = norm.NFKC.Append(nil, cell...)
	}
	var decomposed [64]byte
	for len(composed) > 0 {
		r, size := utf8.DecodeRune(composed)
		if s, ok := foldMap[r]; ok {
			dst = append(dst, s...)
		} else {
			d := norm.NFKD.Append(decomposed[:0], composed[:size]...)
			for len(d) > 0 {
				r, size := utf8.DecodeRune(d)
				dst = appendFolded(dst, r)
				d = d[size:]
			}
		}
		composed = composed[size:]
	}
	return dst
}

// appendFolded appends the folding of a rune that has no decomposition.
func appendFolded(dst []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(dst, upperASCII[r])
	}
	if s, ok := foldMap[r]; ok {
		return append(dst, s...)
	}
	switch u := unicode.ToUpper(r); {
	case r == utf8.RuneError:
		return append(dst, foldLost)
	case unicode.Is(unicode.M, r), isFormat(r):
		return dst
	case u < utf8.RuneSelf:
		return append(dst, byte(u))
	case unicode.IsLetter(r):
		return append(dst, foldForeign)
	case unicode.Is(unicode.Nd, r):
		return append(dst, '0')
	}
	return append(dst, ' ')
}

// isFormat reports whether r is a format character, which nobody sees.
func isFormat(r rune) bool { return unicode.Is(unicode.Cf, r) }

func isLetter(c byte) bool { return 'A' <= c && c <= 'Z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func allDigits(b []byte) bool {
	for _, c := range b {
		if !isDigit(c) {
			return false
		}
	}
	return len(b) > 0
}

// allSame reports whether b is one byte repeated.
func allSame(b []byte) bool {
	for _, c := range b {
		if c != b[0] {
			return false
		}
	}
	return len(b) > 0
}

// number reads the decimal digits b.
func number(b []byte) int {
	v := 0
	for _, c := range b {
		v = v*10 + int(c-'0')
	}
	return v
}

// isSpace reports whether c is white space or another control character.
func isSpace(c byte) bool {
	return c == ' ' || c == 0x7f || c < ' ' && c != foldForeign && c != foldLost
}

// trim cuts white space off both ends of b, and what spreadsheets put around a
// value to keep it a text: quotes, apostrophes and equals signs.
func trim(b []byte) []byte {
	for len(b) > 0 && isWrap(b[0]) {
		b = b[1:]
	}
	for len(b) > 0 && isWrap(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}

// isWrap reports whether trim cuts c.
func isWrap(c byte) bool { return isSpace(c) || c == '"' || c == '\'' || c == '=' }

// integral cuts the ".0" that a column of numbers gets when a program reads it
// as fractions: only where nothing but digits precedes it.
func integral(b []byte) []byte {
	if k := len(b) - 2; k > 0 && b[k] == '.' && b[k+1] == '0' && allDigits(b[:k]) {
		return b[:k]
	}
	return b
}
