package lists

import (
	"bytes"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestPlanPlacesEveryPersonOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Default(rapid.Uint64().Draw(t, "seed"), rapid.IntRange(0, 400).Draw(t, "rows"), rapid.IntRange(0, 400).Draw(t, "other"), 0)
		s.Rates.Duplicates = Rate(rapid.IntRange(0, 4_000).Draw(t, "duplicates"))
		s.Overlap = rapid.IntRange(0, min(s.plan(FT24).persons, s.plan(UNML25).persons)).Draw(t, "overlap")
		require.NoError(t, s.Validate())
		for _, l := range []List{FT24, UNML25} {
			p := s.plan(l)
			rows := map[int][]int{}
			for r := range p.rows {
				person, _ := p.at(r)
				rows[person] = append(rows[person], r)
			}
			require.Len(t, rows, p.persons)
			for person, at := range rows {
				require.GreaterOrEqual(t, person, p.first)
				require.Less(t, person, p.first+p.persons)
				own, repeat := p.rowsOf(person)
				want := []int{own}
				if repeat >= 0 {
					want = append(want, repeat)
				}
				require.ElementsMatch(t, want, at)
			}
		}
	})
}

func TestValidate(t *testing.T) {
	for name, s := range map[string]Spec{
		"negative":            Default(1, -1, 0, 0),
		"too many rows":       Default(1, maxRows+1, 0, 0),
		"overlap of nothing":  Default(1, 10, 0, 1),
		"overlap above ft24":  Default(1, 10, 100, 11),
		"overlap above other": Default(1, 100, 10, 11),
	} {
		require.ErrorIs(t, s.Write(io.Discard, FT24), ErrSpec, name)
	}
}

func TestSizes(t *testing.T) {
	for _, n := range []int{0, 1, chunkSize - 1, chunkSize, chunkSize + 1, 3*chunkSize + 1} {
		s := Default(3, n, n/2, n/4)
		require.Equal(t, n+1, bytes.Count(written(t, s, FT24), []byte("\n")), n)
		require.Equal(t, n/2+1, bytes.Count(written(t, s, UNML25), []byte("\n")), n)
		require.GreaterOrEqual(t, len(truthOf(t, s)), n/4)
	}
}

func TestWorkersDoNotChangeTheBytes(t *testing.T) {
	s := Default(5, 5*chunkSize, 5*chunkSize, chunkSize)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, l := range []List{FT24, UNML25, Truth} {
		runtime.GOMAXPROCS(1)
		one := written(t, s, l)
		runtime.GOMAXPROCS(4)
		require.True(t, bytes.Equal(one, written(t, s, l)), l.String())
	}
}

func TestSeedsGiveOtherPersons(t *testing.T) {
	one, two := written(t, Default(1, 100, 0, 0), FT24), written(t, Default(2, 100, 0, 0), FT24)
	for _, line := range strings.Split(string(one), "\r\n")[1:] {
		if line != "" {
			require.NotContains(t, string(two), line)
		}
	}
}

// fullDisk is a writer that fails after some bytes.
type fullDisk struct{ left int }

func (f *fullDisk) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}

func TestWriteReturnsTheWriterError(t *testing.T) {
	for _, room := range []int{0, 200, 200_000} {
		require.ErrorIs(t, Default(1, 5_000, 0, 0).Write(&fullDisk{room}, FT24), io.ErrShortWrite)
	}
}
