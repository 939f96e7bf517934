package table

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"recoupe/identity"
	"recoupe/internal/message"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestFormatGolden(t *testing.T) {
	got := Format(Columns{
		Columns: map[identity.Field][]string{
			identity.NIR: {"NUM_SS"}, identity.BirthName: {"Nom : naissance"}, identity.Phone: {"TEL1", "TEL, 2"},
			identity.Sex: {}, identity.Email: {"#7"}, identity.Postcode: {"75001"}, identity.FirstName: {"no"},
		},
		Encoding: "windows-1252", Delimiter: "|",
	})
	name := filepath.Join("testdata", "columns.golden.yaml")
	if *update {
		require.NoError(t, os.WriteFile(name, []byte(got), 0o644))
	}
	want, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, string(want), got)
}

func TestFormatLoadRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.String().Filter(func(s string) bool { return strings.TrimSpace(s) != "" })
		c := Columns{
			Columns:   map[identity.Field][]string{},
			Encoding:  rapid.SampledFrom(append([]string{""}, encodingNames[1:]...)).Draw(t, "encoding"),
			Delimiter: rapid.SampledFrom([]string{"", ",", ";", "tab", "|"}).Draw(t, "delimiter"),
		}
		for f := range identity.NumFields {
			most := 1
			if f == identity.Phone {
				most = 3
			}
			if rapid.Bool().Draw(t, "given") {
				c.Columns[f] = rapid.SliceOfN(name, 0, most).Draw(t, "names")
			}
		}
		got, err := LoadColumns(strings.NewReader(Format(c)))
		require.NoError(t, err)
		require.Equal(t, &c, got)
	})
}

func TestLoadColumns(t *testing.T) {
	c, err := LoadColumns(strings.NewReader("# mine\nencoding: UTF-8\ncolumns:\n  nir: 13\n  phone: [A, B]\n  sex: []\n"))
	require.NoError(t, err)
	require.Equal(t, &Columns{Encoding: "utf-8", Columns: map[identity.Field][]string{
		identity.NIR: {"13"}, identity.Phone: {"A", "B"}, identity.Sex: {},
	}}, c)
	for _, empty := range []string{"", "# nothing\n", "columns:\n", "---\n"} {
		c, err := LoadColumns(strings.NewReader(empty))
		require.NoError(t, err)
		require.Empty(t, c.Columns)
	}
	c, err = LoadColumns(strings.NewReader(Example))
	require.NoError(t, err)
	require.Len(t, c.Columns, 3)
}

func TestLoadColumnsRefuses(t *testing.T) {
	for text, want := range map[string]struct {
		id   message.ID
		line string
	}{
		"columns:\n  nir: [A\n":                 {message.ColumnsSyntax, "line"},
		"columns: {nir: A}\n---\ncolumns: {}\n": {message.ColumnsSyntax, "line"},
		"columns:\n  nir: A\ncolumn: 1\n":       {message.ColumnsKey, "line 3"},
		"columns:\n  ssn: A\n":                  {message.ColumnsField, "line 2"},
		"columns:\n  nir: A\n  nir: B\n":        {message.ColumnsTwice, "line 3"},
		"columns:\n  nir: [A, B]\n":             {message.ColumnsShape, "line 2"},
		"columns:\n  nir: {A: B}\n":             {message.ColumnsShape, "line 2"},
		"columns:\n  nir: ~\n":                  {message.ColumnsShape, "line 2"},
		"columns:\n  nir: ''\n":                 {message.ColumnsShape, "line 2"},
		"columns:\n  nir: &a A\n  sex: *a\n":    {message.ColumnsShape, "line 3"},
		"columns:\n  [nir]: A\n":                {message.ColumnsShape, "line 2"},
		"columns: A\n":                          {message.ColumnsShape, "line 1"},
		"- A\n":                                 {message.ColumnsShape, "line 1"},
		"encoding: latin\n":                     {message.ColumnsShape, "line 1"},
		"encoding: [utf-8]\n":                   {message.ColumnsShape, "line 1"},
		"\ndelimiter: x\n":                      {message.ColumnsShape, "line 2"},
		strings.Repeat("#", maxColumnsSize+1):   {message.ColumnsTooLong, ""},
	} {
		c, err := LoadColumns(strings.NewReader(text))
		require.ErrorIs(t, err, want.id, text)
		require.Nil(t, c)
		require.Contains(t, err.Error(), want.line)
	}
	_, err := LoadColumns(failing{})
	require.ErrorIs(t, err, message.TableUnreadable)
	require.True(t, errors.Is(err, os.ErrPermission))
}

func TestAssign(t *testing.T) {
	c := Columns{Columns: map[identity.Field][]string{identity.Phone: {"OLD"}, identity.NIR: {"N"}}}
	replaced := map[identity.Field]bool{}
	for _, a := range []string{"phone=TEL1", "phone=TEL2", "sex=A=B"} {
		require.NoError(t, c.Assign(a, replaced))
	}
	require.Equal(t, map[identity.Field][]string{
		identity.Phone: {"TEL1", "TEL2"}, identity.NIR: {"N"}, identity.Sex: {"A=B"},
	}, c.Columns)
	for _, a := range []string{"", "nir", "nir=", "ssn=A", "=A"} {
		require.ErrorIs(t, c.Assign(a, replaced), message.TableOptionColumn)
	}
}
