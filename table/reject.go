package table

// RejectKind says why a record was not accepted.
type RejectKind uint8

// The kinds of rejects.
const (
	// Ragged records do not have as many columns as the header. If a field of
	// one spans lines, those after its first line are read again, for the
	// quotation mark may be stray; each of them then counts by itself.
	Ragged RejectKind = iota
	// StrayQuote records have a quotation mark that opens a field and does not
	// close it: before the end of the list, within 1 MiB, or right before a
	// delimiter. Neither does it close when, in a list of 5 columns or more, a
	// whole line with as many columns stands before the next mark. The lines
	// after the one where it opened are read again.
	StrayQuote

	numRejectKinds
)

// maxFirstRejects bounds Rejects.First.
const maxFirstRejects = 20

// Reject is one record that was not accepted.
type Reject struct {
	Kind RejectKind
	// Line is where the record starts; of a StrayQuote, where the mark stands.
	Line int
	// Columns is how many columns a Ragged record has; of one with quotation
	// marks and too many of them, one more than the header.
	Columns int
}

// Rejects counts the records of a list that were not accepted.
type Rejects struct {
	// Counts has the number of rejects of each kind.
	Counts [numRejectKinds]uint64
	// First has the first rejects, in the order of the list, 20 at most.
	First []Reject
}

// Total returns the number of rejects of all kinds.
func (r Rejects) Total() uint64 {
	var n uint64
	for _, c := range r.Counts {
		n += c
	}
	return n
}

// add counts one reject.
func (r *Rejects) add(x Reject) {
	r.Counts[x.Kind]++
	if len(r.First) < maxFirstRejects {
		r.First = append(r.First, x)
	}
}
