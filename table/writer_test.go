package table

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestWriterGivesBackTheRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		delim := rapid.SampledFrom(delimiters).Draw(t, "delimiter").char
		rows := rapid.SliceOf(rapid.SliceOfN(rapid.StringOf(rapid.RuneFrom([]rune("aé;,|\t\"\n '"))), 2, 2)).Draw(t, "rows")
		var out bytes.Buffer
		w, err := NewWriter(&out, delim, []string{"nom", "Prénom"}, "recoupe_tier", "recoupe_keys")
		require.NoError(t, err)
		for _, r := range rows {
			require.NoError(t, w.Write([][]byte{[]byte(r[0]), []byte(r[1])}, "sure", "nir civil"))
		}
		require.NoError(t, w.Flush())

		l, err := Open("-", &out, Options{Encoding: "utf-8", Delimiter: string(delim)})
		require.NoError(t, err)
		got, err := readAll(l, 10)
		require.NoError(t, err)
		require.Equal(t, []string{"nom", "Prénom", "recoupe_tier", "recoupe_keys"}, l.Header())
		require.Len(t, got, len(rows))
		for i, r := range rows {
			require.Equal(t, append(append([]string(nil), r...), "sure", "nir civil"), got[i].Cells)
		}
	})
}

func TestWriterRefusesOtherWidths(t *testing.T) {
	w, err := NewWriter(&bytes.Buffer{}, ';', []string{"a"}, "b")
	require.NoError(t, err)
	require.Error(t, w.Write(nil, "x"))
	require.Error(t, w.Write([][]byte{nil}))
	require.NoError(t, w.Write([][]byte{nil}, "x"))
}
