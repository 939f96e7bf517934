package table

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"recoupe/identity"
	"recoupe/internal/message"
)

// sampleSize is how much of a text is looked at to tell its encoding, its
// delimiter and the shapes of its values.
const sampleSize = 128 << 10

// Options says what is known about a list before it is opened. The zero value
// detects everything and maps every field.
type Options struct {
	// Encoding is "utf-8", "utf-16le", "utf-16be", "windows-1252",
	// "iso-8859-15", or "" to detect it.
	Encoding string
	// Delimiter is ",", ";", "tab", "|", or "" to detect it.
	Delimiter string
	// Columns gives the columns of a field by their names, or by their places
	// as "#1", "#2" and so on; a field with an empty value has none. Fields
	// that are absent are looked for in the header. Only identity.Phone takes
	// several columns.
	Columns map[identity.Field][]string
	// Fields are those to map; empty means all.
	Fields []identity.Field
}

// Open opens the list in the file name, or in stdin when name is "-", and reads
// its header. What is wrong with a list as a whole comes up here: that it is
// missing, empty, not a text, in another encoding than the one given, has no
// header, or columns that cannot be told apart.
func Open(name string, stdin io.Reader, opt Options) (*List, error) {
	src, err := openSource(name, stdin)
	if err != nil {
		return nil, err
	}
	l := &List{src: src}
	if err := l.open(opt); err != nil {
		return nil, errors.Join(err, src.Close())
	}
	return l, nil
}

// open does the work of Open behind the source.
func (l *List) open(opt Options) error {
	given, ok := parseEncoding(opt.Encoding)
	if !ok && opt.Encoding != "" {
		return message.New(message.TableOptionEncoding, opt.Encoding)
	}
	l.dialect = Dialect{Encoding: given, Compression: l.src.compression}
	l.forced = ok
	if opt.Delimiter != "" {
		if l.dialect.Delimiter, ok = parseDelimiter(opt.Delimiter); !ok {
			return message.New(message.TableOptionDelimiter, opt.Delimiter)
		}
	}
	if err := l.openText(); err != nil {
		return err
	}
	sample := l.scan.sample(sampleSize)
	if len(bytes.TrimSpace(sample)) == 0 {
		if l.scan.err != io.EOF {
			return l.fatal(1, l.scan.err)
		}
		return message.New(message.TableEmpty, l.src.name)
	}
	sample = sample[l.skipSep(sample):]
	if l.dialect.Delimiter == 0 {
		l.dialect.Delimiter = detectDelimiter(sample, l.scan.err == io.EOF)
	}
	l.scan.delim = l.dialect.Delimiter
	if err := l.checkEncoding(sample); err != nil {
		return err
	}
	if err := l.readHeader(); err != nil {
		return err
	}
	return l.mapColumns(opt)
}

// skipSep skips the line "sep=;" that Excel reads and writes before the header,
// takes the delimiter from it unless one is given, and returns its length.
func (l *List) skipSep(sample []byte) int {
	n, _ := lineAfter(sample, 0, true)
	line := trimLineEnd(sample[:n])
	if len(line) != len("sep=;") || !strings.EqualFold(string(line[:4]), "sep=") {
		return 0
	}
	delim, ok := parseDelimiter(string(line[4:]))
	if !ok {
		return 0
	}
	if l.dialect.Delimiter == 0 {
		l.dialect.Delimiter = delim
	}
	l.scan.r += n
	l.scan.line++
	return n
}

// openText tells what kind of file the list is, and starts the scanner behind
// its byte order mark.
func (l *List) openText() error {
	head, err := l.src.head()
	if err != nil {
		return err
	}
	if err := refuseForeign(l.src.name, head); err != nil {
		return err
	}
	wide, bom, ok := detectUTF16(head)
	isWide := l.dialect.Encoding == UTF16LE || l.dialect.Encoding == UTF16BE
	switch {
	case ok && l.forced && wide != l.dialect.Encoding:
		return l.wrongEncoding(1, 1, wide)
	case !ok && isWide && len(head) > 0:
		return l.undecodable(1, 1)
	case ok:
		l.dialect.Encoding = wide
	default:
		if err := refuseBinary(l.src.name, head); err != nil {
			return err
		}
		if hasPrefix(head, "\xEF\xBB\xBF") {
			if l.forced && l.dialect.Encoding != UTF8 {
				return l.wrongEncoding(1, 1, UTF8)
			}
			l.dialect.Encoding, bom = UTF8, 3
		}
	}
	l.dialect.BOM = bom > 0
	if err := l.src.skip(bom); err != nil {
		return l.src.failure(1, err)
	}
	var text io.Reader = l.src
	if ok {
		text = newUTF16Reader(l.src, wide)
	}
	l.scan = newScanner(text)
	return nil
}

