package quality

import "math/bits"

// persons finds the rows of a person, for persons numbered below 2^32 and rows
// in the index.
type persons struct {
	present []uint64 // bit p: person p has a row
	before  []uint32 // persons in the words before each word of present
	start   []uint32 // of each person present in turn, the place of the first row; and their number
	rows    []uint32 // grouped by person, ascending within
}

// newPersons groups rows by their persons.
func newPersons(personOf []uint32) *persons {
	p := &persons{}
	var last uint32
	for _, id := range personOf {
		last = max(last, id)
	}
	p.present = make([]uint64, last/64+1)
	for _, id := range personOf {
		p.present[id/64] |= 1 << (id % 64)
	}
	p.before = make([]uint32, len(p.present))
	count := uint32(0)
	for i, word := range p.present {
		p.before[i] = count
		count += uint32(bits.OnesCount64(word))
	}
	p.start = make([]uint32, count+1)
	for _, id := range personOf {
		rank, _ := p.rank(id)
		p.start[rank+1]++
	}
	for i := range count {
		p.start[i+1] += p.start[i]
	}
	p.rows = make([]uint32, len(personOf))
	for row := len(personOf) - 1; row >= 0; row-- { // downwards, each from the end of its group
		rank, _ := p.rank(personOf[row])
		p.start[rank+1]--
		p.rows[p.start[rank+1]] = uint32(row)
	}
	// start[i+1] is now where group i begins.
	copy(p.start, p.start[1:])
	p.start[count] = uint32(len(personOf))
	return p
}

// rank returns the place of a person among those present.
func (p *persons) rank(id uint32) (rank uint32, ok bool) {
	word := id / 64
	if uint64(word) >= uint64(len(p.present)) || p.present[word]>>(id%64)&1 == 0 {
		return 0, false
	}
	below := p.present[word] & (1<<(id%64) - 1)
	return p.before[word] + uint32(bits.OnesCount64(below)), true
}

// rowsOf returns the rows of a person, ascending.
func (p *persons) rowsOf(id uint32) []uint32 {
	rank, ok := p.rank(id)
	if !ok {
		return nil
	}
	return p.group(rank)
}

// group returns the rows of the person at a place among those present.
func (p *persons) group(rank uint32) []uint32 { return p.rows[p.start[rank]:p.start[rank+1]] }
