package population

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/nyaruka/phonenumbers"
	"github.com/stretchr/testify/require"
)

// TestPhonesAreValid checks numbers against libphonenumber's plan.
func TestPhonesAreValid(t *testing.T) {
	regions := map[string]string{"974": "RE", "971": "GP", "972": "MQ", "973": "GF", "976": "YT"}
	p := New(41, 8_000, mixed)
	seen := make(map[string]int)
	all(p, func(q *Person) {
		region := "FR"
		if q.Overseas != nil {
			region = regions[q.Overseas.Department]
		}
		seen[region]++
		for k, n := range []*Phone{&q.Phone, &q.Landline} {
			number, err := phonenumbers.Parse(string(n.AppendInternational(nil)), region)
			require.NoError(t, err)
			require.True(t, phonenumbers.IsValidNumberForRegion(number, region), "%s %s", region, n.National)
			require.Equal(t, [...]phonenumbers.PhoneNumberType{phonenumbers.MOBILE, phonenumbers.FIXED_LINE}[k], phonenumbers.GetNumberType(number), "%s", n.National)
			require.False(t, filling(&n.National), "%s", n.National)
		}
	})
	require.Len(t, seen, 1+len(regions))
}

// TestEmails checks the form and the domains of addresses.
func TestEmails(t *testing.T) {
	const size = 60_000
	form := regexp.MustCompile(`^[a-z]+([._-][a-z]+|[a-z]*)\d+@[a-z-]+\.[a-z]+$`)
	family := regexp.MustCompile(`^famille\.\d+@orange\.fr$`)
	p := New(42, size, mixed)
	gmails, of, shared := [2]int{}, [2]int{}, 0
	all(p, func(q *Person) {
		require.Regexp(t, form, string(q.Email))
		require.True(t, form.Match(q.FamilyEmail) || family.Match(q.FamilyEmail), "%s", q.FamilyEmail)
		age := 1
		if q.Birth.Year >= reference-25 {
			age = 0
		}
		of[age]++
		if strings.HasSuffix(string(q.Email), "@"+gmail) {
			gmails[age]++
		}
		if q.FamilyPhone == q.Landline {
			shared++
		}
	})
	require.InDelta(t, 0.65, float64(gmails[0])/float64(of[0]), 0.02)
	require.InDelta(t, 0.45, float64(gmails[1])/float64(of[1]), 0.02)
	require.Less(t, shared, size/2, "most persons have a relative")
	for k := range 2 {
		total := uint64(0)
		for _, d := range domains {
			total += d.weight[k]
		}
		require.EqualValues(t, 1000, total)
	}
}

// TestEveryLetterHasAPlainForm checks that no letter of the tables is left out
// of addresses.
func TestEveryLetterHasAPlainForm(t *testing.T) {
	check := func(name string) {
		for _, r := range name {
			if r >= utf8.RuneSelf {
				require.Less(t, int(r), len(plain), name)
				require.NotEmpty(t, plain[r], "%s: %c", name, r)
			}
		}
	}
	tables := sharedTables()
	for _, name := range tables.given.names {
		check(name[0] + name[1])
	}
	for o := range tables.surnames {
		table := &tables.surnames[o]
		for _, b := range table.listed {
			check(b.name)
		}
		for _, name := range table.next {
			check(name)
		}
		for _, list := range [][]string{table.coin.onsets, table.coin.vowels, table.coin.capitals, table.coin.middles, table.coin.endings} {
			check(strings.Join(list, ""))
		}
	}
}

// TestAddresses checks postcodes against departments.
func TestAddresses(t *testing.T) {
	p := New(43, 60_000, nil)
	departments, postcodes := make(map[string]int), make(map[[5]byte]int)
	all(p, func(q *Person) {
		want := q.Department
		if want == "2A" || want == "2B" {
			want = "20"
		}
		require.Equal(t, want, string(q.Postcode[:len(want)]))
		require.NotEmpty(t, q.Street)
		require.NotEmpty(t, q.Commune)
		departments[q.Department]++
		postcodes[q.Postcode]++
	})
	require.Len(t, departments, 96+len(territories))
	require.Greater(t, departments["59"], 10*departments["48"])
	require.Greater(t, len(postcodes), 3_000)
}
