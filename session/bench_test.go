package session

import (
	"bytes"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/agreement"
	"recoupe/bench/lists"
	"recoupe/identity"
	"recoupe/table"
)

// BenchmarkReadNormalize reads and normalises an ft24-shaped list for the six
// match keys of everyday use, up to the digests that the protocol starts from,
// and reports rows/s.
//
//	go test -run - -bench ReadNormalize -cpu 1 ./session
func BenchmarkReadNormalize(b *testing.B) {
	const rows = 100_000
	var text bytes.Buffer
	require.NoError(b, lists.Default(1, rows, 10, 5).Write(&text, lists.FT24))
	from := agreement.DateOf(clock()).Time()
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		list, err := table.Open("-", bytes.NewReader(text.Bytes()), table.Options{})
		require.NoError(b, err)
		in := newPersons(b.Context(), list, identity.Everyday(), from, 1, false)
		for err == nil {
			_, err = in.Next(b.Context())
		}
		require.ErrorIs(b, err, io.EOF)
		require.EqualValues(b, rows, in.profile().Rows)
		require.NoError(b, in.Close())
	}
	b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
