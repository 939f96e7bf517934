package lists

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// readRow is a row as a reader of the files sees it, by simple means of its own:
// nothing here knows what was injected.
type readRow struct {
	nir, ftid, date, postcode, first, given, email string
	surnames, phones                               []string
}

// readList reads a list that Write wrote.
func readList(t testing.TB, l List, data []byte) (rows []readRow) {
	r := csv.NewReader(bytes.NewReader(data))
	if l == FT24 {
		text, err := charmap.Windows1252.NewDecoder().Bytes(data)
		require.NoError(t, err)
		r = csv.NewReader(bytes.NewReader(text))
		r.Comma = ';'
	}
	records, err := r.ReadAll()
	require.NoError(t, err)
	for _, f := range records[1:] {
		if l == FT24 {
			day := strings.Split(f[6], "/")
			rows = append(rows, read(f[1], f[0], day[2]+"-"+day[1]+"-"+day[0], f[9], f[5], f[7], f[11], f[3], f[4]))
		} else {
			rows = append(rows, read(f[0], f[1], f[4], f[7], f[3], f[5], f[6], f[2]))
		}
	}
	return rows
}

func read(nir, ftid, day, postcode, first, email, phones string, surnames ...string) readRow {
	r := readRow{ftid: ftid, date: day, postcode: postcode, first: upper(first), email: plainEmail(email)}
	r.given = upper(words(first)[0])
	if nir = strings.ReplaceAll(nir, " ", ""); nir != "" && (len(nir) == 13 || rightKey(nir)) {
		month := nir[3:5]
		if nir[1:3] == day[2:4] && (month == day[5:7] || month >= "20" || day[5:] == "01-01" || day[5:] == "12-31") {
			r.nir = nir[:13]
		}
	}
	for _, s := range surnames {
		if s == "" {
			continue
		}
		r.surnames = append(r.surnames, cutAt(upper(s), 20))
		if parts := strings.Split(s, "-"); len(parts) > 1 {
			r.surnames = append(r.surnames, cutAt(upper(parts[0]), 20), cutAt(upper(parts[1]), 20))
		}
	}
	for _, n := range regexp.MustCompile(`[/,]`).Split(phones, -1) {
		n = regexp.MustCompile(`\D`).ReplaceAllString(n, "")
		if len(n) > 9 && n != "0600000000" && n != "0102030405" {
			r.phones = append(r.phones, n[len(n)-9:])
		}
	}
	return r
}

func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == ' ' })
}

func upper(s string) string {
	s = strings.NewReplacer("œ", "oe", "Œ", "oe", "æ", "ae", "Æ", "ae", "ß", "ss", "ẞ", "ss", "ł", "l", "Ł", "l", "đ", "d", "Đ", "d", "ø", "o", "Ø", "o").Replace(s)
	return strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII || !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, norm.NFKD.String(s))
}

func cutAt(s string, n int) string { return s[:min(n, len(s))] }

func plainEmail(s string) string {
	local, domain, _ := strings.Cut(strings.ToLower(s), "@")
	if domain == "googlemail.com" || domain == "gmail.com" {
		local, _, _ = strings.Cut(local, "+")
		return strings.ReplaceAll(local, ".", "") + "@gmail.com"
	}
	return strings.ToLower(s)
}

func rightKey(nir string) bool {
	digits := strings.Replace(strings.Replace(nir, "2A", "19", 1), "2B", "18", 1)
	number, err := strconv.ParseUint(digits[:13], 10, 64)
	return err == nil && len(nir) == 15 && strconv.Itoa(int(100 + 97 - number%97))[1:] == nir[13:]
}

// keyed returns the inputs of the everyday keys of a row: key name, then value.
func (r readRow) keyed() map[string][]string {
	civilDate := r.date
	if strings.HasSuffix(r.date, "-01-01") || strings.HasSuffix(r.date, "-12-31") {
		civilDate += r.postcode
	}
	in := map[string][]string{}
	add := func(key string, present bool, parts ...string) {
		if present {
			in[key] = append(in[key], strings.Join(parts, "|"))
		}
	}
	add("nir", r.nir != "", r.nir, r.date)
	add("ftid", r.ftid != "", r.ftid, r.date)
	add("email", r.email != "", r.email, r.given)
	for _, n := range r.phones {
		add("phone", true, n, r.given)
	}
	for _, s := range r.surnames {
		add("civil", true, s, cutAt(r.first, 10), civilDate)
		add("given", true, s, cutAt(r.given, 10), civilDate)
	}
	return in
}

// joined returns the keys that link each pair of rows, from 1, without e-mail
// addresses that more than five rows of a list carry with the same first name.
func joined(ft24, unml25 []readRow) map[[2]int]string {
	index, often := map[string][]int{}, map[string]bool{}
	for _, rows := range [][]readRow{ft24, unml25} {
		n := map[string]int{}
		for _, r := range rows {
			for _, v := range r.keyed()["email"] {
				if n[v]++; n[v] > 5 {
					often[v] = true
				}
			}
		}
	}
	for i, r := range ft24 {
		for key, values := range r.keyed() {
			for _, v := range values {
				index[key+v] = append(index[key+v], i)
			}
		}
	}
	links := map[[2]int]string{}
	for j, r := range unml25 {
		in := r.keyed()
		for key := range keys {
			seen := map[int]bool{}
			for _, v := range in[key.String()] {
				for _, i := range index[key.String()+v] {
					if pair := [2]int{i + 1, j + 1}; !seen[i] && !often[v] {
						links[pair] = strings.TrimSpace(links[pair] + " " + key.String())
						seen[i] = true
					}
				}
			}
		}
	}
	return links
}
