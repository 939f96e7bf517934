package table

import (
	"errors"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// errUTF16 is returned by a utf16Reader at half a surrogate pair or half a
// character.
var errUTF16 = errors.New("table: invalid UTF-16")

// utf16Reader reads UTF-16 without its byte order mark and returns UTF-8. The
// decoder of golang.org/x/text replaces what is not UTF-16 by U+FFFD, which
// hides a wrong encoding; this one returns errUTF16 there.
type utf16Reader struct {
	src   io.Reader
	high  int    // index of the high byte of each unit: 0 or 1
	raw   []byte // read and not yet decoded; at most 3 bytes between calls
	space []byte // holds text
	text  []byte // decoded and not yet returned
	chunk []byte
	err   error
}

// newUTF16Reader returns a reader of src in the encoding e, UTF16LE or UTF16BE.
func newUTF16Reader(src io.Reader, e Encoding) *utf16Reader {
	u := &utf16Reader{src: src, high: 1, chunk: make([]byte, 64<<10)}
	if e == UTF16BE {
		u.high = 0
	}
	return u
}

// Read implements [io.Reader].
func (u *utf16Reader) Read(p []byte) (int, error) {
	for len(u.text) == 0 {
		if u.err != nil {
			return 0, u.err
		}
		n, err := u.src.Read(u.chunk)
		u.raw = append(u.raw, u.chunk[:n]...)
		u.err = err
		u.decode()
	}
	n := copy(p, u.text)
	u.text = u.text[n:]
	return n, nil
}

// decode moves what is complete in raw to text. At the end of the input
// nothing may remain.
func (u *utf16Reader) decode() {
	text, raw := u.space[:0], u.raw
	for len(raw) >= 2 {
		if raw[u.high] == 0 && raw[1-u.high] < utf8.RuneSelf {
			text = append(text, raw[1-u.high])
			raw = raw[2:]
			continue
		}
		r, n := u.unit(raw), 2
		if utf16.IsSurrogate(r) {
			if len(raw) < 4 {
				break
			}
			r, n = utf16.DecodeRune(r, u.unit(raw[2:])), 4
			if r == utf8.RuneError {
				u.space, u.text, u.raw, u.err = text, text, nil, errUTF16
				return
			}
		}
		text = utf8.AppendRune(text, r)
		raw = raw[n:]
	}
	u.space, u.text = text, text
	u.raw = append(u.raw[:0], raw...)
	if u.err == io.EOF && len(raw) > 0 {
		u.err = errUTF16
	}
}

// unit returns the first code unit of b.
func (u *utf16Reader) unit(b []byte) rune {
	return rune(b[u.high])<<8 | rune(b[1-u.high])
}
