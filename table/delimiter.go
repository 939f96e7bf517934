package table

import (
	"bytes"
	"io"
)

// delimiters are those that a list can have, and their names in Options.
var delimiters = []struct {
	name string
	char byte
}{{";", ';'}, {",", ','}, {"tab", '\t'}, {"|", '|'}}

// parseDelimiter returns the delimiter that an Options.Delimiter names.
func parseDelimiter(name string) (byte, bool) {
	for _, d := range delimiters {
		if d.name == name || name == string(d.char) {
			return d.char, true
		}
	}
	return 0, false
}

// detectDelimiter returns the delimiter that splits most of the sample's
// records into as many columns as its first line, and into most of them. A list
// of one column gets one that does not occur in the sample.
func detectDelimiter(sample []byte, whole bool) byte {
	best, bestScore := byte(0), 0.0
	for _, d := range delimiters {
		if score := delimiterScore(sample, whole, d.char); score > bestScore {
			best, bestScore = d.char, score
		}
	}
	if best != 0 {
		return best
	}
	for _, d := range delimiters {
		if countByte(sample, d.char) == 0 {
			return d.char
		}
	}
	return ';'
}

// delimiterScore returns the number of columns of the first line times the
// share of records that have as many, or 0 if it has one column only.
func delimiterScore(sample []byte, whole bool, delim byte) float64 {
	const enough = 100 // records
	s := sampleScanner(sample, delim)
	columns, same, records := 0, 0, 0
	for records < enough {
		rec, v, err := s.scan(0)
		if err != nil || (!whole && s.r == s.w) {
			break // the last record may be cut
		}
		if v == blank {
			continue
		}
		n := rec.fields
		if !rec.quoted {
			n = countByte(rec.raw, delim) + 1
		}
		if v == badQuote {
			n = 0
		}
		if records++; records == 1 {
			if v == badQuote { // left for the header to report
				line, _ := lineAfter(sample, 0, true)
				n = countByte(sample[:line], delim) + 1
			}
			columns = n
		}
		if n == columns {
			same++
		}
	}
	if columns < 2 {
		return 0
	}
	return float64(columns) * float64(same) / float64(records)
}

// sampleScanner returns a scanner of sample alone.
func sampleScanner(sample []byte, delim byte) *scanner {
	return &scanner{buf: sample, w: len(sample), line: 1, nul: -1, err: io.EOF, delim: delim}
}

// countByte counts c in b.
func countByte(b []byte, c byte) int { return bytes.Count(b, []byte{c}) }
