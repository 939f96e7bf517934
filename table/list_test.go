package table

import (
	"bytes"
	"crypto/sha256"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"recoupe/identity"
	"recoupe/internal/message"
)

// lines returns the line numbers of rows.
func lines(rows []row) []int {
	var n []int
	for _, r := range rows {
		n = append(n, r.Line)
	}
	return n
}

// TestLinesAndRows pins both numberings on a list with newlines in cells, blank
// lines and rejects.
func TestLinesAndRows(t *testing.T) {
	for _, newline := range []string{"\n", "\r\n"} {
		list := strings.ReplaceAll("nom;prenom\n"+ // 1
			"a;\"b\nb\nb\"\n"+ // 2 to 4
			"\n"+ // 5
			"a;b;c\n"+ // 6: ragged
			"\"a\na\";\"b\"\n"+ // 7, 8
			"a;\"b\"x\n"+ // 9: stray
			"a;12 \"bis\" rue\n"+ // 10
			"a\n"+ // 11: ragged
			"a;b", "\n", newline) // 12
		l := openString(t, list, Options{})
		rows, err := readAll(l, 2)
		require.NoError(t, err)
		require.Equal(t, []int{2, 7, 10, 12}, lines(rows))
		for i, r := range rows {
			require.EqualValues(t, i, r.Number)
		}
		require.Equal(t, []string{"a", `12 "bis" rue`}, rows[2].Cells)
		require.Equal(t, []Reject{{Ragged, 6, 3}, {StrayQuote, 9, 0}, {Ragged, 11, 1}}, l.Rejects().First)
	}
}

// TestStrayQuoteLosesOneRow covers a quotation mark that would swallow all that
// follows.
func TestStrayQuoteLosesOneRow(t *testing.T) {
	good := strings.Repeat("a;\"\";c\n", 1000)
	many := strings.Repeat("a;\"\";c\n", 3*maxRecord/7)
	for name, c := range map[string]struct {
		list string
		rows int
		line int
	}{
		"never closed":              {good + "a;\"LES PINS;c\n" + good, 2000, 1002},
		"never closed, last line":   {good + "a;b;\"c", 1000, 1002},
		"not closed in 1 MiB":       {good + "a;\"LES PINS;c\n" + many, 1000 + len(many)/7, 1002},
		"closed by the next one":    {good + "a;\"LES PINS;c\n" + good + "a;\"b\";c\n", 2001, 1002},
		"closed, too many columns":  {good + "a;\"LES PINS;c\n" + good + "LES PINS\";b;c\n" + good, 3001, 1002},
		"second field that spans":   {good + "\"a\na\";\"LES PINS;c\n" + good, 2000, 1003},
		"swallowed up to a bad end": {good + "a;\"LES PINS;c\n" + good + "a;b;\"c\"d\n" + good, 3000, 1002},
	} {
		t.Run(name, func(t *testing.T) {
			l := openString(t, "nom;prenom;X\n"+c.list, Options{})
			rows, err := readAll(l, 4096)
			require.NoError(t, err)
			require.Equal(t, c.rows, len(rows))
			require.Equal(t, c.line, l.Rejects().First[0].Line)
			require.LessOrEqual(t, l.Rejects().Total(), uint64(2))
		})
	}
}

// TestTwoStrayQuotesLoseOneRow covers a pair of stray marks that look like one
// field with all rows between them.
func TestTwoStrayQuotesLoseOneRow(t *testing.T) {
	good := strings.Repeat("a;b;c;d;e\n", 1000)
	l := openString(t, "nom;prenom;X;Y;Z\n"+good+"a;b;\"LES PINS;d;e\n"+good+"a;b;LES PINS\";d;e\na;\"two\nlines; and\nmore\";c;d;e\n", Options{})
	rows, err := readAll(l, 4096)
	require.NoError(t, err)
	require.Equal(t, 2002, len(rows))
	require.Equal(t, "LES PINS\"", rows[2000].Cells[2])
	require.Equal(t, "two\nlines; and\nmore", rows[2001].Cells[1])
	require.Equal(t, []Reject{{StrayQuote, 1002, 0}}, l.Rejects().First)
}

// TestRecordBeyondItsLimitIsReadAgain covers a record whose fields all close
// but that is too long.
func TestRecordBeyondItsLimitIsReadAgain(t *testing.T) {
	long := "\"a\n" + strings.Repeat("x;y\n", maxRecord/4) + "\";b\n"
	l := openString(t, "nom;prenom\n"+long+"c;d\n", Options{})
	rows, err := readAll(l, 4096)
	require.NoError(t, err)
	require.Equal(t, maxRecord/4+1, len(rows), "the lines within, and the row behind")
	require.Equal(t, []Reject{{StrayQuote, 2, 0}, {StrayQuote, maxRecord/4 + 3, 0}}, l.Rejects().First)
}

func TestFilesAndDigest(t *testing.T) {
	text := jobseekerList(3000)
	for _, c := range []Compression{Plain, Gzip, Zstd} {
		name := filepath.Join(t.TempDir(), "list")
		require.NoError(t, os.WriteFile(name, compress(t, c, text), 0o600))
		l, err := Open(name, nil, Options{})
		require.NoError(t, err)
		rows, err := readAll(l, 1000)
		require.NoError(t, err)
		require.Equal(t, 3000, len(rows))
		require.Equal(t, sha256.Sum256(text), l.Digest())
		require.Equal(t, io.EOF, l.Read(NewBatch(1)), "the end stays the end")
		require.Equal(t, Dialect{Encoding: Windows1252, Delimiter: ';', Compression: c}, l.Dialect())
		require.NoError(t, l.Close())
	}
}

