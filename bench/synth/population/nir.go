package population

// nir is what a NIR says beside sex and year of birth.
type nir struct {
	registering byte // what is added to the first digit of who is yet to be registered
	month       int
	place       [5]byte // department and commune, or 99 and country
	order       int     // 1 to 998
}

// unissued is an order number that no person of a population has.
const unissued = 999

// The numbers in a NIR that can be given out at one place, and the primes of
// windows into which the year is cut. A person has a serial number among those
// born at the same place. It gives commune, order and window, and no two persons
// have all three in common; the birth date lies in the window, so that NIR and
// birth date together are nobody else's.
const (
	communes       = 700 // of a department of the mainland
	mainlandOrders = 499 // the odd numbers: the next one is a twin's
	mainlandYear   = 239
	abroadOrders   = 998
	abroadYear     = 359
	dayless        = 54 // windows of persons whose day of birth nobody knows: 15 %
)

// serialStep scatters neighbouring serial numbers; it is a prime that divides no
// number of places.
const serialStep = 7_368_787

// serial takes a serial number apart: which of so many places to give a number
// out, which window of the year, and how often all of them have been used
// before. turn differs from place to place.
func (p *Population) serial(number, places, windows, land uint64) (place, window, round, turn uint64) {
	place = number % places * serialStep % places
	turn = mix(p.seed + land<<48 + place<<16 + 1)
	number /= places
	number, round = number%windows, number/windows
	return place, (number*(1+turn%(windows-1)) + turn>>32) % windows, round, turn
}

// landSerial returns the serial number of a member of a household from abroad or
// overseas among the persons from the same land.
func (h *household) landSerial(m *member) uint64 { return h.rank*blockSize + m.place%blockSize }

// suit returns a year of birth for a member: the given one, but for those born
// in the few countries where more were born than there are days and orders. Of
// these, only some years are given to each, up to so many years before.
func (p *Population) suit(h *household, m *member, year int, of years) int {
	if !m.abroad || p.rounds[h.land] == 1 {
		return year
	}
	rounds := p.rounds[h.land]
	_, _, round, _ := p.serial(h.landSerial(m), abroadOrders, abroadYear, uint64(h.land))
	year -= (year + int(round)) % rounds
	if year < of.first {
		year += rounds
	}
	return year
}

// birth draws the birth date of a member, and what the NIR says beside the sex.
// The younger of two twins has the order number after that of the elder.
func (p *Population) birth(h *household, m *member) {
	if h.younger >= 0 && m == &h.members[h.younger] {
		elder := &h.members[h.elder]
		p.birth(h, elder)
		m.birth, m.nir = elder.birth, elder.nir
		m.nir.order++
		return
	}
	d := p.draw(streamBirth, m.place)
	m.nir.registering = 0
	switch {
	case m.abroad:
		place, window, _, turn := p.serial(h.landSerial(m), abroadOrders, abroadYear, uint64(h.land))
		copy(m.nir.place[:], countries[h.land].code)
		m.nir.order = 1 + int(place)
		if d.chance(100) {
			m.nir.registering = 2
			if d.chance(3_000) {
				m.nir.registering = 6
			}
		}
		if window < dayless {
			m.birth = Date{m.year, 1, 1}
			m.nir.month = unknownMonth(int(window))
			return
		}
		m.birth = dayIn(&d, m.year, window-dayless, abroadYear-dayless, turn)
	case h.descent == overseas && d.chance(8_300):
		land := &birthlands[h.land]
		place, window, _, turn := p.serial(h.landSerial(m), land.communes*mainlandOrders, mainlandYear, uint64(1000+h.land))
		copy(m.nir.place[:3], land.code)
		putDigits(m.nir.place[3:], 1+int(place/mainlandOrders))
		m.nir.order = 1 + 2*int(place%mainlandOrders)
		m.birth = dayIn(&d, m.year, window, mainlandYear, turn)
	default:
		place, window, _, turn := p.serial(m.place, communes*mainlandOrders, mainlandYear, 2000)
		copy(m.nir.place[:2], p.birthDepartment(&d, h.home, m.year))
		putDigits(m.nir.place[2:], 1+int(place/mainlandOrders))
		m.nir.order = 1 + 2*int(place%mainlandOrders)
		m.birth = dayIn(&d, m.year, window, mainlandYear, turn)
	}
	m.nir.month = m.birth.Month
}

// unknownMonth returns one of the months that stand for an unknown one: 20 to
// 42, and from 50.
func unknownMonth(k int) int {
	if k < 23 {
		return 20 + k
	}
	return 27 + k
}

// birthDepartment returns the code of the department in which someone was born
// as it was in that year: mostly that of the home.
func (p *Population) birthDepartment(d *draw, at *home, year int) string {
	g := p.tables.places
	k := at.department
	if k < 0 || d.chance(4_000) {
		k = g.bornIn.draw(d)
	}
	code := g.departments[k].code
	switch {
	case code[0] == '2' && code[1] >= 'A' && year < 1976:
		return "20"
	case year >= 1968:
	case code == "92" || code == "93" || code == "94":
		return "75"
	case code == "91" || code == "95":
		return "78"
	}
	return code
}

// nirOf returns the NIR of a member.
func (m *member) nirOf() (b [13]byte) {
	b[0] = '1' + byte(m.sex()) + m.nir.registering
	putDigits(b[1:3], m.year%100)
	putDigits(b[3:5], m.nir.month)
	copy(b[5:], m.nir.place[:])
	putDigits(b[10:], m.nir.order)
	return b
}

// NIRKey returns the two digits that follow the 13 characters of a NIR: 97 −
// (NIR mod 97), with 19 for 2A and 18 for 2B.
func NIRKey(nir [13]byte) [2]byte {
	switch nir[6] {
	case 'A':
		nir[5], nir[6] = '1', '9'
	case 'B':
		nir[5], nir[6] = '1', '8'
	}
	n := 0
	for _, c := range nir {
		n = 10*n + int(c-'0')
	}
	n = 97 - n%97
	return [2]byte{'0' + byte(n/10), '0' + byte(n%10)}
}

// inventParent draws the NIR of a parent who is in no list: its order number is
// nobody's.
func (p *Population) inventParent(d *draw, h *household, m *member) [13]byte {
	var parent member
	parent.year, parent.woman = m.year-20-d.n(20), d.chance(6_000)
	parent.nir.month, parent.nir.order = d.between(1, 12), unissued
	copy(parent.nir.place[:2], p.birthDepartment(d, h.home, parent.year))
	putDigits(parent.nir.place[2:], d.between(1, communes))
	return parent.nirOf()
}
