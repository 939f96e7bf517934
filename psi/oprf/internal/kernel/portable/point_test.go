package portable

import (
	"testing"

	"filippo.io/edwards25519"
	"github.com/stretchr/testify/require"
)

// TestAddIsComplete compares with edwards25519's addition on all pairs of points
// of torsion, of equal and of opposite points and of others, in place and not.
func TestAddIsComplete(t *testing.T) {
	points := torsion(t)
	for range 3 {
		p := randomPoint()
		var negative edwards25519.Point
		negative.Negate(p.toEdwards(&negative))
		var n point
		n.fromEdwards(&negative)
		points = append(points, *p, n, p.plus(p))
	}
	for i, p := range points {
		for j, q := range points {
			want := p.plus(&q)
			got := p
			got.add(&q)
			require.Equal(t, 1, same(&want, &got), i, j)
		}
		want := p.plus(&p)
		p.add(&p)
		require.Equal(t, 1, same(&want, &p), i)
	}
}

// same returns 1 if p and q are the same point of the curve.
func same(p, q *point) int {
	var e, f edwards25519.Point
	return p.toEdwards(&e).Equal(q.toEdwards(&f))
}
