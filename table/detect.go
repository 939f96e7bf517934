package table

import "unicode/utf8"

// detectText guesses the encoding of sample, the beginning of a text that is
// not UTF-16. It returns ASCII when nothing in the sample tells, and false
// when the sample is in none of the encodings that this package reads (DOS and
// Macintosh code pages). whole says that the sample is all of the text, so that
// its last character is not cut.
//
// A text of a single-byte encoding that happens to be UTF-8 does not occur in
// practice, so any text with more UTF-8 sequences than stray bytes is UTF-8,
// and its stray bytes are errors.
func detectText(sample []byte, whole bool) (Encoding, bool) {
	var sequences, stray int
	var c1, odd, letters, euro int
	for i := 0; i < len(sample); {
		c := sample[i]
		if c < utf8.RuneSelf {
			i++
			continue
		}
		if !whole && !utf8.FullRune(sample[i:]) {
			break // the sample ends within a character
		}
		if r, n := utf8.DecodeRune(sample[i:]); r != utf8.RuneError || n > 1 {
			sequences++
			i += n
			continue
		}
		stray++
		switch {
		case c >= 0xC0:
			letters++
		case c <= 0x9F:
			c1++
			if oddInWindows[c-0x80] {
				odd++
			}
		case latin9Letter(c) && besideLetter(sample, i):
			euro++
		}
		i++
	}
	switch {
	case sequences == 0 && stray == 0:
		return ASCII, true
	case sequences >= stray:
		return UTF8, true
	case odd > letters:
		return ASCII, false
	case c1 == 0 && euro > 0:
		return ISO885915, true
	default:
		return Windows1252, true
	}
}

// oddInWindows marks the bytes 0x80 to 0x9F that Windows-1252 leaves undefined
// or gives to signs that are rare in French; DOS and Macintosh code pages have
// their accented letters there.
var oddInWindows = func() (odd [32]bool) {
	for _, c := range []byte{0x81, 0x82, 0x83, 0x87, 0x88, 0x89, 0x8A, 0x8B, 0x8D, 0x8E, 0x8F, 0x90, 0x98, 0x9B, 0x9D} {
		odd[c-0x80] = true
	}
	return odd
}()

// latin9Letter reports whether c is a letter in ISO-8859-15 and a sign in
// Windows-1252: Œ œ Ÿ, and the Czech Š š Ž ž. 0xB4 is left out: it often
// stands for an apostrophe.
func latin9Letter(c byte) bool {
	switch c {
	case 0xA6, 0xA8, 0xB8, 0xBC, 0xBD, 0xBE:
		return true
	}
	return false
}

// besideLetter reports whether b[i] has an ASCII or Latin letter before or
// after it.
func besideLetter(b []byte, i int) bool {
	letter := func(c byte) bool {
		return c >= 0xC0 || (c|0x20 >= 'a' && c|0x20 <= 'z')
	}
	return (i > 0 && letter(b[i-1])) || (i+1 < len(b) && letter(b[i+1]))
}

// detectUTF16 recognises UTF-16 in the first bytes of a text, by its byte
// order mark or by the zero bytes of its ASCII characters. bom is the length of
// the mark.
func detectUTF16(head []byte) (e Encoding, bom int, ok bool) {
	if len(head) >= 2 {
		switch {
		case head[0] == 0xFF && head[1] == 0xFE:
			return UTF16LE, 2, true
		case head[0] == 0xFE && head[1] == 0xFF:
			return UTF16BE, 2, true
		}
	}
	var zeros [2]int
	n := min(len(head), 256) &^ 1
	for i, c := range head[:n] {
		if c == 0 {
			zeros[i&1]++
		}
	}
	switch {
	case n == 0:
		return ASCII, 0, false
	case zeros[1] > n/4 && zeros[0] == 0:
		return UTF16LE, 0, true
	case zeros[0] > n/4 && zeros[1] == 0:
		return UTF16BE, 0, true
	default:
		return ASCII, 0, false
	}
}
