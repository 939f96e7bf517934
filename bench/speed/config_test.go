package speed

import (
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
	"recoupe/psi/oprf"
)

func TestParseSize(t *testing.T) {
	for text, want := range map[string]Size{
		"1e4": {10_000, 1000}, "10000": {10_000, 1000}, "3.7e7": {37_000_000, 3_700_000}, "100": {100, 10},
		"36820828x1600000": {36_820_828, 1_600_000}, "1e3x1e3": {1000, 1000}, " 5e3 ": {5000, 500},
	} {
		got, err := ParseSize(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got, text)
	}
	for _, text := range []string{"", "x", "1e3x", "99", "1e9", "1000.5", "NaN", "-1e4", "1e4x5", "Inf"} {
		_, err := ParseSize(text)
		require.ErrorIs(t, err, message.SpeedSize, text)
	}
}

func TestParseKeys(t *testing.T) {
	for text, want := range map[string][]string{
		"1": {"nir"}, "2": {"nir", "civil"}, "6": {"nir", "civil", "ftid", "email", "phone", "given"},
		"nir": {"nir"}, "email+phone": {"email", "phone"},
	} {
		got, err := ParseKeys(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got, text)
	}
	for _, text := range []string{"", "0", "7", "-1", "nir,civil", "nir+nir", "nobody"} {
		_, err := ParseKeys(text)
		require.ErrorIs(t, err, message.SpeedKeys, text)
	}
}

func TestParsePart(t *testing.T) {
	for _, p := range Parts() {
		got, err := ParsePart(string(p))
		require.NoError(t, err)
		require.Equal(t, p, got)
	}
	_, err := ParsePart("all")
	require.ErrorIs(t, err, message.SpeedPart)
}

func TestNothingToMeasure(t *testing.T) {
	good := Quick(2)
	require.NoError(t, good.validate())
	for _, spoil := range []func(*Config){
		func(c *Config) { c.Parts = nil }, func(c *Config) { c.Sizes = nil }, func(c *Config) { c.Keys = nil },
		func(c *Config) { c.Keys = [][]string{{}} }, func(c *Config) { c.Modes = nil },
		func(c *Config) { c.Suites = nil }, func(c *Config) { c.Workers = nil },
	} {
		c := Quick(2)
		spoil(&c)
		_, err := Run(t.Context(), c, Machine{}, "", Tools{})
		require.ErrorIs(t, err, message.SpeedNothing)
	}
}

// points renders a plan shortly.
func points(c Config) (out []string) {
	for _, p := range c.plan() {
		text := string(p.part)
		if p.setup.Rows > 0 {
			text += " " + Describe(p.part, p.setup, message.English)
		} else {
			text += " " + p.setup.Mode
		}
		if p.base {
			text += " base"
		}
		if p.last {
			text += " last"
		}
		out = append(out, text)
	}
	return out
}

func TestPlan(t *testing.T) {
	c := Config{
		Parts: Parts(), Sizes: []Size{{1000, 100}, {100, 10}, {10_000, 1000}, {1000, 100}}, At: 2000,
		Keys: [][]string{{"nir"}, {"nir", "civil"}}, Modes: []oprf.Mode{oprf.VOPRF, oprf.OPRF},
		Suites: []oprf.Suite{oprf.Ristretto255SHA512, oprf.P256SHA256}, Workers: []int{4, 1}, Memory: 1 << 28,
	}
	const ristretto, p256 = "ristretto255-SHA512", "P256-SHA256"
	row := func(rows, keys, suite, mode, workers string) string {
		return rows + " rows, keys " + keys + "; " + suite + ", " + mode + "; workers " + workers + "; --memory 256 MiB"
	}
	both := func(point string, base, last bool) []string {
		session, stages := "session "+point, "stages "+point
		if base {
			session, stages = session+" base", stages+" base"
		}
		if last {
			stages += " last"
		}
		return []string{session, stages}
	}
	want := []string{"group VOPRF", "group OPRF"}
	want = append(want, both(row("100 × 10", "nir", ristretto, "VOPRF", "4"), true, false)...)
	want = append(want, both(row("100 × 10", "nir", p256, "VOPRF", "4"), false, true)...)
	want = append(want, both(row("1,000 × 100", "nir", ristretto, "VOPRF", "4"), true, false)...)
	want = append(want, both(row("1,000 × 100", "nir, civil", ristretto, "VOPRF", "4"), false, false)...)
	want = append(want, both(row("1,000 × 100", "nir", ristretto, "OPRF", "4"), false, false)...)
	want = append(want, both(row("1,000 × 100", "nir", ristretto, "VOPRF", "1"), false, true)...)
	want = append(want, both(row("10,000 × 1,000", "nir", ristretto, "VOPRF", "4"), true, true)...)
	require.Equal(t, want, points(c))

	c.Parts = []Part{PartSession}
	require.Len(t, points(c), 7)
	require.Contains(t, points(c)[6], "base last")
}

func TestDefaultsCoverEverything(t *testing.T) {
	for _, c := range []Config{Default(8), Quick(8)} {
		require.NoError(t, c.validate())
		require.Equal(t, []int{8, 1, 2, 4}, c.Workers)
		require.Len(t, c.Keys, 3)
		require.Len(t, c.Modes, 2)
		require.Len(t, c.Suites, 2)
		require.Len(t, c.Parts, 3)
	}
	require.Equal(t, []int{1}, Default(1).Workers)
	base := Quick(8).Base()
	for _, p := range base.plan() {
		require.True(t, p.base || p.part == PartGroup)
	}
}

func TestForesee(t *testing.T) {
	setup := Setup{Rows: 1000, Other: 100, Keys: []string{"nir"}, Suite: "ristretto255-SHA512", Mode: "VOPRF", Workers: 2}
	at := func(rows uint64, change func(*Setup)) point {
		s := setup
		s.Rows, s.Other = rows, rows/10
		if change != nil {
			change(&s)
		}
		return point{part: PartSession, setup: s, base: change == nil}
	}
	require.Zero(t, foresee(at(1000, nil), nil))
	require.Zero(t, foresee(at(1000, nil), []done{{point{part: PartStages, setup: setup, base: true}, 3}}))

	// One size: in proportion.
	one := []done{{at(1000, nil), 3}}
	require.InDelta(t, 30, foresee(at(10_000, nil), one), 1e-9)
	require.InDelta(t, 6, foresee(at(1000, func(s *Setup) { s.Keys = []string{"nir", "civil"} }), one), 1e-9)
	require.InDelta(t, 6, foresee(at(1000, func(s *Setup) { s.Workers = 1 }), one), 1e-9)
	require.InDelta(t, 45, foresee(at(1000, func(s *Setup) { s.Suite = "P256-SHA256" }), one), 1e-9)

	// A fixed cost and one in proportion: the line.
	two := append(one, done{at(10_000, nil), 12})
	require.InDelta(t, 102, foresee(at(100_000, nil), two), 1e-9)
	// More than in proportion: the law.
	two[1].seconds = 300
	require.InDelta(t, 30_000, foresee(at(100_000, nil), two), 1e-6)
}
