package identity

import (
	"bufio"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// vector is one case of a file in testdata/golden, whose lines are: raw value,
// tab, expected canonical value, and for the reader a tab and a note.
type vector struct {
	line          int
	raw, expected string
}

// vectors reads testdata/golden/name.tsv.
func vectors(t *testing.T, name string) []vector {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "golden", name+".tsv"))
	require.NoError(t, err)
	defer f.Close()
	var out []vector
	lines := bufio.NewScanner(f)
	for line := 1; lines.Scan(); line++ {
		if strings.HasPrefix(lines.Text(), "# ") {
			continue
		}
		column := strings.Split(lines.Text(), "\t")
		require.GreaterOrEqual(t, len(column), 2, "%s:%d", name, line)
		v := vector{line: line, raw: column[0], expected: column[1]}
		if strings.HasPrefix(v.raw, `"`) {
			v.raw, err = strconv.Unquote(v.raw)
			require.NoError(t, err, "%s:%d", name, line)
		}
		out = append(out, v)
	}
	require.NoError(t, lines.Err())
	return out
}

// goldenFields names the file of each field; both surnames have the same rules.
var goldenFields = map[string]Field{
	"nir": NIR, "ftid": FTID, "surname": BirthName, "first_name": FirstName, "sex": Sex,
	"birth_date": BirthDate, "email": Email, "phone": Phone, "postcode": Postcode,
}

// canonicalText renders the canonical form of one cell as the files have it.
func canonicalText(n *Normalizer, f Field, cell []byte) string {
	c := n.Canonical()
	c.reset()
	reason, present := n.field(f, cell)
	if !present {
		return "-"
	}
	if reason != accepted {
		return "!" + reason.String()
	}
	all := func(l *list) string {
		var out []string
		for i := range l.len() {
			out = append(out, string(l.at(i)))
		}
		return strings.Join(out, "|")
	}
	switch f {
	case NIR:
		return string(c.NIR)
	case FTID:
		return string(c.FTID)
	case BirthName, UsageName:
		return all(&c.surnames)
	case FirstName:
		return string(c.FirstName) + "/" + string(c.FirstComponent)
	case Sex:
		return string(c.Sex)
	case BirthDate:
		if c.LowConfidence {
			return "~" + string(c.BirthDate)
		}
		return string(c.BirthDate)
	case Email:
		return all(&c.emails)
	case Phone:
		return all(&c.phones)
	}
	return string(c.Postcode)
}

func allKeys() []Key {
	keys := make([]Key, NumKeys)
	for k := range keys {
		keys[k] = Key(k)
	}
	return keys
}

func TestGoldenFields(t *testing.T) {
	for name, f := range goldenFields {
		t.Run(name, func(t *testing.T) {
			n := NewNormalizer(allKeys(), reference)
			for _, v := range vectors(t, name) {
				if got := canonicalText(n, f, []byte(v.raw)); got != v.expected {
					t.Errorf("%s.tsv:%d: %q gives %q, not %q", name, v.line, v.raw, got, v.expected)
				}
			}
		})
	}
}

func TestGoldenUsageNameIsAsBirthName(t *testing.T) {
	n := NewNormalizer(allKeys(), reference)
	for _, v := range vectors(t, "surname") {
		require.Equal(t, v.expected, canonicalText(n, UsageName, []byte(v.raw)))
	}
}

func TestGoldenSoundex2(t *testing.T) {
	for _, v := range vectors(t, "soundex2") {
		if got := string(soundex2(nil, []byte(v.raw))); got != v.expected {
			t.Errorf("soundex2.tsv:%d: %s gives %s, not %s", v.line, v.raw, got, v.expected)
		}
	}
}

// TestGoldenCases keeps the hand-checked cases from shrinking.
func TestGoldenCases(t *testing.T) {
	count := len(vectors(t, "soundex2")) + len(goldenRows(t))
	for name := range goldenFields {
		count += len(vectors(t, name))
	}
	t.Logf("%d hand-checked cases", count)
	require.GreaterOrEqual(t, count, 300)
}
