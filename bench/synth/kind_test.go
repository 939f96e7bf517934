package synth

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestKindsHaveNames(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range Kinds() {
		require.Regexp(t, regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)*$`), k.String())
		require.False(t, seen[k.String()])
		seen[k.String()] = true
		parsed, ok := ParseKind(k.String())
		require.True(t, ok)
		require.Equal(t, k, parsed)
	}
	_, ok := ParseKind("nonsense")
	require.False(t, ok)
}

func TestKindsOfEachList(t *testing.T) {
	for src, want := range map[Source][]Kind{
		FT24:        {NIRMissing, FTIDOld, UsageMissing, EmailMissing, PhoneMissing},
		ML24:        {UsageName, Accents, EmailMissing, PhoneMissing, OverseasPrefix},
		Kairos25:    {FTIDMissing, UsageName, EmailCentre, PhoneMissing},
		Pajemploi25: {NIRMissing, UsageName, PostcodeChanged},
		UNML25:      {NIRMissing, FTIDMissing, UsageName, EmailAdviser, PhoneMissing},
	} {
		for _, k := range want {
			require.True(t, k.HasRate(src), "%s.%s", src, k)
		}
	}
	for src, never := range map[Source][]Kind{
		FT24:        {UsageName, Accents, OverseasPrefix, SurnameCut25, FirstNameCut13},
		ML24:        {NIRMissing, FTIDMissing, UsageMissing},
		Kairos25:    {NIRMissing, UsageMissing},
		Pajemploi25: {FTIDMissing, EmailMissing, PhoneMissing, UsageMissing},
		UNML25:      {UsageMissing, SurnamePartTypo, UsageJoined, UnknownBirthday},
	} {
		for _, k := range never {
			require.False(t, k.HasRate(src), "%s.%s", src, k)
			require.Zero(t, Default(1).Rates[src][k])
		}
	}
}

func TestSetsOfKinds(t *testing.T) {
	require.Empty(t, Set(0).String())
	require.Empty(t, Set(0).Kinds())
	s := SetOf(Duplicate, NIRTypo, Accents)
	require.Equal(t, "nir-typo accents duplicate", s.String())
	require.Equal(t, []Kind{NIRTypo, Accents, Duplicate}, s.Kinds())
	require.True(t, s.Has(Accents))
	require.False(t, s.Has(NIRMissing))
	parsed, ok := parseSet([]byte(s.String()))
	require.True(t, ok)
	require.Equal(t, s, parsed)
}

func TestPairs(t *testing.T) {
	require.Len(t, Pairs(), 10)
	for _, p := range Pairs() {
		a, b := p.Sources()
		require.Less(t, a, b)
		require.Equal(t, p, PairOf(a, b))
		require.Equal(t, p, PairOf(b, a))
		for _, name := range []string{a.String() + "-" + b.String(), b.String() + "-" + a.String()} {
			parsed, ok := ParsePair(name)
			require.True(t, ok)
			require.Equal(t, p, parsed)
		}
	}
	for _, name := range []string{"", "ft24", "ft24-ft24", "ft24-", "ft24-nonsense", "ft24-ml24-unml25"} {
		_, ok := ParsePair(name)
		require.False(t, ok, name)
	}
}
