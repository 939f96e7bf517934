package population

// household is a household in outline.
type household struct {
	block
	first   uint64 // the place of its first member among all: its number
	n       int
	members [blockSize]member

	head, spouse   int // of members; -1 if there is none
	elder, younger int // twins; -1 if there are none
	overseas       *Territory
	home           *home
	draw           draw
}

// household puts the household of person i into h and returns which member the
// person is.
func (p *Population) household(i uint64, h *household) (self int) {
	place := p.placeOf(i)
	b := place / blockSize
	h.block = p.block(b)
	d := p.draw(streamBlock, b)
	bounds := cutBounds[d.n(len(cuts))][place%blockSize]
	h.first = b*blockSize + bounds[0]
	h.n = int(min(b*blockSize+bounds[1], p.size) - h.first)
	self = int(place - h.first)
	for k := range h.n {
		m := &h.members[k]
		m.place = h.first + uint64(k)
		if m.index = i; k != self {
			m.index = p.personAt(m.place)
		}
		m.cohort = p.cohort(m.index)
		m.draw = p.draw(streamMember, m.place)
	}
	h.draw = p.draw(streamHousehold, h.first)
	h.cast()
	h.settle(p)
	h.birthYears(p)
	h.twins(p)
	h.names(p.tables, self)
	return self
}

// cast gives the members their roles and sexes. Parents are not of the cohort
// of the young; those who look after children are no one's children here.
func (h *household) cast() {
	h.head, h.spouse = -1, -1
	for k := range h.n {
		m := &h.members[k]
		m.role = lodger
		m.woman = m.draw.chance(cohortTable[m.cohort].women)
		if m.cohort != Youth && (h.head < 0 || m.cohort == Childcare && h.members[h.head].cohort != Childcare) {
			h.head = k
		}
	}
	x := h.draw.n(100)
	couple, alone, siblings := 74, 91, 95 // up to which x there is a couple, one parent, none
	if h.n == 2 {
		couple, alone, siblings = 78, 90, 94
	}
	switch {
	case h.n == 1:
		h.head = 0
		h.members[0].role = head
		return
	case x >= siblings:
		h.head = -1
		return
	case x >= alone || h.head < 0:
		h.head = -1
	default:
		h.members[h.head].role = head
		if x < couple {
			h.marry()
		}
	}
	for k := range h.n {
		if m := &h.members[k]; m.role == lodger && m.cohort != Childcare {
			m.role = child
		}
	}
}

// marry finds a spouse for the head, if there is one.
func (h *household) marry() {
	for k := range h.n {
		if m := &h.members[k]; k != h.head && m.cohort != Youth {
			h.spouse = k
			m.role = spouse
			m.woman = !h.members[h.head].woman
			if m.draw.chance(100) {
				m.woman = !m.woman
			}
			return
		}
	}
}

// settle says where the household lives, and which of its members were born
// abroad.
func (h *household) settle(p *Population) {
	h.overseas, h.home = nil, nil
	switch h.descent {
	case overseas:
		if h.land < len(territories) && h.draw.chance(7_800) {
			h.overseas = &territories[h.land]
			h.home = &h.overseas.homes[h.draw.n(len(h.overseas.homes))]
		}
	case migrant:
		for k := range h.n {
			m := &h.members[k]
			share := 7_700
			if m.role == child {
				share = 2_800
			}
			m.abroad = m.draw.chance(share)
		}
	}
	if h.descent != migrant {
		for k := range h.n {
			h.members[k].abroad = false
		}
	}
	if h.home == nil {
		g := p.tables.places
		h.home = &g.homes[g.livesAt.draw(&h.draw)]
	}
}

// The ages of parents at the birth of their children.
const (
	youngestParent = 18
	oldestMother   = 44
)

// youngestSpouse is the age in 2024 from which people live as a couple.
const youngestSpouse = 20

