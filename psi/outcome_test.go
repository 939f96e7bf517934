package psi

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTierNames(t *testing.T) {
	var names []string
	for tier := range TierSure + 1 {
		names = append(names, tier.String())
	}
	require.Equal(t, []string{"none", "possible", "probable", "sure"}, names)
}

func TestKeySet(t *testing.T) {
	require.Equal(t, -1, KeySet(0).First())
	for i := range MaxKeys {
		s := KeySet(1<<i | 1<<(MaxKeys-1))
		require.Equal(t, i, s.First())
		for j := range MaxKeys {
			require.Equal(t, j == i || j == MaxKeys-1, s.Has(j))
		}
	}
}

func TestDuplicates(t *testing.T) {
	c := KeyCount{Inputs: 10, Distinct: 4, Shared: 1, SharedRows: 3}
	require.EqualValues(t, 3, c.Duplicates())
}

// TestTierOfSeveralKeys names what hits are worth together.
func TestTierOfSeveralKeys(t *testing.T) {
	keys := testKeys(1) // nir, email, civil, phone, given, ftid
	for _, c := range []struct {
		keys, asked KeySet
		tier        Tier
	}{
		{0, 0, TierNone},
		{0b010000, 0, TierPossible},
		{0b000010, 0, TierProbable},
		{0b000100, 0, TierProbable},
		{0b001010, 0, TierProbable}, // two contacts may be two rows
		{0b000110, 0, TierSure},     // a contact and the civil state
		{0b001100, 0, TierSure},
		{0b011010, 0, TierProbable},
		{0b000001, 0, TierSure},
		{0b100000, 0, TierSure},
		{0b111111, 0, TierSure},
		{0b000100, 0b000001, TierProbable}, // one identifier may be wrong
		{0b000100, 0b100000, TierProbable},
		{0b000100, 0b100001, TierPossible}, // two that are not there: rather a homonym
		{0b010100, 0b100001, TierPossible},
		{0b000010, 0b100001, TierProbable}, // an address has no homonyms
		{0b001010, 0b100001, TierProbable},
		{0b000110, 0b100001, TierSure},
		{0b010000, 0b100001, TierPossible},
		{0b000101, 0b100001, TierSure},
		{0, 0b100001, TierNone},
	} {
		require.Equal(t, c.tier, tierOf(keys, c.keys, c.asked), "%b %b", c.keys, c.asked)
	}
}

// TestPersonsOfManyRows joins a chain of rows, in the order that makes the ways
// longest: a hit of one row reaches all of them, and nobody else.
func TestPersonsOfManyRows(t *testing.T) {
	const n = 10_000
	o := NewOutcomes(testKeys(1))
	for row := uint32(n - 1); row > 0; row-- {
		o.join([]uint32{row - 1, row})
	}
	o.Hit(n/2, 2)
	o.Hit(n+5, 1)
	o.Settle()
	for row := range uint32(n + 10) {
		tier, keys := o.Row(row)
		switch {
		case row < n:
			require.Equal(t, TierProbable, tier)
			require.Equal(t, KeySet(0b100), keys)
		case row == n+5:
			require.Equal(t, KeySet(0b10), keys)
		default:
			require.Equal(t, TierNone, tier)
		}
	}
	rows, persons := o.Count(TierProbable)
	require.EqualValues(t, n+1, rows)
	require.EqualValues(t, 2, persons)
	rows, persons = o.Count(TierSure)
	require.Zero(t, rows+persons)
}
