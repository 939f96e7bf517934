package identity

import "time"

// Normalizer turns rows into inputs. It reuses its memory, so that each
// goroutine needs one of its own.
type Normalizer struct {
	keys      []Key
	fields    fieldSet
	reference day

	canonical Canonical
	stats     Stats

	folded, wide []byte // the cell at hand, folded; its NFKC
	text         []byte // the letters of words
	words        []word
	spans        [][2]int // surnames of one cell, as bounds in words
	forms        list     // forms of one surname cell
	form, digits []byte
}

// NewNormalizer returns a normaliser for the given match keys. Birth dates
// after reference are in the future; both parties take it from their agreement.
func NewNormalizer(keys []Key, reference time.Time) *Normalizer {
	n := &Normalizer{reference: day{reference.Year(), int(reference.Month()), reference.Day()}}
	var wanted [NumKeys]bool
	for _, k := range keys {
		wanted[k] = true
	}
	for k := range NumKeys {
		if wanted[k] {
			n.keys = append(n.keys, k)
			n.fields |= k.fields()
		}
	}
	return n
}

// Stats returns the counts of the rows so far. They belong to n.
func (n *Normalizer) Stats() *Stats { return &n.stats }

// Canonical returns the canonical fields of the last row: those that the match
// keys of n use.
func (n *Normalizer) Canonical() *Canonical { return &n.canonical }

// Normalize replaces out by the inputs of row r.
func (n *Normalizer) Normalize(r *Record, out *Inputs) {
	c := &n.canonical
	c.reset()
	out.reset()
	n.stats.Rows++
	var valid fieldSet
	for f := range NumFields {
		if !n.fields.has(f) {
			continue
		}
		s := &n.stats.Fields[f]
		reason, present := n.field(f, r[f])
		switch {
		case !present:
			s.Missing++
			continue
		case reason == accepted:
			valid |= setOf(f)
			s.Valid++
		default:
			s.Rejected[reason]++
		}
		s.Present++
	}
	if valid.has(NIR) && !coherent(c.NIR, c.BirthDate, c.LowConfidence, c.Sex) {
		c.NIR = c.NIR[:0]
		valid &^= setOf(NIR)
		s := &n.stats.Fields[NIR]
		s.Valid--
		s.Rejected[ReasonIncoherent]++
		n.stats.IncoherentNIRs++
	}
	if c.LowConfidence {
		n.stats.LowConfidenceDates++
	}
	var used fieldSet
	for _, k := range n.keys {
		before := out.Len()
		used |= c.inputs(k, out)
		if added := out.Len() - before; added > 0 {
			n.stats.Keys[k].Rows++
			n.stats.Keys[k].Inputs += uint64(added)
		}
	}
	if out.Len() == 0 {
		n.stats.Unlinkable++
	}
	for f := range NumFields {
		if used.has(f) && valid.has(f) {
			n.stats.Fields[f].Used++
		}
	}
}

// field normalises one cell into n.canonical. A cell with nothing but white
// space is not present.
func (n *Normalizer) field(f Field, cell []byte) (reason Reason, present bool) {
	c := &n.canonical
	if len(cell) == 0 {
		return accepted, false
	}
	if len(cell) > MaxCell {
		return ReasonTooLong, true
	}
	n.folded = n.fold(n.folded[:0], cell)
	if blank(n.folded) {
		return accepted, false
	}
	switch f {
	case NIR:
		c.NIR, reason = normalizeNIR(c.NIR, n.folded)
	case FTID:
		c.FTID, reason = normalizeFTID(c.FTID, n.folded)
	case BirthName, UsageName:
		reason = n.surnames(n.folded)
		for i := range n.forms.len() {
			c.surnames.add(n.forms.at(i), 2*maxForms)
		}
	case FirstName:
		c.FirstName, c.FirstComponent, reason = n.firstName(c.FirstName, c.FirstComponent, n.folded)
	case Sex:
		c.Sex, reason = normalizeSex(n.form[:0], n.folded)
	case BirthDate:
		c.BirthDate, c.LowConfidence, reason = normalizeDate(c.BirthDate, n.folded, n.reference)
	case Email:
		reason = n.normalizeEmails(&c.emails, cell)
	case Phone:
		var dropped int
		dropped, reason = n.normalizePhones(&c.phones, n.folded)
		n.stats.DroppedDummies += uint64(dropped)
	case Postcode:
		c.Postcode, reason = normalizePostcode(c.Postcode, n.folded)
	}
	return reason, true
}

// blank reports whether b is white space.
func blank(b []byte) bool {
	for _, c := range b {
		if !isSpace(c) {
			return false
		}
	}
	return true
}
