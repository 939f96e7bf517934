package main

import (
	"encoding/binary"
	"math"
	"math/big"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/asm/emulate"
	"recoupe/asm/generated"
)

// prime is p.
var prime = new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 255), big.NewInt(19))

// modulo is v modulo p.
func modulo(v *big.Int) *big.Int { return new(big.Int).Mod(v, prime) }

// eight is the limbs of eight field elements, as integers.
type eight [limbs][lanes]int64

// value is the number in a lane, modulo p.
func (e *eight) value(lane int) *big.Int {
	v := new(big.Int)
	for k := limbs - 1; k >= 0; k-- {
		v.Lsh(v, limbBits)
		v.Add(v, big.NewInt(e[k][lane]))
	}
	return modulo(v)
}

// set is an instruction set under test: its functions, and how they hold
// elements in memory.
type set struct {
	name, prefix string
	tight        int64
	signed       bool
}

var sets = []*set{
	{"avx512fma", "fma", int64(fma{}.tight()), true},
	{"avx512ifma", "ifma", int64(ifma{}.tight()), false},
}

// forSets runs a test for each set, with a random source of its own.
func forSets(t *testing.T, test func(t *testing.T, s *set, r *rand.Rand)) {
	for _, s := range sets {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			seed := rand.Uint64()
			t.Log("seed", seed)
			test(t, s, rand.New(rand.NewPCG(seed, 0)))
		})
	}
}

// rounds is how often a test repeats what it does; much more often if the
// environment has RECOUPE_LONG.
func rounds(n int) int {
	if os.Getenv("RECOUPE_LONG") != "" {
		n *= 20
	}
	return n
}

// call runs a function in the emulator.
func (s *set) call(t *testing.T, name string, args ...any) []byte {
	t.Helper()
	a, err := generated.Vector(s.name)
	require.NoError(t, err)
	var m emulate.Machine
	results, err := m.Call(a.File, s.prefix+name, args...)
	require.NoError(t, err)
	return results
}

// words is integers in memory.
func words(e *eight) (b []byte) {
	for _, limb := range e {
		for _, x := range limb {
			b = binary.LittleEndian.AppendUint64(b, uint64(x))
		}
	}
	return b
}

// bytes is elements in memory.
func (s *set) bytes(elements ...*eight) (b []byte) {
	for _, e := range elements {
		if s.signed {
			floats := *e
			for k, limb := range e {
				for i, x := range limb {
					floats[k][i] = int64(math.Float64bits(float64(x)))
				}
			}
			e = &floats
		}
		b = append(b, words(e)...)
	}
	return b
}

// input and output are arguments.
func (s *set) input(elements ...*eight) *emulate.Buffer {
	return &emulate.Buffer{Data: s.bytes(elements...), ReadOnly: true}
}

func output(elements int) *emulate.Buffer {
	return &emulate.Buffer{Data: slices.Repeat([]byte{0xee}, elements*elementSize)}
}

// integers are the limbs of element n of what is in memory.
func integers(b []byte, n int) (e eight) {
	for k := range e {
		for i := range e[k] {
			e[k][i] = int64(binary.LittleEndian.Uint64(b[n*elementSize+(k*lanes+i)*8:]))
		}
	}
	return e
}

// element is element n of what is in memory. Its limbs must be tight.
func (s *set) element(t *testing.T, b *emulate.Buffer, n int) (e eight) {
	t.Helper()
	e = integers(b.Data, n)
	for k := range e {
		for i, x := range e[k] {
			least := int64(0)
			if s.signed {
				f := math.Float64frombits(uint64(x))
				require.Equal(t, math.Trunc(f), f)
				x, least = int64(f), -s.tight
				e[k][i] = x
			}
			require.True(t, least <= x && x <= s.tight, "limb %d is %d", k, x)
		}
	}
	return e
}

// split sets the limbs of a lane to those of v: from 0 to 2^51, or around 0 if
// limbs are signed.
func (s *set) split(e *eight, lane int, v *big.Int) {
	v = modulo(v)
	if s.signed && v.Cmp(new(big.Int).Rsh(prime, 1)) > 0 {
		v.Sub(v, prime)
	}
	for k := range e {
		limb := new(big.Int).And(v, big.NewInt(1<<limbBits-1)).Int64()
		if s.signed && limb >= 1<<(limbBits-1) && k < limbs-1 {
			limb -= 1 << limbBits
		}
		if k == limbs-1 {
			limb = v.Int64()
		}
		e[k][lane] = limb
		v.Rsh(v.Sub(v, big.NewInt(limb)), limbBits)
	}
}

// raise changes the limbs of a lane, where bounds permit, without changing the
// value: by p as a whole, or by the radix between neighbours.
func (s *set) raise(r *rand.Rand, e *eight, lane int) {
	for k := range limbs - 1 {
		if low, high := e[k][lane]+1<<limbBits, e[k+1][lane]-1; low <= s.tight && (s.signed || high >= 0) && r.IntN(2) == 0 {
			e[k][lane], e[k+1][lane] = low, high
		}
	}
}

// random is eight elements that are likely to break what has bounds: limbs at
// them, values around multiples of p, or any.
func (s *set) random(r *rand.Rand) *eight {
	var e eight
	least := int64(0)
	if s.signed {
		least = -s.tight
	}
	edges := []int64{s.tight, least, s.tight - 1, least + 1, 0, 1, 1<<(limbBits-1) - 1, 1 << (limbBits - 1)}
	for lane := range lanes {
		switch r.IntN(8) {
		case 0: // one limb everywhere
			x := edges[r.IntN(len(edges))]
			for k := range e {
				e[k][lane] = x
			}
		case 1: // two limbs alternating
			x := []int64{edges[r.IntN(len(edges))], edges[r.IntN(len(edges))]}
			for k := range e {
				e[k][lane] = x[k%2]
			}
		case 2: // limbs at any edge
			for k := range e {
				e[k][lane] = edges[r.IntN(len(edges))]
			}
		case 3: // next to a multiple of p, or half of one
			v := big.NewInt(r.Int64N(41) - 20)
			if r.IntN(2) == 0 {
				v.Add(v, new(big.Int).Rsh(prime, 1))
			}
			s.split(&e, lane, v)
			s.raise(r, &e, lane)
		case 4: // p and its neighbours as they are
			if !s.signed {
				e[0][lane] = 1<<limbBits - 19 + r.Int64N(41) - 20
				for k := 1; k < limbs; k++ {
					e[k][lane] = 1<<limbBits - 1
				}
				break
			}
			fallthrough
		case 5: // any value
			s.split(&e, lane, any255(r))
			s.raise(r, &e, lane)
		default: // any limbs
			for k := range e {
				e[k][lane] = least + r.Int64N(s.tight-least+1)
			}
		}
	}
	return &e
}

// any255 is a random number modulo p.
func any255(r *rand.Rand) *big.Int {
	v := new(big.Int)
	for range 4 {
		v.Lsh(v, 64).Or(v, new(big.Int).SetUint64(r.Uint64()))
	}
	return modulo(v)
}

// requireValue compares numbers modulo p.
func requireValue(t *testing.T, want, got *big.Int, messageAndArgs ...any) {
	t.Helper()
	require.Equal(t, modulo(want).String(), modulo(got).String(), messageAndArgs...)
}
