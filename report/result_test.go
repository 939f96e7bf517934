package report

import (
	"bytes"
	"flag"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// sample returns a result with every field, of nobody.
func sample() *Result {
	return &Result{
		Program: "recoupe/test", Session: "00112233445566778899aabbccddeeff", Agreement: "aa", Reference: "C-1",
		Identity: "identity/1", Suite: "ristretto255-SHA512", Mode: "VOPRF", Run: 1, Role: "querier",
		Holder: "Made-up Holder", Querier: "Made-up Querier",
		List:    List{SHA256: "bb", Rows: 500, Rejected: 2, Unlinkable: 1},
		Matched: Matched{Rows: 301, Persons: 293, Tiers: map[string]uint64{"sure": 282, "probable": 19, "possible": 0}},
		Keys: []Key{
			{Name: "nir", Inputs: 438, Distinct: 428, Other: 1699, Rows: 213, Added: 213},
			{Name: "email", Inputs: 443, Distinct: 420, Shared: 2, Rows: 168, Added: 88},
		},
		FalseMatch: FalseMatchBound(2, 1),
		Files:      []File{{Kind: "set", SHA256: "cc"}, {Kind: "response", SHA256: "dd"}},
		Finished:   time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC), Took: 1500 * time.Millisecond,
	}
}

func TestResultIsPinned(t *testing.T) {
	union := sample()
	union.Keys, union.Matched.Tiers = nil, nil
	for name, r := range map[string]*Result{"detail.json": sample(), "union.json": union} {
		var b bytes.Buffer
		require.NoError(t, r.WriteJSON(&b))
		golden := filepath.Join("testdata", name)
		if *update {
			require.NoError(t, os.WriteFile(golden, b.Bytes(), 0o644))
		}
		want, err := os.ReadFile(golden)
		require.NoError(t, err)
		require.Equal(t, string(want), b.String())
	}
}

func TestFalseMatchBound(t *testing.T) {
	require.Equal(t, math.Exp2(-40), FalseMatchBound(1, 1))
	require.Equal(t, 18*math.Exp2(-40), FalseMatchBound(6, 3))
	require.Zero(t, FalseMatchBound(0, 1))
}
