package main

import (
	"encoding/binary"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/asm/emulate"
)

// randomDigits are odd, from -most to most.
func randomDigits(r *rand.Rand, most int) (d [lanes]int) {
	for i := range d {
		d[i] = 2*r.IntN(most+1) - most
	}
	return d
}

// digitBytes are digits in memory.
func digitBytes(d [lanes]int) *emulate.Buffer {
	b := make([]byte, lanes)
	for i, x := range d {
		b[i] = byte(x)
	}
	return &emulate.Buffer{Data: b, ReadOnly: true}
}

// requireEntry wants the entry that the digit names, with the first two elements
// exchanged and the third negated if it is negative. All but the third have to
// be limb by limb what is in the table.
func requireEntry(t *testing.T, s *set, entry []*eight, digit, lane int, out *emulate.Buffer) {
	t.Helper()
	for n := range entry {
		want, sign := entry[n], int64(1)
		if digit < 0 && n < 2 {
			want = entry[1-n]
		}
		if digit < 0 && n == 2 {
			sign = -1
		}
		got := s.element(t, out, n)
		requireValue(t, new(big.Int).Mul(want.value(lane), big.NewInt(sign)), got.value(lane), "element %d of digit %d", n, digit)
		if n != 2 {
			for k := range limbs {
				require.Equal(t, want[k][lane], got[k][lane])
			}
		}
	}
}

func TestLookup(t *testing.T) {
	forSets(t, func(t *testing.T, s *set, r *rand.Rand) {
		for range rounds(100) {
			var table []*eight
			for range 8 * 4 {
				table = append(table, s.random(r))
			}
			digits := randomDigits(r, 15)
			out := output(4)
			s.call(t, "Lookup", out, s.input(table...), digitBytes(digits))
			for i, d := range digits {
				requireEntry(t, s, table[max(d, -d)/2*4:][:4], d, i, out)
			}
		}
	})
}

// TestLookupFixed uses rows of numbers: entry j of limb k of element n is number
// j of row 5n+k.
func TestLookupFixed(t *testing.T) {
	forSets(t, func(t *testing.T, s *set, r *rand.Rand) {
		for range rounds(100) {
			// Two of eight make the sixteen entries.
			var entries [2][3]*eight
			for half := range entries {
				for n := range entries[half] {
					entries[half][n] = s.random(r)
				}
			}
			var row []byte
			for n := range 3 {
				low, high := s.bytes(entries[0][n]), s.bytes(entries[1][n])
				for k := range limbs {
					row = append(row, low[k*limbSize:][:limbSize]...)
					row = append(row, high[k*limbSize:][:limbSize]...)
				}
			}
			require.Len(t, row, 15*16*binary.Size(uint64(0)))
			digits := randomDigits(r, 31)
			out := output(3)
			s.call(t, "LookupFixed", out, &emulate.Buffer{Data: row, ReadOnly: true}, digitBytes(digits))
			for i, d := range digits {
				index := max(d, -d) / 2
				var entry []*eight
				for n := range 3 {
					e := new(eight)
					for k := range limbs {
						e[k][i] = entries[index/8][n][k][index%8]
					}
					entry = append(entry, e)
				}
				requireEntry(t, s, entry, d, i, out)
			}
		}
	})
}
