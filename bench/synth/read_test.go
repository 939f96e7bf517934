package synth

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
)

// listOf returns the list of a source.
func listOf(t testing.TB, s *Spec, src Source, workers int) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, s.WriteList(t.Context(), &b, src, workers))
	return b.Bytes()
}

// truthOf returns the truth about the list of a source.
func truthOf(t testing.TB, s *Spec, src Source) []Truth {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, s.WriteTruth(t.Context(), &b, src, 0))
	lines, err := readTruth(&b)
	require.NoError(t, err)
	require.Len(t, lines, int(s.Rows[src]))
	return lines
}

// plainRow is a row as somebody reads it who knows nothing of recoupe: cells by
// their columns, reduced to what they say.
type plainRow struct {
	nir, ftid           string
	birthName, surnames string // surnames are all, with a space between them
	first, component    string
	birth               string // yyyymmdd
	emails, phones      string // with spaces around each
	postcode            string
}

// readPlainly reads a list: its encoding, delimiter and columns are those that
// docs/synthetic.md names.
func readPlainly(t testing.TB, src Source, list []byte) (rows []plainRow) {
	t.Helper()
	text, comma := string(list), ','
	decode := func(m *charmap.Charmap) {
		decoded, err := m.NewDecoder().Bytes(list)
		require.NoError(t, err)
		text = string(decoded)
	}
	columns := strings.Fields("birth first date email phone nir ftid usage postcode")
	at := map[string]int{}
	place := func(indexes ...int) {
		for i, c := range columns {
			at[c] = indexes[i]
		}
	}
	switch src {
	case FT24:
		decode(charmap.Windows1252)
		comma = ';'
		place(3, 5, 6, 7, 11, 1, 0, 4, 9)
	case ML24:
		place(0, 1, 2, 4, 5, -1, -1, -1, 7)
	case Kairos25:
		require.True(t, strings.HasPrefix(text, "\ufeff"))
		text, comma = text[3:], '\t'
		place(1, 2, 3, 4, 5, -1, 0, -1, 7)
	case Pajemploi25:
		decode(charmap.ISO8859_15)
		comma = '|'
		place(1, 2, 3, -1, -1, 0, -1, -1, 6)
	case UNML25:
		place(2, 3, 4, 5, 6, 0, 1, -1, 8)
	}
	if src == FT24 || src == Kairos25 {
		require.Equal(t, strings.Count(text, "\n"), strings.Count(text, "\r\n"))
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = comma
	records, err := r.ReadAll()
	require.NoError(t, err)
	for _, record := range records[1:] {
		cell := func(column string) string {
			if at[column] < 0 {
				return ""
			}
			return record[at[column]]
		}
		rows = append(rows, readCells(cell))
	}
	return rows
}

// What divides names and numbers.
var (
	component = regexp.MustCompile(`^(?i:abdel[- ])?[^- ]*`)
	particle  = regexp.MustCompile(`(?i)^(le|la|de|du|des|da|dos|van|von|den|der|el|al|ben|abd|saint|san|di|del|d|mac|ait|ould|bou)$`)
	notDigit  = regexp.MustCompile(`\D`)
)

// readCells reduces the cells of a row to what they say.
func readCells(cell func(column string) string) (p plainRow) {
	p.nir = strings.ReplaceAll(cell("nir"), " ", "")
	if len(p.nir) == 15 {
		p.nir = p.nir[:13]
	}
	p.ftid = cell("ftid")
	p.birthName = lettersOf(cell("birth"))
	p.surnames = surnamesOf(cell("birth")) + surnamesOf(cell("usage"))
	p.first = lettersOf(cell("first"))
	p.component = lettersOf(component.FindString(cell("first")))
	p.birth = dateOf(cell("date"))
	if email := cell("email"); email != "" {
		p.emails = " " + plainEmail(email) + " "
	}
	for _, n := range strings.FieldsFunc(cell("phone"), func(c rune) bool { return c == '/' || c == ',' }) {
		p.phones += plainPhone(n)
	}
	p.postcode = cell("postcode")
	return p
}

// surnamesOf returns the letters of a surname, and of its first and last part
// where it is double: cut at 20, with a space around each.
func surnamesOf(cell string) (all string) {
	if cell == "" {
		return ""
	}
	var parts []string
	whole := ""
	for _, word := range strings.FieldsFunc(cell, func(c rune) bool { return c == '-' || c == ' ' }) {
		whole += lettersOf(word)
		if n := len(parts); n > 0 && parts[n-1] != "" && particle.MatchString(parts[n-1]) {
			parts[n-1] = word
			continue
		}
		parts = append(parts, word)
	}
	cut := func(s string) string { return s[:min(len(s), 20)] }
	all = " " + cut(whole) + " "
	if len(parts) > 1 {
		all += " " + cut(lettersOf(parts[0])) + "  " + cut(lettersOf(parts[len(parts)-1])) + " "
	}
	return all
}

// dateOf returns a date as yyyymmdd.
func dateOf(cell string) string {
	if d := strings.Split(cell, "/"); len(d) == 3 {
		return d[2] + d[1] + d[0]
	}
	return strings.ReplaceAll(cell, "-", "")
}

// plainEmail returns the one spelling of an address.
func plainEmail(email string) string {
	local, domain, _ := strings.Cut(strings.ToLower(email), "@")
	if domain == "gmail.com" || domain == "googlemail.com" {
		local, _, _ = strings.Cut(local, "+")
		return strings.ReplaceAll(local, ".", "") + "@gmail.com"
	}
	return local + "@" + domain
}

// plainPhone returns the last nine digits of a number, with spaces around them,
// or nothing for a dummy.
func plainPhone(cell string) string {
	digits := notDigit.ReplaceAllString(cell, "")
	if digits == "0600000000" || digits == "0102030405" {
		return ""
	}
	return " " + digits[len(digits)-9:] + " "
}

// share reports whether two lists of words have one in common.
func share(a, b string) bool {
	for word := range strings.FieldsSeq(a) {
		if strings.Contains(b, " "+word+" ") {
			return true
		}
	}
	return false
}
