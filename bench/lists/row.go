package lists

import "strings"

// row is what one row of a list holds: a person with the errors injected.
// Its values are canonical; a writer gives them the looks of its list.
type row struct {
	person int
	kinds  kindSet
	style  draw // decides the looks of what is written

	nir          string // 13 characters, or empty
	nirKey       string // its key
	wrongKey     bool   // a digit of the NIR is wrong, so that its key is too
	ftid         string
	woman        bool
	birthName    surname
	usageName    surname
	first        []string
	birth        date
	email        string
	sharedEmail  bool // more than five rows have it with this first name
	phones       []phone
	dummy        string // stands where a phone should, if not empty
	street       string
	home         commune
	respell      bool // the e-mail address is written in another spelling
	loose        bool // names are written with other separators
	doubtfulHead bool // an overseas number is written with +33
}

// row returns what row r of a list holds, from 0.
func (w *world) row(l List, r int) row {
	plan, own, again := &w.ft24, streamFT24, streamDuplicateFT24
	if l == UNML25 {
		plan, own, again = &w.unml25, streamUNML25, streamDuplicateUNML25
	}
	index, repeat := plan.at(r)
	stream := own
	if repeat {
		stream = again
	}
	p := w.person(index)
	d := newDraw(w.Seed, stream, index)
	out := row{
		person: index, nir: p.nir, ftid: p.ftid, woman: p.woman, birthName: p.surname, usageName: p.usage, first: p.first,
		birth: p.birth, email: p.email, phones: []phone{p.phone}, street: p.street, home: p.home,
	}
	if repeat {
		out.kinds.add(Duplicate)
	}
	b := builder{rates: &w.Rates, list: l, p: &p, row: &out, d: &d}
	b.hard = l == UNML25 && index < w.ft24.persons && p.centreEmail == "" && hardPerson(w, index)
	b.nir()
	b.nirKeys()
	b.ftid()
	b.names()
	b.dates()
	b.emails()
	b.numbers()
	b.place()
	out.style = d
	return out
}

// hardPerson reports whether no key can link the rows of a common person.
func hardPerson(w *world, index int) bool {
	d := newDraw(w.Seed, streamHard, index)
	return d.chance(w.Rates.Hard)
}

// builder injects errors into one row.
type builder struct {
	rates *Rates
	list  List
	p     *person
	row   *row
	d     *draw
	hard  bool // no everyday key may link this row
	plain bool // hard, and names do not yet see to that
}

// hit draws whether the row has an error of this kind, and notes it if so.
func (b *builder) hit(k Kind, rate Rate) bool {
	if !b.d.chance(rate) {
		return false
	}
	b.row.kinds.add(k)
	return true
}

// later is a rate that holds for the later list only.
func (b *builder) later(rate Rate) Rate {
	if b.list == FT24 {
		return 0
	}
	return rate
}

// or is a rate that becomes certain on a hard row.
func (b *builder) or(rate Rate) Rate {
	if b.hard {
		return always
	}
	return rate
}

func (b *builder) nir() {
	r, d, p := b.row, b.d, b.p
	switch {
	case b.list == UNML25 && p.parentNIR != "":
		r.nir = p.parentNIR
		r.kinds.add(NIRParent)
	case b.hit(NIRMissing, b.or(b.rates.NIRMissing)):
		r.nir = ""
	case b.hit(NIRTypo, b.rates.NIRTypo):
		wrong := []byte(r.nir)
		i := pick(d, []int{1, 2, 7, 8, 9, 10, 11, 12})
		wrong[i] = '0' + (wrong[i]-'0'+byte(d.between(1, 9)))%10
		r.nirKey, r.nir, r.wrongKey = nirKey(r.nir), string(wrong), true
	case p.birth.y >= 2005 && b.hit(NIRParent, b.rates.NIRParent):
		year := p.birth.y - d.between(20, 40)
		r.nir = formNIR(d.chance(7_000), year, d.between(1, 12), drawBirthplace(d, false, nil, year), d.between(1, 998))
	case b.hit(NIRChanged, b.rates.NIRChanged):
		// No person's own number has the order 999.
		r.nir = r.nir[:5] + drawBirthplace(d, true, nil, p.birth.y) + "999"
	}
}

