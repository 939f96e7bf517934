package extsort

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// sortedModel returns the records of data in order, by slices.Sort.
func sortedModel(data []byte, size int) []byte {
	var records []string
	for rec := range slices.Chunk(data, size) {
		records = append(records, string(rec))
	}
	slices.Sort(records)
	var out []byte
	for _, rec := range records {
		out = append(out, rec...)
	}
	return out
}

// addIn adds data in pieces of random numbers of records.
func addIn(t require.TestingT, s *Sorter, data []byte, rng *rand.Rand) {
	for len(data) > 0 {
		n := min(len(data), s.size*rng.IntN(40))
		require.NoError(t, s.Add(data[:n]))
		data = data[n:]
	}
}

// readAll reads an iterator to its end.
func readAll(t require.TestingT, it *Iterator, size int) []byte {
	var out []byte
	for {
		block, err := it.Next()
		if err == io.EOF {
			_, again := it.Next()
			require.Equal(t, io.EOF, again)
			return out
		}
		require.NoError(t, err)
		require.NotEmpty(t, block)
		require.Zero(t, len(block)%size)
		out = append(out, block...)
	}
}

// sortAll runs data through a sorter and reads it twice.
func sortAll(t require.TestingT, cfg Config, data []byte, seed uint64) (out []byte, spilled bool) {
	s, err := New(cfg)
	require.NoError(t, err)
	addIn(t, s, data, rand.New(rand.NewPCG(seed, 0)))
	sorted, err := s.Sort(context.Background())
	require.NoError(t, err)
	require.NoError(t, s.Close())
	spilled = sorted.spill != nil
	require.Equal(t, uint64(len(data)/s.size), sorted.Len())
	for range 2 {
		it, err := sorted.Iterate(context.Background())
		require.NoError(t, err)
		out = readAll(t, it, s.size)
		it.Close()
	}
	require.NoError(t, sorted.Close())
	return out, spilled
}

// shapes are the ways in which the records of a test may lie.
var shapes = map[string]func(rng *rand.Rand, n, size int) []byte{
	"uniform":    func(rng *rand.Rand, n, size int) []byte { return randomBytes(rng, n*size, 256) },
	"few values": func(rng *rand.Rand, n, size int) []byte { return randomBytes(rng, n*size, 2) },
	"all equal": func(rng *rand.Rand, n, size int) []byte {
		return bytes.Repeat(randomBytes(rng, size, 256), n)
	},
	"many duplicates": func(rng *rand.Rand, n, size int) []byte {
		pool := randomBytes(rng, 5*size, 256)
		var data []byte
		for range n {
			i := rng.IntN(5)
			data = append(data, pool[i*size:(i+1)*size]...)
		}
		return data
	},
	"last byte differs": func(rng *rand.Rand, n, size int) []byte {
		data := make([]byte, n*size)
		for i := range n {
			data[(i+1)*size-1] = byte(rng.Uint32())
		}
		return data
	},
	"greatest values": func(rng *rand.Rand, n, size int) []byte {
		data := bytes.Repeat([]byte{0xff}, n*size)
		for i := range n {
			data[(i+1)*size-1] -= byte(rng.IntN(2))
		}
		return data
	},
	"sorted": func(rng *rand.Rand, n, size int) []byte {
		return sortedModel(randomBytes(rng, n*size, 256), size)
	},
	"reverse": func(rng *rand.Rand, n, size int) []byte {
		data := sortedModel(randomBytes(rng, n*size, 256), size)
		var out []byte
		for i := n - 1; i >= 0; i-- {
			out = append(out, data[i*size:(i+1)*size]...)
		}
		return out
	},
}

func randomBytes(rng *rand.Rand, n, values int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(rng.IntN(values))
	}
	return b
}

func shapeNames() []string {
	var names []string
	for name := range shapes {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func TestSortAgainstModel(t *testing.T) {
	dir := t.TempDir()
	names := shapeNames()
	rapid.Check(t, func(t *rapid.T) {
		cfg := Config{
			KeySize:     rapid.IntRange(1, 20).Draw(t, "key"),
			PayloadSize: rapid.SampledFrom([]int{0, 0, 1, 4, 36}).Draw(t, "payload"),
			Memory:      rapid.SampledFrom([]int64{1, 1000, 8192, 64 << 10, 1 << 20}).Draw(t, "memory"),
			Workers:     rapid.IntRange(1, 3).Draw(t, "workers"),
			Dir:         dir,
		}
		n := rapid.OneOf(rapid.IntRange(0, 3), rapid.IntRange(0, 200), rapid.IntRange(0, 4000)).Draw(t, "n")
		seed := rapid.Uint64().Draw(t, "seed")
		size := cfg.KeySize + cfg.PayloadSize
		data := shapes[rapid.SampledFrom(names).Draw(t, "shape")](rand.New(rand.NewPCG(seed, 1)), n, size)

		got, _ := sortAll(t, cfg, data, seed)
		require.True(t, bytes.Equal(sortedModel(data, size), got))
	})
	requireEmpty(t, dir)
}

func requireEmpty(t require.TestingT, dir string) {
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Empty(t, left)
}

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

func BenchmarkSort(b *testing.B) {
	const n = 4_000_000
	for _, rec := range []struct{ key, payload int }{{16, 4}, {17, 36}} {
		size := int64(rec.key + rec.payload)
		for _, mem := range []struct {
			name  string
			bytes int64
		}{{"memory", 2 * n * size}, {"spilling", n * size / 4}} {
			for _, workers := range []int{1, 2} {
				b.Run(fmt.Sprintf("%d+%d/%s/%dw", rec.key, rec.payload, mem.name, workers), func(b *testing.B) {
					benchmarkSort(b, n, rec.key, rec.payload, mem.bytes, workers)
				})
			}
		}
	}
}
