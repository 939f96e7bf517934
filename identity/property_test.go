package identity

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// text draws strings of letters with and without accents, separators and some
// of everything else.
var text = rapid.Custom(func(t *rapid.T) string {
	runes := rapid.OneOf(
		rapid.RuneFrom([]rune("ABEMNXabemnx0129")),
		rapid.RuneFrom([]rune("éÉèçÇœŒæßłđøþïİıñ\u0301\u0327")),
		rapid.RuneFrom([]rune(" -'’.,;/()+@#?\u00a0\u200b\u2013\u2011\t")),
		rapid.Rune(),
	)
	return rapid.StringOfN(runes, 0, 40, MaxCell).Draw(t, "text")
})

func TestFoldFastIsSlow(t *testing.T) {
	n := NewNormalizer(nil, reference)
	rapid.Check(t, func(t *rapid.T) {
		s := []byte(text.Draw(t, "s"))
		require.Equal(t, string(foldSlow(nil, nil, s)), string(n.fold(nil, s)))
	})
}

// TestFoldPairs checks that no two runes of the table fold otherwise together
// than alone.
func TestFoldPairs(t *testing.T) {
	n := NewNormalizer(nil, reference)
	for a := rune(0x20); a < foldEnd; a++ {
		for _, b := range []rune{'A', 'e', ' ', '\'', 'é', 'ŀ', '´', '¨', 'ª', 'ŉ', 'ǆ', 'ʼ', a} {
			s := []byte(string([]rune{a, b, a}))
			require.Equal(t, string(foldSlow(nil, nil, s)), string(n.fold(nil, s)), "%q", s)
		}
	}
}

func TestFoldIsIdempotentAndASCII(t *testing.T) {
	n := NewNormalizer(nil, reference)
	rapid.Check(t, func(t *rapid.T) {
		once := n.fold(nil, []byte(text.Draw(t, "s")))
		for _, c := range once {
			require.Less(t, c, byte(utf8.RuneSelf))
		}
		require.Equal(t, string(once), string(n.fold(nil, once)))
	})
}

// name draws a name of one to three words that no list of the rules has.
var name = rapid.Custom(func(t *rapid.T) []string {
	word := rapid.StringMatching(`[B-DF-HJ-LPRTV][AEIOU][B-DF-HJ-LPRTV]{1,2}[AEIOU]Q`)
	return rapid.SliceOfN(word, 1, 3).Draw(t, "words")
})

// TestNamesForgiveWriting checks that case, accents, apostrophes and the kind of
// separator do not change the forms of a name.
func TestNamesForgiveWriting(t *testing.T) {
	n := NewNormalizer(allKeys(), reference)
	accents := strings.NewReplacer("A", "À", "E", "é", "I", "Î", "O", "ö", "U", "u\u0300", "C", "ç")
	rapid.Check(t, func(t *rapid.T) {
		words := name.Draw(t, "name")
		plain := strings.Join(words, " ")
		for _, f := range []Field{BirthName, FirstName} {
			want := canonicalText(n, f, []byte(plain))
			require.NotContains(t, want, "!")
			separator := rapid.SampledFrom([]string{" ", "-", "  ", " - ", "\u00a0", "\u2011", "\u2013", "\t"}).Draw(t, "separator")
			for _, other := range []string{
				strings.ToLower(plain), accents.Replace(plain), strings.Join(words, separator),
				"M. " + plain, "Mme " + plain, " " + plain + " ", plain[:1] + "’" + plain[1:], "\u200b" + plain,
			} {
				require.Equal(t, want, canonicalText(n, f, []byte(other)), "%q", other)
			}
		}
	})
}

func TestNIRForgivesWriting(t *testing.T) {
	n := NewNormalizer(allKeys(), reference)
	rapid.Check(t, func(t *rapid.T) {
		nir := rapid.StringMatching(`[12][3-9][0-9](0[1-9]|1[0-2]|[2-9][0-9])(0[1-9]|[1-8][0-9]|2[AB])[0-9]{6}`).Draw(t, "nir")
		key := fmt.Sprintf("%02d", nirCheck([]byte(nir)))
		require.Equal(t, nir, canonicalText(n, NIR, []byte(nir+key)))
		spaced := strings.ToLower(nir[:1] + " " + nir[1:3] + "." + nir[3:5] + "-" + nir[5:7] + "\u00a0" + nir[7:])
		require.Equal(t, nir, canonicalText(n, NIR, []byte(spaced+" "+key)))

		// One wrong digit is always found: 97 is prime and above 10.
		i := rapid.SampledFrom([]int{1, 2, 7, 8, 9, 10, 11, 12}).Draw(t, "i")
		wrong := []byte(nir + key)
		wrong[i] = '0' + (wrong[i]-'0'+byte(rapid.IntRange(1, 9).Draw(t, "by")))%10
		require.Equal(t, "!check", canonicalText(n, NIR, wrong))
	})
}

