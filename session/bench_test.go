package session

import (
	"bytes"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/agreement"
	"recoupe/bench/synth"
	"recoupe/identity"
	"recoupe/table"
)

// BenchmarkReadNormalize reads an ft24-shaped list and normalises it for the six
// match keys of everyday use, and reports rows/s: to the keys' canonical bytes,
// and to the digests of them from which the protocol starts.
//
//	go test -run - -bench ReadNormalize -cpu 1 ./session
func BenchmarkReadNormalize(b *testing.B) {
	const rows = 100_000
	var text bytes.Buffer
	spec := synth.Default(0.01)
	spec.Rows[synth.FT24] = rows
	require.NoError(b, spec.WriteList(b.Context(), &text, synth.FT24, 0))
	from := agreement.DateOf(clock()).Time()
	open := func(b *testing.B) *table.List {
		list, err := table.Open("-", bytes.NewReader(text.Bytes()), table.Options{})
		require.NoError(b, err)
		return list
	}
	report := func(b *testing.B) {
		b.SetBytes(int64(text.Len()))
		b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	}
	b.Run("keys", func(b *testing.B) {
		n := identity.NewNormalizer(identity.Everyday(), from)
		batch := table.NewBatch(readBatch)
		var record identity.Record
		var inputs identity.Inputs
		for b.Loop() {
			list := open(b)
			for list.Read(batch) == nil {
				for i := range batch.Len() {
					batch.Record(i, &record)
					n.Normalize(&record, &inputs)
				}
			}
			require.EqualValues(b, rows, list.Rows())
			require.NoError(b, list.Close())
		}
		report(b)
	})
	b.Run("digests", func(b *testing.B) {
		for b.Loop() {
			in := newPersons(b.Context(), open(b), identity.Everyday(), from, 1, false)
			var err error
			for err == nil {
				_, err = in.Next(b.Context())
			}
			require.ErrorIs(b, err, io.EOF)
			require.EqualValues(b, rows, in.profile().Rows)
			require.NoError(b, in.Close())
		}
		report(b)
	})
}
