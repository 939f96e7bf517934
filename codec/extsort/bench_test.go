package extsort

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

func benchmarkSort(b *testing.B, n, key, payload int, memory int64, workers int) {
	size := key + payload
	rng := rand.NewChaCha8([32]byte{1})
	piece := make([]byte, size*10_000)
	dir := b.TempDir()
	for b.Loop() {
		s, err := New(Config{KeySize: key, PayloadSize: payload, Memory: memory, Dir: dir, Workers: workers})
		require.NoError(b, err)
		for left := n; left > 0; left -= 10_000 {
			b.StopTimer()
			_, _ = rng.Read(piece)
			b.StartTimer()
			require.NoError(b, s.Add(piece[:min(left, 10_000)*size]))
		}
		sorted, err := s.Sort(context.Background())
		require.NoError(b, err)
		it, err := sorted.Iterate(context.Background())
		require.NoError(b, err)
		read := 0
		for {
			block, err := it.Next()
			if err == io.EOF {
				break
			}
			require.NoError(b, err)
			read += len(block) / size
		}
		require.Equal(b, n, read)
		require.NoError(b, sorted.Close())
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mrecords/s")
}

// BenchmarkSort adds, sorts and reads 4 M records, or with RECOUPE_LONG as many
// as the greatest list has.
func BenchmarkSort(b *testing.B) {
	n := 4_000_000
	if os.Getenv("RECOUPE_LONG") != "" {
		n = 36_800_000
	}
	for _, rec := range []struct{ key, payload int }{{16, 4}, {17, 36}} {
		bytes := int64(n) * int64(rec.key+rec.payload)
		for _, mem := range []struct {
			name  string
			bytes int64
		}{{"memory", 2 * bytes}, {"spilling", bytes / 4}} {
			for _, workers := range []int{1, 2} {
				b.Run(fmt.Sprintf("%d+%d/%s/%dw", rec.key, rec.payload, mem.name, workers), func(b *testing.B) {
					benchmarkSort(b, n, rec.key, rec.payload, mem.bytes, workers)
				})
			}
		}
	}
}
