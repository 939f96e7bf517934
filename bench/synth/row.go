package synth

import "recoupe/bench/synth/population"

// row is what one row of a list holds: a person with the departures that befell
// the row. Its values are canonical, except for names; a format gives them the
// looks of its list. A row is filled again and again, and keeps its buffers.
type row struct {
	number uint64 // from 1
	person population.Person
	other  population.Person // whose address stands for the person's later one
	kinds  Set
	dice   dice

	nir      []byte // 13 characters and the key, or empty
	ftid     []byte
	surname  name // the birth name, or what stands in its place
	usage    name // empty in lists without a column for it
	first    name
	birth    population.Date
	email    []byte
	phones   []population.Phone
	dummy    string // stands where a phone should, if not empty
	street   []byte
	postcode []byte
	commune  []byte

	nirBuffer  [15]byte
	ftidBuffer [11]byte
	mailBuffer []byte
	lateMail   []byte
	spare      []byte
}

// thresholds are the rates of a list as numbers that draws are compared with.
type thresholds [NumKinds]uint64

// maker makes the rows of one list, one after the other.
type maker struct {
	*world
	src   Source
	plan  *plan
	limit thresholds
	text  charset
	row   row
}

// newMaker returns a maker of rows. It is for one goroutine.
func (w *world) newMaker(src Source) *maker {
	m := &maker{world: w, src: src, plan: &w.lists[src], text: formats[src].text}
	for k, rate := range w.Rates[src] {
		m.limit[k] = rate.threshold()
	}
	return m
}

// make fills m.row with row r of the list, from 0.
func (m *maker) make(r uint64) {
	w := &m.row
	index, repeat := m.plan.at(r)
	m.people.Person(index, &w.person)
	w.number, w.kinds = r+1, 0
	personal := mix(m.Seed ^ mix(index))
	w.dice = dice{person: personal, row: mix(personal + uint64(m.src+1)<<1)}
	if repeat {
		w.dice.row = mix(w.dice.row)
		w.kinds.add(Duplicate)
	}
	m.identifiers()
	m.names()
	m.dates()
	m.emails()
	m.numbers()
	m.place()
}

// hit draws whether something befalls the row, and notes it if so.
func (m *maker) hit(k Kind) bool {
	if m.limit[k] == 0 || !m.row.dice.chance(k, m.limit[k]) {
		return false
	}
	m.row.kinds.add(k)
	return true
}

// late draws whether the row has what the person has of late, and notes it if
// so. That is the same draw for all lists: of two, the one with the higher rate
// has it for everyone for whom the other has it, so that what changed between
// two lists is one change and not two. A row that repeats a person has the
// opposite of the first row in one respect: e-mail or address.
func (m *maker) late(k Kind) bool {
	w := &m.row
	late := m.limit[k] > 0 && w.dice.state(k, m.limit[k])
	if w.kinds.Has(Duplicate) && k == m.respect() {
		late = !late
	}
	if late {
		w.kinds.add(k)
	}
	return late
}

// respect returns in which respect a row that repeats a person differs from the
// first.
func (m *maker) respect() Kind {
	if m.src.has(fieldEmail) && m.row.dice.row>>63 == 1 {
		return EmailChanged
	}
	return PostcodeChanged
}

// identifiers fills in NIR and FT id.
func (m *maker) identifiers() {
	w, p := &m.row, &m.row.person
	w.nir, w.ftid = w.nirBuffer[:0], w.ftidBuffer[:0]
	if m.src.has(fieldNIR) {
		m.nir()
	}
	if !m.src.has(fieldFTID) || m.hit(FTIDMissing) {
		return
	}
	switch {
	case !m.late(FTIDOld):
		w.ftid = append(w.ftid, p.FTID[:]...)
	case m.hit(FTIDLocal):
		w.ftid = append(append(w.ftid, p.FTIDRegion[:]...), p.OldFTID[:]...)
	default:
		w.ftid = append(w.ftid, p.OldFTID[:]...)
	}
	if m.hit(FTIDTypo) {
		d := w.dice.how(FTIDTypo)
		wrongDigit(&d, &w.ftid[len(w.ftid)-2-d.n(5)])
	}
}

// nir fills in the NIR with its key.
func (m *maker) nir() {
	w, p := &m.row, &m.row.person
	switch {
	case m.hit(NIRMissing):
		return
	case sources[m.src].year-p.Birth.Year < parentsNIR && m.hit(NIRParent):
		w.nir = append(w.nir, p.ParentNIR[:]...)
	case m.hit(NIRChanged):
		// Who is being registered has 3, 4, 7 or 8 in the place of 1 and 2.
		w.nir = append(w.nir, p.NIR[:]...)
		w.nir[0] = [...]byte{'1': '7', '2': '8', '3': '1', '4': '2', '7': '1', '8': '2'}[w.nir[0]]
	default:
		w.nir = append(w.nir, p.NIR[:]...)
	}
	w.nir = appendNIRKey(w.nir)
	if m.hit(NIRTypo) {
		// The key stays that of the right number, so that the typo shows.
		d := w.dice.how(NIRTypo)
		wrongDigit(&d, &w.nir[pick(&d, []int{1, 2, 7, 8, 9, 10, 11, 12})])
	}
}

// parentsNIR is the age below which a file may have a parent's NIR.
const parentsNIR = 20

// appendNIRKey appends to 13 characters of a NIR the two digits of the key:
// 97 − (NIR mod 97), with 19 for 2A and 18 for 2B.
func appendNIRKey(nir []byte) []byte {
	n := uint64(0)
	for _, c := range nir {
		switch c {
		case 'A':
			n, c = n/10*10+1, '9'
		case 'B':
			n, c = n/10*10+1, '8'
		}
		n = 10*n + uint64(c-'0')
	}
	return appendDigits(nir, 97-n%97, 2)
}

// wrongDigit replaces a digit by another.
func wrongDigit(d *draw, c *byte) { *c = '0' + (*c-'0'+byte(d.between(1, 9)))%10 }

// dates fills in the birth date.
func (m *maker) dates() {
	w := &m.row
	w.birth = w.person.Birth
	t := &w.birth
	if t.Doubtful() {
		w.kinds.add(UnknownBirthday)
	}
	switch {
	case t.Day <= 12 && t.Day != t.Month && m.hit(DayMonthSwapped):
		t.Day, t.Month = t.Month, t.Day
	case !t.Doubtful() && m.hit(FirstJanuary):
		t.Day, t.Month = 1, 1
	case m.hit(DateDigit):
		d := w.dice.how(DateDigit)
		*t = misreadDate(&d, *t)
	}
}

// misreadDate returns a date that differs in one digit of the day, the month or
// the last two of the year, exists, and is none of low confidence.
func misreadDate(d *draw, t population.Date) population.Date {
	for {
		wrong := t
		part, step := &wrong.Day, 1
		switch d.n(3) {
		case 1:
			part = &wrong.Month
		case 2:
			part = &wrong.Year
		}
		if d.n(3) == 0 {
			step = 10
		}
		digit := *part / step % 10
		*part += ((digit+d.between(1, 9))%10 - digit) * step
		if exists(wrong) && !wrong.Doubtful() {
			return wrong
		}
	}
}

// exists reports whether there is such a date, in the time when persons of these
// lists were born.
func exists(t population.Date) bool {
	if t.Year < 1930 || t.Year > 2010 || t.Month < 1 || t.Month > 12 || t.Day < 1 {
		return false
	}
	days := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[t.Month-1]
	if t.Month == 2 && t.Year%4 == 0 {
		days = 29 // right for 1901–2099
	}
	return t.Day <= days
}
