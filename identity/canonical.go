package identity

// Canonical holds the canonical fields of one row; a field that is missing or
// rejected is empty. All of it is valid until the next row.
type Canonical struct {
	// NIR has 13 characters.
	NIR []byte
	// FTID begins with its namespace, N, L or S.
	FTID []byte
	// FirstName has the letters of the whole first name, and FirstComponent
	// those of its first component.
	FirstName, FirstComponent []byte
	// Sex is [Male], [Female] or 0.
	Sex byte
	// BirthDate is yyyymmdd; LowConfidence says that it is 1 January or 31
	// December.
	BirthDate     []byte
	LowConfidence bool
	// Postcode has 5 digits.
	Postcode []byte

	surnames, emails, phones list
}

// Surnames returns the number of forms of the row's surnames, birth name first.
func (c *Canonical) Surnames() int { return c.surnames.len() }

// Surname returns form i of the row's surnames, its letters.
func (c *Canonical) Surname(i int) []byte { return c.surnames.at(i) }

// Emails returns the number of e-mail addresses.
func (c *Canonical) Emails() int { return c.emails.len() }

// Email returns e-mail address i.
func (c *Canonical) Email(i int) []byte { return c.emails.at(i) }

// Phones returns the number of telephone numbers.
func (c *Canonical) Phones() int { return c.phones.len() }

// Phone returns telephone number i, "+" and the digits of E.164.
func (c *Canonical) Phone(i int) []byte { return c.phones.at(i) }

func (c *Canonical) reset() {
	c.NIR, c.FTID = c.NIR[:0], c.FTID[:0]
	c.FirstName, c.FirstComponent = c.FirstName[:0], c.FirstComponent[:0]
	c.Sex, c.BirthDate, c.LowConfidence = 0, c.BirthDate[:0], false
	c.Postcode = c.Postcode[:0]
	c.surnames.reset()
	c.emails.reset()
	c.phones.reset()
}
