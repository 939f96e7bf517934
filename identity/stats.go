package identity

// FieldStats counts the rows by what became of one field. Present is the sum of
// Valid and of Rejected.
type FieldStats struct {
	Missing  uint64             // no such column, or an empty cell
	Present  uint64             // a cell that is not empty
	Valid    uint64             // a canonical value
	Used     uint64             // a canonical value that an input of the row depends on
	Rejected [NumReasons]uint64 // no canonical value, by reason
}

// KeyStats counts what one match key got.
type KeyStats struct {
	Rows   uint64 // rows with an input of the key
	Inputs uint64 // inputs, distinct within their row
}

// Stats counts the rows of one list. Fields that none of the normaliser's match
// keys uses are not counted.
type Stats struct {
	Rows       uint64 // all rows
	Unlinkable uint64 // rows without any input
	Fields     [NumFields]FieldStats
	Keys       [NumKeys]KeyStats

	IncoherentNIRs     uint64 // NIRs that contradict the birth date or the sex of their row
	LowConfidenceDates uint64 // birth dates of 1 January or 31 December
	DroppedDummies     uint64 // telephone numbers typed to fill a form
}

// Merge adds the counts of other to s.
func (s *Stats) Merge(other *Stats) {
	s.Rows += other.Rows
	s.Unlinkable += other.Unlinkable
	s.IncoherentNIRs += other.IncoherentNIRs
	s.LowConfidenceDates += other.LowConfidenceDates
	s.DroppedDummies += other.DroppedDummies
	for f := range s.Fields {
		a, b := &s.Fields[f], &other.Fields[f]
		a.Missing += b.Missing
		a.Present += b.Present
		a.Valid += b.Valid
		a.Used += b.Used
		for r := range a.Rejected {
			a.Rejected[r] += b.Rejected[r]
		}
	}
	for k := range s.Keys {
		s.Keys[k].Rows += other.Keys[k].Rows
		s.Keys[k].Inputs += other.Keys[k].Inputs
	}
}
