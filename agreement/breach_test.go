package agreement

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestBirthsOfBreaches checks that the years of birth of each breach follow each
// other, with weights in percent.
func TestBirthsOfBreaches(t *testing.T) {
	require.Equal(t, []string{"ft24", "unml25", "pajemploi25", "ml24", "kairos25"}, Known())
	for _, name := range Known() {
		born, sum := Born(name), 0.0
		for i, b := range born {
			require.LessOrEqual(t, b.First, b.Last, name)
			if i > 0 {
				require.Equal(t, born[i-1].Last+1, b.First, name)
			}
			sum += b.Weight
		}
		require.Equal(t, 100.0, sum, name)
	}
	require.Empty(t, Born("holder-list"))
}
