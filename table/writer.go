package table

import (
	"encoding/csv"
	"fmt"
	"io"
)

// Writer writes a list of results: the columns of a row of the list, and extra
// ones after them. It writes UTF-8 without a byte order mark, lines that end in
// \n, and the delimiter of the list.
type Writer struct {
	csv    *csv.Writer
	own    int
	extra  int
	text   []byte
	ends   []int
	record []string
}

// NewWriter returns a writer to w and writes the header: own columns, then
// extra ones. Call Flush when all rows are written.
func NewWriter(w io.Writer, delimiter byte, header []string, extra ...string) (*Writer, error) {
	c := csv.NewWriter(w)
	c.Comma = rune(delimiter)
	record := append(append([]string(nil), header...), extra...)
	return &Writer{csv: c, own: len(header), extra: len(extra), record: record}, c.Write(record)
}

// Part returns a writer of rows alone to out, which go where the rows of w do:
// parts of a list can be written beside each other and put together. Call its
// Flush when all rows of the part are written.
func (w *Writer) Part(out io.Writer) *Writer {
	c := csv.NewWriter(out)
	c.Comma = w.csv.Comma
	return &Writer{csv: c, own: w.own, extra: w.extra}
}

// Write writes one row, with as many own and extra columns as the header.
func (w *Writer) Write(own [][]byte, extra ...string) error {
	if len(own) != w.own || len(extra) != w.extra {
		return fmt.Errorf("table: %d own and %d extra columns, the header has %d and %d", len(own), len(extra), w.own, w.extra)
	}
	w.text, w.ends = w.text[:0], w.ends[:0]
	for _, cell := range own {
		w.text = append(w.text, cell...)
		w.ends = append(w.ends, len(w.text))
	}
	// One string for all own columns is one allocation for each row.
	text, start := string(w.text), 0
	w.record = w.record[:0]
	for _, end := range w.ends {
		w.record = append(w.record, text[start:end])
		start = end
	}
	w.record = append(w.record, extra...)
	return w.csv.Write(w.record)
}

// Flush writes what is buffered, and returns the first error of the writer.
func (w *Writer) Flush() error {
	w.csv.Flush()
	return w.csv.Error()
}
