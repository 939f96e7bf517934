package lists

import (
	"bufio"
	"bytes"
	"io"
	"strconv"
)

// Write writes a list, or the truth about both, to w as CSV. Memory does not
// grow with the number of rows.
//
// [FT24]: semicolons, Windows-1252, CRLF, French headers, names as France
// Travail stores them. [UNML25]: commas, UTF-8, LF, names as people write them.
// [Truth]: commas, UTF-8, LF; see the columns at [Spec.Pairs].
func (s Spec) Write(w io.Writer, l List) error {
	if err := s.Validate(); err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, 1<<16)
	var err error
	switch l {
	case FT24:
		err = writeFT24(out, newWorld(&s))
	case UNML25:
		err = writeUNML25(out, newWorld(&s))
	case Truth:
		err = writeTruth(out, &s)
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

// Pair is two rows of the same person, one line of the truth file:
// ft24_row,unml25_row,person,keys,differs,why.
type Pair struct {
	FT24, UNML25 int // data rows, from 1: the header is not counted
	Person       int // the same number in all pairs of a person
	// Keys are the everyday match keys that link the two rows, with a space
	// between them; empty where none does.
	Keys string
	// Differs are the kinds of disagreement injected into either row, harmless
	// or not, with a space between them.
	Differs string
	// Why are those which explain that no key links the rows; empty where one does.
	Why string
}

// Pairs calls yield for every pair of rows that are the same person, in the
// order of the persons, until yield returns an error.
func (s Spec) Pairs(yield func(Pair) error) error {
	if err := s.Validate(); err != nil {
		return err
	}
	w := newWorld(&s)
	for person := w.unml25.first; person < w.ft24.persons; person++ {
		a, a2 := w.ft24.rowsOf(person)
		b, b2 := w.unml25.rowsOf(person)
		for _, i := range []int{a, a2} {
			for _, j := range []int{b, b2} {
				if i < 0 || j < 0 {
					continue
				}
				if err := yield(w.pair(i, j)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// pair returns what there is to know about row i of ft24 and row j of unml25.
func (w *world) pair(i, j int) Pair {
	a, b := w.row(FT24, i), w.row(UNML25, j)
	same, doubtful := compare(&a, &b), a.birth.lowConfidence()
	noted := a.kinds | b.kinds
	p := Pair{FT24: i + 1, UNML25: j + 1, Person: a.person - w.unml25.first + 1, Differs: noted.String()}
	if linking := same.keys(doubtful); linking != 0 {
		p.Keys = linking.String()
	} else {
		p.Why = same.why(noted, doubtful).String()
	}
	return p
}

// writeTruth writes the pairs of a spec.
func writeTruth(out *bufio.Writer, s *Spec) error {
	c := csvWriter{delimiter: ',', end: "\n"}
	c.record("ft24_row", "unml25_row", "person", "keys", "differs", "why")
	return s.Pairs(func(p Pair) error {
		c.record(strconv.Itoa(p.FT24), strconv.Itoa(p.UNML25), strconv.Itoa(p.Person), p.Keys, p.Differs, p.Why)
		return c.flush(out)
	})
}

// csvWriter forms records of CSV.
type csvWriter struct {
	delimiter byte
	end       string
	buf       []byte
}

// record appends a record; a field with a delimiter or a quote is quoted.
func (c *csvWriter) record(fields ...string) {
	for i, f := range fields {
		if i > 0 {
			c.buf = append(c.buf, c.delimiter)
		}
		if bytes.IndexByte([]byte(f), c.delimiter) < 0 && bytes.IndexByte([]byte(f), '"') < 0 {
			c.buf = append(c.buf, f...)
			continue
		}
		c.buf = append(c.buf, '"')
		for _, b := range []byte(f) {
			if b == '"' {
				c.buf = append(c.buf, '"')
			}
			c.buf = append(c.buf, b)
		}
		c.buf = append(c.buf, '"')
	}
	c.buf = append(c.buf, c.end...)
}

// flush writes the records formed so far.
func (c *csvWriter) flush(out *bufio.Writer) error {
	_, err := out.Write(c.buf)
	c.buf = c.buf[:0]
	return err
}
