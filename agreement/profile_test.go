package agreement

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
)

// TestProfilesRunTheKeysOfTheTable has the table of the breaches written out:
// for each pair, holder first, what both lists exposed. Civil identity runs as
// civil and given.
func TestProfilesRunTheKeysOfTheTable(t *testing.T) {
	table := map[string]string{
		"ft24-unml25":          "nir ftid civil email phone given",
		"ft24-pajemploi25":     "nir civil given",
		"ft24-ml24":            "civil email phone given",
		"ft24-kairos25":        "ftid civil email phone given",
		"unml25-pajemploi25":   "nir civil given",
		"unml25-ml24":          "civil email phone given",
		"unml25-kairos25":      "ftid civil email phone given",
		"pajemploi25-ml24":     "civil given",
		"pajemploi25-kairos25": "civil given",
		"ml24-kairos25":        "civil email phone given",
		"custom":               "nir ftid civil email phone given",
	}
	persons := map[string]uint64{
		"ft24": 36_800_000, "unml25": 1_600_000, "pajemploi25": 1_200_000, "ml24": 1_100_000, "kairos25": 340_000,
	}
	require.Len(t, Profiles(), len(table))
	for _, p := range Profiles() {
		require.Equal(t, table[p.Name], strings.Join(p.Keys, " "), p.Name)
		for _, noNIR := range []bool{false, true} {
			a, err := Parse(render(t, fixedDraft(p.Name, noNIR)))
			require.NoError(t, err)
			var names []string
			for _, k := range a.Keys {
				names = append(names, k.Name)
			}
			want := table[p.Name]
			if noNIR {
				want = strings.TrimPrefix(want, "nir ")
			}
			require.Equal(t, want, strings.Join(names, " "), p.Name)
			require.Equal(t, strings.HasPrefix(want, "nir"), a.NIR.Used, p.Name)
		}
		if holder, querier, pair := strings.Cut(p.Name, "-"); pair {
			require.Equal(t, holder, p.Holder.Name)
			require.Equal(t, querier, p.Querier.Name)
			require.Equal(t, persons[holder], p.Holder.Persons)
			require.Equal(t, persons[querier], p.Querier.Persons)
			require.Greater(t, p.Holder.Persons, p.Querier.Persons, "the holder has the larger list")
		}
	}
}

func TestFindProfileTakesEitherOrder(t *testing.T) {
	one, err := FindProfile("ft24-ml24")
	require.NoError(t, err)
	other, err := FindProfile("ml24-ft24")
	require.NoError(t, err)
	require.Equal(t, one, other)

	for _, name := range []string{"", "-", "ft24", "ft24-ft24", "FT24-ML24", "ft24-ml24-kairos25"} {
		_, err = FindProfile(name)
		require.ErrorIs(t, err, message.AgreementNoProfile, name)
		require.Contains(t, message.English.Hint(err), "ft24-unml25")
	}
}

func TestProfilesShareNothing(t *testing.T) {
	Profiles()[0].Holder.Exposed[0] = "spoilt"
	Profiles()[0].Keys[0] = "spoilt"
	require.Equal(t, BirthName, Profiles()[0].Holder.Exposed[0])
	require.Equal(t, "nir", Profiles()[0].Keys[0])
}

func TestCapsHaveHeadroom(t *testing.T) {
	for _, c := range []struct {
		key  string
		rows uint64
		want uint64
	}{
		{"nir", 1, 22}, {"nir", 100, 130}, {"nir", 500, 570}, {"civil", 500, 1100}, {"phone", 500, 770},
		{"email", 1_600_000, 1_800_000}, {"given", 1_600_000, 3_300_000}, {"swap", 1_600_000, 6_500_000},
		{"nir", 36_800_000, 41_000_000}, {"civil", 1 << 33, MaxCap}, {"civil", 1<<64 - 1, MaxCap},
	} {
		got := capFor(c.key, c.rows)
		require.Equal(t, c.want, got, "%s %d", c.key, c.rows)
		require.GreaterOrEqual(t, got, min(c.rows, MaxCap))
	}
}

func TestDraftThatIsNoAgreementWritesNothing(t *testing.T) {
	good := fixedDraft("ft24-unml25", false)
	for name, spoil := range map[string]func(*Draft){
		"SIREN":          func(d *Draft) { d.Holder.SIREN = "000000001" },
		"public key":     func(d *Draft) { d.PublicKey = d.PublicKey[1:] },
		"no public key":  func(d *Draft) { d.PublicKey = nil },
		"no date":        func(d *Draft) { d.From = Date{} },
		"dates reversed": func(d *Draft) { d.Until = d.From.AddDays(-1) },
		"counts":         func(d *Draft) { d.Result = ResultCounts },
		"runs":           func(d *Draft) { d.Runs = MaxRuns + 1 },
		"list":           func(d *Draft) { d.Querier.List = "ml24" },
		"not UTF-8":      func(d *Draft) { d.Querier.Name = "Caf\xe9" },
		"control":        func(d *Draft) { d.Querier.Name = "a\x1b[2J" },
		"reversed text":  func(d *Draft) { d.Querier.Name = "a\u202eb" },
		"suite":          func(d *Draft) { d.Suite = 9 },
	} {
		d := good
		spoil(&d)
		var b bytes.Buffer
		require.ErrorIs(t, d.Render(&b), ErrInvalid, name)
		require.Zero(t, b.Len(), name)
	}
	d := good
	d.Profile, d.Rows = Custom, 0
	require.ErrorIs(t, d.Render(&bytes.Buffer{}), message.AgreementNoRows)
}
