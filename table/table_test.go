package table

import (
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/identity"
)

// row is one accepted row as a test sees it.
type row struct {
	Number uint32
	Line   int
	Cells  []string
}

// readAll reads l to its end in batches of capacity rows.
func readAll(l *List, capacity int) ([]row, error) {
	var rows []row
	b := NewBatch(capacity)
	for {
		err := l.Read(b)
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return rows, err
		}
		for i := range b.Len() {
			r := row{Number: b.First() + uint32(i), Line: b.Line(i)}
			for _, cell := range b.Row(i, nil) {
				r.Cells = append(r.Cells, string(cell))
			}
			rows = append(rows, r)
		}
	}
}

// openString opens a text as stdin.
func openString(t *testing.T, text string, opt Options) *List {
	t.Helper()
	l, err := Open("-", strings.NewReader(text), opt)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, l.Close()) })
	return l
}

func TestReadSmallList(t *testing.T) {
	l := openString(t, "Identifiant FT;NIR;Civilité;Nom de naissance;Nom d'usage;Prénom;Date de naissance;Courriel;Adresse;Code postal;Commune;Téléphone\r\n"+
		"a;b;c;d;e;f;g;h;i;j;k;l\r\n"+
		"a;b;c\r\n"+
		"\"A\"\"1\";b;c;d;e;f;g;h;\"i\r\ni\";j;k;l\r\n"+
		"1;2;3;4;5;6;7;8;9;10;11;é", Options{})
	require.Equal(t, Dialect{Encoding: UTF8, Delimiter: ';'}, l.Dialect())
	require.Equal(t, Mapping{
		identity.FTID: {0}, identity.NIR: {1}, identity.Sex: {2}, identity.BirthName: {3}, identity.UsageName: {4}, identity.FirstName: {5},
		identity.BirthDate: {6}, identity.Email: {7}, identity.Postcode: {9}, identity.Phone: {11},
	}, l.Mapping())
	rows, err := readAll(l, 2)
	require.NoError(t, err)
	require.Equal(t, []row{
		{0, 2, strings.Split("a;b;c;d;e;f;g;h;i;j;k;l", ";")},
		{1, 4, strings.Split("A\"1;b;c;d;e;f;g;h;i\r\ni;j;k;l", ";")},
		{2, 6, strings.Split("1;2;3;4;5;6;7;8;9;10;11;é", ";")},
	}, rows)
	require.Equal(t, uint32(3), l.Rows())
	require.Equal(t, []Reject{{Kind: Ragged, Line: 3, Columns: 3}}, l.Rejects().First)
}
