package table

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/stretchr/testify/require"

	"recoupe/identity"
	"recoupe/internal/message"
)

const goodHeader = "nir;nom;prenom;date_naissance\n"

// goodRows returns n rows for goodHeader.
func goodRows(n int) string {
	return strings.Repeat("253072B07300470;"+canary+";"+canary+";01/02/1953\n", n)
}

// failsToOpen asserts that Open refuses text with want, discreetly and with a
// hint.
func failsToOpen(t *testing.T, text string, opt Options, want message.ID) error {
	t.Helper()
	l, err := Open("-", strings.NewReader(text), opt)
	require.ErrorIs(t, err, want)
	require.Nil(t, l)
	hint := message.English.Hint(err)
	require.NotEmpty(t, hint)
	requireDiscreet(t, err, hint)
	return err
}

// failsToRead asserts that a list opens and that reading it ends with want.
func failsToRead(t *testing.T, text string, opt Options, want message.ID) error {
	t.Helper()
	l := openString(t, text, opt)
	b := NewBatch(100)
	var err error
	for err == nil {
		err = l.Read(b)
	}
	require.ErrorIs(t, err, want)
	require.Zero(t, b.Len(), "a batch with an error is empty")
	require.Equal(t, err, l.Read(b), "an error is final")
	requireDiscreet(t, err, message.English.Hint(err))
	return err
}

func TestMissingFile(t *testing.T) {
	_, err := Open(filepath.Join(t.TempDir(), "list.csv"), nil, Options{})
	require.ErrorIs(t, err, message.TableMissing)
	require.NotEmpty(t, message.English.Hint(err))
}

func TestFolderInsteadOfFile(t *testing.T) {
	_, err := Open(t.TempDir(), nil, Options{})
	require.ErrorIs(t, err, message.TableUnreadable)
}

func TestEmptyFile(t *testing.T) {
	for _, text := range []string{"", "\n", "\r\n \r\n", "\xEF\xBB\xBF", "\xFF\xFE", "sep=;\n"} {
		failsToOpen(t, text, Options{}, message.TableEmpty)
	}
	failsToOpen(t, string(compress(t, Gzip, nil)), Options{}, message.TableEmpty)
	failsToOpen(t, string(compress(t, Zstd, []byte("\n"))), Options{}, message.TableEmpty)
}

func TestHeaderOnly(t *testing.T) {
	l := openString(t, strings.TrimSpace(goodHeader), Options{})
	rows, err := readAll(l, 10)
	require.NoError(t, err)
	require.Empty(t, rows)
}

func TestNoHeader(t *testing.T) {
	failsToOpen(t, goodRows(3), Options{}, message.TableNoHeader)
	failsToOpen(t, canary+";jeanne@example.fr\nnom;x@example.fr\n", Options{}, message.TableNoHeader)
	failsToOpen(t, canary+";0199001234;01/02/1953\n", Options{}, message.TableNoHeader)
}

func TestUnknownColumns(t *testing.T) {
	err := failsToOpen(t, canary+";XA;XB\n1;2;3\n", Options{}, message.TableNoColumns)
	require.Contains(t, message.English.Hint(err), "columns:")

	err = failsToOpen(t, goodHeader, Options{
		Columns: map[identity.Field][]string{identity.NIR: {"NUM_SS"}},
	}, message.TableUnknownColumn)
	require.Contains(t, err.Error(), "NUM_SS")
}

func TestRaggedRows(t *testing.T) {
	l := openString(t, goodHeader+goodRows(1)+"a;b;c\n"+goodRows(1)+"a;b;c;d;e\n\n"+"a;\"b\";c;d;e;f;g\n"+goodRows(1), Options{})
	rows, err := readAll(l, 10)
	require.NoError(t, err)
	require.Len(t, rows, 3)
	require.Equal(t, []int{2, 4, 8}, []int{rows[0].Line, rows[1].Line, rows[2].Line})
	require.Equal(t, []Reject{{Ragged, 3, 3}, {Ragged, 5, 5}, {Ragged, 7, 5}}, l.Rejects().First)
	require.EqualValues(t, 3, l.Rejects().Total())
}

func TestRejectsAreBounded(t *testing.T) {
	l := openString(t, goodHeader+strings.Repeat("a;b\n", 1000), Options{})
	_, err := readAll(l, 10)
	require.NoError(t, err)
	require.EqualValues(t, 1000, l.Rejects().Counts[Ragged])
	require.Len(t, l.Rejects().First, maxFirstRejects)
}