func TestSeveralGzipMembersAndZstdFrames(t *testing.T) {
	for _, c := range []Compression{Gzip, Zstd} {
		list := append(compress(t, c, []byte(goodHeader)), compress(t, c, []byte(goodRows(3)))...)
		rows, err := readAll(openString(t, string(list), Options{}), 10)
		require.NoError(t, err)
		require.Len(t, rows, 3)
	}
}

func TestRecordHasTheMappedFields(t *testing.T) {
	l := openString(t, "tel fixe,X,NIR,portable,nom\n1,x,n,2,\n,,,3,d\n,,,,e\n", Options{
		Fields: []identity.Field{identity.Phone, identity.BirthName},
	})
	require.Equal(t, Mapping{identity.Phone: {0, 3}, identity.BirthName: {4}}, l.Mapping())
	b := NewBatch(10)
	require.NoError(t, l.Read(b))
	var r identity.Record
	for i, want := range []struct{ phone, name string }{{"1;2", ""}, {"3", "d"}, {"", "e"}} {
		b.Record(i, &r)
		require.Equal(t, want.phone, string(r[identity.Phone]))
		require.Equal(t, want.name, string(r[identity.BirthName]))
		require.NotNil(t, r[identity.BirthName], "an empty cell is not an absent column")
		require.Nil(t, r[identity.NIR])
		require.Len(t, b.Row(i, nil), 5)
	}
}

// TestBatchIsBounded asserts that long rows end a batch early.
func TestBatchIsBounded(t *testing.T) {
	cell := strings.Repeat("x", maxRecord/2)
	l := openString(t, "nom;prenom\n"+strings.Repeat("a;"+cell+"\n", 20), Options{})
	b := NewBatch(100)
	require.NoError(t, l.Read(b))
	require.Equal(t, 8, b.Len())
	require.NoError(t, l.Read(b))
	require.EqualValues(t, 8, b.First())
}

// TestReadAllocatesNothingPerRow is what constant memory means here.
func TestReadAllocatesNothingPerRow(t *testing.T) {
	text := jobseekerList(20_000)
	l, err := Open("-", bytes.NewReader(text), Options{})
	require.NoError(t, err)
	b := NewBatch(1000)
	for range 5 {
		require.NoError(t, l.Read(b))
	}
	allocs := testing.AllocsPerRun(10, func() {
		if l.Read(b) != nil {
			panic("the list is too short")
		}
	})
	require.LessOrEqual(t, allocs, 3.0)
}

// TestNothingLeaks closes lists at every stage and asserts that no goroutine
// and no file stays open.
func TestNothingLeaks(t *testing.T) {
	text := jobseekerList(5000)
	before := runtime.NumGoroutine()
	for _, c := range []Compression{Plain, Gzip, Zstd} {
		name := filepath.Join(t.TempDir(), "list")
		require.NoError(t, os.WriteFile(name, compress(t, c, text), 0o600))
		for batches := range 3 {
			l, err := Open(name, nil, Options{})
			require.NoError(t, err)
			for range batches {
				require.NoError(t, l.Read(NewBatch(10)))
			}
			require.NoError(t, l.Close())
			require.NoError(t, l.Close(), "closing twice is harmless")
		}
		_, err := Open(name, nil, Options{Encoding: "utf-8"})
		require.ErrorIs(t, err, message.TableEncoding)
		require.NoError(t, os.Remove(name))
	}
	for deadline := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before && time.Now().Before(deadline); {
		time.Sleep(time.Millisecond)
	}
	require.LessOrEqual(t, runtime.NumGoroutine(), before)
	if fds, err := os.ReadDir("/proc/self/fd"); err == nil {
		for _, fd := range fds {
			target, _ := os.Readlink(filepath.Join("/proc/self/fd", fd.Name()))
			require.NotContains(t, target, "(deleted)")
		}
	}
}

func TestDetectISO885915(t *testing.T) {
	for text, want := range map[string]Encoding{
		"c\xBDur":           ISO885915,
		"\xE9t\xE9":         Windows1252,
		"c\x9Cur":           Windows1252,
		"\xE9 1 \xBD":       Windows1252,
		"c\xBDur D\x92A":    Windows1252,
		"\xC3\xA9\xC3":      UTF8,
		"\xC3\xA9\xE9\xE9.": Windows1252,
		"abc":               ASCII,
	} {
		e, ok := detectText([]byte(text), false)
		require.True(t, ok)
		require.Equal(t, want, e, "%q", text)
	}
	e, ok := detectText([]byte("\xE9"), true)
	require.True(t, ok)
	require.Equal(t, Windows1252, e, "the last character of a text is not cut")
}

// TestEmptyColumns leaves out what spreadsheet programs write below the last
// row.
func TestEmptyColumns(t *testing.T) {
	l := openString(t, "nom;prenom;x\na;b;c\n;;\n ; ;\nd;;\n;;;;;\n\n;;\n", Options{})
	rows, err := readAll(l, 10)
	require.NoError(t, err)
	require.Equal(t, []row{{0, 2, []string{"a", "b", "c"}}, {1, 5, []string{"d", "", ""}}}, rows)
	require.Zero(t, l.Rejects().Total())
}
