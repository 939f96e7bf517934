package lists

import (
	"regexp"
	"strings"
	"testing"

	"github.com/nyaruka/phonenumbers"
	"github.com/stretchr/testify/require"
)

func TestNIRKeyOfPublishedExamples(t *testing.T) {
	for _, nir := range []string{"253072A07300443", "253072B07300470", "255081416802538", "141208078200587", "200029923123486"} {
		require.Equal(t, nir[13:], nirKey(nir[:13]))
	}
}

func TestValuesKeepTheirForm(t *testing.T) {
	s := Default(11, 5_000, 5_000, 2_000)
	s.Rates = Demo().Rates
	w := newWorld(&s)
	nir := regexp.MustCompile(`^[12]\d\d(0[1-9]|1[0-2]|2\d|30)(\d\d|2[AB])\d{6}$`)
	ftid := regexp.MustCompile(`^(\d{11}|\d{7}[A-Z]|\d{10}[A-Z])$`)
	email := regexp.MustCompile(`^[a-z]+([._-][a-z]+)?\d{3,5}@[a-z-]+\.[a-z]+$`)
	stored := regexp.MustCompile(`^[A-Z]+([-' ][A-Z]+)*$`)
	typos := 0
	for _, l := range []List{FT24, UNML25} {
		for i := range 5_000 {
			r := w.row(l, i)
			require.True(t, r.birth.valid())
			if r.nir != "" {
				require.Equal(t, !r.wrongKey, rightKey(r.nir+r.nirKey), r.nir)
				require.True(t, r.wrongKey || nir.MatchString(r.nir), r.nir)
				require.Equal(t, r.kinds&setOf(NIRTypo) != 0, r.wrongKey)
			}
			if r.wrongKey {
				typos++
			}
			if r.ftid != "" {
				require.Regexp(t, ftid, r.ftid)
			}
			if r.email != "" {
				require.Regexp(t, email, r.email)
			}
			for _, n := range r.phones {
				parsed, err := phonenumbers.Parse(n.international(), "FR")
				require.NoError(t, err)
				require.True(t, phonenumbers.IsValidNumber(parsed), n.international())
			}
			if l == FT24 {
				last, first := fold(r.birthName.String()), fold(strings.Join(r.first, "-"))
				require.Regexp(t, stored, last)
				require.Regexp(t, stored, first)
				require.LessOrEqual(t, len(last), surnameWidth)
				require.LessOrEqual(t, len(first), firstNameWidth)
			}
		}
	}
	require.Positive(t, typos)
}

func TestSurnamesAreAsHomonymousAsMeasured(t *testing.T) {
	same := 0.0
	for _, b := range surnameBirths {
		p := float64(b.n) / allBirths
		same += p * p
	}
	rest := 1 - float64(surnameTable.total())/allBirths
	for _, b := range surnameBands {
		p := rest * float64(b.share) / float64(bandTable.total())
		same += p * p / float64(b.to-b.from)
	}
	require.InDelta(t, 1.29e-4, same, 0.4e-4)
}

func TestMadeUpSurnamesDiffer(t *testing.T) {
	seen := make(map[string]bool, madeUp)
	for rank := range madeUp {
		seen[madeUpSurname(rank)] = true
	}
	require.Greater(t, len(seen), madeUp*99/100, "syllables may meet in more than one way")
}

func TestWrongValuesDiffer(t *testing.T) {
	d := newDraw(1, streamPerson, 1)
	for range 20_000 {
		name := simpleSurname(&d)
		if len(letters(name, 30)) >= 5 && !strings.Contains(name, " ") {
			require.False(t, sameLetters(name, typo(&d, name)), name)
		}
		day := drawDay(&d, d.between(1949, 2008))
		wrong := day.wrongDigit(&d)
		require.True(t, wrong != day && wrong.valid() && !wrong.lowConfidence())
		address := "jmartin12345@gmail.com"
		require.Equal(t, address, plainEmail(otherSpelling(&d, address)))
	}
}
