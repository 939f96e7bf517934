package identity

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestParseBirths(t *testing.T) {
	b, ok := ParseBirths("1960-1995")
	require.True(t, ok)
	require.Equal(t, Births{{First: 1960, Last: 1995, Weight: 1}}, b)
	b, ok = ParseBirths("2003-2003")
	require.True(t, ok)
	require.Equal(t, 1.0, b.shares()[103])
	for _, s := range []string{
		"", "1960", "1960-", "-1995", "1995-1960", "1899-1990", "1960-2100", "60-95", "1960-95", "+960-1995", "1960-1995-1996", "1960–1995",
	} {
		_, ok := ParseBirths(s)
		require.False(t, ok, s)
	}
}

func TestBirthsAreShared(t *testing.T) {
	b := Births{{First: 1990, Last: 1999, Weight: 30}, {First: 1980, Last: 1989, Weight: 10}}
	first, last := b.Range()
	require.Equal(t, [2]int{1980, 1999}, [2]int{first, last})
	share, sum := b.shares(), 0.0
	for _, x := range share {
		sum += x
	}
	require.InDelta(t, 1, sum, 1e-9)
	require.InDelta(t, 0.025, share[80], 1e-9)
	require.InDelta(t, 0.075, share[99], 1e-9)
	require.Zero(t, share[79])
	require.Zero(t, Births(nil).shares())
	first, last = Births(nil).Range()
	require.Zero(t, first+last)
}
