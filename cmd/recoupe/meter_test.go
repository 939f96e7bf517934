package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"recoupe/psi"
)

// TestMeter takes the rate of what was counted lately, so that work that was
// skipped after a restart does not count for long.
func TestMeter(t *testing.T) {
	m := newMeter(psi.StageBlind, 0)
	require.Zero(t, m.read().left, "no total")
	now := time.Now()
	m.count = 1_000_000 + 600
	m.samples = []sample{{now.Add(-10 * time.Second), 1_000_000}}
	m.expect(1_000_000 + 1200)
	r := m.read()
	require.InDelta(t, 60, r.rate, 5)
	require.InDelta(t, 10, r.left.Seconds(), 2)

	m.samples = []sample{{now.Add(-2 * window), 0}, {now.Add(-window - time.Second), 1_000_000}, {now.Add(-5 * time.Second), 1_000_300}}
	m.add(300)
	require.EqualValues(t, 1_000_000, m.samples[0].count, "what lies before the window is forgotten")
	require.EqualValues(t, 1_000_900, m.read().count)
}
