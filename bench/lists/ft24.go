package lists

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// ft24Header is the header of ft24.
var ft24Header = []string{
	"Identifiant FT", "NIR", "Civilité", "Nom de naissance", "Nom d'usage", "Prénom", "Date de naissance", "Courriel",
	"Adresse", "Code postal", "Commune", "Téléphone", "Statut",
}

// ft24 appends a row in the manner of France Travail.
func (c *csvWriter) ft24(r *row) {
	civility := "M."
	if r.woman {
		civility = "MME"
	}
	email := r.email
	if r.style.chance(1_000) {
		email = strings.ToUpper(email)
	}
	c.record(r.ftid, r.fullNIR(), civility, fold(r.birthName.String()), fold(r.usageName.String()),
		strings.ReplaceAll(fold(strings.Join(r.first, "-")), " ", "-"),
		digits(r.birth.d, 2)+"/"+digits(r.birth.m, 2)+"/"+digits(r.birth.y, 4), email,
		r.street, r.home.postcode, r.home.name, r.ft24Phones(), pick(&r.style, statuses))
}

// fullNIR returns the NIR with its key, or nothing where there is none.
func (r *row) fullNIR() string { return r.nir + r.nirKey }

// ft24Phones returns the cell of phone numbers, in national form.
func (r *row) ft24Phones() string {
	if r.dummy != "" {
		return r.dummy
	}
	spaced := r.style.chance(3_000)
	var cell []string
	for _, n := range r.phones {
		if spaced {
			cell = append(cell, grouped(n.national, " "))
		} else {
			cell = append(cell, n.national)
		}
	}
	return strings.Join(cell, " / ")
}

// grouped writes a national number in groups of two digits.
func grouped(national, separator string) string {
	return national[:2] + separator + national[2:4] + separator + national[4:6] + separator + national[6:8] + separator + national[8:]
}

// beyondLatin1 are the characters of these lists where Windows-1252 is not
// ISO-8859-1.
var beyondLatin1 = map[rune]byte{'Œ': 0x8c, 'œ': 0x9c, '’': 0x92, '–': 0x96, 'Ÿ': 0x9f, '€': 0x80}

// windows1252 appends UTF-8 text, whose characters all have a code, to out.
func windows1252(out []byte, text []byte) []byte {
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		text = text[size:]
		if r < 0x80 || r >= 0xa0 && r <= 0xff {
			out = append(out, byte(r))
			continue
		}
		code, ok := beyondLatin1[r]
		if !ok {
			panic(fmt.Sprintf("lists: a table holds %q, which Windows-1252 has not", r))
		}
		out = append(out, code)
	}
	return out
}
