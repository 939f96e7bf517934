package synth

import "bytes"

// names fills in the surnames and the first name.
func (m *maker) names() {
	w, p := &m.row, &m.row.person
	w.surname.set(&p.BirthName)
	w.first.set(&p.First)
	w.usage.clear()
	if p.UsageName.Parts() > 0 {
		m.married()
	}
	if w.first.parts > 1 && m.hit(FirstNameCut) {
		w.first.cut()
	}
	if m.hit(SurnameTypo) {
		d := w.dice.how(SurnameTypo)
		if n := w.surname.parts; n > 1 {
			w.kinds ^= SetOf(SurnameTypo, SurnamePartTypo)
			w.surname.typo(&d, d.n(n))
		} else {
			w.surname.typo(&d, 0)
		}
	}
	if m.hit(FirstNameTypo) {
		d := w.dice.how(FirstNameTypo)
		w.first.typo(&d, 0)
	}
	if m.hit(NamesSwapped) {
		w.surname, w.first = w.first, w.surname
	}
	m.separators()
	m.accents()
	if m.src == FT24 {
		m.cuts()
	}
}

// married fills in the usage name: in a column of its own, or instead of the
// birth name where the list has one surname.
func (m *maker) married() {
	w, p := &m.row, &m.row.person
	switch {
	case m.src.has(fieldUsage):
		if !m.hit(UsageMissing) {
			w.usage.set(&p.UsageName)
		}
	case m.hit(UsageName):
		w.usage, w.surname = w.surname, w.usage // the birth name, to compare with
		w.surname.set(&p.UsageName)
		if joined(&w.surname, &w.usage) {
			w.kinds ^= SetOf(UsageName, UsageJoined)
		}
		w.usage.clear()
	}
}

// joined reports whether a usage name shares a part with the birth name, so that
// readers who know of double names find one in the other.
func joined(usage, birth *name) bool {
	for _, u := range [...]int{0, usage.parts - 1} {
		for _, b := range [...]int{0, birth.parts - 1} {
			if bytes.Equal(usage.part(u), birth.part(b)) {
				return true
			}
		}
	}
	return false
}

// separators writes the names with other separators, if that befalls the row and
// they have any: between the parts of names, and within a surname of one part,
// where what divides it is left out.
func (m *maker) separators() {
	w := &m.row
	within := w.surname.parts == 1 && bytes.ContainsAny(w.surname.text, " '")
	if !within && w.surname.parts < 2 && w.first.parts < 2 || !m.hit(Separators) {
		return
	}
	if !w.surname.separate() {
		w.surname.join()
	}
	w.first.separate()
}

// accents takes the marks off the letters: always where the list has only A to Z
// or its encoding lacks one of them, otherwise if that befalls the row.
func (m *maker) accents() {
	w := &m.row
	names := [...]*name{&w.surname, &w.usage, &w.first}
	marked, lacking := false, m.src == FT24
	for _, n := range names {
		if !isASCII(n.text) {
			marked = true
			lacking = lacking || !m.text.holds(n.text)
		}
	}
	switch {
	case !marked:
		return
	case lacking:
		w.kinds.add(Accents)
	case !m.hit(Accents):
		return
	}
	for _, n := range names {
		w.spare, _ = n.unmark(w.spare)
	}
}

// Widths of France Travail's columns, in characters.
const (
	surnameWidth   = 25
	firstNameWidth = 13
)

// cuts writes the names as France Travail stores them: in capitals, first names
// with hyphens, and no longer than the columns are wide.
func (m *maker) cuts() {
	w := &m.row
	for i, c := range w.first.text {
		if c == ' ' {
			w.first.text[i] = '-'
		}
	}
	for _, n := range [...]*name{&w.surname, &w.usage} {
		if shorten(n, surnameWidth) {
			w.kinds.add(SurnameCut25)
		}
	}
	if shorten(&w.first, firstNameWidth) {
		w.kinds.add(FirstNameCut13)
	}
}

// shorten cuts a name at so many characters, and whatever separator is then at
// its end. Its parts are not valid after.
func shorten(n *name, width int) bool {
	if len(n.text) <= width {
		return false
	}
	n.text = bytes.TrimRight(n.text[:width], "-' ")
	return true
}
