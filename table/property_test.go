package table

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// drawCell draws a cell that every encoding holds. The first cell of a row has
// an accent, so that the encoding can be told.
func drawCell(t *rapid.T, first bool) string {
	cell := rapid.StringOfN(rapid.RuneFrom([]rune("abcXYZ 019-.'éèçÉœŒ€;,|\t\"\n")), 0, 12, -1).Draw(t, "cell")
	if first {
		cell = "aœé" + cell
	}
	return cell
}

// writeRecord appends a record in the style of Excel: quoted where it must be,
// or always.
func writeRecord(b *strings.Builder, cells []string, delim, newline string, always bool) {
	for i, cell := range cells {
		if i > 0 {
			b.WriteString(delim)
		}
		if always || strings.ContainsAny(cell, delim+"\"\r\n") || (len(cells) == 1 && cell == "") {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		b.WriteString(cell)
	}
	b.WriteString(newline)
}

// TestEveryFlavourGivesTheSameRows writes the same rows in every encoding,
// delimiter, newline and compression, and reads them back in pieces of any
// size.
func TestEveryFlavourGivesTheSameRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(2, minSwallowed-1).Draw(t, "columns")
		header := []string{"nom", "prenom", "Né(e) le", "Tél."}[:columns]
		var rows [][]string
		for range rapid.IntRange(1, 30).Draw(t, "rows") {
			var cells []string
			for c := range columns {
				cells = append(cells, drawCell(t, c == 0))
			}
			rows = append(rows, cells)
		}
		delim := rapid.SampledFrom(delimiters).Draw(t, "delimiter")
		newline := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "newline")
		always := rapid.Bool().Draw(t, "always quoted")
		var text strings.Builder
		writeRecord(&text, header, string(delim.char), newline, always)
		for _, r := range rows {
			writeRecord(&text, r, string(delim.char), newline, always)
		}
		whole := text.String()
		if rapid.Bool().Draw(t, "without last newline") {
			whole = strings.TrimSuffix(whole, newline)
		}
		e := rapid.SampledFrom([]Encoding{UTF8, UTF16LE, UTF16BE, Windows1252, ISO885915}).Draw(t, "encoding")
		list := encode(t, whole, e)
		bom := e <= UTF16BE && rapid.Bool().Draw(t, "byte order mark")
		if bom {
			list = append(encode(t, "\uFEFF", e), list...)
		}
		compression := rapid.SampledFrom([]Compression{Plain, Gzip, Zstd}).Draw(t, "compression")

		// The delimiter is given: cells full of other delimiters can mislead.
		opt := Options{Delimiter: delim.name}
		if rapid.Bool().Draw(t, "encoding given") || strings.ContainsRune(whole, '€') {
			opt.Encoding = e.String()
		}
		var in io.Reader = bytes.NewReader(compress(t, compression, list))
		if rapid.Bool().Draw(t, "one byte at a time") {
			in = iotest.OneByteReader(in)
		}
		l, err := Open("-", in, opt)
		require.NoError(t, err)
		got, err := readAll(l, rapid.IntRange(1, 10).Draw(t, "batch"))
		require.NoError(t, err)
		require.NoError(t, l.Close())
		require.Equal(t, Dialect{Encoding: e, BOM: bom, Delimiter: delim.char, Compression: compression}, l.Dialect())
		require.Equal(t, header, l.Header())
		require.Equal(t, sha256.Sum256(list), l.Digest())
		require.Zero(t, l.Rejects().Total())
		require.Len(t, got, len(rows))
		line := 2
		for i, r := range rows {
			require.Equal(t, row{Number: uint32(i), Line: line, Cells: r}, got[i])
			line += 1 + strings.Count(strings.Join(r, ""), "\n")
		}
	})
}

// TestDelimiterIsDetected covers lists as they are, of plain cells.
func TestDelimiterIsDetected(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(2, 6).Draw(t, "columns")
		delim := rapid.SampledFrom(delimiters).Draw(t, "delimiter")
		cell := rapid.StringOfN(rapid.RuneFrom([]rune("abcdé 019-/@.")), 0, 12, -1)
		var text strings.Builder
		writeRecord(&text, []string{"nom", "prenom", "cp", "tel", "mail", "X"}[:columns], string(delim.char), "\n", false)
		for range rapid.IntRange(0, 5).Draw(t, "rows") {
			writeRecord(&text, rapid.SliceOfN(cell, columns, columns).Draw(t, "row"), string(delim.char), "\n", false)
		}
		l, err := Open("-", strings.NewReader(text.String()), Options{Encoding: "utf-8"})
		require.NoError(t, err)
		require.Equal(t, delim.char, l.Dialect().Delimiter)
		require.Equal(t, delim.name, l.Dialect().DelimiterName())
		require.Len(t, l.Header(), columns)
	})
}

func TestDelimiterOfOneColumn(t *testing.T) {
	l := openString(t, "courriel\na@example.fr\n\nb@example.fr\n", Options{})
	rows, err := readAll(l, 10)
	require.NoError(t, err)
	require.Len(t, rows, 2)
	l = openString(t, "Tél.\n0199001234;0199001235\n", Options{})
	rows, err = readAll(l, 10)
	require.NoError(t, err)
	require.Equal(t, []string{"0199001234;0199001235"}, rows[0].Cells)
}

func TestSepLine(t *testing.T) {
	l := openString(t, "sep=|\r\nnom,x|prenom\r\na|b\r\n", Options{})
	rows, err := readAll(l, 10)
	require.NoError(t, err)
	require.Equal(t, []row{{0, 3, []string{"a", "b"}}}, rows)
}

// TestScannerAgreesWithEncodingCSV compares the scanner with encoding/csv on
// texts that both accept.
func TestScannerAgreesWithEncodingCSV(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("ab;;\"\"\"\n\n\r")), 0, 60, -1).Draw(t, "text")
		requireAgreement(t, []byte(text))
	})
}

// requireAgreement asserts that the scanner reads text as encoding/csv does, up
// to the first record that encoding/csv refuses, and that it then accepts only
// a quotation mark within an unquoted field.
func requireAgreement(t require.TestingT, text []byte) {
	oracle := csv.NewReader(bytes.NewReader(text))
	oracle.Comma, oracle.FieldsPerRecord = ';', -1
	s := newScanner(iotest.OneByteReader(bytes.NewReader(text)))
	s.delim = ';'
	for {
		want, wantErr := readFilled(oracle, text)
		rec, v, err := s.scan(0)
		for err == nil && v == blank {
			rec, v, err = s.scan(0)
		}
		if errors.Is(wantErr, csv.ErrBareQuote) || errors.Is(err, errNUL) || errors.Is(err, errLongLine) {
			return
		}
		if errors.Is(wantErr, csv.ErrQuote) {
			require.Equal(t, badQuote, v)
			return
		}
		require.Equal(t, wantErr, err)
		if err != nil {
			return
		}
		require.Equal(t, accepted, v)
		line, _ := oracle.FieldPos(0)
		require.Equal(t, line, rec.line)
		var got []string
		for _, cell := range rec.cells(';') {
			got = append(got, strings.ReplaceAll(string(cell), "\r\n", "\n"))
		}
		require.Equal(t, want, got)
	}
}

// readFilled returns the next record that is not a line of empty columns.
func readFilled(r *csv.Reader, text []byte) ([]string, error) {
	for {
		from := r.InputOffset()
		record, err := r.Read()
		quoted := bytes.IndexByte(text[from:r.InputOffset()], '"') >= 0
		if err != nil || quoted || strings.Trim(strings.Join(record, ""), " ") != "" {
			return record, err
		}
	}
}
