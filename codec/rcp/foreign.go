package rcp

import (
	"bytes"
	"encoding/base64"
	"strings"
	"unicode/utf8"

	"recoupe/internal/message"
)

// marks are the starts of files that people take for a recoupe file, and what
// to do about each. The first one that fits counts.
var marks = []struct {
	start string
	hint  message.ID
}{
	{"\x89RCP\n", message.RcpHintTextMode},              // CR LF became LF
	{"\x89RCP\r\r\n", message.RcpHintTextMode},          // LF became CR LF
	{"\x89RCP\r\n\x1a\r\n", message.RcpHintTextMode},    // a lone LF became CR LF
	{"\x89RCP\r\n\n", message.RcpHintTextMode},          // control bytes were dropped
	{"\x09RCP\r\n", message.RcpHintTextMode},            // the top bit was dropped
	{"RCP\r\n", message.RcpHintTextMode},                // bytes above 127 were dropped
	{"\xc2\x89RCP", message.RcpHintTextMode},            // read as ISO-8859-1, written as UTF-8
	{"\xe2\x80\xb0RCP", message.RcpHintTextMode},        // read as Windows-1252, written as UTF-8
	{"\xef\xbf\xbdRCP", message.RcpHintTextMode},        // read as UTF-8
	{"?RCP", message.RcpHintTextMode},                   // read as ASCII
	{base64Magic, message.RcpHintBase64},                // left as mail carries it
	{"\x1f\x8b", message.RcpHintCompressed},             // gzip
	{"\x28\xb5\x2f\xfd", message.RcpHintCompressed},     // zstd
	{"PK\x03\x04", message.RcpHintCompressed},           // zip, and spreadsheets
	{"7z\xbc\xaf\x27\x1c", message.RcpHintCompressed},   // 7-Zip
	{"\xfd7zXZ\x00", message.RcpHintCompressed},         // xz
	{"BZh", message.RcpHintCompressed},                  // bzip2
	{"Rar!\x1a\x07", message.RcpHintCompressed},         // RAR
	{"age-encryption.org/", message.RcpHintSealed},      // age
	{"-----BEGIN AGE ENCRYPTED", message.RcpHintSealed}, // age, armoured
	{strings.Repeat("\x00", len(magic)), message.RcpHintZeros},
}

// base64Magic is how the magic begins in base64; its last two bytes share a
// group with what follows and are left out.
var base64Magic = base64.StdEncoding.EncodeToString([]byte(magic[:6]))

// foreign refuses a file whose first bytes, at least as many as the magic has
// unless it is shorter, are not those of a recoupe file, and says what they
// look like. A file that ends within the magic is left to be found cut.
func foreign(start []byte) *message.Error {
	if len(start) == 0 {
		return message.New(message.RcpEmpty)
	}
	n := min(len(start), len(magic))
	if string(start[:n]) == magic[:n] {
		return nil
	}
	e := message.New(message.RcpMagic)
	for _, m := range marks {
		if bytes.HasPrefix(start, []byte(m.start)) {
			return e.WithHint(m.hint)
		}
	}
	switch {
	case isPage(start):
		return e.WithHint(message.RcpHintPage)
	case isText(start):
		return e.WithHint(message.RcpHintList)
	}
	return e
}

// isPage reports whether b begins like an HTML page.
func isPage(b []byte) bool {
	b = bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\ufeff")), " \t\r\n"))
	return bytes.HasPrefix(b, []byte("<!doctype html")) || bytes.HasPrefix(b, []byte("<html"))
}

// isText reports whether b looks like text in UTF-8, UTF-16 or a one-byte
// encoding: it has a byte order mark or no control bytes.
func isText(b []byte) bool {
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return true
	}
	letters := 0
	for _, c := range b {
		switch {
		case c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7f:
			return false
		case c < utf8.RuneSelf:
			letters++
		}
	}
	return 2*letters > len(b) // random bytes are mostly not ASCII, lists are
}
