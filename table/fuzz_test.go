package table

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
)

// FuzzList opens and reads any bytes as a list. Whatever they are, every error
// comes from the catalogue, all cells are UTF-8, and no line is both a row and a
// reject. As bare records they are compared with encoding/csv too.
func FuzzList(f *testing.F) {
	f.Fuzz(func(t *testing.T, list []byte) {
		requireAgreement(t, list)
		l, err := Open("-", bytes.NewReader(list), Options{})
		if err != nil {
			requireCatalogued(t, err)
			return
		}
		defer func() { require.NoError(t, l.Close()) }()
		rows, err := readAll(l, 3)
		if err != nil {
			requireCatalogued(t, err)
			return
		}
		require.Equal(t, len(rows), int(l.Rows()))
		line := 0
		for i, r := range rows {
			require.EqualValues(t, i, r.Number)
			require.Greater(t, r.Line, line)
			line = r.Line
			require.Len(t, r.Cells, len(l.Header()))
			for _, cell := range r.Cells {
				require.Equal(t, -1, firstInvalid([]byte(cell)))
			}
		}
		for _, x := range l.Rejects().First {
			for _, r := range rows {
				require.NotEqual(t, r.Line, x.Line)
			}
		}
	})
}

// requireCatalogued asserts that err is a message with a text.
func requireCatalogued(t *testing.T, err error) {
	var m *message.Error
	require.True(t, errors.As(err, &m), "%v", err)
	require.NotEqual(t, string(m.ID), err.Error())
}

// FuzzColumns loads any bytes as a columns.yaml, and what loads is the same
// after Format.
func FuzzColumns(f *testing.F) {
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := LoadColumns(bytes.NewReader(text))
		if err != nil {
			requireCatalogued(t, err)
			return
		}
		again, err := LoadColumns(bytes.NewReader([]byte(Format(*c))))
		require.NoError(t, err)
		require.Equal(t, c, again)
	})
}

// seeds are the committed seeds of the fuzz targets, written with -update.
var seeds = map[string][][]byte{
	"FuzzList": {
		[]byte("nir;nom;prenom\r\n1;a;b\r\n\"1\n\";\"\"\"a\";b\r\n1;2\r\n"),
		[]byte("nom,prenom\n\"a,b\nc,d\n"),
		[]byte("nom|tel1|tel2\nZo\xE9|1|\n|c\x9Cur|\n"),
		append([]byte("\xFF\xFE"), wide("nom\tX\nZoé\t😀\n", UTF16LE)...),
		wide("nom;X\nZoé;2\n", UTF16BE),
		[]byte("\xEF\xBB\xBFcourriel\nx@example.fr\n"),
		[]byte("sep=,\nnom,prenom\na,b"),
		compress(panicking{}, Gzip, []byte("nom;prenom\na;b\n")),
		compress(panicking{}, Zstd, []byte("nom;prenom\na;b\n")),
		[]byte("PK\x03\x04xl/"),
	},
	"FuzzColumns": {
		[]byte(Example),
		[]byte("columns:\n  sex: []\n  email: '#7'\nencoding: windows-1252\ndelimiter: tab\n"),
		[]byte("columns: &a {nir: *a}\n"),
		[]byte("columns:\n  nir: A\n  nir: B\n---\n"),
		[]byte("columns: {nir: !!binary aGk=, phone: [1, 0x10, ~]}"),
	},
}

// panicking lets the variable seeds use functions of tests.
type panicking struct{}

func (panicking) Errorf(format string, args ...any) { panic(fmt.Sprintf(format, args...)) }
func (panicking) FailNow()                          {}

// TestSeeds asserts that every fuzz target has its seeds on disk: one without
// any passes on nothing.
func TestSeeds(t *testing.T) {
	for target, inputs := range seeds {
		folder := filepath.Join("testdata", "fuzz", target)
		for i, in := range inputs {
			name := filepath.Join(folder, fmt.Sprintf("seed-%02d", i))
			text := "go test fuzz v1\n[]byte(" + strconv.Quote(string(in)) + ")\n"
			if *update {
				require.NoError(t, os.MkdirAll(folder, 0o755))
				require.NoError(t, os.WriteFile(name, []byte(text), 0o644))
			}
			_, err := os.Stat(name)
			require.NoError(t, err)
		}
		entries, err := os.ReadDir(folder)
		require.NoError(t, err)
		require.GreaterOrEqual(t, len(entries), len(inputs))
	}
}

// TestListOfEveryPrefix reads every prefix of a list with one of everything: no
// cut may pass for another failure than its own.
func TestListOfEveryPrefix(t *testing.T) {
	list := []byte("nir;nom;prenom\r\n1;\"a\r\n\"\"b\";c\r\n1;2\r\n1;\"x\"y;z\r\n1;Zoé;\"\"\r\n")
	for n := range list {
		l, err := Open("-", bytes.NewReader(list[:n]), Options{})
		if err != nil {
			requireCatalogued(t, err)
			continue
		}
		_, err = readAll(l, 2)
		if err != nil {
			requireCatalogued(t, err)
		}
		require.Equal(t, l.err == io.EOF, err == nil)
	}
}
