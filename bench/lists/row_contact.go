package lists

// Errors in how to reach a person.

func (b *builder) emails() {
	r, d, p := b.row, b.d, b.p
	switch {
	case p.centreEmail != "":
		r.kinds.add(EmailCentre)
		r.email = p.centreEmail
		r.sharedEmail = letters(r.first[0], 30) == letters(p.commonName, 30)
		return
	case b.hit(EmailMissing, b.rates.EmailMissing):
		r.email = ""
		return
	case p.hasFamily && !b.hard && b.hit(EmailFamily, b.rates.EmailFamily):
		r.email = p.familyEmail
	case b.hit(EmailChanged, b.or(b.later(b.rates.EmailChanged))):
		r.email = drawEmail(d, p)
	}
	if b.list == UNML25 && b.hit(EmailSpelling, 1_500) {
		r.respell = true
	}
}

func (b *builder) numbers() {
	r, d, p := b.row, b.d, b.p
	switch {
	case b.hit(PhoneMissing, b.rates.PhoneMissing):
		r.phones = nil
		return
	case b.hit(PhoneDummy, b.rates.PhoneDummy):
		r.phones, r.dummy = nil, pick(d, dummies)
		return
	case p.hasFamily && !b.hard && b.hit(PhoneFamily, b.rates.PhoneFamily):
		r.phones[0] = p.familyPhone
	case b.hit(PhoneChanged, b.or(b.later(b.rates.PhoneChanged))):
		r.phones[0] = drawMobile(d, p.overseas)
	}
	if !b.hard && b.hit(TwoPhones, b.rates.TwoPhones) {
		r.phones = append(r.phones, p.landline)
	}
	overseas := r.phones[0].country != "33"
	r.doubtfulHead = overseas && b.hit(OverseasPrefix, b.later(b.rates.OverseasPrefix))
}

func (b *builder) place() {
	if b.p.overseas == nil && b.hit(PostcodeChanged, b.later(b.rates.PostcodeChanged)) {
		for old := b.row.home; b.row.home == old; {
			b.row.home = pick(b.d, communes)
		}
		b.row.street = drawStreet(b.d)
	}
}