// TestNIRCheckAgainstArithmetic computes the key on whole numbers.
func TestNIRCheckAgainstArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nir := rapid.StringMatching(`[0-9]{5}(2A|2B|[0-9]{2})[0-9]{6}`).Draw(t, "nir")
		var v int
		_, err := fmt.Sscan("1"+strings.NewReplacer("A", "9", "B", "8").Replace(strings.NewReplacer("2A", "1A", "2B", "1B").Replace(nir)), &v)
		require.NoError(t, err)
		require.Equal(t, 97-(v-1e13)%97, nirCheck([]byte(nir)))
	})
}

// TestDatesAgainstTime compares every form of a date with the standard library.
func TestDatesAgainstTime(t *testing.T) {
	n := NewNormalizer(allKeys(), reference)
	for d := time.Date(1900, 1, 2, 0, 0, 0, 0, time.UTC); !d.After(reference); d = d.AddDate(0, 0, 1) {
		want := d.Format("20060102")
		if (d.Month() == 1 && d.Day() == 1) || (d.Month() == 12 && d.Day() == 31) {
			want = "~" + want
		}
		forms := []string{"2006-01-02", "02/01/2006", "2/1/2006", "20060102", "02012006", "2006-01-02T15:04:05Z"}
		if d.Year() > 1926 {
			forms = append(forms, "02/01/06")
		}
		for _, form := range forms {
			if got := canonicalText(n, BirthDate, []byte(d.Format(form))); got != want {
				t.Fatalf("%s gives %s, not %s", d.Format(form), got, want)
			}
		}
		if serial := int(d.Sub(serialEpoch).Hours() / 24); serial >= 10_000 {
			require.Equal(t, want, canonicalText(n, BirthDate, []byte(fmt.Sprint(serial))))
		}
	}
}

// TestNormalizeForgetsTheRowBefore checks that nothing of a row stays behind,
// and that the inputs of a row are distinct.
func TestNormalizeForgetsTheRowBefore(t *testing.T) {
	used := NewNormalizer(allKeys(), reference)
	var in, fresh Inputs
	rows := goldenRows(t)
	rapid.Check(t, func(t *rapid.T) {
		r := rapid.SampledFrom(rows).Draw(t, "row").record
		r[rapid.IntRange(0, int(NumFields)-1).Draw(t, "field")] = []byte(text.Draw(t, "cell"))
		used.Normalize(&r, &in)
		NewNormalizer(allKeys(), reference).Normalize(&r, &fresh)
		require.Equal(t, fresh.Len(), in.Len())
		seen := map[string]bool{}
		for i := range in.Len() {
			require.Equal(t, keyAt(&fresh, i), keyAt(&in, i))
			require.Equal(t, inputAt(&fresh, i), inputAt(&in, i))
			require.False(t, seen[string(inputAt(&in, i))], "an input twice")
			seen[string(inputAt(&in, i))] = true
		}
	})
}

// TestKeysAloneGiveTheSame checks that a key's recipe does not depend on which
// other keys run.
func TestKeysAloneGiveTheSame(t *testing.T) {
	all := NewNormalizer(allKeys(), reference)
	var in, alone Inputs
	for _, row := range goldenRows(t) {
		all.Normalize(&row.record, &in)
		for _, k := range allKeys() {
			var want []string
			for i := range in.Len() {
				if keyAt(&in, i) == k {
					want = append(want, string(inputAt(&in, i)))
				}
			}
			NewNormalizer([]Key{k}, reference).Normalize(&row.record, &alone)
			var got []string
			for i := range alone.Len() {
				got = append(got, string(inputAt(&alone, i)))
			}
			require.Equal(t, want, got, "%s, %s", row.name, k)
		}
	}
}
