package synth

// looks returns the draws that decide how a row is written.
func (w *row) looks() draw { return draw{w.dice.row + golden>>1} }

// writeFT24 writes a row in the manner of France Travail: names in A to Z,
// national numbers, the NIR with its key.
func writeFT24(c *record, w *row) {
	d := w.looks()
	c.raw(w.ftid)
	c.raw(w.nir)
	if w.person.Woman {
		c.word("MME")
	} else {
		c.word("M.")
	}
	c.upper(w.surname.text)
	c.upper(w.usage.text)
	c.upper(w.first.text)
	c.french(w)
	c.raw(w.email)
	c.address(w)
	c.buf = append(c.next(), w.dummy...)
	spaced := d.n(10) < 3
	for i := range w.phones {
		if i > 0 {
			c.buf = append(c.buf, " / "...)
		}
		if n := &w.phones[i].National; spaced {
			c.buf = grouped(c.buf, n, ' ')
		} else {
			c.buf = append(c.buf, n[:]...)
		}
	}
	c.field(pick(&d, statuses))
	c.line()
}

// address appends street, postcode and commune.
func (c *record) address(w *row) {
	c.field(w.street)
	c.raw(w.postcode)
	c.field(w.commune)
}

// writeML24 writes a row in the manner of the missions locales' information
// system: names and numbers as they were typed.
func writeML24(c *record, w *row) {
	d := w.looks()
	c.typed(w, &d, 6)
	c.iso(w, "-")
	c.field(w.nationality(&d))
	c.raw(w.email)
	c.numbers(w, &d)
	c.address(w)
	c.field(pick(&d, missions))
	c.line()
}

// writeKairos25 writes a row in the manner of an export from a spreadsheet:
// surnames in capitals, numbers that may have lost their first zero.
func writeKairos25(c *record, w *row) {
	d := w.looks()
	c.raw(w.ftid)
	c.typed(w, &d, 10)
	c.french(w)
	c.raw(w.email)
	c.numbers(w, &d)
	c.address(w)
	c.field(pick(&d, centres))
	c.line()
}

// writePajemploi25 writes a row in the manner of a register: all in capitals,
// the birthplace by its code.
func writePajemploi25(c *record, w *row) {
	d := w.looks()
	c.raw(w.nir)
	c.typed(w, &d, 10)
	c.iso(w, "")
	c.raw(w.person.Birthplace[:])
	c.address(w)
	c.line()
}

// writeUNML25 writes a row in the manner of the list of France Travail and the
// UNML: the NIR with or without its key, in groups or not.
func writeUNML25(c *record, w *row) {
	d := w.looks()
	switch style := d.n(10); {
	case style < 5 || len(w.nir) == 0:
		c.raw(w.nir)
	case style < 8:
		c.raw(w.nir[:13])
	default:
		b := append(c.next(), w.nir[0])
		for i := 1; i < len(w.nir); i++ {
			switch i {
			case 1, 3, 5, 7, 10, 13:
				b = append(b, ' ')
			}
			b = append(b, w.nir[i])
		}
		c.buf = b
	}
	c.raw(w.ftid)
	c.typed(w, &d, 3)
	c.iso(w, "-")
	c.raw(w.email)
	c.numbers(w, &d)
	c.address(w)
	c.field(pick(&d, missions))
	c.line()
}

// typed appends surname and first name as somebody typed them: the surname in
// capitals in so many rows of ten.
func (c *record) typed(w *row, d *draw, capitals int) {
	if d.n(10) < capitals {
		c.upper(w.surname.text)
	} else {
		c.buf = c.text.appendText(c.next(), w.surname.text)
	}
	c.buf = c.text.appendText(c.next(), w.first.text)
}

// numbers appends the cell of phone numbers, in various forms.
func (c *record) numbers(w *row, d *draw) {
	b := append(c.next(), w.dummy...)
	for i := range w.phones {
		if i > 0 {
			b = append(b, " / "...)
		}
		n := &w.phones[i]
		switch style := d.n(5); {
		case i == 0 && w.kinds.Has(OverseasPrefix):
			b = append(append(b, "+33"...), n.National[1:]...)
		case style == 0:
			b = n.AppendInternational(b)
		case style == 1:
			b = grouped(b, &n.National, '.')
		case style == 2 && c.delimiter == '\t':
			b = append(b, n.National[1:]...) // a spreadsheet took it for a quantity
		default:
			b = append(b, n.National[:]...)
		}
	}
	c.buf = b
}

// nationality returns what a file says of a person's nationality.
func (w *row) nationality(d *draw) []byte {
	if x := d.n(100); w.person.Abroad && x < 55 || x < 2 {
		return pick(d, nationalities)
	}
	return french
}

// texts returns the bytes of some texts.
func texts(list ...string) (out [][]byte) {
	for _, s := range list {
		out = append(out, []byte(s))
	}
	return out
}

var (
	french        = []byte("Française")
	nationalities = texts("Algérienne", "Marocaine", "Tunisienne", "Portugaise", "Turque", "Malienne", "Sénégalaise", "Ivoirienne",
		"Guinéenne", "Congolaise (RDC)", "Comorienne", "Afghane", "Bangladaise", "Ukrainienne", "Roumaine", "Italienne", "Brésilienne")
	statuses = texts("Inscrit – catégorie A", "Inscrit – catégorie B", "Inscrit – catégorie E", "Radié", "Ancien inscrit", "Créateur d’entreprise")
	missions = texts("Mission locale du Pays d'Auge", "Mission locale, antenne Est", "Mission locale de l'Île", "Mission locale Bièvre-Vallée",
		`Mission locale "Jeunes & Avenir"`, "Mission locale du Bassin", "Mission locale, permanence de Sète")
	centres = texts("GRETA de l’Estuaire", "Centre de formation des Œillets", "AFPA (site du Cœur de Ville)", `Institut "Compétences & Métiers"`,
		"CFA du bâtiment", "École de la 2ᵉ chance", "Maison familiale rurale du Bocage")
)
