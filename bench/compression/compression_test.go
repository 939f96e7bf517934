package compression

import (
	"bytes"
	"context"
	"encoding/csv"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"recoupe/codec/golomb"
	"recoupe/psi"
)

const questions = 1_600_000

// newSet returns a set of n entries.
func newSet(t testing.TB, n int) *Set {
	s, err := NewSet(context.Background(), n, questions, 2)
	require.NoError(t, err)
	return s
}

// TestEveryFormDecodesToTheSameTokens goes through every form and compressor, at
// sizes around those of blocks and batches.
func TestEveryFormDecodesToTheSameTokens(t *testing.T) {
	compressors, err := Compressors()
	require.NoError(t, err)
	for _, n := range []int{1, 2, psi.BatchSize - 1, psi.BatchSize + 1, golomb.BlockSize, golomb.BlockSize + 1} {
		s := newSet(t, n)
		require.Len(t, s.Tokens, n)
		var v Values
		for _, f := range Forms() {
			plain, err := f.Append([]byte("dst"), s)
			require.NoError(t, err)
			require.Equal(t, "dst", string(plain[:3]))
			plain = plain[3:]
			for _, c := range compressors {
				unpacked, err := c.Decompress(nil, c.Compress(nil, plain))
				require.NoError(t, err)
				require.Equal(t, plain, unpacked)
			}
			require.NoError(t, f.Decode(&v, plain, s.Range))
			want := f.Values(s)
			require.Equal(t, want.Numbers, slices.Clone(v.Numbers[:len(want.Numbers)]), f.Name)
			if f.Name == "elements" { // of other values, which no token can be computed from
				require.Equal(t, s.Elements, v.Records)
				continue
			}
			require.Equal(t, s.Tokens, tokens(s, &f, &v), f.Name)
			v = Values{}
		}
	}
}

// tokens returns the tokens of decoded values.
func tokens(s *Set, f *Form, v *Values) (out []golomb.Uint128) {
	switch f.Name {
	case "outputs":
		for output := range slices.Chunk(v.Records, outputSize) {
			out = append(out, s.Range.Map(golomb.Uint128FromBytes(output)))
		}
	case "prefixes", "prefix-gaps":
		for _, p := range v.Numbers {
			out = append(out, s.Range.Map(p))
		}
	default:
		out = v.Numbers
	}
	return out
}

// TestSizesAreWhatTheoryGives: every form stays above its floor, the forms are in
// order, the coded set is within half a percent of the floor of the task, and no
// compressor saves any of a form in which entropy fills the bytes.
func TestSizesAreWhatTheoryGives(t *testing.T) {
	const n = 10_000
	r, err := Measure(context.Background(), newSet(t, n), nil)
	require.NoError(t, err)
	forms := Forms()
	compressors, err := Compressors()
	require.NoError(t, err)
	require.Len(t, r.Sets, len(forms)*len(compressors))
	require.Empty(t, r.Texts)
	require.InDelta(t, golomb.FloorBitsPerToken(questions), r.Floor, 0.001)

	last := math.Inf(1)
	for i, row := range r.Sets {
		require.Equal(t, n, row.Entries)
		require.Greater(t, row.Bits, row.Floor, row.Form)
		require.GreaterOrEqual(t, row.Floor, r.Floor-1e-9)
		require.Positive(t, row.Encode)
		require.Positive(t, row.Decode)
		require.InDelta(t, 8*float64(row.Bytes)/n, row.Bits, 1e-9)
		if row.Compressor != "none" {
			require.Equal(t, forms[i/len(compressors)].Name, row.Form)
			saving := 0.02 // the high bytes of sorted records repeat, but are few
			if row.Form == "prefix-gaps" || row.Form == "token-gaps" {
				saving = 1.0 / 8 // one bit of a byte says whether another follows
			}
			require.LessOrEqual(t, row.Saved, saving, row.Form+" "+row.Compressor)
			continue
		}
		require.Zero(t, row.Saved)
		if row.Form == "prefix-gaps" { // seven bits to a byte cost more than sorting saves
			require.InDelta(t, 8*math.Ceil(128-math.Log2(n))/7, row.Bits, 8)
			continue
		}
		require.Less(t, row.Bits, last, row.Form)
		last = row.Bits
	}
	coded := r.Sets[len(r.Sets)-len(compressors):]
	require.Equal(t, "golomb", coded[0].Form)
	require.Less(t, coded[0].Bits, 1.005*r.Floor)
	for _, row := range coded[1:] {
		require.LessOrEqual(t, row.Saved, 0.0, row.Compressor)
	}
}