func TestWrongEncodingForced(t *testing.T) {
	accents := goodHeader + goodRows(1) + "1;" + canary + ";Éléonore;01/02/1953\n"
	for _, c := range []struct {
		is, forced Encoding
		position   string
	}{
		{Windows1252, UTF8, "line 3, column 3"},
		{ISO885915, UTF8, "line 3, column 3"},
		{UTF8, Windows1252, "line 3, column 3"},
		{UTF8, ISO885915, "line 3, column 3"},
		{UTF16LE, UTF8, "line 1, column 1"},
		{UTF16LE, UTF16BE, "line 1, column 1"},
		{UTF16BE, Windows1252, "line 1, column 1"},
		{UTF8, UTF16LE, "line 1, column 1"},
	} {
		t.Run(c.is.String()+" as "+c.forced.String(), func(t *testing.T) {
			err := failsToOpen(t, string(encode(t, accents, c.is)), Options{Encoding: c.forced.String()}, message.TableEncoding)
			require.Contains(t, err.Error(), c.position)
		})
	}
	err := failsToOpen(t, "\xEF\xBB\xBF"+goodHeader, Options{Encoding: "windows-1252"}, message.TableEncoding)
	require.Contains(t, message.English.Hint(err), "--encoding utf-8")
}

func TestWrongEncodingBeyondTheSample(t *testing.T) {
	ascii := goodHeader + goodRows(10_000)
	err := failsToRead(t, ascii+"1;Le\xE9;b;c\n", Options{Encoding: "utf-8"}, message.TableEncoding)
	require.Contains(t, err.Error(), "line 10002, column 2")
	err = failsToRead(t, ascii+"1;\"Le\";\"\xE9\";c\n", Options{Encoding: "utf-8"}, message.TableEncoding)
	require.Contains(t, err.Error(), "line 10002, column 3")
	err = failsToRead(t, goodHeader+"1;\xE9t\xE9;b;c\n"+goodRows(10_000)+"1;2;\x81;c\n", Options{}, message.TableEncoding)
	require.Contains(t, err.Error(), "line 10003, column 3")
	err = failsToRead(t, string(wide(ascii, UTF16LE))+"1\x00;\x00\x00\xDC;\x00", Options{}, message.TableEncoding)
	require.Contains(t, err.Error(), "line 10002, column 2")
	failsToRead(t, string(wide(ascii, UTF16LE))+"1", Options{}, message.TableEncoding)
}

// TestWrongEncodingWithinQuotes asserts that the line is the one of the byte,
// not of the record, in the sample and beyond it.
func TestWrongEncodingWithinQuotes(t *testing.T) {
	record := "1;\"a;\nb\";\"\nc\xE9\";d\n"
	err := failsToOpen(t, goodHeader+record, Options{Encoding: "utf-8"}, message.TableEncoding)
	require.Contains(t, err.Error(), "line 4, column 3")
	err = failsToRead(t, goodHeader+goodRows(10_000)+record, Options{Encoding: "utf-8"}, message.TableEncoding)
	require.Contains(t, err.Error(), "line 10004, column 3")
}

func TestWrongEncodingOfTheHeader(t *testing.T) {
	err := failsToOpen(t, "nom;pr\x81nom\n", Options{Encoding: "windows-1252"}, message.TableEncoding)
	require.Contains(t, err.Error(), "line 1, column 2")
}

func TestUnknownEncodingBeyondTheSample(t *testing.T) {
	err := failsToRead(t, goodHeader+goodRows(10_000)+"1;Ren\x82;Val\x82rie;2\n", Options{}, message.TableEncodingAny)
	require.Contains(t, err.Error(), "line 10002, column 2")
}

func TestLateAccentDecidesTheEncoding(t *testing.T) {
	for _, e := range []Encoding{UTF8, Windows1252} {
		l := openString(t, goodHeader+goodRows(10_000)+string(encode(t, "1;Zoé;b;c", e)), Options{})
		require.Equal(t, ASCII, l.Dialect().Encoding)
		rows, err := readAll(l, 4096)
		require.NoError(t, err)
		require.Equal(t, "Zoé", rows[10_000].Cells[1])
		require.Equal(t, e, l.Dialect().Encoding)
	}
}

func TestUnknownEncoding(t *testing.T) {
	dos := goodHeader + "1;Ren\x82;Val\x82rie;2\n1;H\x82l\x8Ane;Fran\x87ois;2\n"
	err := failsToOpen(t, dos, Options{}, message.TableEncodingAny)
	require.Contains(t, err.Error(), "line 2, column 2")
}

func TestBinaryGarbage(t *testing.T) {
	var garbage bytes.Buffer
	for i := range 5000 {
		garbage.WriteByte(byte(i*i>>3 + i))
	}
	failsToOpen(t, garbage.String(), Options{}, message.TableNotText)
	failsToOpen(t, strings.ReplaceAll(garbage.String(), "\x00", "\x01"), Options{}, message.TableNotText)
	failsToOpen(t, "%PDF-1.7\n"+garbage.String(), Options{}, message.TableNotText)
	failsToOpen(t, "<!DOCTYPE html><html><table>", Options{}, message.TableNotText)
	failsToOpen(t, "{\\rtf1", Options{}, message.TableNotText)
	failsToOpen(t, "7z\xBC\xAF\x27\x1C", Options{}, message.TableArchive)
	failsToOpen(t, "BZh91AY&SYabc", Options{}, message.TableArchive)
	failsToOpen(t, "\xFD7zXZ\x00", Options{}, message.TableArchive)
	failsToOpen(t, "Rar!\x1A\x07\x00", Options{}, message.TableArchive)
	failsToOpen(t, string(compress(t, Gzip, compress(t, Gzip, []byte(goodHeader)))), Options{}, message.TableTwice)
}

