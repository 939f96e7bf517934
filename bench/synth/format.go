package synth

import "bytes"

// format is how a list is written.
type format struct {
	text      charset
	mark      string // what the file begins with
	delimiter byte
	end       string // of a line
	header    []string
	write     func(*record, *row)
}

// formats are the formats of the lists: different ones, as such files come from
// different systems.
var formats = [NumSources]format{
	FT24: {
		text: windows1252, delimiter: ';', end: "\r\n", write: writeFT24,
		header: []string{
			"Identifiant FT", "NIR", "Civilité", "Nom de naissance", "Nom d'usage", "Prénom", "Date de naissance", "Courriel",
			"Adresse", "Code postal", "Commune", "Téléphone", "Statut",
		},
	},
	ML24: {
		text: unicode8, delimiter: ',', end: "\n", write: writeML24,
		header: []string{
			"nom", "prenom", "date_naissance", "nationalite", "email", "telephone", "adresse", "code_postal", "ville", "structure",
		},
	},
	Kairos25: {
		text: unicode8, mark: "\ufeff", delimiter: '\t', end: "\r\n", write: writeKairos25,
		header: []string{
			"Identifiant France Travail", "Nom", "Prénom", "Né(e) le", "Adresse mail", "Tél.", "Adresse", "CP", "Ville", "Organisme de formation",
		},
	},
	Pajemploi25: {
		text: latin9, delimiter: '|', end: "\n", write: writePajemploi25,
		header: []string{
			"NUM_SS", "NOM_NAISSANCE", "PRENOM", "DATE_NAISSANCE", "LIEU_NAISSANCE", "ADRESSE", "CODE_POSTAL", "COMMUNE",
		},
	},
	UNML25: {
		text: unicode8, delimiter: ',', end: "\n", write: writeUNML25,
		header: []string{
			"nir", "id_ft", "nom", "prenom", "date_naissance", "email", "telephone", "adresse", "code_postal", "commune", "mission_locale",
		},
	},
}

// head returns what the file of a list begins with: its mark and its header.
func (f *format) head() []byte {
	c := record{buf: []byte(f.mark), format: f}
	for _, h := range f.header {
		c.field([]byte(h))
	}
	c.line()
	return c.buf
}

// record forms the lines of a list, one after the other.
type record struct {
	*format
	buf     []byte
	scratch []byte
	started bool // a field of the line is there
}

// next begins a field and returns the buffer to append it to.
func (c *record) next() []byte {
	if c.started {
		c.buf = append(c.buf, c.delimiter)
	}
	c.started = true
	return c.buf
}

// raw appends a field of ASCII without delimiters and quotes.
func (c *record) raw(text []byte) { c.buf = append(c.next(), text...) }

// word is raw for a string.
func (c *record) word(text string) { c.buf = append(c.next(), text...) }

// field appends a field of UTF-8 in the encoding of the list; one with a
// delimiter or a quote is quoted.
func (c *record) field(text []byte) {
	c.buf = c.next()
	if bytes.IndexByte(text, c.delimiter) < 0 && bytes.IndexByte(text, '"') < 0 {
		c.buf = c.text.appendText(c.buf, text)
		return
	}
	c.buf = append(c.buf, '"')
	for _, b := range c.text.appendText(c.scratch[:0], text) {
		if b == '"' {
			c.buf = append(c.buf, '"')
		}
		c.buf = append(c.buf, b)
	}
	c.buf = append(c.buf, '"')
}

// line ends the line.
func (c *record) line() {
	c.buf = append(c.buf, c.end...)
	c.started = false
}

// upper appends a field in capitals.
func (c *record) upper(text []byte) {
	c.scratch = appendUpper(c.scratch[:0], text)
	c.buf = c.text.appendText(c.next(), c.scratch)
}

// french appends a birth date as dd/mm/yyyy.
func (c *record) french(w *row) {
	b := appendDigits(c.next(), uint64(w.birth.Day), 2)
	b = appendDigits(append(b, '/'), uint64(w.birth.Month), 2)
	c.buf = appendDigits(append(b, '/'), uint64(w.birth.Year), 4)
}

// iso appends a birth date with a separator as yyyy-mm-dd, or without as
// yyyymmdd.
func (c *record) iso(w *row, separator string) {
	b := appendDigits(c.next(), uint64(w.birth.Year), 4)
	b = appendDigits(append(b, separator...), uint64(w.birth.Month), 2)
	c.buf = appendDigits(append(b, separator...), uint64(w.birth.Day), 2)
}

// grouped appends a number of the French plan in groups of two digits.
func grouped(b []byte, national *[10]byte, separator byte) []byte {
	for i := 0; i < len(national); i += 2 {
		if i > 0 {
			b = append(b, separator)
		}
		b = append(b, national[i], national[i+1])
	}
	return b
}
