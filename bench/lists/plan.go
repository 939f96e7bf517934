package lists

import "math/bits"

// List names one of the files that a Spec gives.
type List int

const (
	FT24   List = iota // the list in the shape of France Travail's, 2024
	UNML25             // the list in the shape of the missions locales', 2025
	Truth              // the pairs of rows that are the same person
)

// String returns the name of the list, which is the stem of its file's name.
func (l List) String() string { return [...]string{"ft24", "unml25", "truth"}[l] }

// plan says which person stands in which row of a list.
//
// Persons of a list are those with an index in [first, first+persons). Each has
// a slot of its own; the slots after them repeat every stride-th person. Row r
// holds the slot (r·step + shift) mod rows: an order that hides the structure,
// and that can be computed both ways.
type plan struct {
	list                 List
	first, persons       int
	rows, stride         int
	step, inverse, shift uint64
}

// world is a Spec with the arrangement of its lists.
type world struct {
	Spec
	ft24, unml25 plan
}

func newWorld(s *Spec) *world { return &world{*s, s.plan(FT24), s.plan(UNML25)} }

// plan returns the arrangement of a list: ft24 holds the persons from 0 on, and
// unml25 begins with the last Overlap persons of ft24.
func (s *Spec) plan(l List) plan {
	p := plan{list: l, rows: s.Rows}
	if l == UNML25 {
		p.rows = s.Other
	}
	repeats := p.rows * int(s.Rates.Duplicates) / int(always)
	p.persons = p.rows - repeats
	if repeats > 0 {
		p.stride = p.persons / repeats
	}
	if l == UNML25 {
		p.first = s.plan(FT24).persons - s.Overlap
	}
	n := uint64(max(p.rows, 1))
	p.shift = mix(s.Seed^uint64(l)) % n
	p.step = n*618/1000 | 1
	for ; ; p.step += 2 {
		if inverse, ok := inverseMod(p.step%n, n); ok {
			p.step, p.inverse = p.step%n, inverse
			return p
		}
	}
}

// inverseMod returns the inverse of a modulo n, if there is one.
func inverseMod(a, n uint64) (uint64, bool) {
	r0, r1, t0, t1 := int64(n), int64(a), int64(0), int64(1)
	for r1 != 0 {
		q := r0 / r1
		r0, r1, t0, t1 = r1, r0-q*r1, t1, t0-q*t1
	}
	if r0 != 1 {
		return 0, n == 1
	}
	return uint64((t0%int64(n) + int64(n)) % int64(n)), true
}

// at returns the person in row r, from 0, and whether the row repeats them.
func (p *plan) at(r int) (person int, repeat bool) {
	slot := int((mulMod(uint64(r), p.step, uint64(p.rows)) + p.shift) % uint64(p.rows))
	if slot < p.persons {
		return p.first + slot, false
	}
	return p.first + (slot-p.persons)*p.stride, true
}

// rowsOf returns the rows, from 0, of a person of the list: the second is -1
// where no row repeats them.
func (p *plan) rowsOf(person int) (own, repeat int) {
	slot := person - p.first
	own, repeat = p.row(slot), -1
	if p.stride > 0 && slot%p.stride == 0 && slot/p.stride < p.rows-p.persons {
		repeat = p.row(p.persons + slot/p.stride)
	}
	return own, repeat
}

// row returns the row of a slot.
func (p *plan) row(slot int) int {
	n := uint64(p.rows)
	return int(mulMod((uint64(slot)+n-p.shift)%n, p.inverse, n))
}

// mulMod returns a·b mod n.
func mulMod(a, b, n uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return bits.Rem64(hi, lo, n)
}
