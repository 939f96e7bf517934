package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/bench/synth"
)

// TestTruthIsExplained looks for something to say of every row of the demo that
// no match key can link.
func TestTruthIsExplained(t *testing.T) {
	holder, querier, err := readTruths()
	require.NoError(t, err)
	for _, truth := range []*truth{holder, querier} {
		require.NotEmpty(t, truth.linked)
		require.NotEmpty(t, truth.why)
		require.Len(t, truth.common, len(truth.linked)+len(truth.why))
		for row, why := range truth.why {
			require.False(t, truth.linked[row])
			said := 0
			for _, kind := range why.Kinds() {
				if _, ok := disagreements[kind]; ok {
					said++
				}
			}
			require.Greater(t, said, 2, "at least names, e-mail and phone must differ")
		}
	}
}

func TestTruthOfTwoLists(t *testing.T) {
	rows := map[synth.Source][]synth.Truth{
		synth.FT24: {{Row: 1, Person: 7}, {Row: 2, Person: 8, Errors: synth.SetOf(synth.UsageMissing)}, {Row: 3, Person: 9}},
		synth.UNML25: {
			{Row: 1, Person: 5}, {Row: 2, Person: 7, Errors: synth.SetOf(synth.NIRMissing)},
			{Row: 3, Person: 8, Errors: synth.SetOf(synth.NIRTypo, synth.FTIDMissing, synth.UsageName, synth.EmailMissing, synth.PhoneDummy)},
		},
	}
	truth := newTruth(rows, synth.UNML25, synth.FT24)
	require.Equal(t, map[int]bool{1: true, 2: true}, truth.common)
	require.Equal(t, map[int]bool{1: true}, truth.linked)
	require.Len(t, truth.why, 1)
	require.True(t, truth.why[2].Has(synth.UsageMissing))
	require.True(t, truth.why[2].Has(synth.NIRTypo))
}

func TestTruthFindsWrongResults(t *testing.T) {
	truth := &truth{common: map[int]bool{1: true, 2: true}, linked: map[int]bool{1: true}}
	for _, c := range []struct {
		found         map[int]bool
		missed, wrong int
	}{
		{map[int]bool{1: true}, 0, 0},
		{map[int]bool{1: true, 2: true}, 0, 0},
		{map[int]bool{}, 1, 0},
		{map[int]bool{1: true, 3: true}, 0, 1},
	} {
		missed, wrong := truth.check(c.found)
		require.Equal(t, c.missed, missed)
		require.Equal(t, c.wrong, wrong)
	}
}
