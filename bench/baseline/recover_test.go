package baseline

import (
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"recoupe/identity"
)

func TestSpaceOfEveryone(t *testing.T) {
	s := Everyone()
	require.Len(t, s.Births, 1200)
	require.Len(t, s.Places, 36_000)
	require.InDelta(t, 36.33, math.Log2(float64(s.Size())), 0.01)
}

func TestBirthsOverTheTurnOfTheCentury(t *testing.T) {
	births := Births(99, 0)
	require.Len(t, births, 24)
	require.Equal(t, Birth{99, 1}, births[0])
	require.Equal(t, Birth{0, 12}, births[23])
}

// TestDrawnNIRsAreDistinctAndValid draws a whole space, so that every member
// comes exactly once, and lets package identity read some.
func TestDrawnNIRsAreDistinctAndValid(t *testing.T) {
	s := &Space{[]Birth{{7, 12}, {85, 3}}, Communes(1)[18:22]}
	require.Equal(t, []string{"19001", "2A001", "2B001", "21001"}, s.Places)
	drawn := s.Draw(1, math.MaxInt)
	require.Len(t, drawn, 2*2*4*999)
	distinct := map[NIR]bool{}
	for _, nir := range drawn {
		distinct[nir] = true
	}
	require.Len(t, distinct, len(drawn))
	require.Equal(t, s.Draw(2, 50), s.Draw(2, 50))
	require.NotEqual(t, s.Draw(2, 50), s.Draw(3, 50))
	for _, nir := range s.Draw(4, 50) {
		require.Contains(t, readNIR(t, nir), string(nir[:]))
	}
}

// readNIR returns the input that package identity makes of a NIR, which must have
// the form of one.
func readNIR(t *testing.T, nir NIR) string {
	n := identity.NewNormalizer([]identity.Key{identity.KeyNIR}, time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC))
	date := fmt.Sprintf("19%s-%s-02", nir[1:3], nir[3:5])
	var in identity.Inputs
	n.Normalize(&identity.Record{identity.NIR: nir[:], identity.BirthDate: []byte(date)}, &in)
	require.Equal(t, 1, in.Len())
	_, input := in.At(0)
	return string(input)
}

// TestRecover recovers exactly the targets within the space, at one and several
// workers and with salts of any length.
func TestRecover(t *testing.T) {
	space := &Space{[]Birth{{90, 6}}, Communes(1)[:8]}
	elsewhere := &Space{[]Birth{{90, 7}}, space.Places}
	for _, c := range []struct{ salt, workers int }{{0, 1}, {32, 3}, {42, 1}, {43, 2}, {200, 1}} {
		t.Run(fmt.Sprint(c), func(t *testing.T) {
			salt := slices.Repeat([]byte{7}, c.salt)
			want := map[Digest]NIR{}
			var targets []Digest
			for _, nir := range space.Draw(5, 100) {
				d := SaltedHash(salt, nir[:])
				require.Equal(t, Digest(sha256.Sum256(slices.Concat(salt, nir[:]))), d)
				want[d], targets = nir, append(targets, d)
			}
			for _, nir := range elsewhere.Draw(6, 100) {
				targets = append(targets, SaltedHash(salt, nir[:]))
			}
			r, err := Recover(context.Background(), salt, slices.Concat(targets, targets), space, c.workers)
			require.NoError(t, err)
			require.True(t, maps.Equal(want, r.NIRs))
			require.Equal(t, space.Size(), r.Hashes)
			require.Equal(t, c.workers, r.Workers)
			require.InEpsilon(t, 3*r.Busy.Seconds(), r.For(3*space.Size()).Seconds()*float64(c.workers), 1e-6)
		})
	}
}

// TestTriesAreSHA256 compares hashes with those of crypto/sha256 at every length
// that fits up to three blocks, and knows the lengths that do not.
func TestTriesAreSHA256(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	fit := 0
	for length := 3; length <= 192; length++ {
		message := make([]byte, length)
		for i := range message {
			message[i] = byte(rng.Uint32())
		}
		padded := (length + 9 + 63) / 64
		require.Equal(t, (length-3)/64 == padded-1, fits(length), "length %d", length)
		if !fits(length) {
			continue
		}
		fit++
		tries := newTries(message)
		for range 3 {
			end := [3]byte{byte(rng.Uint32()), byte(rng.Uint32()), byte(rng.Uint32())}
			copy(message[length-3:], end[:])
			require.Equal(t, Digest(sha256.Sum256(message)), tries.hash(end), "length %d", length)
		}
	}
	require.Equal(t, 3*53, fit)
}

func TestRecoverStops(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	_, err := Recover(ctx, nil, nil, Everyone(), 2)
	require.ErrorIs(t, err, context.DeadlineExceeded)
}

// BenchmarkRecover tries NIRs on one core, with a salt that fits and with one
// that leaves all to crypto/sha256.
func BenchmarkRecover(b *testing.B) {
	space := &Space{[]Birth{{90, 6}}, Communes(1)}
	for _, salt := range []int{32, 45} {
		b.Run(fmt.Sprint("salt=", salt), func(b *testing.B) {
			for b.Loop() {
				r, err := Recover(context.Background(), make([]byte, salt), nil, space, 1)
				require.NoError(b, err)
				b.ReportMetric(1e9/r.Rate(), "ns/hash")
			}
		})
	}
}
