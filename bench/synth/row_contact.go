package synth

import "recoupe/bench/synth/population"

// emails fills in the e-mail address.
func (m *maker) emails() {
	w, p := &m.row, &m.row.person
	w.email = nil
	if !m.src.has(fieldEmail) {
		return
	}
	switch {
	case m.hit(EmailMissing):
		return
	case m.hit(EmailCentre):
		w.email = m.office(EmailCentre, "centre.formation")
	case m.hit(EmailAdviser):
		w.email = m.office(EmailAdviser, "conseiller.emploi")
	case m.hit(EmailFamily):
		w.email = p.FamilyEmail
	case m.late(EmailChanged):
		w.email = m.lateEmail()
	default:
		w.email = p.Email
	}
	if m.hit(EmailSpelling) {
		d := w.dice.how(EmailSpelling)
		w.mailBuffer = appendRespelt(w.mailBuffer[:0], w.email, &d)
		w.email = w.mailBuffer
	}
}

// officeRows is about how many rows of a list have the address of the same
// centre or adviser.
const officeRows = 40

// office returns the address of a training centre or of an adviser of this list.
// Some have many more persons than others.
func (m *maker) office(k Kind, local string) []byte {
	w := &m.row
	d := w.dice.how(k)
	offices := max(int(float64(m.plan.rows)*float64(m.Rates[m.src][k])/officeRows), 1)
	n := min(d.n(offices), d.n(offices))
	b := append(w.lateMail[:0], local...)
	b = appendUint(append(b, '.'), uint64(m.src+1)*1_000_000+uint64(n))
	w.lateMail = append(append(b, '@'), officeDomains[n%len(officeDomains)]...)
	return w.lateMail
}

// officeDomains are where centres and advisers have their addresses.
var officeDomains = []string{"laposte.net", "orange.fr", "gmail.com", "wanadoo.fr"}

// lateDomains are where people have the addresses that they took later.
var lateDomains = []string{"gmail.com", "gmail.com", "gmail.com", "outlook.fr", "icloud.com", "laposte.net", "proton.me", "yahoo.fr"}

// lateEmail returns the address that the person took later: nobody else's. It
// ends in a letter, as none of those does that persons had before.
func (m *maker) lateEmail() []byte {
	w, p := &m.row, &m.row.person
	d := w.dice.whose(EmailChanged)
	b := w.lateMail[:0]
	for _, n := range [...]*population.Name{&p.First, &p.BirthName} {
		start := len(b)
		b = appendPlain(b, n.Part(0))
		kept := b[:start]
		for _, c := range b[start:] {
			if isLetter(c) && len(kept) < start+10 {
				kept = append(kept, c|0x20)
			}
		}
		b = kept
	}
	b = appendUint(b, p.Index*scatter%(1<<27))
	b = append(b, "abcdefghijklmnopqrstuvwxyz"[d.n(26)], '@')
	w.lateMail = append(b, pick(&d, lateDomains)...)
	return w.lateMail
}

// scatter is odd, so that multiples of it modulo 2^27 differ for all persons: a
// population has fewer than 2^27.
const scatter = 82_862_977

// appendRespelt appends another spelling of the same address.
func appendRespelt(dst, email []byte, d *draw) []byte {
	at := 0
	for email[at] != '@' {
		at++
	}
	const gmail = "@gmail.com"
	if string(email[at:]) != gmail {
		return appendUpper(dst, email)
	}
	switch d.n(4) {
	case 0:
		return append(append(append(dst, email[:at]...), "+emploi"...), gmail...)
	case 1:
		return append(append(dst, email[:at]...), "@googlemail.com"...)
	case 2:
		return appendUpper(dst, email)
	}
	dst = append(append(dst, email[0]), '.')
	return append(dst, email[1:]...)
}

// dummies are what people type into a form that insists on a number.
var dummies = []string{"0600000000", "0102030405"}

// numbers fills in the phone numbers.
func (m *maker) numbers() {
	w, p := &m.row, &m.row.person
	w.phones, w.dummy = w.phones[:0], ""
	if !m.src.has(fieldPhone) {
		return
	}
	switch {
	case m.hit(PhoneMissing):
		return
	case m.hit(PhoneDummy):
		d := w.dice.how(PhoneDummy)
		w.dummy = pick(&d, dummies)
		return
	case m.hit(PhoneFamily):
		w.phones = append(w.phones, p.FamilyPhone)
	case m.late(PhoneChanged):
		w.phones = append(w.phones, m.latePhone())
	default:
		w.phones = append(w.phones, p.Phone)
	}
	if m.hit(TwoPhones) {
		w.phones = append(w.phones, p.Landline)
	}
	if w.overseas() {
		m.hit(OverseasPrefix)
	}
}

// overseas reports whether the first number is one from overseas.
func (w *row) overseas() bool { return w.phones[0].Country != "33" }

// lateMobiles are the first digits of the numbers that people of the mainland
// took later: a million each, of which nobody had one before.
var lateMobiles = []string{
	"0790", "0791", "0792", "0793", "0794", "0795", "0796", "0797", "0798", "0799",
	"0630", "0631", "0632", "0633", "0634", "0635", "0636", "0637", "0638",
}

// latePhone returns the number that the person took later. Overseas, where there
// are few numbers, it may have been somebody else's before.
func (m *maker) latePhone() population.Phone {
	n := m.row.person.Phone
	x := m.row.person.Index * scatter
	if n.Country != "33" {
		d := m.row.dice.whose(PhoneChanged)
		appendDigits(n.National[:5], uint64(d.n(100_000)), 5)
		return n
	}
	x %= uint64(len(lateMobiles)) * 1_000_000
	copy(n.National[:], lateMobiles[x/1_000_000])
	appendDigits(n.National[:4], x%1_000_000, 6)
	return n
}

// place fills in the address.
func (m *maker) place() {
	w, p := &m.row, &m.row.person
	if m.late(PostcodeChanged) {
		d := w.dice.whose(PostcodeChanged)
		m.people.Person(uint64(d.next()%m.Population), &w.other)
		p = &w.other
	}
	w.street, w.postcode, w.commune = p.Street, p.Postcode[:], p.Commune
}
