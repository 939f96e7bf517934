package table

import (
	"bytes"
	"errors"
	"io"
)

// maxRecord is the longest record in bytes, line end included.
const maxRecord = 1 << 20

// scanner splits a text into records. It takes the place of encoding/csv,
// which is fast enough but reads past a stray quotation mark to the next one
// and cannot go back: here the record is rejected at the line where the mark
// opened, and reading goes on at the line after it. Like RFC 4180 it knows
// quoted fields with doubled quotation marks, and newlines inside; unlike it, a
// quotation mark within an unquoted field stands for itself.
//
// The text is in an encoding that has ASCII in its place.
type scanner struct {
	src   io.Reader
	delim byte

	buf  []byte // buf[r:w] is read and not yet scanned
	r, w int
	line int   // the number of the line that starts at r, from 1
	nul  int   // index of the first zero byte in buf[r:w], or -1
	err  error // what ended src; io.EOF at its end

	text []byte // of a quoted record: its fields without quotes
	ends []int  // of a quoted record: where in text each field ends
}

// verdict is what scan says about a record.
type verdict uint8

const (
	accepted verdict = iota
	blank            // an empty line, or one of empty columns
	badQuote         // a quoted field goes on after its closing mark, or never closes
	badCount         // not as many fields as asked for
)

// record is one record of the text. Its slices are valid until the next scan.
type record struct {
	line   int    // where it starts; of a badQuote, where the quoted field opens
	raw    []byte // the whole line without its end, if not quoted
	quoted bool   // it is in text and ends instead
	text   []byte
	ends   []int
	fields int // how many fields it has; of a badCount, at least
}

// cells returns the fields of an accepted record.
func (r record) cells(delim byte) [][]byte {
	if !r.quoted {
		return bytes.Split(r.raw, []byte{delim})
	}
	cells := make([][]byte, len(r.ends))
	start := 0
	for i, end := range r.ends {
		cells[i] = r.text[start:end]
		start = end + 1
	}
	return cells
}

// errors of scan, all fatal.
var (
	errLongLine = errors.New("table: line too long")
	errNUL      = errors.New("table: NUL byte")
)

// newScanner returns a scanner of src. Its delimiter is still to be set.
func newScanner(src io.Reader) *scanner {
	return &scanner{src: src, buf: make([]byte, 256<<10), line: 1, nul: -1}
}

// fill reads more of src behind buf[r:w].
func (s *scanner) fill() {
	if s.r > 0 {
		copy(s.buf, s.buf[s.r:s.w])
		if s.nul >= 0 {
			s.nul -= s.r
		}
		s.r, s.w = 0, s.w-s.r
	}
	if s.w == len(s.buf) {
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for s.err == nil {
		n, err := s.src.Read(s.buf[s.w:])
		if s.nul < 0 {
			if i := bytes.IndexByte(s.buf[s.w:s.w+n], 0); i >= 0 {
				s.nul = s.w + i
			}
		}
		s.w += n
		s.err = err
		if n > 0 {
			return
		}
	}
}

// sample fills the buffer up to n bytes and returns what is in it.
func (s *scanner) sample(n int) []byte {
	for s.w-s.r < n && s.err == nil {
		s.fill()
	}
	return s.buf[s.r:s.w]
}

// scan reads the next record. It is badCount unless it has want fields; want 0
// accepts any number. At the end of the text err is [io.EOF].
func (s *scanner) scan(want int) (rec record, v verdict, err error) {
	for {
		window, lines := s.buf[s.r:s.w], 1
		whole := s.err == io.EOF
		if len(window) == 0 && whole {
			return record{}, accepted, io.EOF
		}
		n, ok := lineAfter(window, 0, whole)
		ok = ok && n <= maxRecord
		if ok {
			raw := trimLineEnd(window[:n])
			if bytes.IndexByte(raw, '"') >= 0 {
				rec, v, n, ok = s.scanQuoted(window, whole, want)
				lines = max(1, bytes.Count(window[:n], []byte{'\n'}))
			} else {
				rec, v = record{line: s.line, raw: raw}, accepted
				if isBlank(raw, s.delim) {
					v = blank
				}
			}
		}
		switch {
		case ok:
			return rec, v, s.consume(n, lines)
		case len(window) > maxRecord:
			return record{line: s.line}, accepted, errLongLine
		case s.err != nil:
			return record{line: s.line}, accepted, s.err
		}
		s.fill()
	}
}

// isBlank reports whether a line has nothing in its columns, as spreadsheet
// programs leave behind the last row.
func isBlank(raw []byte, delim byte) bool {
	for _, b := range raw {
		if b != delim && b != ' ' {
			return false
		}
	}
	return true
}

// consume moves past the n bytes of a record of so many lines.
func (s *scanner) consume(n, lines int) error {
	if s.nul >= 0 && s.nul < s.r+n {
		s.line += bytes.Count(s.buf[s.r:s.nul], []byte{'\n'})
		return errNUL
	}
	s.line += lines
	s.r += n
	return nil
}

// scanQuoted scans the record at the beginning of window, which has a quotation
// mark in its first line. n is how many bytes to consume; ok is false when the
// window ends too early to tell.
//
// A rejected record is consumed up to the end of the line where its trouble may
// have begun: the one where the stray mark opened or, of a record with a wrong
// number of fields, the one where a field that spans lines opened. What a stray
// mark had swallowed is thus read again. That costs no more than a few scans of
// each byte, because a mark is only scanned far when no other one follows it.
func (s *scanner) scanQuoted(window []byte, whole bool, want int) (rec record, v verdict, n int, ok bool) {
	q := quotedRecord{data: window, delim: s.delim, whole: whole, want: want, text: s.text[:0], ends: s.ends[:0], spans: -1}
	clipped := len(window) > maxRecord
	if clipped {
		q.data, q.whole = window[:maxRecord], false
	}
	v, n, ok = q.scan()
	s.text, s.ends = q.text, q.ends
	begin := q.spans
	switch {
	case !ok && !clipped:
		return record{}, v, 0, false
	case v == badQuote:
		begin = q.open
	case !ok:
		v = badQuote // the record goes on beyond its limit
		begin = max(q.spans, 0)
	}
	rec = record{line: s.line, quoted: true, text: q.text, ends: q.ends, fields: len(q.ends)}
	if v == badQuote {
		rec.line += bytes.Count(window[:begin], []byte{'\n'})
	}
	if v != accepted && begin >= 0 {
		n, ok = lineAfter(window, begin, whole)
	}
	return rec, v, n, ok
}

// lineAfter returns the index of the line after the one that i is on.
func lineAfter(b []byte, i int, whole bool) (n int, ok bool) {
	if j := bytes.IndexByte(b[i:], '\n'); j >= 0 {
		return i + j + 1, true
	}
	return len(b), whole
}

// trimLineEnd removes \n, \r\n or, on a last line without \n, \r.
func trimLineEnd(b []byte) []byte {
	if n := len(b); n > 0 && b[n-1] == '\n' {
		b = b[:n-1]
	}
	if n := len(b); n > 0 && b[n-1] == '\r' {
		b = b[:n-1]
	}
	return b
}
