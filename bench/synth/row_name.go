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
		w.surname.set(&p.UsageName)
		if joined(&w.surname, p.BirthName.Bytes()) {
			w.kinds ^= SetOf(UsageName, UsageJoined)
		}
	}
}

// joined reports whether a usage name has the birth name as its first or its
// last part.
func joined(usage *name, birth []byte) bool {
	last := usage.parts - 1
	return last > 0 && (bytes.Equal(usage.part(0), birth) || bytes.Equal(usage.part(last), birth))
}

// separators writes the names with other separators, if that befalls the row and
// they have any.
func (m *maker) separators() {
	w := &m.row
	if !separated(w.surname.text) && !separated(w.first.text) || !m.hit(Separators) {
		return
	}
	w.surname.separate()
	w.first.separate()
}

// separated reports whether a name has a hyphen, an apostrophe or a space.
func separated(text []byte) bool { return bytes.IndexAny(text, "-' ") >= 0 }

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
