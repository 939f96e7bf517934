package identity

// Key is a match key: a recipe that turns some fields of a row into inputs.
type Key uint8

// The match keys, in the order in which a row's inputs are given.
const (
	// KeyNIR is the NIR with the birth date.
	KeyNIR Key = iota
	// KeyFTID is the France Travail identifier with the birth date.
	KeyFTID
	// KeyCivil is a surname with the whole first name and the birth date.
	KeyCivil
	// KeyEmail is an e-mail address with the first component of the first name.
	KeyEmail
	// KeyPhone is a telephone number with the first component of the first name.
	KeyPhone
	// KeyGiven is a surname with the first component of the first name and the
	// birth date.
	KeyGiven
	// KeySound is the sound of a surname and of the first name, with the birth
	// date and the postcode.
	KeySound
	// KeySwap forgives names or day and month in the wrong order, with the
	// postcode.
	KeySwap
	// NumKeys is the number of match keys.
	NumKeys
)

var keyNames = [NumKeys]string{"nir", "ftid", "civil", "email", "phone", "given", "sound", "swap"}

// String returns the name of k as agreements and inputs write it, or "" where k
// is no key.
func (k Key) String() string {
	if k >= NumKeys {
		return ""
	}
	return keyNames[k]
}

// ParseKey returns the match key with the given name.
func ParseKey(name string) (Key, bool) {
	for k, s := range keyNames {
		if s == name {
			return Key(k), true
		}
	}
	return 0, false
}

// Everyday returns the six match keys of everyday use, from [KeyNIR] to
// [KeyGiven].
func Everyday() []Key {
	return []Key{KeyNIR, KeyFTID, KeyCivil, KeyEmail, KeyPhone, KeyGiven}
}

// Fields returns the fields that a list must have for k, and those that k uses
// where the list has them. [BirthName] stands for the surname: a row that has
// [UsageName] alone gives inputs too.
func (k Key) Fields() (required, optional []Field) {
	switch k {
	case KeyNIR:
		return []Field{NIR, BirthDate}, []Field{Sex}
	case KeyFTID:
		return []Field{FTID, BirthDate}, nil
	case KeyCivil, KeyGiven:
		return []Field{BirthName, FirstName, BirthDate}, []Field{UsageName, Postcode}
	case KeyEmail:
		return []Field{FirstName, Email}, nil
	case KeyPhone:
		return []Field{FirstName, Phone}, nil
	case KeySound, KeySwap:
		return []Field{BirthName, FirstName, BirthDate, Postcode}, []Field{UsageName}
	}
	return nil, nil
}

// fields returns every field that k uses.
func (k Key) fields() fieldSet {
	required, optional := k.Fields()
	return setOf(required...) | setOf(optional...)
}
