package synth

import "math/bits"

// Kind is one kind of departure of a row from its person.
//
// A departure has an effect on what two rows of the same person share:
//
//   - none: every reader of names, numbers and addresses must forgive it;
//   - a wrong value: the field agrees with no other row;
//   - another value: the person has two, and all rows that depart in this way
//     have the same one. Rows agree where both depart so, or neither does.
//
// [Reach] computes from this what any two rows of a person still share.
type Kind uint8

// The kinds, in the order in which the truth file names them. In brackets: of
// which rows the rate is a share, where it is not all rows of the list. Of kinds
// that exclude each other, as a missing e-mail and another one do, a row has the
// first that is drawn, and the rate of a later one is a share of the rest.
const (
	NIRMissing      Kind = iota // no NIR
	NIRParent                   // a parent's NIR [persons under 20]
	NIRChanged                  // another NIR of the person, given before the one in use: another value
	NIRTypo                     // one digit of the NIR is wrong, and so is its key
	FTIDMissing                 // no FT id
	FTIDTypo                    // one digit of the FT id is wrong
	FTIDOld                     // the identifier that the person had before the present form: another value
	FTIDLocal                   // the old identifier with its region in front: another value [rows with FTIDOld]
	SurnameTypo                 // one letter of a surname of one word is wrong
	SurnamePartTypo             // one letter of one part of a double surname is wrong; the other part is right, and links
	SurnameCut25                // the surname is cut at 25 characters: none [ft24, always]
	UsageName                   // the usage name where the list's one surname should be: another value [persons with a usage name]
	UsageJoined                 // as UsageName, where a part of the usage name is one of the birth name, which links
	UsageMissing                // the usage name is left out beside the birth name [ft24, persons with a usage name]
	Accents                     // letters without their accents: none [names with letters outside A to Z; ft24 always]
	Separators                  // another hyphen, apostrophe or space in a name: none [double and compound names, surnames with a particle]
	FirstNameTypo               // one letter of the first name is wrong
	FirstNameCut                // the first component alone: another value, and none for the keys that use only that [compound first names]
	FirstNameCut13              // the first name is cut at 13 characters: none [ft24, always]
	NamesSwapped                // surname and first name in each other's place: another value
	DayMonthSwapped             // day and month of birth exchanged: another value [days up to 12 that differ from the month]
	FirstJanuary                // 1 January in place of the birth date: another value, of low confidence
	DateDigit                   // one digit of the birth date is wrong
	UnknownBirthday             // the person's own civil date is 1 January or 31 December, of low confidence: none
	EmailMissing                // no e-mail
	EmailCentre                 // the e-mail of a training centre, which many rows of the list have
	EmailAdviser                // the e-mail of an adviser, which many rows of the list have
	EmailFamily                 // the e-mail of the household or of a relative: another value
	EmailChanged                // the person's later e-mail: another value
	EmailSpelling               // another spelling of the address: none [rows with an e-mail]
	PhoneMissing                // no phone
	PhoneDummy                  // 0600000000 and the like
	PhoneFamily                 // the number of the household or of a relative: another value
	PhoneChanged                // the person's later number: another value
	TwoPhones                   // the number and the household's landline in one cell: none [rows with a phone]
	OverseasPrefix              // +33 before an overseas number: none [rows with an overseas number, and not ft24]
	PostcodeChanged             // the later address: another value
	Duplicate                   // a further row of a person whom the list has already

	// NumKinds is the number of kinds.
	NumKinds
)

// kindInfo is what is to be said of a kind.
type kindInfo struct {
	name  string
	field field // a list has rows of this kind if it has this field
	given bool  // it follows from the format or the person, and has no rate
}

