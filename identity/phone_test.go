package identity

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/nyaruka/phonenumbers"
	"github.com/stretchr/testify/require"
)

// regions are the oracle's names for the territories of the French plan. A
// number parsed as FR is not recognised where it belongs overseas, so each is
// tried.
var regions = []string{"FR", "GP", "GF", "MQ", "RE", "YT", "PM"}

// oracle returns the canonical forms that the oracle finds for a national
// number of 10 digits, one for each territory in which it is valid.
func oracle(number string) map[string]bool {
	out := map[string]bool{}
	for _, region := range regions {
		p, err := phonenumbers.Parse(number, region)
		if err == nil && phonenumbers.IsValidNumberForRegion(p, region) {
			out[phonenumbers.Format(p, phonenumbers.E164)] = true
		}
	}
	return out
}

// TestPhoneAgainstOracle draws numbers from every block of the plan. The
// canonical form must be one that the oracle knows; and one country prefix or
// the other must not matter.
func TestPhoneAgainstOracle(t *testing.T) {
	var prefixes []string
	for p := 1; p <= 7; p++ {
		prefixes = append(prefixes, fmt.Sprint(p))
	}
	prefixes = append(prefixes, "9")
	for _, b := range overseas {
		prefixes = append(prefixes, b.prefix)
	}
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 1))
	n := NewNormalizer([]Key{KeyPhone}, reference)
	checked := 0
	for _, prefix := range prefixes {
		for range 150 {
			number := "0" + prefix
			for len(number) < 10 {
				number += string(byte('0' + rng.IntN(10)))
			}
			want := oracle(number)
			if n.phone([]byte(number)) != accepted || len(want) == 0 {
				continue
			}
			got := string(n.form)
			if !want[got] {
				// The oracle's pattern of metropolitan numbers is wide enough to
				// take in land lines of overseas blocks.
				require.NotEqual(t, "+33", got[:3], number)
				require.Contains(t, []string{"26", "50", "59", "94", "97"}, number[1:3], number)
				require.True(t, want["+33"+number[1:]], number)
			}
			checked++

			// The same number with a country prefix, right or not.
			for _, code := range trunked {
				require.Equal(t, accepted, n.phone([]byte("+"+code+number[1:])))
				require.Equal(t, got, string(n.form), "+%s%s", code, number[1:])
			}
		}
	}
	require.Greater(t, checked, 2000)
}

// TestPhoneOracleClosedPlans checks the countries with a plan of their own, and
// foreign ones.
func TestPhoneOracleClosedPlans(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	n := NewNormalizer([]Key{KeyPhone}, reference)
	checked := 0
	for _, c := range []struct {
		code   string
		length int
	}{{"687", 6}, {"689", 8}, {"681", 6}, {"508", 6}, {"32", 9}, {"49", 10}, {"212", 9}, {"221", 9}, {"1", 10}} {
		for range 300 {
			number := "+" + c.code
			number += string(byte('1' + rng.IntN(9)))
			for range c.length - 1 {
				number += string(byte('0' + rng.IntN(10)))
			}
			p, err := phonenumbers.Parse(number, "ZZ")
			if err != nil || !phonenumbers.IsValidNumber(p) || n.phone([]byte(number)) != accepted {
				continue
			}
			require.Equal(t, phonenumbers.Format(p, phonenumbers.E164), string(n.form))
			checked++
		}
	}
	require.Greater(t, checked, 200)
}
