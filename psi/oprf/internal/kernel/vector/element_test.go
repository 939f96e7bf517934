//go:build amd64 && !purego

package vector

import (
	"encoding/binary"
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
)

var p25519 = new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 255), big.NewInt(19))

// sets returns the instruction sets that this processor has.
func sets() map[string]arithmetic {
	all := map[string]arithmetic{}
	if FMA() != nil {
		all["avx512fma"] = false
	}
	if IFMA() != nil {
		all["avx512ifma"] = true
	}
	return all
}

// The largest limbs that functions take, as the generator states them: those
// that its reduce leaves.
const (
	tightFMA  = 1<<50 + 19<<11
	tightIFMA = 1<<51 + 1<<12
)

// setLimb sets one limb to n, brought within the bounds of the set.
func (a arithmetic) setLimb(x *element, k, lane int, n uint64) {
	if a {
		x[k][lane] = n % (tightIFMA + 1)
		return
	}
	x[k][lane] = math.Float64bits(float64(int64(n%(2*tightFMA+1)) - tightFMA))
}

// value is the number in one lane, and whether its limbs are within the bounds.
func (a arithmetic) value(x *element, lane int) (n *big.Int, within bool) {
	n, within = new(big.Int), true
	for k := len(x) - 1; k >= 0; k-- {
		limb := int64(x[k][lane])
		if a {
			within = within && x[k][lane] <= tightIFMA
		} else {
			f := math.Float64frombits(x[k][lane])
			limb = int64(f)
			within = within && float64(limb) == f && math.Abs(f) <= tightFMA
		}
		n.Lsh(n, 51).Add(n, big.NewInt(limb))
	}
	return n.Mod(n, p25519), within
}

// limbsFrom makes elements from bytes, eight for each limb: where these end, of
// the largest and the smallest limbs in turn.
func (a arithmetic) limbsFrom(data []byte, n int) []element {
	elements := make([]element, n)
	for i := range elements {
		for k := range elements[i] {
			for lane := range lanes {
				limb := uint64(0)
				switch {
				case len(data) >= 8:
					limb, data = binary.LittleEndian.Uint64(data), data[8:]
				case (i+k+lane)%3 == 0:
					limb = 2 * tightFMA
					if a {
						limb = tightIFMA
					}
				}
				a.setLimb(&elements[i], k, lane, limb)
			}
		}
	}
	return elements
}

// checkElements compares every function on field elements with math/big, in all
// lanes, on limbs that data gives.
func checkElements(t *testing.T, a arithmetic, data []byte) {
	in := a.limbsFrom(data, 2)
	x, y := &in[0], &in[1]
	var out, integers element
	check := func(name string, want func(x, y *big.Int) *big.Int) {
		t.Helper()
		a.integers(&integers, &out)
		odd, zero := a.flags(&out)
		for lane := range lanes {
			u, _ := a.value(x, lane)
			v, _ := a.value(y, lane)
			w := want(u, v)
			w.Mod(w, p25519)
			got, within := a.value(&out, lane)
			require.True(t, within, "%s: lane %d has limbs out of bounds", name, lane)
			require.Zero(t, w.Cmp(got), "%s: lane %d", name, lane)
			canonical := new(big.Int)
			for k := len(integers) - 1; k >= 0; k-- {
				require.Less(t, integers[k][lane], uint64(1)<<51)
				canonical.Lsh(canonical, 51).Add(canonical, new(big.Int).SetUint64(integers[k][lane]))
			}
			require.Zero(t, w.Cmp(canonical), "%s: lane %d, as integers", name, lane)
			require.Equal(t, w.Bit(0) == 1, odd>>lane&1 == 1, "%s: lane %d, odd", name, lane)
			require.Equal(t, w.Sign() == 0, zero>>lane&1 == 1, "%s: lane %d, zero", name, lane)
		}
	}
	a.multiply(&out, x, y)
	check("multiply", func(u, v *big.Int) *big.Int { return u.Mul(u, v) })
	a.square(&out, x, 1)
	check("square", func(u, _ *big.Int) *big.Int { return u.Mul(u, u) })
	a.square(&out, x, 3)
	check("square three times", func(u, _ *big.Int) *big.Int { return u.Exp(u, big.NewInt(8), p25519) })
	a.add(&out, x, y)
	check("add", func(u, v *big.Int) *big.Int { return u.Add(u, v) })
	a.subtract(&out, x, y)
	check("subtract", func(u, v *big.Int) *big.Int { return u.Sub(u, v) })
	a.subtract(&out, x, x)
	check("subtract itself", func(_, _ *big.Int) *big.Int { return new(big.Int) })
	out = *x
	a.multiply(&out, &out, &out)
	check("multiply in place", func(u, _ *big.Int) *big.Int { return u.Mul(u, u) })
	a.integers(&integers, x)
	a.fromIntegers(&out, &integers)
	check("integers and back", func(u, _ *big.Int) *big.Int { return u })
	a.choose(&out, x, x, 0x5a)
	check("choose the same", func(u, _ *big.Int) *big.Int { return u })
	a.choose(&out, x, y, 0x5a)
	for lane := range lanes {
		from := x
		if 0x5a>>lane&1 == 1 {
			from = y
		}
		for k := range out {
			require.Equal(t, from[k][lane], out[k][lane])
		}
	}
}

// FuzzElement compares the functions on field elements with math/big on any
// limbs within their bounds. Where the processor has no vectors it has nothing
// to compare.
func FuzzElement(f *testing.F) {
	f.Add([]byte{})                  // limbs at both bounds
	f.Add(make([]byte, 2*5*lanes*8)) // the smallest
	f.Add([]byte("\x01\x00\x00\x00\x00\x00\x00\x00 some limbs, and then the bounds"))
	for _, v := range []uint64{1<<51 - 19, 1<<51 - 1, 1<<50 - 1, 1 << 50, tightIFMA, 2 * tightFMA, tightFMA, tightFMA - 1} {
		var b []byte
		for i := range 2 * 5 * lanes {
			if i/lanes%5 == 0 {
				b = binary.LittleEndian.AppendUint64(b, v)
			} else {
				b = binary.LittleEndian.AppendUint64(b, v|18)
			}
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, a := range sets() {
			checkElements(t, a, data)
		}
	})
}
