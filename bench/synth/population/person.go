package population

// Person is who someone really is: the truth that rows of lists differ from.
// [Population.Person] reuses the buffers of a Person; its byte slices hold
// until the next call.
type Person struct {
	Index     uint64 // in the population
	Household uint64 // the same number for all of a household, and for no one else
	Cohort    Cohort

	Woman bool
	Birth Date
	Twin  bool // has a twin in the household: same birth date and surname

	BirthName Name
	UsageName Name // the name of a married woman; empty if there is none
	First     Name

	Abroad     bool       // born abroad
	Overseas   *Territory // where the person lives, nil on the mainland
	Birthplace [5]byte    // as in the NIR: department and commune, or 99 and country

	NIR       [13]byte // with the birth date, nobody else's
	NIRKey    [2]byte
	ParentNIR [13]byte // of a parent, in the population if the parent is in the household

	FTID       [11]byte // France Travail's identifier: nobody else's
	OldFTID    [8]byte  // its old form, unique within the region
	FTIDRegion [3]byte

	Email       []byte // canonical: lower case and, with gmail, no dot; nobody else's
	FamilyEmail []byte // of someone else in the household, or of the household
	Phone       Phone  // mobile
	FamilyPhone Phone  // mobile of someone else in the household, or its landline
	Landline    Phone  // the household's

	Street     []byte // number and street, in the household's manner
	Postcode   [5]byte
	Commune    []byte // not to be modified
	Department string // two characters, three overseas

	scratch Name
}

// Date is a calendar date.
type Date struct{ Year, Month, Day int }

// Doubtful reports whether the date is one that registries write for an unknown
// day: 1 January or 31 December.
func (t Date) Doubtful() bool {
	return t.Month == 1 && t.Day == 1 || t.Month == 12 && t.Day == 31
}

// Phone is a number of the French plan.
type Phone struct {
	National [10]byte // ten digits, with the leading zero
	Country  string   // the country code: 33, or that of an overseas territory
}

// AppendInternational appends the number with + and its country code to dst.
func (n *Phone) AppendInternational(dst []byte) []byte {
	dst = append(append(dst, '+'), n.Country...)
	return append(dst, n.National[1:]...)
}

// maxParts is how many parts a name has at most.
const maxParts = 4

// Name is a surname or a first name as its bearer writes it, in UTF-8, with the
// bounds of its parts: two where a surname is double or a first name compound.
// The zero Name is empty.
type Name struct {
	text  []byte
	parts int
	ends  [maxParts]int // where each part ends; a separator of one byte follows all but the last
}

// Bytes returns the name; it is not to be modified.
func (n *Name) Bytes() []byte { return n.text }

// Parts returns the number of parts, 0 for the empty name.
func (n *Name) Parts() int { return n.parts }

// Part returns part k, from 0; it is not to be modified.
func (n *Name) Part(k int) []byte {
	start := 0
	if k > 0 {
		start = n.ends[k-1] + 1
	}
	return n.text[start:n.ends[k]]
}

// reset makes the name empty.
func (n *Name) reset() { n.text, n.parts = n.text[:0], 0 }

// add appends a part, after a separator if it is not the first.
func (n *Name) add(separator byte, part ...string) {
	if n.parts > 0 {
		n.text = append(n.text, separator)
	}
	for _, s := range part {
		n.text = append(n.text, s...)
	}
	n.ends[n.parts] = len(n.text)
	n.parts++
}
