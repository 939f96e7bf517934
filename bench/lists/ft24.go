package lists

import (
	"bufio"
	"fmt"
	"strings"
)

// writeFT24 writes the list in the manner of France Travail.
func writeFT24(out *bufio.Writer, w *world) error {
	c := csvWriter{delimiter: ';', end: "\r\n"}
	c.record("Identifiant FT", "NIR", "Civilité", "Nom de naissance", "Nom d'usage", "Prénom", "Date de naissance", "Courriel",
		"Adresse", "Code postal", "Commune", "Téléphone", "Statut")
	for r := range w.Rows {
		row := w.row(FT24, r)
		c.ft24(&row)
		c.buf = windows1252(c.buf)
		if err := c.flush(out); err != nil {
			return err
		}
	}
	c.buf = windows1252(c.buf)
	return c.flush(out)
}

// ft24 appends a row.
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
		fmt.Sprintf("%02d/%02d/%04d", r.birth.d, r.birth.m, r.birth.y), email,
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
	return strings.Join([]string{national[:2], national[2:4], national[4:6], national[6:8], national[8:]}, separator)
}

// beyondLatin1 are the characters of these lists where Windows-1252 is not
// ISO-8859-1.
var beyondLatin1 = map[rune]byte{'Œ': 0x8c, 'œ': 0x9c, '’': 0x92, '–': 0x96, 'Ÿ': 0x9f, '€': 0x80}

// windows1252 encodes UTF-8 text whose characters all have a code.
func windows1252(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for _, r := range string(text) {
		switch code, beyond := beyondLatin1[r]; {
		case beyond:
			out = append(out, code)
		case r < 0x80 || r >= 0xa0 && r <= 0xff:
			out = append(out, byte(r))
		default:
			panic(fmt.Sprintf("lists: a table holds %q, which Windows-1252 has not", r))
		}
	}
	return out
}
