package portable

import (
	"crypto/rand"
	"fmt"
	"testing"

	"filippo.io/edwards25519"
	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf/internal/kernel"
)

// torsion returns the eight points whose order divides 8.
func torsion(t *testing.T) []point {
	t.Helper()
	// ℓ times a point is a point of torsion, and one in two has order 8.
	for {
		var encoding [32]byte
		rand.Read(encoding[:])
		p, err := new(edwards25519.Point).SetBytes(encoding[:])
		if err != nil {
			continue
		}
		minusOne := edwards25519.NewScalar().Subtract(edwards25519.NewScalar(), scalarOne(t))
		q := new(edwards25519.Point).ScalarMult(minusOne, p)
		q.Add(q, p)
		four := new(edwards25519.Point).Double(new(edwards25519.Point).Double(q))
		if four.Equal(edwards25519.NewIdentityPoint()) == 1 {
			continue
		}
		points := []point{identity}
		var step point
		step.fromEdwards(q)
		for len(points) < 8 {
			points = append(points, points[len(points)-1].plus(&step))
		}
		return points
	}
}

func scalarOne(t *testing.T) *edwards25519.Scalar {
	one, err := edwards25519.NewScalar().SetCanonicalBytes(append([]byte{1}, make([]byte, 31)...))
	require.NoError(t, err)
	return one
}

// randomPoint returns a point whose class is uniform and whose Z is not 1.
func randomPoint() *point {
	b := New().NewBatch(1).(*batch)
	uniform := make([]byte, kernel.UniformSize)
	rand.Read(uniform)
	b.SetUniform(uniform)
	return &b.points[0]
}

// plus returns p + q as edwards25519 adds them.
func (p *point) plus(q *point) (sum point) {
	var e, f edwards25519.Point
	e.Add(p.toEdwards(&e), q.toEdwards(&f))
	sum.fromEdwards(&e)
	return sum
}

// TestDoublesOfEveryRepresentative compares with the encoding of the sum, for
// all points of a class, those of order 8 off it included.
func TestDoublesOfEveryRepresentative(t *testing.T) {
	offsets := torsion(t)
	for range 50 {
		p := randomPoint()
		b := New().NewBatch(len(offsets)).(*batch)
		var want []byte
		for i, offset := range offsets {
			b.points[i] = p.plus(&offset)
			double := b.points[i].plus(&b.points[i])
			encoding := encode(&double)
			want = append(want, encoding[:]...)
		}
		require.Equal(t, want[:32], want[64:96], "of one class")
		require.Equal(t, want, b.AppendDoubles(nil))
	}
}

// TestDoublesOfTorsion has the elements whose product is zero anywhere in a
// batch, alone and together: they encode the identity, and their neighbours
// encode what they would without them.
func TestDoublesOfTorsion(t *testing.T) {
	offsets := torsion(t)
	const n = 9
	b := New().NewBatch(n).(*batch)
	for i := range b.points {
		b.points[i] = *randomPoint()
	}
	honest := b.AppendDoubles(nil)
	var zeros [32]byte
	for o, offset := range offsets {
		for which := range 1 << 4 { // elements 0, 1, 4 and 8
			c := &batch{append([]point(nil), b.points...)}
			want := append([]byte(nil), honest...)
			for bit, i := range []int{0, 1, 4, n - 1} {
				if which>>bit&1 == 1 {
					c.points[i] = offset
					copy(want[32*i:], zeros[:])
				}
			}
			require.Equal(t, want, c.AppendDoubles(nil), fmt.Sprint(o, which))
		}
	}
	require.Equal(t, make([]byte, 8*32), (&batch{offsets}).AppendDoubles(nil))
}

// TestDoublesAcrossChunks has batches around the number that share an
// inversion, with the identity at a boundary.
func TestDoublesAcrossChunks(t *testing.T) {
	for _, n := range []int{1, doublesChunk - 1, doublesChunk, doublesChunk + 1, 2*doublesChunk + 3} {
		b := New().NewBatch(n).(*batch)
		p, step := randomPoint(), randomPoint()
		var want []byte
		for i := range b.points {
			p.add(step)
			b.points[i] = *p
			if i == doublesChunk {
				b.points[i] = identity
			}
			double := b.points[i].plus(&b.points[i])
			encoding := encode(&double)
			want = append(want, encoding[:]...)
		}
		prefix := []byte("before")
		require.Equal(t, append(prefix, want...), b.AppendDoubles([]byte("before")))
	}
}
