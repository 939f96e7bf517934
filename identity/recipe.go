package identity

import "bytes"

// The cuts of names in match keys, in letters. France Travail keeps 25
// characters of a surname and 13 of a first name, separators included; these
// cuts are shorter than what is left of either.
const (
	cutSurname = 20
	cutFirst   = 10
)

// The kinds of inputs of [KeySwap], its first field.
var (
	swapNames = []byte("names")
	swapDays  = []byte("days")
)

func cut(b []byte, limit int) []byte { return b[:min(len(b), limit)] }

// inputs appends the inputs of k for the row c to out, and returns the fields
// that they depend on.
func (c *Canonical) inputs(k Key, out *Inputs) fieldSet {
	switch k {
	case KeyNIR:
		return c.identifier(k, out, NIR, c.NIR)
	case KeyFTID:
		return c.identifier(k, out, FTID, c.FTID)
	case KeyCivil:
		return c.names(k, out, cut(c.FirstName, cutFirst))
	case KeyGiven:
		return c.names(k, out, cut(c.FirstComponent, cutFirst))
	case KeyEmail:
		return c.contact(k, out, Email, &c.emails)
	case KeyPhone:
		return c.contact(k, out, Phone, &c.phones)
	case KeySound:
		return c.sound(out)
	case KeySwap:
		return c.swap(out)
	}
	return 0
}

// identifier gives the input of an identifier with the birth date.
func (c *Canonical) identifier(k Key, out *Inputs, f Field, id []byte) fieldSet {
	if len(id) == 0 || len(c.BirthDate) == 0 {
		return 0
	}
	out.begin(k)
	out.field(id)
	out.field(c.BirthDate)
	out.end()
	return setOf(f, BirthDate)
}

// contact gives an input for each address or number with the first component
// of the first name.
func (c *Canonical) contact(k Key, out *Inputs, f Field, values *list) fieldSet {
	if len(c.FirstComponent) == 0 || values.len() == 0 {
		return 0
	}
	for i := range values.len() {
		out.begin(k)
		out.field(values.at(i))
		out.field(cut(c.FirstComponent, cutFirst))
		out.end()
	}
	return setOf(f, FirstName)
}

// names gives an input for each surname with the first name and the birth date,
// and with the postcode where the date is of low confidence.
func (c *Canonical) names(k Key, out *Inputs, first []byte) fieldSet {
	if c.surnames.len() == 0 || len(first) == 0 || len(c.BirthDate) == 0 ||
		c.LowConfidence && len(c.Postcode) == 0 {
		return 0
	}
	for i := range c.surnames.len() {
		out.begin(k)
		out.field(cut(c.surnames.at(i), cutSurname))
		out.field(first)
		out.field(c.BirthDate)
		if c.LowConfidence {
			out.field(c.Postcode)
		}
		out.end()
	}
	used := setOf(BirthName, UsageName, FirstName, BirthDate)
	if c.LowConfidence {
		used |= setOf(Postcode)
	}
	return used
}

// placed reports whether the row has what [KeySound] and [KeySwap] need.
func (c *Canonical) placed() bool {
	return c.surnames.len() > 0 && len(c.FirstName) > 0 && len(c.BirthDate) > 0 && len(c.Postcode) > 0
}

// sound gives an input for the sound of each surname, with that of the first
// component of the first name.
func (c *Canonical) sound(out *Inputs) fieldSet {
	if !c.placed() {
		return 0
	}
	var first, last [soundexLen]byte
	given := soundex2(first[:0], c.FirstComponent)
	for i := range c.surnames.len() {
		out.begin(KeySound)
		out.field(soundex2(last[:0], c.surnames.at(i)))
		out.field(given)
		out.field(c.BirthDate)
		out.field(c.Postcode)
		out.end()
	}
	return setOf(BirthName, UsageName, FirstName, BirthDate, Postcode)
}

// swap gives two inputs for each surname: the names in either order with the
// date, and the names with day and month in either order. The second needs a
// day that could be a month, and another than its month.
func (c *Canonical) swap(out *Inputs) fieldSet {
	if !c.placed() {
		return 0
	}
	day, swappable := unorderedDay(c.BirthDate)
	for i := range c.surnames.len() {
		low, high := cut(c.surnames.at(i), cutFirst), cut(c.FirstName, cutFirst)
		if bytes.Compare(low, high) > 0 {
			low, high = high, low
		}
		out.begin(KeySwap)
		out.field(swapNames)
		out.field(low)
		out.field(high)
		out.field(c.BirthDate)
		out.field(c.Postcode)
		out.end()
	}
	for i := 0; swappable && i < c.surnames.len(); i++ {
		out.begin(KeySwap)
		out.field(swapDays)
		out.field(cut(c.surnames.at(i), cutSurname))
		out.field(cut(c.FirstName, cutFirst))
		out.field(day[:])
		out.field(c.Postcode)
		out.end()
	}
	return setOf(BirthName, UsageName, FirstName, BirthDate, Postcode)
}

// unorderedDay returns a canonical date with the lesser of day and month in
// front, and whether exchanging them gives another date.
func unorderedDay(date []byte) (d [dateLen]byte, swappable bool) {
	copy(d[:], date)
	month, day := date[4:6], date[6:8]
	order := bytes.Compare(day, month)
	if order < 0 {
		copy(d[4:6], day)
		copy(d[6:8], month)
	}
	return d, order != 0 && number(day) <= 12
}
