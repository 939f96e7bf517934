package extsort

import (
	"bytes"
	"context"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"
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

// TestSameBytes requires the same result for any order of adding, workers and
// memory, from no spilling to several passes of merging.
func TestSameBytes(t *testing.T) {
	const key, payload, n = 5, 2, 20_000
	rng := rand.New(rand.NewPCG(7, 7))
	data := randomBytes(rng, n*(key+payload), 4) // many ties
	want := sortedModel(data, key+payload)
	for _, workers := range []int{1, 2, 5} {
		for _, memory := range []int64{1, 2000, 40_000, 100_000, 140_000, 1 << 20} {
			cfg := Config{KeySize: key, PayloadSize: payload, Memory: memory, Workers: workers, Dir: t.TempDir()}
			got, spilled := sortAll(t, cfg, data, uint64(workers))
			require.Equal(t, memory < n*(key+payload), spilled)
			require.True(t, bytes.Equal(want, got), "memory %d, workers %d", memory, workers)

			records := slices.Collect(slices.Chunk(data, key+payload))
			rng.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
			data = slices.Concat(records...)
		}
	}
}

func TestSeveralPasses(t *testing.T) {
	s, files := spySorter(t, Config{KeySize: 4, Memory: 64, Workers: 2})
	data := randomBytes(rand.New(rand.NewPCG(3, 3)), 4*5000, 256)
	require.NoError(t, s.Add(data))
	sorted, err := s.Sort(context.Background())
	require.NoError(t, err)
	require.LessOrEqual(t, len(sorted.runs), sorted.fanIn)
	require.Greater(t, len(*files), 3, "625 runs, merged at most %d at once", sorted.fanIn)
	it, err := sorted.Iterate(context.Background())
	require.NoError(t, err)
	require.True(t, bytes.Equal(sortedModel(data, 4), readAll(t, it, 4)))
	require.NoError(t, sorted.Close())
	for _, f := range *files {
		require.True(t, f.closed)
	}
}

func TestMemoryIsKept(t *testing.T) {
	const memory = 1 << 20
	s, _ := spySorter(t, Config{KeySize: 7, PayloadSize: 4, Memory: memory, Workers: 2})
	require.NoError(t, s.Add(make([]byte, 11*1000)))
	require.Less(t, cap(s.current), 2*firstRoom, "a small list takes little")
	require.NoError(t, s.Add(make([]byte, 11*500_000)))
	require.LessOrEqual(t, s.limit*s.room, memory)
	require.Equal(t, s.limit, s.allocated)
	sorted, err := s.Sort(context.Background())
	require.NoError(t, err)
	it, err := sorted.Iterate(context.Background())
	require.NoError(t, err)
	held := len(it.block)
	for _, src := range it.merger.sources {
		held += cap(src.run.buf)
	}
	require.LessOrEqual(t, held, memory/4+memory/16)
	require.NoError(t, sorted.Close())
}

func TestIteratorsAtOnce(t *testing.T) {
	data := randomBytes(rand.New(rand.NewPCG(5, 5)), 8*30_000, 256)
	want := sortedModel(data, 8)
	for _, memory := range []int64{10_000, 1 << 20} {
		s, _ := spySorter(t, Config{KeySize: 8, Memory: memory})
		require.NoError(t, s.Add(data))
		sorted, err := s.Sort(context.Background())
		require.NoError(t, err)
		results := make([][]byte, 3)
		var group errgroup.Group
		for i := range results {
			group.Go(func() error {
				it, err := sorted.Iterate(context.Background())
				if err != nil {
					return err
				}
				defer it.Close()
				for {
					block, err := it.Next()
					if err == io.EOF {
						return nil
					}
					if err != nil {
						return err
					}
					results[i] = append(results[i], block...)
				}
			})
		}
		require.NoError(t, group.Wait())
		for _, got := range results {
			require.True(t, bytes.Equal(want, got))
		}
		require.NoError(t, sorted.Close())
	}
}

func TestMisuse(t *testing.T) {
	for _, cfg := range []Config{
		{},
		{KeySize: 0, PayloadSize: 3, Memory: 1},
		{KeySize: 4, PayloadSize: -1, Memory: 1},
		{KeySize: 4},
		{KeySize: 4, Memory: 1, Workers: -1},
		{KeySize: math.MaxInt32, Memory: 1},
	} {
		_, err := New(cfg)
		require.ErrorIs(t, err, ErrConfig)
	}
	s, err := New(Config{KeySize: 4, Memory: 1 << 20})
	require.NoError(t, err)
	require.ErrorIs(t, s.Add(make([]byte, 5)), ErrPartialRecord)
	require.NoError(t, s.Add([]byte{1, 2, 3, 4}))
	sorted, err := s.Sort(context.Background())
	require.NoError(t, err)
	require.ErrorIs(t, s.Add(nil), ErrClosed)
	_, err = s.Sort(context.Background())
	require.ErrorIs(t, err, ErrClosed)

	it, err := sorted.Iterate(context.Background())
	require.NoError(t, err)
	it.Close()
	it.Close()
	_, err = it.Next()
	require.ErrorIs(t, err, ErrClosed)
	require.NoError(t, sorted.Close())
	require.NoError(t, sorted.Close())
	_, err = sorted.Iterate(context.Background())
	require.ErrorIs(t, err, ErrClosed)
}

// TestRadixAgainstModel sorts in place at sizes around the small sort.
func TestRadixAgainstModel(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 11))
	never := func() bool { return false }
	for _, name := range shapeNames() {
		for _, size := range []int{1, 2, 7, 8, 9, 16, 20, 53} {
			for _, n := range []int{0, 1, 2, smallSort - 1, smallSort, smallSort + 1, 3000} {
				data := shapes[name](rng, n, size)
				want := sortedModel(data, size)
				sortRecords(data, size, never)
				require.True(t, bytes.Equal(want, data), "%s, %d records of %d bytes", name, n, size)
			}
		}
	}
}

// TestRadixStops requires that sorting leaves off in any state without losing
// a record.
func TestRadixStops(t *testing.T) {
	data := randomBytes(rand.New(rand.NewPCG(12, 12)), 9*5000, 3)
	want := sortedModel(data, 9)
	for after := range 50 {
		got := slices.Clone(data)
		asked := 0
		sortRecords(got, 9, func() bool { asked++; return asked > after })
		require.True(t, bytes.Equal(want, sortedModel(got, 9)))
	}
}
