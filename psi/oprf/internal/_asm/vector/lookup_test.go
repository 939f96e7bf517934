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

// selection is E, F, G and H of the sum of p and an entry, or its negative.
func (s *set) selection(p, entry []*eight, lane int, negative bool) factors {
	var c, q extended
	for n := range c {
		c[n] = p[n].value(lane)
	}
	for n := range entry {
		q[n] = entry[n].value(lane)
	}
	if negative {
		q[0], q[1], q[2] = q[1], q[0], new(big.Int).Neg(q[2])
	}
	z2 := add2(c[2], c[2])
	if len(entry) == 4 {
		z2 = mul2(c[2], q[3])
	}
	return efgh(c, q, z2)
}

// randomElements are n random elements.
func (s *set) randomElements(r *rand.Rand, n int) (e []*eight) {
	for range n {
		e = append(e, s.random(r))
	}
	return e
}

// TestAddLookup wants the product of the first two elements of the scratch
// memory for T, and T itself as it was.
func TestAddLookup(t *testing.T) {
	forSets(t, func(t *testing.T, s *set, r *rand.Rand) {
		for range rounds(100) {
			table, e := s.randomElements(r, 8*4), s.randomElements(r, 4)
			d := randomDigits(r, 15)
			p, scratch := &emulate.Buffer{Data: s.bytes(e...)}, output(6)
			s.call(t, "AddLookup", p, s.input(table...), digitBytes(d), scratch)
			first, second := s.element(t, scratch, 0), s.element(t, scratch, 1)
			for i, digit := range d {
				sum := s.selection(e, table[max(digit, -digit)/2*4:][:4], i, digit < 0)
				got := s.point(t, p, i)
				requireValue(t, e[3].value(i), got[3])
				got[3] = mul2(first.value(i), second.value(i))
				requireProducts(t, sum, got)
			}
		}
	})
}

// TestAddLookupFixed uses rows of numbers: entry j of limb k of element n is
// number j of row 5n+k.
func TestAddLookupFixed(t *testing.T) {
	forSets(t, func(t *testing.T, s *set, r *rand.Rand) {
		for range rounds(100) {
			// Two of eight make the sixteen entries.
			halves := [2][]*eight{s.randomElements(r, 3), s.randomElements(r, 3)}
			var row []byte
			for n := range 3 {
				low, high := s.bytes(halves[0][n]), s.bytes(halves[1][n])
				for k := range limbs {
					row = append(row, low[k*limbSize:][:limbSize]...)
					row = append(row, high[k*limbSize:][:limbSize]...)
				}
			}
			require.Len(t, row, 15*16*binary.Size(uint64(0)))
			d, e := randomDigits(r, 31), s.randomElements(r, 4)
			p := &emulate.Buffer{Data: s.bytes(e...)}
			s.call(t, "AddLookupFixed", p, &emulate.Buffer{Data: row, ReadOnly: true}, digitBytes(d), output(6))
			for i, digit := range d {
				index := max(digit, -digit) / 2
				entry := zeros(3)
				for n := range entry {
					for k := range limbs {
						entry[n][k][i] = halves[index/8][n][k][index%8]
					}
				}
				requireProducts(t, s.selection(e, entry, i, digit < 0), s.point(t, p, i))
			}
		}
	})
}

// TestAddOne adds each of eight points that are side by side.
func TestAddOne(t *testing.T) {
	forSets(t, func(t *testing.T, s *set, r *rand.Rand) {
		for range rounds(100) {
			q, e := s.randomElements(r, 4), s.randomElements(r, 4)
			lane, negative := r.IntN(lanes), r.IntN(256)
			one := zeros(4)
			for n := range one {
				for k := range limbs {
					for i := range lanes {
						one[n][k][i] = q[n][k][lane]
					}
				}
			}
			p := &emulate.Buffer{Data: s.bytes(e...)}
			from := &emulate.Buffer{Data: s.bytes(q...)[8*lane:], ReadOnly: true}
			s.call(t, "AddOne", p, from, uint8(negative), output(6))
			for i := range lanes {
				requireProducts(t, s.selection(e, one, i, negative>>i&1 == 1), s.point(t, p, i))
			}
		}
	})
}
