package table

import (
	"bytes"
	"errors"
	"io"
	"math"

	"recoupe/identity"
	"recoupe/internal/message"
)

// Dialect is how a list is written, as given by Options or detected.
type Dialect struct {
	Encoding    Encoding
	BOM         bool // it begins with a byte order mark
	Delimiter   byte // ',' ';' '\t' or '|'
	Compression Compression
}

// DelimiterName returns the delimiter as Options.Delimiter takes it: ";", ",",
// "tab" or "|".
func (d Dialect) DelimiterName() string {
	if d.Delimiter == '\t' {
		return "tab"
	}
	return string(d.Delimiter)
}

// List reads the rows of a list, in constant memory. It is not safe for
// concurrent use, but the batches that it fills are independent of it.
type List struct {
	src     *source
	scan    *scanner
	forced  bool // the encoding is given
	dialect Dialect
	header  []string
	line    int // of the header
	mapping Mapping
	joins   [][]int                 // the columns of the fields that have several
	places  [identity.NumFields]int // column or joined column of each field, or -1
	shapes  []Shape

	rows    uint32
	rejects Rejects
	digest  [32]byte
	err     error // what ended the list
}

// Header returns the names of the columns, UTF-8, without the space around
// them.
func (l *List) Header() []string { return l.header }

// Dialect returns how the list is written. Its encoding is ASCII as long as
// nothing but ASCII has been read.
func (l *List) Dialect() Dialect { return l.dialect }

// Mapping returns the columns of each field that has some.
func (l *List) Mapping() Mapping { return l.mapping }

// Shapes returns the masked shapes of the first values of each mapped column.
func (l *List) Shapes() []Shape { return l.shapes }

// Rows returns the number of rows accepted so far.
func (l *List) Rows() uint32 { return l.rows }

// Rejects returns the records rejected so far.
func (l *List) Rejects() Rejects { return l.rejects }

// Digest returns the SHA-256 of the list's bytes, decompressed and otherwise as
// they are. It is valid after Read has returned [io.EOF].
func (l *List) Digest() [32]byte { return l.digest }

// Fraction returns which part of the file has been read, 0 if its size is not
// known. It may be called beside Read.
func (l *List) Fraction() float64 {
	if l.src.size == 0 {
		return 0
	}
	return min(1, float64(l.src.read.Load())/float64(l.src.size))
}

// Close releases the file. It does not close the stdin of [Open].
func (l *List) Close() error { return l.src.Close() }

// Read fills b with the next rows of the list: as many as b has room for, or
// fewer when they are long or the last ones. It returns [io.EOF] when there are
// none left. Any other error is final, and b is then empty: the list cannot be
// read to its end, so no result may be built on it.
func (l *List) Read(b *Batch) error {
	b.reset(l)
	for l.err == nil && !b.full() {
		l.err = l.readRow(b)
	}
	switch {
	case l.err == nil:
		return nil
	case l.err != io.EOF:
		b.reset(l)
	case b.Len() > 0:
		return nil
	default:
		l.digest = l.src.digest.sum()
	}
	return l.err
}

// readRow appends the next accepted row to b, or counts one that is not.
func (l *List) readRow(b *Batch) error {
	rec, v, err := l.scan.scan(len(l.header))
	if err != nil {
		return l.fatal(rec.line, err)
	}
	start := len(b.text)
	switch {
	case v == blank:
		return nil
	case v == badQuote:
		l.rejects.add(Reject{Kind: StrayQuote, Line: rec.line})
		return nil
	case v == accepted && rec.quoted:
		if err := l.addQuoted(b, rec); err != nil {
			return err
		}
	case v == accepted:
		if err := l.appendRaw(b, rec); err != nil {
			return err
		}
		if rec.fields = b.addRaw(start, l.scan.delim); rec.fields != len(l.header) {
			v = badCount
		}
	}
	if v == badCount {
		l.rejects.add(Reject{Kind: Ragged, Line: rec.line, Columns: rec.fields})
		return nil
	}
	if l.rows == math.MaxUint32 {
		return message.New(message.TableTooManyRows, l.src.name, rec.line)
	}
	b.join(l.joins)
	b.lines = append(b.lines, rec.line)
	l.rows++
	return nil
}

// appendRaw appends the text of an unquoted record to b.
func (l *List) appendRaw(b *Batch, rec record) error {
	if isASCII(rec.raw) {
		b.text = append(b.text, rec.raw...)
		return nil
	}
	if err := l.settle(rec.raw, rec.line); err != nil {
		return err
	}
	text, bad := l.dialect.Encoding.appendText(b.text, rec.raw)
	if bad >= 0 {
		return l.undecodable(rec.line, countByte(rec.raw[:bad], l.scan.delim)+1)
	}
	b.text = text
	return nil
}

// addQuoted appends the columns of a quoted record to b.
func (l *List) addQuoted(b *Batch, rec record) error {
	start := len(b.text)
	if isASCII(rec.text) {
		b.text = append(b.text, rec.text...)
		for _, end := range rec.ends {
			b.ends = append(b.ends, uint32(start+end))
		}
		return nil
	}
	if err := l.settle(rec.text, rec.line); err != nil {
		return err
	}
	start = 0
	for c, end := range rec.ends {
		text, bad := l.dialect.Encoding.appendText(b.text, rec.text[start:end])
		if bad >= 0 {
			return l.undecodable(rec.line+countByte(rec.text[:start+bad], '\n'), c+1)
		}
		b.ends = append(b.ends, uint32(len(text)))
		b.text = append(text, 0)
		start = end + 1
	}
	return nil
}

// settle decides the encoding when text, the record at line, is the first that
// is not ASCII.
func (l *List) settle(text []byte, line int) error {
	if l.dialect.Encoding != ASCII {
		return nil
	}
	sample := append(bytes.Clone(text), '\n')
	sample = append(sample, l.scan.buf[l.scan.r:l.scan.w]...)
	e, ok := detectText(sample, l.scan.err != nil)
	if !ok || e == ASCII {
		column := countByte(text[:max(firstInvalid(text), 0)], l.scan.delim) + 1
		return message.New(message.TableEncodingAny, l.src.name, line, column)
	}
	l.dialect.Encoding = e
	return nil
}

// undecodable says that a column of a line is not in the encoding of the list.
func (l *List) undecodable(line, column int) error {
	return message.New(message.TableEncoding, l.src.name, line, column, l.dialect.Encoding.String())
}

// fatal turns an error of the scanner into one for people.
func (l *List) fatal(line int, err error) error {
	switch {
	case err == io.EOF:
		return err
	case errors.Is(err, errLongLine):
		return message.New(message.TableRecordLong, l.src.name, line)
	case errors.Is(err, errNUL):
		return message.New(message.TableNUL, l.src.name, l.scan.line)
	case errors.Is(err, errUTF16):
		window := l.scan.buf[l.scan.r:l.scan.w]
		return l.undecodable(line, countByte(window, l.scan.delim)+1)
	default:
		return l.src.failure(line, err)
	}
}