func TestNULByte(t *testing.T) {
	failsToOpen(t, goodHeader+"a;\x00;b;c\n", Options{}, message.TableNotText)
	err := failsToRead(t, goodHeader+goodRows(10_000)+"a;\x00;b;c\n"+goodRows(1), Options{}, message.TableNUL)
	require.Contains(t, err.Error(), "line 10002:")
	err = failsToRead(t, goodHeader+goodRows(10_000)+"\"a\n\n\x00\";b;c;d\n", Options{}, message.TableNUL)
	require.Contains(t, err.Error(), "line 10004:")
}

func TestSpreadsheet(t *testing.T) {
	for _, head := range []string{
		"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml",
		"PK\x03\x04\x14\x00\x00\x00mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
		"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00\x00",
	} {
		err := failsToOpen(t, head, Options{}, message.TableSpreadsheet)
		require.Contains(t, message.English.Hint(err), "CSV UTF-8")
		failsToOpen(t, string(compress(t, Zstd, []byte(head))), Options{}, message.TableSpreadsheet)
	}
	failsToOpen(t, "PK\x03\x04\x14\x00\x00\x00list.csv", Options{}, message.TableArchive)
}

func TestRecordWithoutEnd(t *testing.T) {
	endless := strings.Repeat(canary+" ", 2*maxRecord/len(canary))
	err := failsToRead(t, goodHeader+goodRows(2)+"1;"+endless, Options{}, message.TableRecordLong)
	require.Contains(t, err.Error(), "line 4:")
	err = failsToRead(t, goodHeader+"1;\""+endless, Options{}, message.TableRecordLong)
	require.Contains(t, err.Error(), "line 2:")
	failsToOpen(t, endless, Options{}, message.TableRecordLong)
	failsToOpen(t, "nom;\"prenom\n"+goodRows(2), Options{}, message.TableHeaderQuote)
}

func TestLongestRecord(t *testing.T) {
	for n, want := range map[int]bool{maxRecord: true, maxRecord + 1: false} {
		cell := strings.Repeat("x", n-len("1;2;3;\n"))
		l := openString(t, goodHeader+"1;2;3;"+cell+"\n"+goodRows(1), Options{})
		rows, err := readAll(l, 10)
		if want {
			require.NoError(t, err)
			require.Len(t, rows, 2)
		} else {
			require.ErrorIs(t, err, message.TableRecordLong)
		}
	}
}

func TestTruncatedCompression(t *testing.T) {
	text := []byte(goodHeader)
	for i := range 3000 {
		text = append(text, strings.Repeat(string(rune('a'+i%26)), i%40)+";b;c;d\n"...)
	}
	for _, c := range []Compression{Gzip, Zstd} {
		whole := compress(t, c, text)
		for n := 4; n < len(whole); n += 1 + n/50 {
			l, err := Open("-", bytes.NewReader(whole[:n]), Options{})
			if err == nil {
				_, err = readAll(l, 1000)
				require.NoError(t, l.Close())
			}
			require.ErrorIs(t, err, message.TableCompressed, "%s cut at %d of %d", c, n, len(whole))
		}
		damaged := bytes.Clone(whole)
		damaged[len(damaged)-2] ^= 1
		l, err := Open("-", bytes.NewReader(damaged), Options{})
		if err == nil {
			_, err = readAll(l, 1000)
		}
		require.ErrorIs(t, err, message.TableCompressed)
	}
}

func TestWideZstdWindow(t *testing.T) {
	var b bytes.Buffer
	z, err := zstd.NewWriter(&b, zstd.WithWindowSize(64<<20), zstd.WithSingleSegment(false), zstd.WithEncoderConcurrency(1))
	require.NoError(t, err)
	_, err = io.Copy(z, strings.NewReader(goodHeader+goodRows(10_000)))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	failsToOpen(t, b.String(), Options{}, message.TableWindow)
}

func TestReadFailure(t *testing.T) {
	l, err := Open("-", io.MultiReader(strings.NewReader(goodHeader+goodRows(20_000)), failing{}), Options{})
	require.NoError(t, err)
	_, err = readAll(l, 1000)
	require.ErrorIs(t, err, message.TableUnreadable)
	require.ErrorIs(t, err, os.ErrPermission)
}

// failing is a reader that fails.
type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, os.ErrPermission }

func TestBadOptions(t *testing.T) {
	for _, c := range []struct {
		opt  Options
		want message.ID
	}{
		{Options{Encoding: "ebcdic"}, message.TableOptionEncoding},
		{Options{Delimiter: "x"}, message.TableOptionDelimiter},
		{Options{Columns: map[identity.Field][]string{identity.NIR: {"nir", "nom"}}}, message.TableOneColumn},
		{Options{Columns: map[identity.Field][]string{identity.NIR: {"#5"}}}, message.TableUnknownColumn},
	} {
		_, err := Open("-", strings.NewReader(goodHeader+goodRows(1)), c.opt)
		require.ErrorIs(t, err, c.want)
	}
}
