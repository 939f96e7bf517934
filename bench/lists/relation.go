package lists

// Persons who resemble one another and must not match.

// twin makes p a twin of base.
func twin(d *draw, p, base *person) {
	sibling(d, p, base)
	p.birth, p.birthplace, p.abroad = base.birth, base.birthplace, base.abroad
}

// sibling makes p a brother or sister of base: another first name and date.
func sibling(d *draw, p, base *person) {
	p.surname, p.usage = base.surname, surname{}
	p.overseas, p.home, p.street = base.overseas, base.home, base.street
	otherFirstName(d, p, base)
}

// homonym gives p the names of base, and never its date nor that with day and
// month exchanged.
func homonym(d *draw, p, base *person) {
	p.surname, p.usage, p.first, p.woman = base.surname, surname{}, base.first, base.woman
	for exchanged, _ := base.birth.swapped(); p.birth == base.birth || p.birth == exchanged; {
		p.birth = drawDay(d, p.birth.y)
	}
}

// recycled gives p the phone number that was base's.
func recycled(d *draw, p, base *person) {
	otherFirstName(d, p, base)
	p.phone = base.phone
}

// child makes p a child of base, filed under the parent's NIR.
func child(d *draw, p, base *person) {
	sibling(d, p, base)
	p.parentNIR = base.nir
}

// otherFirstName redraws the first name of p until it is not that of base.
func otherFirstName(d *draw, p, base *person) {
	for letters(p.first[0], 20) == letters(base.first[0], 20) {
		p.first = drawFirstName(d, p.woman, p.birth.y)
	}
}

// nearMiss makes some persons of unml25 alone resemble a person of ft24 alone.
func (w *world) nearMiss(p *person) {
	ft24 := w.ft24.persons
	pairs := (ft24 - w.Overlap) / 2
	d := newDraw(w.Seed, streamNear, p.index)
	if p.index < ft24 || p.centreEmail != "" || pairs == 0 || !d.chance(w.Rates.NearMiss) {
		return
	}
	base, _ := w.outline(2*d.n(pairs) + 1 - p.index%2)
	w.issue(&base)
	choices := 4
	if base.birth.y < 1985 { // old enough to be a parent
		choices++
	}
	switch d.n(choices) {
	case 0:
		twin(&d, p, &base)
	case 1:
		sibling(&d, p, &base)
	case 2:
		homonym(&d, p, &base)
	case 3:
		recycled(&d, p, &base)
	case 4:
		child(&d, p, &base)
	}
}

// centreSize is the number of persons, neighbours by index, who gave the
// address of their training centre as their own. Half of them have the same
// first name: with more than five rows, the address is no evidence of a person.
const centreSize = 16

// centreNames is how many of the further first names serve in a centre: simple
// names, all different.
const centreNames = 24

// centre makes p a member of a training centre, and reports whether it did. A
// centre lies wholly among the persons of ft24 alone, or wholly among the common.
func (w *world) centre(p *person) bool {
	group, place := p.index/centreSize, p.index%centreSize
	d := newDraw(w.Seed, streamCentre, group)
	if !d.chance(w.Rates.Centre) {
		return false
	}
	ft24 := w.ft24.persons
	for _, border := range []int{ft24 - w.Overlap, ft24} {
		if group*centreSize < border && border < (group+1)*centreSize || group*centreSize >= ft24 {
			return false
		}
	}
	if p.woman = d.chance(5_000); !p.woman {
		p.usage = surname{}
	}
	names := furtherMen[:centreNames]
	if p.woman {
		names = furtherWomen[:centreNames]
	}
	common := d.n(centreNames)
	p.commonName = names[common]
	p.first = []string{p.commonName}
	if place%2 == 1 {
		p.first = []string{names[(common+1+place/2)%centreNames]}
	}
	p.centreEmail = "centre.formation" + digits(d.n(100_000), 5) + "@laposte.net"
	return true
}
