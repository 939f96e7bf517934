package synth

import "unicode/utf8"

// charset is the character encoding of a list.
type charset uint8

const (
	unicode8    charset = iota // UTF-8
	windows1252                // of Windows in western Europe
	latin9                     // ISO-8859-15
)

// codes give the byte of a character beyond ASCII, where a single-byte encoding
// has one; below U+0180 by table, beyond it by case.
var codes = func() (t [latin9 + 1][0x180]byte) {
	for r := 0xa0; r <= 0xff; r++ {
		t[windows1252][r], t[latin9][r] = byte(r), byte(r)
	}
	for r, code := range map[rune]byte{'Œ': 0x8c, 'œ': 0x9c, 'Ÿ': 0x9f, 'Š': 0x8a, 'š': 0x9a, 'Ž': 0x8e, 'ž': 0x9e} {
		t[windows1252][r] = code
	}
	for r, code := range map[rune]byte{'Œ': 0xbc, 'œ': 0xbd, 'Ÿ': 0xbe, 'Š': 0xa6, 'š': 0xa8, 'Ž': 0xb4, 'ž': 0xb8} {
		t[latin9][r] = code
	}
	for _, r := range "¤¦¨´¸¼½¾" {
		t[latin9][r] = 0
	}
	return t
}()

// code returns the byte of a character beyond ASCII, 0 if there is none.
func (c charset) code(r rune) byte {
	switch {
	case r < 0x180:
		return codes[c][r]
	case c == windows1252 && r == '’':
		return 0x92
	case c == windows1252 && r == '–':
		return 0x96
	case c == windows1252 && r == '€':
		return 0x80
	case c == latin9 && r == '€':
		return 0xa4
	}
	return 0
}

// appendText appends UTF-8 text in the encoding. A character that it does not
// have is written as those of A to Z, or signs, that stand for it.
func (c charset) appendText(dst, text []byte) []byte {
	if c == unicode8 {
		return append(dst, text...)
	}
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			dst = append(dst, text[i])
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		i += size
		if code := c.code(r); code != 0 {
			dst = append(dst, code)
		} else {
			dst = append(dst, plain(r)...)
		}
	}
	return dst
}

// holds reports whether the encoding has every character of a text.
func (c charset) holds(text []byte) bool {
	if c == unicode8 {
		return true
	}
	for _, r := range string(text) {
		if r >= utf8.RuneSelf && c.code(r) == 0 {
			return false
		}
	}
	return true
}
