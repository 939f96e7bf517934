package lists

import (
	"bytes"
	"strings"
)

// share is an e-mail domain with its share of addresses, in parts of a thousand.
type share struct {
	domain string
	n      int
}

// domainTable holds the e-mail domains of addresses that are not with the
// commonest provider, by their shares.
var domainTable = func() (w weighted[string]) {
	for _, s := range []share{
		{"hotmail.fr", 90}, {"orange.fr", 90}, {"yahoo.fr", 60}, {"yahoo.com", 15}, {"hotmail.com", 50}, {"outlook.fr", 25},
		{"outlook.com", 25}, {"free.fr", 40}, {"wanadoo.fr", 30}, {"laposte.net", 30}, {"icloud.com", 30}, {"sfr.fr", 25},
		{"live.fr", 20}, {"bbox.fr", 10}, {"gmx.fr", 10},
	} {
		w.add(s.domain, s.n)
	}
	return w
}()

// gmail is the commonest domain. Its addresses ignore dots and +tags.
const gmail = "gmail.com"

// drawEmail draws an address in canonical form: lower case and, with gmail, no
// dot in the local part. It ends in random digits, so that it is nobody's.
func drawEmail(d *draw, p *person) string {
	domain := gmail
	commonest := Rate(4_500)
	if p.birth.y >= 2000 {
		commonest = 6_500
	}
	if !d.chance(commonest) {
		domain = domainTable.at(d.n(domainTable.total()))
	}
	first, last := strings.ToLower(letters(p.first[0], 12)), strings.ToLower(letters(p.surname.String(), 12))
	separator := pick(d, []string{"", ".", ".", "_", "-"})
	if domain == gmail {
		separator = ""
	}
	if d.chance(3_000) {
		first = first[:1]
	}
	return first + separator + last + digits(d.n(100_000), 5) + "@" + domain
}

// otherSpelling returns another spelling of the same address.
func otherSpelling(d *draw, email string) string {
	local, domain, _ := strings.Cut(email, "@")
	if domain != gmail {
		return strings.ToUpper(email)
	}
	switch d.n(4) {
	case 0:
		return local + "+emploi@" + gmail
	case 1:
		return local + "@googlemail.com"
	case 2:
		return strings.ToUpper(email)
	}
	return local[:1] + "." + local[1:] + "@" + domain
}

// phone is a number of the French plan.
type phone struct {
	national string // ten digits, with the leading zero
	country  string // the country code
}

// international returns the number with + and its country code.
func (n phone) international() string { return "+" + n.country + n.national[1:] }

// First digits of mobile and of landline numbers of the mainland.
var (
	mobiles   = []string{"060", "061", "062", "064", "065", "066", "067", "068", "073", "074", "075", "076", "077", "078"}
	landlines = []string{"014", "024", "038", "047", "056"}
)

// drawMobile draws a mobile number, of the territory if there is one.
func drawMobile(d *draw, overseas *territory) phone {
	prefix, country := pick(d, mobiles), "33"
	if overseas != nil {
		prefix, country = overseas.mobiles, overseas.country
	}
	return phone{complete(d, prefix), country}
}

// drawLandline draws a landline number of the mainland.
func drawLandline(d *draw) phone {
	return phone{complete(d, pick(d, landlines)), "33"}
}

// complete appends random digits up to ten: those after the prefix are never
// all alike, so that no number looks like a placeholder.
func complete(d *draw, prefix string) string {
	b := append(make([]byte, 0, 10), prefix...)
	for len(b) < 10 {
		b = append(b, '0'+byte(d.n(10)))
	}
	if bytes.Count(b[4:], b[4:5]) == 6 {
		b[9] = '0' + (b[9]-'0'+1)%10
	}
	return string(b)
}

// dummies are what people type into a form that insists on a number.
var dummies = []string{"0600000000", "0102030405"}