// checkEncoding detects the encoding of an 8-bit text, or compares the one
// given with the sample.
func (l *List) checkEncoding(sample []byte) error {
	if l.dialect.Encoding == UTF16LE || l.dialect.Encoding == UTF16BE || l.dialect.BOM {
		return nil
	}
	found, ok := detectText(sample, l.scan.err != nil)
	if !l.forced {
		if !ok {
			line, column := l.position(sample, firstInvalid(sample))
			return message.New(message.TableEncodingAny, l.src.name, line, column)
		}
		l.dialect.Encoding = found
		return nil
	}
	switch bad := firstInvalid(sample); {
	case l.dialect.Encoding == UTF8 && bad >= 0 && found != UTF8 && found != ASCII:
		line, column := l.position(sample, bad)
		return l.wrongEncoding(line, column, found)
	case l.dialect.Encoding != UTF8 && found == UTF8:
		high := bytes.IndexFunc(sample, func(r rune) bool { return r > 0x7F })
		line, column := l.position(sample, high)
		return l.wrongEncoding(line, column, UTF8)
	}
	return nil
}

// position returns the line and the column of the byte at index i of sample.
func (l *List) position(sample []byte, i int) (line, column int) {
	s := sampleScanner(sample, l.scan.delim)
	s.line = l.scan.line
	for {
		begin := s.r
		line = s.line
		if _, _, err := s.scan(0); err != nil || s.r > i {
			column = 1
			inside := false
			for _, c := range sample[begin:i] {
				switch {
				case c == '"':
					inside = !inside
				case c == s.delim && !inside:
					column++
				case c == '\n':
					line++
				}
			}
			return line, column
		}
	}
}

// wrongEncoding says that the text is not in the encoding given, but rather in
// the encoding likely.
func (l *List) wrongEncoding(line, column int, likely Encoding) error {
	return message.New(message.TableEncoding, l.src.name, line, column, l.dialect.Encoding.String()).
		WithHint(message.TableEncodingHint, likely.String())
}

// readHeader reads the names of the columns.
func (l *List) readHeader() error {
	rec, v, err := l.scan.scan(0)
	for err == nil && v == blank {
		rec, v, err = l.scan.scan(0)
	}
	switch {
	case err == io.EOF:
		return message.New(message.TableEmpty, l.src.name)
	case err != nil:
		return l.fatal(rec.line, err)
	case v == badQuote:
		return message.New(message.TableHeaderQuote, l.src.name, rec.line)
	}
	l.line = rec.line
	for c, cell := range rec.cells(l.scan.delim) {
		text, bad := l.dialect.Encoding.appendText(nil, cell)
		if bad >= 0 {
			return l.undecodable(rec.line, c+1)
		}
		l.header = append(l.header, strings.TrimSpace(string(text)))
	}
	if headerIsData(l.header) {
		return message.New(message.TableNoHeader, l.src.name, rec.line)
	}
	return nil
}

// mapColumns finds the columns of the fields and takes the shapes of their
// first values.
func (l *List) mapColumns(opt Options) error {
	wanted := opt.Fields
	if len(wanted) == 0 {
		for f := range identity.NumFields {
			wanted = append(wanted, f)
		}
	}
	given := Columns{Columns: opt.Columns, Encoding: opt.Encoding, Delimiter: opt.Delimiter}
	r := &resolver{list: l.src.name, line: l.line, header: l.header, given: given}
	mapping, err := r.resolve(wanted)
	if err != nil {
		return err
	}
	l.mapping = mapping
	for f := range identity.NumFields {
		switch columns := mapping[f]; len(columns) {
		case 0:
			l.places[f] = -1
		case 1:
			l.places[f] = columns[0]
		default:
			l.places[f] = len(l.header) + len(l.joins)
			l.joins = append(l.joins, columns)
		}
	}
	l.shapes = l.sampleShapes()
	return nil
}

// sampleShapes reads the rows that are in the buffer of the scanner, without
// consuming them, for their shapes.
func (l *List) sampleShapes() []Shape {
	window := l.scan.buf[l.scan.r:l.scan.w]
	if end := bytes.LastIndexByte(window, '\n'); end >= 0 && l.scan.err == nil {
		window = window[:end+1]
	}
	peek := *l
	peek.scan = sampleScanner(window, l.scan.delim)
	b := NewBatch(100)
	b.reset(&peek)
	for !b.full() && peek.readRow(b) == nil {
	}
	return shapesOf(b, l.mapping, l.header)
}
