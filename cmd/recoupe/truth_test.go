package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTruthIsExplained(t *testing.T) {
	for column := range 2 {
		truth, err := readTruth(column)
		require.NoError(t, err)
		require.NotEmpty(t, truth.linked)
		require.NotEmpty(t, truth.why)
		for _, why := range truth.why {
			for kind := range strings.FieldsSeq(why) {
				require.Contains(t, disagreements, kind)
			}
		}
	}
}

func TestTruthFindsWrongResults(t *testing.T) {
	truth := &truth{person: map[int]string{1: "a", 2: "b"}, linked: map[int]bool{1: true}}
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
