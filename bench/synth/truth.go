package synth

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"recoupe/internal/message"
)

// truthHeader is the header of truth files.
const truthHeader = "row,person,errors"

// Truth is one line of a truth file: who a row of the list is, and how it
// departs from them.
type Truth struct {
	Row    uint64 // from 1; the header of the list is not counted
	Person uint64 // the person's index in the population, the same in every list
	Errors Set
}

// append appends the line to b.
func (t *Truth) append(b []byte) []byte {
	b = appendUint(b, t.Row)
	b = append(b, ',')
	b = appendUint(b, t.Person)
	b = append(b, ',')
	b = t.Errors.append(b)
	return append(b, '\n')
}

// TruthReader reads a truth file, line by line in the order of the rows.
type TruthReader struct {
	lines *bufio.Reader
	row   uint64 // of the line read last
}

// NewTruthReader returns a reader of the truth file, not compressed, that r
// yields.
func NewTruthReader(r io.Reader) *TruthReader {
	return &TruthReader{lines: bufio.NewReaderSize(r, 1<<16)}
}

// Read returns the truth about the next row, and io.EOF after the last. It fails
// with message.SynthTruthLine on what is no truth file.
func (t *TruthReader) Read() (Truth, error) {
	if t.row == 0 {
		if header, err := t.line(); err != nil || string(header) != truthHeader {
			return Truth{}, t.broken(err)
		}
	}
	line, err := t.line()
	if err != nil {
		if err == io.EOF {
			return Truth{}, io.EOF
		}
		return Truth{}, t.broken(err)
	}
	t.row++
	number, rest, _ := bytes.Cut(line, []byte{','})
	person, names, ok := bytes.Cut(rest, []byte{','})
	row, okRow := parseUint(number)
	who, okWho := parseUint(person)
	set, okSet := parseSet(names)
	if !ok || !okRow || !okWho || !okSet || row != t.row {
		return Truth{}, t.broken(nil)
	}
	return Truth{Row: row, Person: who, Errors: set}, nil
}

// line returns the next line without its end. A file whose last line has no end
// is cut, and broken.
func (t *TruthReader) line() ([]byte, error) {
	line, err := t.lines.ReadSlice('\n')
	if err != nil {
		if err == io.EOF && len(line) > 0 {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	return line[:len(line)-1], nil
}

// broken returns the error of a line that is none of a truth file.
func (t *TruthReader) broken(cause error) error {
	e := message.New(message.SynthTruthLine, t.row+1)
	if cause == nil || errors.Is(cause, io.EOF) || errors.Is(cause, bufio.ErrBufferFull) {
		return e
	}
	return e.Because(cause)
}

// parseSet reads names of kinds with a space between them.
func parseSet(names []byte) (s Set, ok bool) {
	for len(names) > 0 {
		name, rest, more := bytes.Cut(names, []byte{' '})
		k, known := kindByName[string(name)]
		if !known || more && len(rest) == 0 {
			return 0, false
		}
		s.add(k)
		names = rest
	}
	return s, true
}

// kindByName finds the kinds by their names.
var kindByName = func() map[string]Kind {
	m := make(map[string]Kind, NumKinds)
	for _, k := range Kinds() {
		m[k.String()] = k
	}
	return m
}()

// parseUint reads a decimal number.
func parseUint(b []byte) (n uint64, ok bool) {
	for _, c := range b {
		if c < '0' || c > '9' || n > 1<<60 {
			return 0, false
		}
		n = 10*n + uint64(c-'0')
	}
	return n, len(b) > 0
}
