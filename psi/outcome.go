package psi

import (
	"context"
)

// Outcomes says for every row of a list whether it matched, by which keys and
// how surely. Rows that share an input of a sure key are one person, and have
// one outcome. They are gathered with [Outcomes.Hit], [Outcomes.Ask] and
// [Outcomes.Link], and valid after [Outcomes.Settle].
type Outcomes struct {
	keys  []Key
	hits  []KeySet // by row; rows beyond the end have none
	asked []KeySet // by row, sure keys that it has inputs of; rows beyond the end have none
	tiers []Tier   // by row, where the other party decided them; else nil
	// same leads from each row to one that stands for its person, which leads
	// to itself. Rows beyond the end are alone.
	same []uint32
}

// NewOutcomes returns the outcomes of a list of which nothing matched yet.
func NewOutcomes(keys []Key) *Outcomes { return &Outcomes{keys: keys} }

// Row returns the tier of a row and the match keys that hit.
func (o *Outcomes) Row(row uint32) (Tier, KeySet) {
	if int(row) >= len(o.hits) || o.hits[row] == 0 {
		return TierNone, 0
	}
	if o.tiers != nil {
		return o.tiers[row], o.hits[row]
	}
	return tierOf(o.keys, o.hits[row], o.askedOf(row)), o.hits[row]
}

// askedOf returns the sure keys that a row has inputs of.
func (o *Outcomes) askedOf(row uint32) KeySet {
	if int(row) >= len(o.asked) {
		return 0
	}
	return o.asked[row]
}

// Rows returns the number of rows up to the last one that matched.
func (o *Outcomes) Rows() uint32 { return uint32(len(o.hits)) }

// Hit records that a key of a row hit: key is its index in the keys.
func (o *Outcomes) Hit(row uint32, key int) {
	o.grow(row)
	o.hits[row] |= 1 << key
}

// grow makes room for a row.
func (o *Outcomes) grow(row uint32) {
	if n := int(row) + 1; n > len(o.hits) {
		o.hits = append(o.hits, make([]KeySet, n-len(o.hits))...)
	}
}

// raise sets the tier of a row to at least t.
func (o *Outcomes) raise(row uint32, t Tier) {
	if n := int(row) + 1; n > len(o.tiers) {
		o.tiers = append(o.tiers, make([]Tier, n-len(o.tiers))...)
	}
	o.tiers[row] = max(o.tiers[row], t)
}

// join records that the rows of a group are one person.
func (o *Outcomes) join(rows []uint32) {
	for last := rows[len(rows)-1]; uint32(len(o.same)) <= last; {
		o.same = append(o.same, uint32(len(o.same)))
	}
	root := o.person(rows[0])
	for _, row := range rows[1:] {
		o.same[o.person(row)] = root
	}
}

// person returns the row that stands for the person of a row, and shortens the
// way to it.
func (o *Outcomes) person(row uint32) uint32 {
	if int(row) >= len(o.same) {
		return row
	}
	for o.same[row] != row {
		o.same[row] = o.same[o.same[row]]
		row = o.same[row]
	}
	return row
}

// Settle gives every row the outcome of its person.
func (o *Outcomes) Settle() {
	for row := range o.Rows() {
		if root := o.person(row); root != row && o.hits[row] != 0 {
			o.take(root, row)
		}
	}
	for row := range uint32(len(o.asked)) {
		o.asked[o.person(row)] |= o.asked[row]
	}
	for row := range uint32(len(o.asked)) {
		o.asked[row] = o.asked[o.person(row)]
	}
	for row := range uint32(len(o.same)) {
		if root := o.person(row); root != row && root < o.Rows() && o.hits[root] != 0 {
			o.take(row, root)
		}
	}
}

// take adds to the outcome of a row that of another one, which has hits.
func (o *Outcomes) take(row, other uint32) {
	o.grow(row)
	o.hits[row] |= o.hits[other]
	if o.tiers != nil {
		o.raise(row, o.tiers[other])
	}
}

// Count returns how many rows have at least the tier kept, and how many
// different persons they are: rows known to be one person count once.
func (o *Outcomes) Count(kept Tier) (rows, persons uint64) {
	for row := range o.Rows() {
		if t, _ := o.Row(row); t == TierNone || t < kept {
			continue
		}
		rows++
		if o.person(row) == row { // has the same outcome as its other rows
			persons++
		}
	}
	return rows, persons
}

// Link records that rows, ascending and all that do, carry one input of a key:
// if the key is sure and the input is not common, they are one person.
func (o *Outcomes) Link(key int, rows []uint32) {
	if k := &o.keys[key]; k.Tier == TierSure && len(rows) > 1 && !k.Common(len(rows)) {
		o.join(rows)
	}
}

// Ask records that rows, ascending and all that do, carry an input of a key that
// is asked, and links them.
func (o *Outcomes) Ask(key int, rows []uint32) {
	if k := &o.keys[key]; k.Tier == TierSure && !k.Common(len(rows)) {
		if n := int(rows[len(rows)-1]) + 1; n > len(o.asked) {
			o.asked = append(o.asked, make([]KeySet, n-len(o.asked))...)
		}
		for _, row := range rows {
			o.asked[row] |= 1 << key
		}
	}
	o.Link(key, rows)
}

// ask records the inputs of a question, and joins the rows that share an input of a sure key.
func (q *Question) ask(ctx context.Context, o *Outcomes) error {
	return eachGroup(ctx, q.sorted, askedSize, func(g *group) error {
		o.Ask(g.key(), g.rows)
		return nil
	})
}
