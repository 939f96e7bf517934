package lists

import "strconv"

// person is who someone really is: rows differ from it by errors.
type person struct {
	index      int
	woman      bool
	birth      date
	surname    surname
	usage      surname // no parts where the person uses the birth name
	first      []string
	birthplace string // as in the NIR
	abroad     bool
	overseas   *territory // nil for persons who live on the mainland
	home       commune
	street     string

	nir       string // 13 characters
	ftid      string // 11 digits, or 7 digits and a letter
	region    string // what precedes an old ftid in its long form
	email     string // canonical
	phone     phone
	landline  phone
	parentNIR string // what stands for the NIR in unml25, if not empty

	hasFamily   bool
	familyEmail string
	familyPhone phone
	centreEmail string
	commonName  string // first name of most persons of the centre, if any
}

// person returns the person of an index.
func (w *world) person(index int) person {
	p, related := w.outline(index)
	w.nearMiss(&p)
	w.issue(&p)
	if related && p.centreEmail == "" {
		q, _ := w.outline(index ^ 1)
		w.issue(&q)
		if letters(q.first[0], 20) != letters(p.first[0], 20) {
			p.hasFamily, p.familyEmail, p.familyPhone = true, q.email, q.phone
		}
	}
	return p
}

// outline draws a person without identifiers. Persons 2k and 2k+1 may be
// relatives or homonyms, and then related is true.
func (w *world) outline(index int) (p person, related bool) {
	p = w.single(index)
	if w.centre(&p) {
		return p, false
	}
	d := newDraw(w.Seed, streamRelation, index/2)
	if !d.chance(w.Rates.Related) {
		return p, false
	}
	if index%2 == 1 {
		base := w.single(index - 1)
		switch d.n(4) {
		case 0:
			twin(&d, &p, &base)
		case 1:
			homonym(&d, &p, &base)
		default:
			sibling(&d, &p, &base)
		}
	}
	return p, true
}

// single draws a person as if alone in the world.
func (w *world) single(index int) person {
	d := newDraw(w.Seed, streamPerson, index)
	p := person{index: index, woman: d.chance(4_900), abroad: d.chance(1_200)}
	year := w.drawYear(&d, index)
	p.birth = drawDay(&d, year)
	if p.abroad && d.chance(w.Rates.FirstJanuaryAbroad) {
		p.birth = date{year, 1, 1}
	}
	p.home = pick(&d, communes)
	if d.chance(400) {
		p.overseas = &territories[d.n(len(territories))]
		p.home = p.overseas.commune
	}
	p.surname = drawSurname(&d, p.abroad)
	p.first = drawFirstName(&d, p.woman, year)
	married := w.Rates.UsageName
	if year > 1996 {
		married /= 4
	}
	if p.woman && d.chance(married) {
		p.usage = usageSurname(&d, p.surname)
	}
	p.birthplace = drawBirthplace(&d, p.abroad, p.overseas, year)
	p.street = drawStreet(&d)
	return p
}

// drawStreet draws an address without postcode and commune.
func drawStreet(d *draw) string {
	return strconv.Itoa(d.between(1, 180)) + " " + pick(d, streetKinds) + " " + pick(d, streetNames) + pick(d, streetExtras)
}

// drawYear draws a year of birth: persons of unml25 are 16 to 25 years old.
func (w *world) drawYear(d *draw, index int) int {
	a, b := d.n(59), d.n(59)
	switch ft24 := w.ft24.persons; {
	case index < ft24-w.Overlap:
		return 1949 + (a+b)/2
	case index < ft24:
		return 2000 + max(a%8, b%8)
	}
	return 2000 + max(a%10, b%10)
}

// issue draws what a person is given: numbers and addresses.
func (w *world) issue(p *person) {
	d := newDraw(w.Seed, streamIssue, p.index)
	month := p.birth.m
	if p.birth.lowConfidence() && p.abroad && d.chance(5_000) {
		month = d.between(20, 30)
	}
	// The order's parity is the index's, so that twins never share a NIR.
	p.nir = formNIR(p.woman, p.birth.y, month, p.birthplace, 2*d.n(499)+1+p.index%2)
	p.ftid = digits(d.between(10_000_000_000, 99_999_999_999), 11)
	if d.chance(1_000) {
		p.ftid = digits(d.n(10_000_000), 7) + string(rune('A'+d.n(26)))
		p.region = digits(d.between(1, 98), 3)
	}
	if p.email == "" {
		p.email = drawEmail(&d, p)
	}
	if p.phone.national == "" {
		p.phone = drawMobile(&d, p.overseas)
	}
	p.landline = drawLandline(&d)
}
