package main

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/asm/emulate"
)

// The operations of the formulas, modulo p.
func add2(a, b *big.Int) *big.Int { return modulo(new(big.Int).Add(a, b)) }
func sub2(a, b *big.Int) *big.Int { return modulo(new(big.Int).Sub(a, b)) }
func mul2(a, b *big.Int) *big.Int { return modulo(new(big.Int).Mul(a, b)) }
func inv(a *big.Int) *big.Int     { return new(big.Int).ModInverse(a, prime) }

// curveD is d = -121665/121666.
var curveD = mul2(big.NewInt(-121665), inv(big.NewInt(121666)))

// extended is the coordinates X, Y, Z, T.
type extended [4]*big.Int

// affine is a point x, y of the curve -x²+y² = 1+dx²y².
type affine [2]*big.Int

// plus is the addition law, which is complete.
func (p affine) plus(q affine) affine {
	xy := mul2(mul2(p[0], q[0]), mul2(p[1], q[1]))
	x := add2(mul2(p[0], q[1]), mul2(p[1], q[0]))
	y := add2(mul2(p[1], q[1]), mul2(p[0], q[0]))
	return affine{
		mul2(x, inv(add2(big.NewInt(1), mul2(curveD, xy)))),
		mul2(y, inv(sub2(big.NewInt(1), mul2(curveD, xy)))),
	}
}

// randomPoint is a point of the curve, of any order; sometimes one of the eight
// of small order, or the base point.
func randomPoint(r *rand.Rand) affine {
	for {
		y := any255(r)
		if r.IntN(4) == 0 {
			y = []*big.Int{big.NewInt(1), modulo(big.NewInt(-1)), new(big.Int), mul2(big.NewInt(4), inv(big.NewInt(5)))}[r.IntN(4)]
		}
		y2 := mul2(y, y)
		x2 := mul2(sub2(y2, big.NewInt(1)), inv(add2(mul2(curveD, y2), big.NewInt(1))))
		if x := new(big.Int).ModSqrt(x2, prime); x != nil {
			if r.IntN(2) == 0 {
				x = modulo(new(big.Int).Neg(x))
			}
			return affine{x, y}
		}
	}
}

// extend gives p a random Z, or 1.
func (p affine) extend(r *rand.Rand) extended {
	z := any255(r)
	if z.Sign() == 0 || r.IntN(4) == 0 {
		z = big.NewInt(1)
	}
	return extended{mul2(p[0], z), mul2(p[1], z), z, mul2(z, mul2(p[0], p[1]))}
}

// cached is Y+X, Y-X, 2dT and 2Z.
func (p extended) cached() extended {
	return extended{add2(p[1], p[0]), sub2(p[1], p[0]), mul2(add2(curveD, curveD), p[3]), add2(p[2], p[2])}
}

// place writes coordinates to a lane of elements.
func (s *set) place(r *rand.Rand, e []*eight, lane int, p extended) {
	for n := range e {
		s.split(e[n], lane, p[n])
		s.raise(r, e[n], lane)
	}
}

func zeros(n int) (e []*eight) {
	for range n {
		e = append(e, new(eight))
	}
	return e
}

// point is what is in memory. All limbs must be tight.
func (s *set) point(t *testing.T, b *emulate.Buffer, lane int) (p extended) {
	t.Helper()
	for n := range p {
		e := s.element(t, b, n)
		p[n] = e.value(lane)
	}
	return p
}

// requirePoint compares a point with coordinates of the form that all must have.
func requirePoint(t *testing.T, want affine, got extended) {
	t.Helper()
	require.NotZero(t, got[2].Sign())
	z := inv(got[2])
	requireValue(t, want[0], mul2(got[0], z))
	requireValue(t, want[1], mul2(got[1], z))
	requireValue(t, mul2(got[0], got[1]), mul2(got[2], got[3]))
}

// TestDouble compares with the affine law.
func TestDouble(t *testing.T) {
	forSets(t, func(t *testing.T, s *set, r *rand.Rand) {
		for range rounds(40) {
			e := zeros(4)
			var want [lanes]affine
			n := 1 + r.IntN(5)
			for i := range lanes {
				want[i] = randomPoint(r)
				s.place(r, e, i, want[i].extend(r))
				for range n {
					want[i] = want[i].plus(want[i])
				}
			}
			p := &emulate.Buffer{Data: s.bytes(e...)}
			s.call(t, "Double", p, n, output(6))
			for i := range lanes {
				requirePoint(t, want[i], s.point(t, p, i))
			}
		}
	})
}

// TestAdd compares with the affine law, also for a point and itself or its
// negative.
func TestAdd(t *testing.T) {
	forSets(t, func(t *testing.T, s *set, r *rand.Rand) {
		for range rounds(80) {
			ep, eq := zeros(4), zeros(4)
			var want [lanes]affine
			for i := range lanes {
				p, q := randomPoint(r), randomPoint(r)
				switch r.IntN(4) {
				case 0:
					q = p
				case 1:
					q = affine{modulo(new(big.Int).Neg(p[0])), p[1]}
				}
				s.place(r, ep, i, p.extend(r))
				s.place(r, eq, i, q.extend(r).cached())
				want[i] = p.plus(q)
			}
			p := &emulate.Buffer{Data: s.bytes(ep...)}
			s.call(t, "Add", p, s.input(eq...), output(6))
			for i := range lanes {
				requirePoint(t, want[i], s.point(t, p, i))
			}
		}
	})
}

// TestFormulas gives the functions coordinates that are no point, of limbs at
// their bounds. The formulas still say what comes out, up to a common factor.
func TestFormulas(t *testing.T) {
	forSets(t, func(t *testing.T, s *set, r *rand.Rand) {
		for range rounds(200) {
			e, c := s.randomElements(r, 4), s.randomElements(r, 4)
			double := &emulate.Buffer{Data: s.bytes(e...)}
			s.call(t, "Double", double, 1, output(6))
			sum := &emulate.Buffer{Data: s.bytes(e...)}
			s.call(t, "Add", sum, s.input(c...), output(6))
			for i := range lanes {
				var p, q extended
				for n := range p {
					p[n], q[n] = e[n].value(i), c[n].value(i)
				}
				xx, yy, zz := mul2(p[0], p[0]), mul2(p[1], p[1]), mul2(p[2], p[2])
				xy := mul2(p[0], p[1])
				g := sub2(xx, yy)
				requireProducts(t, factors{sub2(new(big.Int), add2(xy, xy)), add2(g, add2(zz, zz)), g, add2(xx, yy)}, s.point(t, double, i))
				requireProducts(t, efgh(p, q, mul2(p[2], q[3])), s.point(t, sum, i))
			}
		}
	})
}

// factors are E, F, G and H, of which the coordinates of a result are products.
type factors [4]*big.Int

// efgh is those of the sum of p and the cached q, with the product of their Z
// twice.
func efgh(p, q extended, z2 *big.Int) factors {
	a := mul2(sub2(p[1], p[0]), q[1])
	b := mul2(add2(p[1], p[0]), q[0])
	c := mul2(p[3], q[2])
	return factors{sub2(b, a), sub2(z2, c), add2(z2, c), add2(b, a)}
}

// requireProducts wants X = EF, Y = GH, Z = FG and T = EH.
func requireProducts(t *testing.T, want factors, got extended) {
	t.Helper()
	e, f, g, h := want[0], want[1], want[2], want[3]
	for n, v := range (extended{mul2(e, f), mul2(g, h), mul2(f, g), mul2(e, h)}) {
		requireValue(t, v, got[n], "coordinate %d", n)
	}
}
