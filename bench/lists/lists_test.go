package lists

import (
	"bytes"
	"encoding/csv"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"recoupe/testdata"
)

var update = flag.Bool("update", false, "write the demo lists anew")

func written(t testing.TB, s Spec, l List) []byte {
	var b bytes.Buffer
	require.NoError(t, s.Write(&b, l))
	return b.Bytes()
}

// truthOf returns the pairs of a spec from the truth file.
func truthOf(t testing.TB, s Spec) (pairs []Pair) {
	records, err := csv.NewReader(bytes.NewReader(written(t, s, Truth))).ReadAll()
	require.NoError(t, err)
	require.Equal(t, truthHeader, records[0])
	for _, f := range records[1:] {
		p := Pair{Keys: f[3], Differs: f[4], Why: f[5]}
		for i, n := range []*int{&p.FT24, &p.UNML25, &p.Person} {
			*n, err = strconv.Atoi(f[i])
			require.NoError(t, err)
		}
		pairs = append(pairs, p)
	}
	return pairs
}

func TestDemoIsWhatTheGeneratorWrites(t *testing.T) {
	for _, l := range []List{FT24, UNML25, Truth} {
		name := l.String() + ".csv"
		if *update {
			require.NoError(t, os.WriteFile(filepath.Join("..", "..", "testdata", "demo", name), written(t, Demo(), l), 0o644))
			continue
		}
		committed, err := testdata.Demo.ReadFile("demo/" + name)
		require.NoError(t, err)
		require.True(t, bytes.Equal(committed, written(t, Demo(), l)), "%s: run go test ./bench/lists -update", name)
	}
}

func TestDemoEncodings(t *testing.T) {
	ft24, unml25 := written(t, Demo(), FT24), written(t, Demo(), UNML25)
	require.False(t, utf8.Valid(ft24))
	require.Contains(t, string(ft24), "du C\x9cur-Volant", "a character that ISO-8859-1 has not")
	require.Contains(t, string(ft24), "l\x92")
	require.Equal(t, bytes.Count(ft24, []byte("\n")), bytes.Count(ft24, []byte("\r\n")))
	require.Equal(t, 2001, bytes.Count(ft24, []byte("\r\n")))
	require.True(t, utf8.Valid(unml25))
	require.NotContains(t, string(unml25), "\r")
	require.Equal(t, 501, bytes.Count(unml25, []byte("\n")))
	require.Contains(t, string(ft24), `;"`, "a quoted field")
	require.Contains(t, string(unml25), `,"Mission locale, `)
}

// TestTruthAgreesWithTheFiles reads the files back, links their rows by plain
// means, and finds exactly the links that the truth announces.
func TestTruthAgreesWithTheFiles(t *testing.T) {
	for name, s := range map[string]Spec{"demo": Demo(), "default": Default(7, 6000, 3000, 1500)} {
		t.Run(name, func(t *testing.T) {
			links := joined(readList(t, FT24, written(t, s, FT24)), readList(t, UNML25, written(t, s, UNML25)))
			for _, p := range truthOf(t, s) {
				pair := [2]int{p.FT24, p.UNML25}
				require.Equal(t, p.Keys, links[pair], "pair %v", p)
				require.Equal(t, p.Keys == "", p.Why != "", "pair %v", p)
				delete(links, pair)
			}
			require.Empty(t, links, "rows of two persons are linked")
		})
	}
}

func TestDemoHoldsEveryKindOfDisagreement(t *testing.T) {
	pairs := truthOf(t, Demo())
	differs, why, links, persons, unlinked := map[string]int{}, map[string]int{}, map[string]int{}, map[int]bool{}, 0
	for _, p := range pairs {
		persons[p.Person] = true
		for counts, names := range map[*map[string]int]string{&differs: p.Differs, &why: p.Why, &links: p.Keys} {
			for _, name := range strings.Fields(names) {
				(*counts)[name]++
			}
		}
		if p.Keys == "" {
			unlinked++
		}
	}
	for _, k := range Kinds() {
		require.Positive(t, differs[k.String()], "%s does not occur", k)
	}
	for k := range keys {
		require.Positive(t, links[k.String()], "no pair is linked by %s", k)
	}
	require.Len(t, persons, Demo().Overlap)
	require.Greater(t, len(pairs), len(persons), "duplicates of common persons")
	require.GreaterOrEqual(t, unlinked, 5)
	require.LessOrEqual(t, unlinked, 30)
}

func TestDemoHoldsShapesAndNearMisses(t *testing.T) {
	ft24, unml25 := readList(t, FT24, written(t, Demo(), FT24)), readList(t, UNML25, written(t, Demo(), UNML25))
	truth := map[[2]int]bool{}
	for _, p := range truthOf(t, Demo()) {
		truth[[2]int{p.FT24, p.UNML25}] = true
	}
	found := map[string]int{}
	for i, a := range ft24 {
		for j, b := range unml25 {
			if truth[[2]int{i + 1, j + 1}] {
				continue
			}
			surname, given := a.surnames[0] == b.surnames[0], a.given == b.given
			for name, near := range map[string]bool{
				"homonym with another date":        surname && given && a.date != b.date,
				"twin":                             surname && a.date == b.date && !given,
				"phone now of another person":      len(a.phones)*len(b.phones) > 0 && a.phones[0] == b.phones[0] && !surname,
				"relative with the same phone":     len(a.phones)*len(b.phones) > 0 && a.phones[0] == b.phones[0] && surname,
				"relative with the same e-mail":    a.email != "" && a.email == b.email && surname,
				"stranger with a centre's e-mail":  a.email != "" && a.email == b.email && !surname,
				"same first name and date":         given && a.date == b.date && !surname,
				"same first name and centre email": given && a.email != "" && a.email == b.email && !surname,
			} {
				if near {
					found[name]++
				}
			}
		}
	}
	require.Len(t, found, 8, "%v", found)

	text := string(written(t, Demo(), FT24)) + string(written(t, Demo(), UNML25))
	for name, shape := range map[string]string{
		"born in Corsica":      `\b[12]\d{4}2[AB]\d{8}\b`,
		"born overseas":        `\b[12]\d{4}97[1-6]\d{7}\b`,
		"born abroad":          `\b[12]\d{4}99\d{8}\b`,
		"month unknown":        `\b[12]\d\d[23]\d\d{10}\b`,
		"particle":             `(?i)(;|,)LE [A-Z]{4}`,
		"particles":            `DE LA `,
		"apostrophe":           `;[DLN]'[A-Z]`,
		"compound first name":  `,[A-Z]\p{Ll}+-[A-Z]\p{Ll}+,\d{4}-`,
		"ligature":             `,[\p{L} ]*(œ|Œ)[\p{L}]*,`,
		"NIR in groups":        `\n[12] \d\d \d\d \d\d \d{3} \d{3} \d\d,`,
		"NIR without key":      `\n[12]\d{12},`,
		"overseas number":      `;0690\d{6};|;069[246]\d{6};|;0639\d{6};`,
		"overseas as mainland": `,\+336(9[0246]|39)\d{6}`,
	} {
		require.Regexp(t, regexp.MustCompile(shape), text, name)
	}
}