// TestFloors compares the floor of each form with the logarithm of a binomial
// computed otherwise.
func TestFloors(t *testing.T) {
	s := newSet(t, 1000)
	for _, f := range Forms() {
		sum := 0.0 // log2 of 2^bits·(2^bits - 1)·… / 1000!, whose factors are 2^bits but for nothing
		for i := 1; i <= 1000; i++ {
			sum += f.Bits(s) - math.Log2(float64(i))
		}
		require.InDelta(t, sum/1000, f.Floor(s), 1e-6, f.Name)
	}
	golombs := Forms()[6]
	require.InDelta(t, golomb.FloorBits(1000, questions)/1000, golombs.Floor(s), 1e-6)
}

// TestTextsAreCompressed contrasts the set with a list that somebody could have.
func TestTextsAreCompressed(t *testing.T) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		require.NoError(t, w.Write([]string{[]string{"MARTIN", "BERNARD", "DUBOIS"}[rng.IntN(3)], "1985-03-12", "Inscrit"}))
	}
	w.Flush()
	r, err := Measure(context.Background(), newSet(t, 10), []Text{{"list", b.Bytes()}, {"result", Result()}})
	require.NoError(t, err)
	require.Len(t, r.Texts, 14)
	for _, row := range r.Texts {
		if row.Compressor == "none" {
			require.Zero(t, row.Saved)
			continue
		}
		require.Greater(t, row.Saved, 0.3, row.Form+" "+row.Compressor)
	}
	require.Equal(t, 2000, r.Texts[0].Entries)
}

func TestNewSetRefuses(t *testing.T) {
	for _, n := range []int{-1, 0, 1<<24 + 1} {
		_, err := NewSet(context.Background(), n, questions, 1)
		require.ErrorIs(t, err, ErrSize)
	}
	_, err := NewSet(context.Background(), 1, 0, 1)
	require.ErrorIs(t, err, golomb.ErrRange)
}

func TestMeasureStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := Measure(ctx, newSet(t, 1), nil)
	require.ErrorIs(t, err, context.Canceled)
	_, err = NewSet(ctx, 1, questions, 1)
	require.ErrorIs(t, err, context.Canceled)
}

// TestDamagedFormsAreRefused cuts what each form with a structure has written.
func TestDamagedFormsAreRefused(t *testing.T) {
	s := newSet(t, 5)
	for _, f := range Forms()[2:] {
		whole, err := f.Append(nil, s)
		require.NoError(t, err)
		var v Values
		refused := 0
		for n := range whole {
			if f.Decode(&v, whole[:n], s.Range) != nil {
				refused++
			} else { // a cut between two entries is another set
				require.Less(t, len(v.Numbers), len(f.Values(s).Numbers), f.Name)
			}
		}
		require.GreaterOrEqual(t, refused, len(whole)-5, f.Name)
	}
	require.ErrorIs(t, decodeGaps(&Values{}, slices.Repeat([]byte{0xff}, 30), s.Range), ErrForm)
}

func TestGapsOfAnyNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.SliceOf(rapid.Custom(func(t *rapid.T) golomb.Uint128 {
			return golomb.Uint128{Hi: rapid.Uint64().Draw(t, "high"), Lo: rapid.Uint64().Draw(t, "low")}
		})).Draw(t, "numbers")
		slices.SortFunc(numbers, golomb.Uint128.Cmp)
		var v Values
		require.NoError(t, decodeGaps(&v, appendGaps(nil, numbers), golomb.Range{}))
		require.True(t, slices.Equal(numbers, v.Numbers))
	})
}

func TestListHasTheRows(t *testing.T) {
	list, err := List(context.Background(), 500, 2)
	require.NoError(t, err)
	require.Equal(t, 1+500, bytes.Count(list, []byte("\n")), "with its header")
	again, err := List(context.Background(), 500, 1)
	require.NoError(t, err)
	require.Equal(t, list, again)
}