// birthYears draws the years of birth: of the children first, then of parents
// who are old enough.
func (h *household) birthYears(p *Population) {
	oldest, youngest := 0, 0
	for k := range h.n {
		m := &h.members[k]
		if m.role == head || m.role == spouse {
			continue
		}
		t := &p.tables.years[m.cohort].all
		if m.role == child {
			t = &p.tables.years[m.cohort].young
		}
		m.year = p.suit(h, m, t.draw(&m.draw), t.years)
		if m.role == child {
			if h.bornIn(m.year, k) { // another draw makes it rare enough
				m.year = p.suit(h, m, t.draw(&m.draw), t.years)
			}
			if oldest == 0 || m.year < oldest {
				oldest = m.year
			}
			youngest = max(youngest, m.year)
		}
	}
	if h.head < 0 {
		return
	}
	a, grown := &h.members[h.head], years{0, reference}
	of := p.tables.years[a.cohort].all.years
	switch {
	case oldest > 0:
		grown = years{youngest - oldestMother, oldest - youngestParent}
		a.year = oldest - youngestParent - 1 - a.draw.n(12) - a.draw.n(11)
	default:
		if h.spouse >= 0 {
			grown.last = reference - youngestSpouse
		}
		a.year = p.tables.years[a.cohort].all.draw(&a.draw)
	}
	a.year = p.suit(h, a, of.within(grown).near(&a.draw, a.year), of)
	if h.spouse < 0 {
		return
	}
	b := &h.members[h.spouse]
	of = p.tables.years[b.cohort].all.years
	older := b.draw.n(6) + b.draw.n(6) - 3 // men are two years older
	if b.woman {
		older = -older
	}
	peers := years{a.year - 9, min(a.year+9, grown.last)}
	if b.woman {
		peers.first = max(peers.first, grown.first)
	}
	b.year = p.suit(h, b, of.within(peers).near(&b.draw, a.year-older), of)
}

// bornIn reports whether a child before member k was born in a year.
func (h *household) bornIn(year, k int) bool {
	for j := range k {
		if o := &h.members[j]; o.role == child && o.year == year {
			return true
		}
	}
	return false
}

// within returns the years of r that are in s, too, or the year of r that is
// nearest to s if there are none.
func (r years) within(s years) years {
	return years{min(max(r.first, s.first), r.last), max(min(r.last, s.last), r.first)}
}

// has reports whether a year is one of r.
func (r years) has(year int) bool { return r.first <= year && year <= r.last }

// near returns a year if it is in range, and else one of the range.
func (r years) near(d *draw, year int) int {
	if !r.has(year) {
		return d.between(r.first, r.last)
	}
	return year
}

// twins makes the first two children twins, seldom.
func (h *household) twins(p *Population) {
	h.elder, h.younger = -1, -1
	for k := range h.n {
		switch {
		case h.members[k].role != child:
		case h.elder < 0:
			h.elder = k
		case h.younger < 0:
			h.younger = k
		}
	}
	if h.younger >= 0 && h.members[h.younger].cohort == Youth {
		h.elder, h.younger = h.younger, h.elder // the years of birth of this cohort suit every other
	}
	if h.younger < 0 || !h.draw.chance(twinShare) || !h.canBeTwins(p) {
		h.elder, h.younger = -1, -1
		return
	}
	elder, younger := &h.members[h.elder], &h.members[h.younger]
	if h.draw.chance(3_500) {
		younger.woman = elder.woman
	}
	younger.year = elder.year
}

// twinShare is in how many of ten thousand families the first two children are
// twins, so that of those with brothers or sisters about as many are as in
// France.
const twinShare = 900

// canBeTwins reports whether elder and younger may have the same birth date and
// neighbouring NIRs.
func (h *household) canBeTwins(p *Population) bool {
	elder, younger := &h.members[h.elder], &h.members[h.younger]
	return !elder.abroad && !younger.abroad && p.tables.years[younger.cohort].young.has(elder.year)
}
