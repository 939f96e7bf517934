package identity

// Field is one of the fields of a person that the rules know.
type Field uint8

// The fields, in the order of a [Record].
const (
	// NIR is the French social security number.
	NIR Field = iota
	// FTID is the identifier that France Travail gives a jobseeker.
	FTID
	// BirthName is the surname at birth, and the surname of a list that has
	// only one.
	BirthName
	// UsageName is the surname in use, such as the spouse's.
	UsageName
	// FirstName is the first name, or all of them.
	FirstName
	// Sex is the sex or the civility.
	Sex
	// BirthDate is the date of birth.
	BirthDate
	// Email is the e-mail address.
	Email
	// Phone is the telephone number, or several.
	Phone
	// Postcode is the French postcode of the address.
	Postcode
	// NumFields is the number of fields.
	NumFields
)

var fieldNames = [NumFields]string{
	"nir", "ftid", "birth_name", "usage_name", "first_name",
	"sex", "birth_date", "email", "phone", "postcode",
}

// String returns the name of f as agreements and column mappings write it, or
// "" where f is no field.
func (f Field) String() string {
	if f >= NumFields {
		return ""
	}
	return fieldNames[f]
}

// ParseField returns the field with the given name.
func ParseField(name string) (Field, bool) {
	for f, s := range fieldNames {
		if s == name {
			return Field(f), true
		}
	}
	return 0, false
}

// Record is one row: the raw UTF-8 value of each field, nil where the list has
// no such column. Several telephone columns arrive in one value, joined with
// ';'.
type Record [NumFields][]byte

// fieldSet is a set of fields, one bit each.
type fieldSet uint16

func setOf(fields ...Field) fieldSet {
	var s fieldSet
	for _, f := range fields {
		s |= 1 << f
	}
	return s
}

func (s fieldSet) has(f Field) bool { return s&(1<<f) != 0 }
