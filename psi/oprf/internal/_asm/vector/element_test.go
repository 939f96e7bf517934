package main

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/asm/emulate"
)

// binaryFunctions are the functions of two elements.
var binaryFunctions = map[string]func(a, b *big.Int) *big.Int{
	"Multiply":   func(a, b *big.Int) *big.Int { return new(big.Int).Mul(a, b) },
	"Sum":        func(a, b *big.Int) *big.Int { return new(big.Int).Add(a, b) },
	"Difference": func(a, b *big.Int) *big.Int { return new(big.Int).Sub(a, b) },
}

func TestBinaryFunctions(t *testing.T) {
	forSets(t, func(t *testing.T, s *set, r *rand.Rand) {
		for name, f := range binaryFunctions {
			for range rounds(300) {
				a, b := s.random(r), s.random(r)
				out := output(1)
				s.call(t, name, out, s.input(a), s.input(b))
				e := s.element(t, out, 0)
				for i := range lanes {
					requireValue(t, modulo(f(a.value(i), b.value(i))), e.value(i), "%s, lane %d, of %v and %v", name, i, a, b)
				}
			}
		}
	})
}

// TestAliases lets arguments be one.
func TestAliases(t *testing.T) {
	forSets(t, func(t *testing.T, s *set, r *rand.Rand) {
		for name, f := range binaryFunctions {
			for range rounds(20) {
				a, b := s.random(r), s.random(r)
				x, y := &emulate.Buffer{Data: s.bytes(a)}, &emulate.Buffer{Data: s.bytes(b)}
				s.call(t, name, x, x, s.input(b))
				s.call(t, name, y, s.input(a), y)
				require.Equal(t, x, y)
				e := s.element(t, x, 0)
				z := &emulate.Buffer{Data: s.bytes(a)}
				s.call(t, name, z, z, z)
				ee := s.element(t, z, 0)
				for i := range lanes {
					requireValue(t, modulo(f(a.value(i), b.value(i))), e.value(i))
					requireValue(t, modulo(f(a.value(i), a.value(i))), ee.value(i))
				}
				square := &emulate.Buffer{Data: s.bytes(a)}
				s.call(t, "Square", square, square, 1)
				e = s.element(t, square, 0)
				for i := range lanes {
					requireValue(t, modulo(new(big.Int).Mul(a.value(i), a.value(i))), e.value(i))
				}
			}
		}
	})
}

func TestSquare(t *testing.T) {
	forSets(t, func(t *testing.T, s *set, r *rand.Rand) {
		for range rounds(300) {
			a := s.random(r)
			n := 1 + r.IntN(4)
			out := output(1)
			s.call(t, "Square", out, s.input(a), n)
			e := s.element(t, out, 0)
			exponent := new(big.Int).Lsh(big.NewInt(1), uint(n))
			for i := range lanes {
				requireValue(t, new(big.Int).Exp(a.value(i), exponent, prime), e.value(i), "lane %d of %v, %d times", i, a, n)
			}
		}
	})
}

func TestFromIntegers(t *testing.T) {
	forSets(t, func(t *testing.T, s *set, r *rand.Rand) {
		for range rounds(300) {
			var a eight
			for k := range a {
				for i := range a[k] {
					a[k][i] = []int64{0, 1, 1<<52 - 1, 1 << 51, 1<<51 - 1, 1<<51 - 19, r.Int64N(1 << 52), r.Int64N(1 << 52)}[r.IntN(8)]
				}
			}
			out := output(1)
			s.call(t, "FromIntegers", out, &emulate.Buffer{Data: words(&a), ReadOnly: true})
			e := s.element(t, out, 0)
			for i := range lanes {
				requireValue(t, a.value(i), e.value(i))
			}
		}
	})
}

// TestIntegers wants the canonical limbs, and the flags that follow from them.
func TestIntegers(t *testing.T) {
	forSets(t, func(t *testing.T, s *set, r *rand.Rand) {
		for range rounds(1000) {
			a := s.random(r)
			out := output(1)
			s.call(t, "Integers", out, s.input(a))
			e := integers(out.Data, 0)
			odd, zero := byte(0), byte(0)
			for i := range lanes {
				v := a.value(i)
				var want eight
				(&set{}).split(&want, i, v)
				for k := range limbs {
					require.Equal(t, want[k][i], e[k][i], "limb %d, lane %d, of %v", k, i, a)
				}
				odd |= byte(v.Bit(0)) << i
				if v.Sign() == 0 {
					zero |= 1 << i
				}
			}
			require.Equal(t, []byte{odd, zero}, s.call(t, "Flags", s.input(a)))
		}
	})
}

func TestChoose(t *testing.T) {
	forSets(t, func(t *testing.T, s *set, r *rand.Rand) {
		for mask := range 256 {
			a, b := s.random(r), s.random(r)
			out := output(1)
			s.call(t, "Choose", out, s.input(a), s.input(b), uint8(mask))
			e := s.element(t, out, 0)
			for k := range limbs {
				for i := range lanes {
					want := a[k][i]
					if mask>>i&1 == 1 {
						want = b[k][i]
					}
					require.Equal(t, want, e[k][i])
				}
			}
		}
	})
}
