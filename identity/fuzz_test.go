package identity

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func FuzzNIR(f *testing.F)       { fuzzField(f, NIR) }
func FuzzFTID(f *testing.F)      { fuzzField(f, FTID) }
func FuzzSurname(f *testing.F)   { fuzzField(f, BirthName) }
func FuzzFirstName(f *testing.F) { fuzzField(f, FirstName) }
func FuzzSex(f *testing.F)       { fuzzField(f, Sex) }
func FuzzBirthDate(f *testing.F) { fuzzField(f, BirthDate) }
func FuzzPhone(f *testing.F)     { fuzzField(f, Phone) }
func FuzzPostcode(f *testing.F)  { fuzzField(f, Postcode) }

// FuzzEmail is fuzzField for addresses, which may have any sign that stands
// between the values of a cell as text.
func FuzzEmail(f *testing.F) {
	n := NewNormalizer(allKeys(), reference)
	emails := func(cell []byte) (all []string) {
		var inputs Inputs
		n.Normalize(&Record{FirstName: []byte("LEA"), Email: cell}, &inputs)
		for i := range n.Canonical().Emails() {
			all = append(all, string(n.Canonical().Email(i)))
		}
		return all
	}
	f.Fuzz(func(t *testing.T, cell []byte) {
		for _, value := range emails(cell) {
			require.Equal(t, []string{value}, emails([]byte(value)))
		}
	})
}

// fuzzField checks that no cell stops the program, and that a canonical value
// is its own canonical form.
func fuzzField(f *testing.F, field Field) {
	n := NewNormalizer(allKeys(), reference)
	f.Fuzz(func(t *testing.T, cell []byte) {
		got := canonicalText(n, field, cell)
		if got == "-" || got[0] == '!' {
			return
		}
		for _, value := range strings.Split(got, "|") {
			if field == FirstName {
				value, _, _ = strings.Cut(value, "/")
			}
			if field == FTID {
				value = value[1:]
			}
			again := canonicalText(n, field, []byte(strings.TrimPrefix(value, "~")))
			if field == FirstName {
				again, _, _ = strings.Cut(again, "/")
			}
			switch field {
			case FTID:
				require.Equal(t, value, again[1:])
			case BirthName, FirstName:
				// Letters that are a word of the rules once they stand together.
				if again != "!placeholder" {
					require.Equal(t, value, again)
				}
			default:
				require.Equal(t, value, again)
			}
		}
	})
}

func FuzzFold(f *testing.F) {
	n := NewNormalizer(nil, reference)
	f.Fuzz(func(t *testing.T, cell []byte) {
		if len(cell) <= MaxCell {
			require.Equal(t, string(foldSlow(nil, nil, cell)), string(n.fold(nil, cell)))
		}
	})
}

func FuzzSoundex2(f *testing.F) {
	f.Fuzz(func(t *testing.T, name []byte) {
		for i, c := range name {
			name[i] = 'A' + c%26
		}
		if len(name) == 0 {
			return
		}
		code := soundex2(nil, name)
		require.NotEmpty(t, code)
		require.LessOrEqual(t, len(code), soundexLen)
		require.Equal(t, string(soundexByRules(string(name))), string(code), "%s", name)
	})
}

// soundexByRules is Soundex2 written out rule by rule.
func soundexByRules(s string) string {
	for _, rule := range [][2]string{
		{"GUI", "KI"}, {"GUE", "KE"}, {"GA", "KA"}, {"GO", "KO"}, {"GU", "K"},
		{"CA", "KA"}, {"CO", "KO"}, {"CU", "KU"}, {"Q", "K"}, {"CC", "K"}, {"CK", "K"},
	} {
		s = strings.ReplaceAll(s, rule[0], rule[1])
	}
	s = s[:1] + strings.NewReplacer("E", "A", "I", "A", "O", "A", "U", "A").Replace(s[1:])
	for _, rule := range [][2]string{{"MAC", "MCC"}, {"ASA", "AZA"}, {"KN", "NN"}, {"PF", "FF"}, {"SCH", "SSS"}, {"PH", "FF"}} {
		if rest, ok := strings.CutPrefix(s, rule[0]); ok {
			s = rule[1] + rest
			break
		}
	}
	drop := func(keep func(before, c byte) bool) {
		out := s[:1]
		for i := 1; i < len(s); i++ {
			if keep(s[i-1], s[i]) {
				out += s[i : i+1]
			}
		}
		s = out
	}
	drop(func(before, c byte) bool { return c != 'H' || before == 'C' || before == 'S' })
	drop(func(before, c byte) bool { return c != 'Y' || before == 'A' })
	if len(s) > 1 && strings.ContainsAny(s[len(s)-1:], "ADTS") {
		s = s[:len(s)-1]
	}
	drop(func(_, c byte) bool { return c != 'A' })
	drop(func(before, c byte) bool { return before != c })
	return s[:min(len(s), soundexLen)]
}

// FuzzNormalize takes a row as one value, its fields divided by tabs.
func FuzzNormalize(f *testing.F) {
	n := NewNormalizer(allKeys(), reference)
	var in, again Inputs
	f.Fuzz(func(t *testing.T, row []byte) {
		var r Record
		for i, cell := range strings.SplitN(string(row), "\t", int(NumFields)) {
			r[i] = []byte(cell)
		}
		n.Normalize(&r, &in)
		n.Normalize(&r, &again)
		require.Equal(t, in, again)
		for i := range in.Len() {
			k, b := in.At(i)
			readable(t, k, b)
			require.Less(t, len(b), 2*MaxCell)
		}
	})
}

// TestFuzzSeeds asserts that every fuzz target has seeds, without which it
// passes on nothing.
func TestFuzzSeeds(t *testing.T) {
	source, err := os.ReadFile("fuzz_test.go")
	require.NoError(t, err)
	targets := 0
	for _, line := range strings.Split(string(source), "\n") {
		name, ok := strings.CutPrefix(line, "func Fuzz")
		if !ok {
			continue
		}
		targets++
		name, _, _ = strings.Cut(name, "(")
		seeds, err := filepath.Glob(filepath.Join("testdata", "fuzz", "Fuzz"+name, "*"))
		require.NoError(t, err)
		require.NotEmpty(t, seeds, name)
	}
	require.Equal(t, 12, targets)
}
