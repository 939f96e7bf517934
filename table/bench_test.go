//go:build unix

package table

import (
	"bytes"
	"io"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"

	"recoupe/identity"
)

// cpuTime returns the processor time that this process has used.
func cpuTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	require.NoError(b, syscall.Getrusage(syscall.RUSAGE_SELF, &u))
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkRead reads a list in the shape of France Travail's, with its digest.
// Run it with -cpu 1. rows/cpu-s counts processor time, so that it holds on a
// machine that others use too.
func BenchmarkRead(b *testing.B) {
	const rows = 50_000
	text := jobseekerList(rows)
	quoted := bytes.ReplaceAll(text, []byte(";"), []byte(`";"`))
	quoted = bytes.ReplaceAll(quoted, []byte("\r\n"), []byte("\"\r\n\""))
	quoted = append([]byte{'"'}, quoted[:len(quoted)-1]...)
	utf8, err := charmap.Windows1252.NewDecoder().Bytes(text)
	require.NoError(b, err)
	for _, c := range []struct {
		name string
		list []byte
	}{
		{"plain", text},
		{"gz", compress(b, Gzip, text)},
		{"zst", compress(b, Zstd, text)},
		{"utf8", utf8},
		{"utf16", wide(string(utf8), UTF16LE)},
		{"quoted", quoted},
	} {
		b.Run(c.name, func(b *testing.B) {
			batch := NewBatch(4096)
			var record identity.Record
			b.SetBytes(int64(len(text)))
			before := cpuTime(b)
			for b.Loop() {
				l, err := Open("-", bytes.NewReader(c.list), Options{})
				require.NoError(b, err)
				for err = l.Read(batch); err == nil; err = l.Read(batch) {
					for i := range batch.Len() {
						batch.Record(i, &record)
					}
				}
				require.Equal(b, io.EOF, err)
				require.EqualValues(b, rows, l.Rows())
				require.NoError(b, l.Close())
			}
			b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
			b.ReportMetric(rows*float64(b.N)/(cpuTime(b)-before).Seconds(), "rows/cpu-s")
		})
	}
}