// nirKeys gives the NIR its key, unless a typo came after the key was formed.
func (b *builder) nirKeys() {
	if b.row.nir != "" && !b.row.wrongKey {
		b.row.nirKey = nirKey(b.row.nir)
	}
}

func (b *builder) ftid() {
	switch {
	case b.hit(FTIDMissing, b.or(b.later(b.rates.FTIDMissing))):
		b.row.ftid = ""
	case b.p.region != "" && b.hit(FTIDOtherForm, b.later(b.rates.FTIDOtherForm)):
		b.row.ftid = b.p.region + b.row.ftid
	}
}

func (b *builder) names() {
	r, d, p := b.row, b.d, b.p
	married := len(p.usage.parts) > 0
	if married && b.list == UNML25 {
		if b.hit(UsageName, 5_000) {
			r.birthName = p.usage
		}
		r.usageName = surname{}
	} else if married && d.chance(4_000) {
		r.usageName = surname{} // not married yet, or not said
	}
	if len(p.first) > 1 && b.hit(FirstNameCut, b.rates.FirstNameCut) {
		r.first = p.first[:1]
	}
	hardest := b.hard && b.d.chance(7_500)
	rate := b.rates.SurnameTypo
	if hardest {
		rate = always
	}
	if word := r.birthName.parts[0]; len(word) == len(letters(word, 30)) && len(word) >= 5 && b.hit(SurnameTypo, rate) {
		r.birthName.parts = append([]string{typo(d, word)}, r.birthName.parts[1:]...)
	}
	if p.centreEmail == "" && b.hit(NamesSwapped, b.later(b.rates.NamesSwapped)) {
		first := r.first
		r.first = strings.FieldsFunc(r.birthName.String(), func(c rune) bool { return c == ' ' || c == '-' })
		r.birthName = surname{parts: first}
	}
	if b.list == UNML25 {
		b.looks()
	}
	unlike := r.kinds&setOf(SurnameTypo, NamesSwapped) != 0 && len(p.surname.parts) == 1 && !married
	b.plain = b.hard && !unlike
	if b.list == FT24 {
		b.cut()
	}
}

// looks decides how the names of unml25 are written.
func (b *builder) looks() {
	r := b.row
	r.loose = b.d.chance(b.rates.Separators)
	name := r.birthName.String()
	if r.loose && (separated(name) != name || len(r.first) > 1) {
		r.kinds.add(Separators)
	}
	for _, c := range name + strings.Join(r.first, "") {
		if c > 0x7f {
			r.kinds.add(Accents)
		}
	}
}

// cut shortens the names to the width of France Travail's columns.
func (b *builder) cut() {
	r := b.row
	shorten := func(s *surname) {
		whole := fold(s.String())
		if len(whole) <= surnameWidth {
			return
		}
		separator := "-"
		if s.space {
			separator = " "
		}
		s.parts = strings.Split(strings.TrimRight(whole[:surnameWidth], "- "), separator)
		r.kinds.add(SurnameCut25)
	}
	shorten(&r.birthName)
	shorten(&r.usageName)
	if whole := fold(strings.Join(r.first, "-")); len(whole) > firstNameWidth {
		r.first = strings.Split(strings.TrimRight(whole[:firstNameWidth], "-"), "-")
		r.kinds.add(FirstNameCut13)
	}
}

// Widths of France Travail's columns, in characters.
const (
	surnameWidth   = 25
	firstNameWidth = 13
)

func (b *builder) dates() {
	r := b.row
	exchanged, possible := r.birth.swapped()
	dateDigit := b.rates.DateDigit
	if b.plain {
		dateDigit = always
	}
	switch {
	case possible && b.hit(DayMonthSwapped, b.rates.DayMonthSwapped):
		r.birth = exchanged
	case !r.birth.lowConfidence() && b.hit(FirstJanuary, b.rates.FirstJanuary):
		r.birth = date{r.birth.y, 1, 1}
	case b.hit(DateDigit, dateDigit):
		r.birth = r.birth.wrongDigit(b.d)
	}
	if r.birth.lowConfidence() {
		r.kinds.add(FirstJanuary)
	}
}
