package quality

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"math"
	"os"
	"strings"

	"github.com/klauspost/compress/zstd"

	"recoupe/bench/synth"
	"recoupe/internal/message"
)

// truthReader reads the truth about a list, row by row: lines of row, person
// and errors, behind a header.
type truthReader struct {
	name  string
	lines *bufio.Scanner
	row   uint32 // rows read so far
	close []func() error
}

// openTruth opens a truth file, compressed if its name ends in .zst.
func openTruth(name string) (*truthReader, error) {
	f, err := os.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, message.New(message.QualityNoTruth, name)
	case err != nil:
		return nil, message.New(message.TableUnreadable, name).Because(err)
	}
	t := &truthReader{name: name, close: []func() error{f.Close}}
	var text io.Reader = f
	if strings.HasSuffix(name, ".zst") {
		z, err := zstd.NewReader(f, zstd.WithDecoderConcurrency(1))
		if err != nil {
			return nil, errors.Join(message.New(message.TableUnreadable, name).Because(err), f.Close())
		}
		t.close = append(t.close, func() error { z.Close(); return nil })
		text = z
	}
	t.lines = bufio.NewScanner(text)
	t.lines.Buffer(make([]byte, 256<<10), 256<<10)
	if !t.lines.Scan() || string(bytes.TrimRight(t.lines.Bytes(), "\r")) != "row,person,errors" {
		return nil, errors.Join(t.wrong(1), t.Close())
	}
	return t, nil
}

// wrong is the error of a line that cannot be read.
func (t *truthReader) wrong(line int) error {
	if err := t.lines.Err(); err != nil {
		return message.New(message.TableUnreadable, t.name).Because(err)
	}
	return message.New(message.QualityTruthLine, t.name, line)
}

// next returns the person of the next row and the errors in it, or [io.EOF].
func (t *truthReader) next() (person uint32, errs synth.Set, err error) {
	if !t.lines.Scan() {
		if t.lines.Err() != nil {
			return 0, 0, t.wrong(0)
		}
		return 0, 0, io.EOF
	}
	t.row++
	line := bytes.TrimRight(t.lines.Bytes(), "\r")
	row, line, ok1 := bytes.Cut(line, []byte{','})
	id, names, ok2 := bytes.Cut(line, []byte{','})
	n, errRow := number(row)
	person, errPerson := number(id)
	if !ok1 || !ok2 || !errRow || !errPerson || n != t.row {
		return 0, 0, t.wrong(int(t.row) + 1)
	}
	for len(names) > 0 {
		var name []byte
		name, names, _ = bytes.Cut(names, []byte{' '})
		k, ok := kinds[string(name)]
		if !ok {
			return 0, 0, t.wrong(int(t.row) + 1)
		}
		errs |= synth.SetOf(k)
	}
	return person, errs, nil
}

// kinds are the kinds of errors by their names.
var kinds = func() map[string]synth.Kind {
	m := map[string]synth.Kind{}
	for _, k := range synth.Kinds() {
		m[k.String()] = k
	}
	return m
}()

// number reads a decimal number below 2^32.
func number(b []byte) (uint32, bool) {
	var n uint64
	for _, c := range b {
		if c < '0' || c > '9' || n > math.MaxUint32/10 {
			return 0, false
		}
		n = n*10 + uint64(c-'0')
	}
	return uint32(n), len(b) > 0 && n <= math.MaxUint32
}

// Close releases the file.
func (t *truthReader) Close() error {
	var errs []error
	for i := len(t.close) - 1; i >= 0; i-- {
		errs = append(errs, t.close[i]())
	}
	return errors.Join(errs...)
}

// countTruth returns the number of rows of a truth file.
func countTruth(name string) (rows uint64, err error) {
	t, err := openTruth(name)
	if err != nil {
		return 0, err
	}
	defer t.Close()
	for t.lines.Scan() {
		rows++
	}
	if t.lines.Err() != nil {
		return 0, t.wrong(0)
	}
	return rows, nil
}
