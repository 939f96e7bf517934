package lists

import (
	"context"
	"io"
	"strconv"
	"strings"

	"recoupe/internal/pipeline"
)

// Write writes a list, or the truth about both, to w as CSV. Memory does not
// grow with the number of rows, and all processors are used.
//
// [FT24]: semicolons, Windows-1252, CRLF, French headers, names as France
// Travail stores them. [UNML25]: commas, UTF-8, LF, names as people write them.
// [Truth]: commas, UTF-8, LF; see the columns at [Pair].
func (s Spec) Write(w io.Writer, l List) error {
	if err := s.Validate(); err != nil {
		return err
	}
	world := newWorld(&s)
	switch l {
	case FT24:
		head := csvWriter{delimiter: ';', end: "\r\n"}
		head.record(ft24Header...)
		return inChunks(w, windows1252(nil, head.buf), s.Rows, func(from, to int) []byte {
			c := csvWriter{delimiter: ';', end: "\r\n", buf: make([]byte, 0, (to-from)*rowBytes)}
			for r := from; r < to; r++ {
				row := world.row(FT24, r)
				c.ft24(&row)
			}
			return windows1252(make([]byte, 0, len(c.buf)), c.buf)
		})
	case UNML25:
		head := csvWriter{delimiter: ',', end: "\n"}
		head.record(unml25Header...)
		return inChunks(w, head.buf, s.Other, func(from, to int) []byte {
			c := csvWriter{delimiter: ',', end: "\n", buf: make([]byte, 0, (to-from)*rowBytes)}
			for r := from; r < to; r++ {
				row := world.row(UNML25, r)
				c.unml25(&row)
			}
			return c.buf
		})
	}
	head := csvWriter{delimiter: ',', end: "\n"}
	head.record(truthHeader...)
	return inChunks(w, head.buf, s.Overlap, func(from, to int) []byte {
		c := csvWriter{delimiter: ',', end: "\n"}
		for i := from; i < to; i++ {
			world.pairs(i, func(p Pair) {
				c.record(strconv.Itoa(p.FT24), strconv.Itoa(p.UNML25), strconv.Itoa(p.Person), p.Keys, p.Differs, p.Why)
			})
		}
		return c.buf
	})
}

// chunkSize is the number of rows that one worker forms at a time.
const chunkSize = 1024

// rowBytes is about the length of a long row.
const rowBytes = 200

// inChunks writes head and then what form gives for the rows [0, n), in order.
func inChunks(w io.Writer, head []byte, n int, form func(from, to int) []byte) error {
	if _, err := w.Write(head); err != nil {
		return err
	}
	from := 0
	next := func(context.Context) (int, error) {
		if from >= n {
			return 0, io.EOF
		}
		from += chunkSize
		return from - chunkSize, nil
	}
	work := func(_ context.Context, _, from int) ([]byte, error) { return form(from, min(from+chunkSize, n)), nil }
	return pipeline.Run(context.Background(), 0, next, work, func(chunk []byte) error {
		_, err := w.Write(chunk)
		return err
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
		if strings.IndexByte(f, c.delimiter) < 0 && strings.IndexByte(f, '"') < 0 {
			c.buf = append(c.buf, f...)
			continue
		}
		c.buf = append(c.buf, '"')
		c.buf = append(c.buf, strings.ReplaceAll(f, `"`, `""`)...)
		c.buf = append(c.buf, '"')
	}
	c.buf = append(c.buf, c.end...)
}