var kinds = [NumKinds]kindInfo{
	NIRMissing:      {name: "nir-missing", field: fieldNIR},
	NIRParent:       {name: "nir-parent", field: fieldNIR},
	NIRChanged:      {name: "nir-changed", field: fieldNIR},
	NIRTypo:         {name: "nir-typo", field: fieldNIR},
	FTIDMissing:     {name: "ftid-missing", field: fieldFTID},
	FTIDTypo:        {name: "ftid-typo", field: fieldFTID},
	FTIDOld:         {name: "ftid-old", field: fieldFTID},
	FTIDLocal:       {name: "ftid-local", field: fieldFTID},
	SurnameTypo:     {name: "surname-typo", field: fieldName},
	SurnamePartTypo: {name: "surname-part-typo", field: fieldName, given: true},
	SurnameCut25:    {name: "surname-cut-25", field: fieldUsage, given: true},
	UsageName:       {name: "usage-name", field: fieldSingle},
	UsageJoined:     {name: "usage-joined", field: fieldSingle, given: true},
	UsageMissing:    {name: "usage-missing", field: fieldUsage},
	Accents:         {name: "accents", field: fieldName},
	Separators:      {name: "separators", field: fieldName},
	FirstNameTypo:   {name: "first-name-typo", field: fieldName},
	FirstNameCut:    {name: "first-name-cut", field: fieldName},
	FirstNameCut13:  {name: "first-name-cut-13", field: fieldUsage, given: true},
	NamesSwapped:    {name: "names-swapped", field: fieldName},
	DayMonthSwapped: {name: "day-month-swapped", field: fieldName},
	FirstJanuary:    {name: "first-january", field: fieldName},
	DateDigit:       {name: "date-digit", field: fieldName},
	UnknownBirthday: {name: "unknown-birthday", field: fieldName, given: true},
	EmailMissing:    {name: "email-missing", field: fieldEmail},
	EmailCentre:     {name: "email-centre", field: fieldEmail},
	EmailAdviser:    {name: "email-adviser", field: fieldEmail},
	EmailFamily:     {name: "email-family", field: fieldEmail},
	EmailChanged:    {name: "email-changed", field: fieldEmail},
	EmailSpelling:   {name: "email-spelling", field: fieldEmail},
	PhoneMissing:    {name: "phone-missing", field: fieldPhone},
	PhoneDummy:      {name: "phone-dummy", field: fieldPhone},
	PhoneFamily:     {name: "phone-family", field: fieldPhone},
	PhoneChanged:    {name: "phone-changed", field: fieldPhone},
	TwoPhones:       {name: "two-phones", field: fieldPhone},
	OverseasPrefix:  {name: "overseas-prefix", field: fieldPhone},
	PostcodeChanged: {name: "postcode-changed", field: fieldName},
	Duplicate:       {name: "duplicate", field: fieldName},
}

// Kinds returns all kinds in their order.
func Kinds() []Kind {
	all := make([]Kind, NumKinds)
	for k := range all {
		all[k] = Kind(k)
	}
	return all
}

// String returns the name of the kind in truth files and options.
func (k Kind) String() string { return kinds[k].name }

// ParseKind returns the kind with the given name.
func ParseKind(name string) (Kind, bool) {
	for k := range NumKinds {
		if kinds[k].name == name {
			return k, true
		}
	}
	return 0, false
}

// HasRate reports whether the lists of a source have rows of the kind as often
// as a rate says. A kind without rate does not occur in them, or follows from
// their format or from the person.
func (k Kind) HasRate(s Source) bool {
	if kinds[k].given || !s.has(kinds[k].field) {
		return false
	}
	// France Travail stores names in A to Z and numbers in national form.
	return s != FT24 || k != Accents && k != OverseasPrefix
}

// Set is a set of kinds.
type Set uint64

// SetOf returns the set of some kinds.
func SetOf(ks ...Kind) (s Set) {
	for _, k := range ks {
		s |= 1 << k
	}
	return s
}

// Has reports whether the set has a kind.
func (s Set) Has(k Kind) bool { return s>>k&1 != 0 }

// add puts a kind into the set.
func (s *Set) add(k Kind) { *s |= 1 << k }

// Kinds returns the kinds of the set in their order.
func (s Set) Kinds() []Kind {
	var out []Kind
	for ; s != 0; s &= s - 1 {
		out = append(out, Kind(bits.TrailingZeros64(uint64(s))))
	}
	return out
}

// String returns the names of the kinds with a space between them, as the truth
// file has them.
func (s Set) String() string { return string(s.append(nil)) }

// append appends the names of the kinds to b.
func (s Set) append(b []byte) []byte {
	for first := true; s != 0; s &= s - 1 {
		if !first {
			b = append(b, ' ')
		}
		first = false
		b = append(b, kinds[bits.TrailingZeros64(uint64(s))].name...)
	}
	return b
}
