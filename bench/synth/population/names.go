package population

// names draws the names of a member, and of all others but lodgers, whose names
// are nobody else's affair.
func (h *household) names(t *tables, self int) {
	land := french
	switch h.descent {
	case migrant:
		land = countries[h.land].origin
	case overseas:
		land = birthlands[h.land].origin
	}
	fathers, mothers := land, land
	for k := range h.n {
		m := &h.members[k]
		m.origin = land
		if h.descent == migrant && !m.abroad && m.draw.chance(bornHereNames) {
			m.origin = french // of these names, some have come from elsewhere
		}
		if m.role == head || m.role == spouse {
			if m.woman {
				mothers = m.origin
			} else {
				fathers = m.origin
			}
		}
	}
	father, mother := t.surname(&h.draw, fathers), t.surname(&h.draw, mothers)
	if h.spouse >= 0 && h.members[h.spouse].woman == h.members[h.head].woman {
		if h.members[h.head].woman {
			father = mother // as children may have the name of either
		} else {
			mother = father
		}
	}
	children := h.childrensName(father, mother)
	for k := range h.n {
		m := &h.members[k]
		switch {
		case m.role == lodger && k != self:
			continue
		case m.role == child:
			m.surname = children
		case m.role == lodger, m.role == spouse && m.woman == h.members[h.head].woman:
			m.surname = t.surname(&m.draw, m.origin)
		case m.woman:
			m.surname = mother
		default:
			m.surname = father
		}
		m.given = t.given.draw(&m.draw, m.origin, m.sex(), m.year)
		if m.role == child {
			h.distinguish(t, k)
		}
	}
	h.marriage(t, &h.members[self], father)
}

// bornHereNames is how many of ten thousand persons of families from abroad who
// were born in France have a French first name, and surname unless they are
// children.
const bornHereNames = 7_500

// distinguish draws another first name for a child until no older one has it.
func (h *household) distinguish(t *tables, k int) {
	m := &h.members[k]
	for j := 0; j < k; j++ {
		if o := &h.members[j]; o.role == child && t.given.alike(o.given, m.given) {
			m.given = t.given.draw(&m.draw, m.origin, m.sex(), m.year)
			j = -1
		}
	}
}

// surname draws a birth name.
func (t *tables) surname(d *draw, o origin) surname {
	s := surname{first: familyName{o, t.surnames[o].draw(d)}}
	double, spaced := 130, 2_000
	if o == portugal || o == spain {
		double, spaced = 2_500, 10_000
	}
	if d.chance(double) {
		s.join(familyName{o, t.surnames[o].draw(d)}, d.chance(spaced))
	}
	return s
}

// join makes a surname double, unless both names are the same.
func (s *surname) join(second familyName, spaced bool) {
	if s.first == second {
		return
	}
	s.second, s.double, s.separator = second, true, '-'
	if spaced {
		s.separator = ' '
	}
}

// childrensName returns the surname of the children: mostly the father's.
func (h *household) childrensName(father, mother surname) surname {
	mothers := 5
	if h.head >= 0 && h.spouse < 0 && h.members[h.head].woman {
		mothers = 28
	}
	switch x := h.draw.n(100); {
	case x < mothers:
		return mother
	case x < mothers+4:
		s := surname{first: father.first}
		s.join(mother.first, x == mothers)
		return s
	}
	return father
}

// marriage says whether a woman is or was married, and to whom. The husband of a
// woman who lives alone is not of the population.
func (h *household) marriage(t *tables, m *member, father surname) {
	couple := h.spouse >= 0 && m.role != lodger
	m.married = m.woman && m.role != child && m.draw.chance(marriedShare(m.year, couple))
	if !m.married {
		return
	}
	switch {
	case m.role == spouse:
		m.spouse = h.members[h.head].surname
	case couple:
		m.spouse = h.members[h.spouse].surname
	case m.role == head && h.n > 1:
		m.spouse = father
	default:
		m.spouse = t.surname(&m.draw, m.origin)
	}
	m.married = m.spouse.first != m.surname.first
}

// marriedShare returns how many of ten thousand women born in a year are or were
// married: of those who live as a couple, and of the others.
func marriedShare(year int, couple bool) int {
	share := 0
	switch {
	case year < 1960:
		share = 8_600
	case year < 1970:
		share = 7_600
	case year < 1980:
		share = 6_200
	case year < 1990:
		share = 5_000
	case year < 1996:
		share = 3_200
	case year < 2002:
		share = 1_000
	default:
		share = 200
	}
	if !couple {
		share /= 2
	}
	return share
}

// spell appends a surname to a name.
func (t *tables) spell(s *surname, separator byte, n *Name) {
	t.surnames[s.first.origin].add(separator, s.first.number, n)
	if s.double {
		t.surnames[s.second.origin].add(s.separator, s.second.number, n)
	}
}

// spellUsage puts the usage name of a member into n: the spouse's name for most
// women, alone or with the birth name.
func (t *tables) spellUsage(d *draw, m *member, n *Name) {
	n.reset()
	if !m.married {
		return
	}
	own := surname{first: m.surname.first}
	switch x := d.n(100); {
	case m.surname.double || m.spouse.double || x < 75:
		t.spell(&m.spouse, '-', n)
	case x < 95:
		t.spell(&own, '-', n)
		t.spell(&m.spouse, '-', n)
	default:
		t.spell(&m.spouse, '-', n)
		t.spell(&own, '-', n)
	}
}
