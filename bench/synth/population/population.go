package population

import "fmt"

// MaxSize is the largest size of a population.
const MaxSize = 70_000_000

// Population is a synthetic population. Its methods may be called by several
// goroutines at once.
type Population struct {
	seed   uint64
	keys   [streams]uint64 // of the streams
	size   uint64
	cohort func(i uint64) Cohort
	tables *tables
	rounds []int // of countries: how often days and orders are used, in other years of birth

	// Who lives with whom has nothing to do with the index: persons are put
	// into the places of households by order. The others number addresses and
	// identifiers, so that none is given twice.
	order, addresses, phones, identifiers, oldIdentifiers permutation
}

// New returns the population of a seed with size persons, whose cohorts are
// given by index; cohort is called for relatives of a person too, so it should
// be fast, and nil stands for [General] throughout. It panics if size exceeds
// [MaxSize].
func New(seed, size uint64, cohort func(i uint64) Cohort) *Population {
	if size > MaxSize {
		panic(fmt.Sprintf("population: size %d exceeds %d", size, uint64(MaxSize)))
	}
	if cohort == nil {
		cohort = func(uint64) Cohort { return General }
	}
	p := &Population{seed: seed, size: size, cohort: cohort, tables: sharedTables()}
	for s := range streams {
		p.keys[s] = streamKey(seed, s)
	}
	p.order, p.addresses = newPermutation(seed, 0, size), newPermutation(seed, 1, size)
	p.phones = newPermutation(seed, 2, maxNumbers)
	p.identifiers, p.oldIdentifiers = newPermutation(seed, 3, maxNumbers), newPermutation(seed, 4, maxNumbers)
	migrants := (size/blockSize/blockGroup + 1) * migrantBlocks
	for land := range countries {
		serials := p.tables.countries.most(land, migrants) * blockSize
		p.rounds = append(p.rounds, 1+int(serials/(abroadOrders*abroadYear)))
	}
	return p
}

// Size returns the number of persons.
func (p *Population) Size() uint64 { return p.size }

// placeOf returns the place of person i among all.
func (p *Population) placeOf(i uint64) uint64 {
	for {
		if i = p.order.at(i); i < p.size {
			return i
		}
	}
}

// personAt returns the person at a place.
func (p *Population) personAt(place uint64) uint64 {
	for {
		if place = p.order.from(place); place < p.size {
			return place
		}
	}
}

// Person puts the person of an index below [Population.Size] into out. It is a
// pure function of the seed, the size, the cohorts and the index. Once the
// buffers of out have grown to the length of the longest values, it does not
// allocate. It panics if there is no such person.
func (p *Population) Person(i uint64, out *Person) {
	if i >= p.size {
		panic("population: no such person")
	}
	var h household
	self := p.household(i, &h)
	m := &h.members[self]
	p.birth(&h, m)
	d := p.draw(streamDetail, m.place)
	out.Index, out.Household, out.Cohort = i, h.first, m.cohort
	out.Woman, out.Birth, out.Twin = m.woman, m.birth, self == h.elder || self == h.younger
	out.Abroad, out.Overseas, out.Birthplace = m.abroad, h.overseas, m.nir.place

	out.BirthName.reset()
	p.tables.spell(&m.surname, '-', &out.BirthName)
	p.tables.spellUsage(&d, m, &out.UsageName)
	out.First.reset()
	p.tables.given.names[m.given].addTo('-', &out.First)

	out.NIR = m.nirOf()
	out.NIRKey = NIRKey(out.NIR)
	p.ftids(&d, &h, m, out)

	out.Email = p.appendEmail(out.Email[:0], m, &out.BirthName)
	out.Phone = p.mobile(&h, m)
	out.Landline = p.landline(&h)
	p.family(&d, &h, m, out)
	p.address(&h, out)
}

// family puts what a person may have from the family into out: a parent's NIR,
// e-mail address and telephone number.
func (p *Population) family(d *draw, h *household, m *member, out *Person) {
	parent := h.parent(d, m)
	if parent != nil {
		p.birth(h, parent)
		out.ParentNIR = parent.nirOf()
	} else {
		out.ParentNIR = p.inventParent(d, h, m)
	}
	if relative := h.relative(m, parent); relative != nil {
		out.scratch.reset()
		p.tables.spell(&relative.surname, '-', &out.scratch)
		out.FamilyEmail = p.appendEmail(out.FamilyEmail[:0], relative, &out.scratch)
		out.FamilyPhone = p.mobile(h, relative)
	} else {
		out.FamilyEmail = p.appendHouseholdEmail(out.FamilyEmail[:0], h)
		out.FamilyPhone = out.Landline
	}
}

// parent returns a parent of a child of the household, nil if there is none:
// the mother more often than the father.
func (h *household) parent(d *draw, m *member) *member {
	if m.role != child || h.head < 0 {
		return nil
	}
	parent := &h.members[h.head]
	if h.spouse >= 0 && parent.woman != d.chance(6_000) {
		parent = &h.members[h.spouse]
	}
	return parent
}

// relative returns whose e-mail address and number someone may use, nil if
// nobody: a parent's, a spouse's, a child's, those of a brother or sister.
func (h *household) relative(m, parent *member) *member {
	switch {
	case parent != nil:
		return parent
	case m.role == lodger:
		return nil
	case m.role == head && h.spouse >= 0:
		return &h.members[h.spouse]
	case m.role == spouse:
		return &h.members[h.head]
	}
	for k := range h.n {
		if o := &h.members[k]; o != m && o.role == child {
			return o
		}
	}
	return nil
}
