package population

// role is what a person is to the rest of the household.
type role uint8

// The roles. Lodgers share the address and nothing else.
const (
	lodger role = iota
	head
	spouse
	child
)

// surname is a birth name, not yet spelled out: one name, or two where it is
// double.
type surname struct {
	first, second familyName
	double        bool
	separator     byte // between the two
}

// familyName is a name of one of the tables.
type familyName struct {
	origin origin
	number uint32
}

// member is a person in outline: what others of the household depend on.
type member struct {
	draw   draw
	place  uint64 // the person's place among all
	index  uint64
	cohort Cohort
	role   role

	woman   bool
	abroad  bool // born abroad
	origin  origin
	year    int
	given   int
	surname surname
	married bool
	spouse  surname // whose name a married woman may use

	birth Date // drawn by Population.birth, and so is nir
	nir   nir
}

// sex is 0 for men and 1 for women.
func (m *member) sex() int {
	if m.woman {
		return 1
	}
	return 0
}
