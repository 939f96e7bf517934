package synth

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plainLetters says what a letter outside A to Z becomes without its mark, by
// lower-case letter.
var plainLetters = func() map[rune]string {
	m := map[rune]string{'œ': "oe", 'æ': "ae", 'ß': "ss", 'þ': "th", '’': "'", '–': "-"}
	for to, from := range map[string]string{
		"a": "àâäãáåāăą", "c": "çćč", "d": "đðď", "e": "éèêëēęěė", "g": "ğ", "h": "ħ", "i": "îïíìīıį", "l": "łľ", "n": "ñńň",
		"o": "ôöóõòøōő", "r": "řŕ", "s": "śšşș", "t": "ťţț", "u": "ùûüúūůűų", "y": "ÿý", "z": "žźż",
	} {
		for _, r := range from {
			m[r] = to
		}
	}
	return m
}()

// plainRunes are plainLetters by code point, upper case included.
var plainRunes = func() (t [0x300]string) {
	for r, s := range plainLetters {
		if int(r) < len(t) {
			t[r] = s
			if up := unicode.ToUpper(r); int(up) < len(t) && up != r {
				t[up] = strings.ToUpper(s)
			}
		}
	}
	return t
}()

// plain returns what stands for a character beyond ASCII where there are only A
// to Z: the letter without its mark, "?" if there is none.
func plain(r rune) string {
	if int(r) < len(plainRunes) && plainRunes[r] != "" {
		return plainRunes[r]
	}
	if s, ok := plainLetters[r]; ok {
		return s
	}
	return "?"
}

// appendPlain appends a text without the marks of its letters.
func appendPlain(dst, text []byte) []byte {
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			dst = append(dst, text[i])
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		i += size
		dst = append(dst, plain(r)...)
	}
	return dst
}

// appendUpper appends a text in capitals, with their marks.
func appendUpper(dst, text []byte) []byte {
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if c >= 'a' && c <= 'z' {
				c -= 'a' - 'A'
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		i += size
		dst = utf8.AppendRune(dst, unicode.ToUpper(r))
	}
	return dst
}

// isLetter reports whether c is a letter from A to Z.
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// isASCII reports whether a text has no character beyond ASCII.
func isASCII(text []byte) bool {
	for _, c := range text {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
