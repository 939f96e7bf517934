package table

import "bytes"

// quotedRecord scans one record that may have quoted fields.
type quotedRecord struct {
	data  []byte // begins with the record
	delim byte
	whole bool // nothing follows data
	want  int  // fields asked for; 0 for any number

	text  []byte // the fields, each followed by one byte
	ends  []int  // where in text each field ends
	open  int    // index in data of the last opening quotation mark
	spans int    // index of the first opening mark whose field holds a newline, or -1
}

// scan splits the record. n is its length with its line end; ok is false when
// data ends too early to tell. A record with more fields than asked for is not
// scanned to its end, and then n is the end of the line that was reached.
func (q *quotedRecord) scan() (v verdict, n int, ok bool) {
	for i := 0; ; {
		var last bool
		if i < len(q.data) && q.data[i] == '"' {
			q.open = i
			i, last, v, ok = q.quotedField(i + 1)
		} else {
			i, last, ok = q.bareField(i)
		}
		if !ok || v == badQuote {
			return v, 0, ok
		}
		q.ends = append(q.ends, len(q.text))
		q.text = append(q.text, q.delim)
		switch {
		case last && (q.want == 0 || len(q.ends) == q.want):
			return accepted, i, true
		case last:
			return badCount, i, true
		case q.want > 0 && len(q.ends) == q.want:
			// One field too many: the rest of the record does not matter.
			q.ends = append(q.ends, len(q.text))
			n, ok = lineAfter(q.data, i, q.whole)
			return badCount, n, ok
		}
	}
}

// quotedField scans a field from i, the byte after its opening mark, past the
// delimiter or line end that follows it.
func (q *quotedRecord) quotedField(i int) (next int, last bool, v verdict, ok bool) {
	start := len(q.text)
	for {
		j := bytes.IndexByte(q.data[i:], '"')
		if j < 0 {
			return 0, false, badQuote, q.whole
		}
		q.text = append(q.text, q.data[i:i+j]...)
		i += j + 1
		if i >= len(q.data) || q.data[i] != '"' {
			break
		}
		q.text = append(q.text, '"')
		i++
	}
	if bytes.IndexByte(q.text[start:], '\n') >= 0 {
		if q.spans < 0 {
			q.spans = q.open
		}
		if q.swallowsRows(q.text[start:]) {
			return 0, false, badQuote, true
		}
	}
	rest := q.data[i:]
	switch {
	case len(rest) == 0:
		return i, true, accepted, q.whole
	case rest[0] == q.delim:
		return i + 1, false, accepted, true
	case rest[0] == '\n':
		return i + 1, true, accepted, true
	case rest[0] == '\r' && len(rest) == 1:
		return i + 1, true, accepted, q.whole
	case rest[0] == '\r' && rest[1] == '\n':
		return i + 2, true, accepted, true
	default:
		return 0, false, badQuote, true
	}
}

// minSwallowed is how many columns a list must have for swallowsRows: with
// fewer, a line of an address can have as many delimiters as a row.
const minSwallowed = 5

// swallowsRows reports whether a quoted field holds a whole line with as many
// columns as a row. Then its marks are rather two stray ones, with rows between
// them that would be lost without a word.
func (q *quotedRecord) swallowsRows(field []byte) bool {
	if q.want < minSwallowed {
		return false
	}
	begin := bytes.IndexByte(field, '\n') + 1
	for {
		n := bytes.IndexByte(field[begin:], '\n')
		if n < 0 {
			return false
		}
		if countByte(field[begin:begin+n], q.delim) == q.want-1 {
			return true
		}
		begin += n + 1
	}
}

// bareField scans an unquoted field from i past the delimiter or line end that
// follows it.
func (q *quotedRecord) bareField(i int) (next int, last, ok bool) {
	j, data, delim := i, q.data, q.delim // in registers: most of a quoted record's time goes here
	for j < len(data) && data[j] != delim && data[j] != '\n' {
		j++
	}
	end := j
	last = j == len(q.data) || q.data[j] == '\n'
	if last {
		end = i + len(trimLineEnd(q.data[i:j]))
	}
	q.text = append(q.text, q.data[i:end]...)
	if j == len(q.data) {
		return j, true, q.whole
	}
	return j + 1, last, true
}
