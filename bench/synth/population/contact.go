package population

import (
	"strconv"
	"unicode/utf8"
)

// domains are e-mail domains with their shares in thousandths: of persons up to
// 25 years old, and of the others.
var domains = []struct {
	name   string
	weight [2]uint64
}{
	{gmail, [2]uint64{650, 450}}, {"hotmail.fr", [2]uint64{57, 90}}, {"orange.fr", [2]uint64{57, 90}},
	{"yahoo.fr", [2]uint64{38, 60}}, {"yahoo.com", [2]uint64{10, 15}}, {"hotmail.com", [2]uint64{32, 50}},
	{"outlook.fr", [2]uint64{16, 25}}, {"outlook.com", [2]uint64{16, 25}}, {"free.fr", [2]uint64{25, 40}},
	{"wanadoo.fr", [2]uint64{19, 30}}, {"laposte.net", [2]uint64{19, 30}}, {"icloud.com", [2]uint64{19, 30}},
	{"sfr.fr", [2]uint64{16, 25}}, {"live.fr", [2]uint64{13, 20}}, {"bbox.fr", [2]uint64{7, 10}}, {"gmx.fr", [2]uint64{6, 10}},
}

// gmail is the commonest domain. Its addresses ignore dots and +tags.
const gmail = "gmail.com"

// maxLocalPart is how many letters of each name an address has at most.
const maxLocalPart = 12

// appendEmail appends the address of a member in canonical form. It ends in a
// number that is the member's own. The surname is m's, spelled out.
func (p *Population) appendEmail(dst []byte, m *member, surname *Name) []byte {
	d := p.draw(streamEmail, m.place)
	age := 1
	if m.year >= reference-25 {
		age = 0
	}
	domain := domains[p.tables.domains[age].draw(&d)].name
	x := d.n(1000)
	first := maxLocalPart
	if x < 300 {
		first = 1
	}
	dst = appendLetters(dst, p.tables.given.names[m.given][0], first)
	if domain != gmail {
		if s := ".._-\x00"[x%5]; s != 0 {
			dst = append(dst, s)
		}
	}
	dst = appendLetters(dst, surname.text, maxLocalPart)
	dst = strconv.AppendUint(dst, p.addresses.at(m.place), 10)
	return append(append(dst, '@'), domain...)
}

// appendHouseholdEmail appends an address of the household that is of none of
// its members.
func (p *Population) appendHouseholdEmail(dst []byte, h *household) []byte {
	dst = append(dst, "famille."...)
	dst = strconv.AppendUint(dst, p.addresses.at(h.first), 10)
	return append(dst, "@orange.fr"...)
}

// appendLetters appends the first letters of a name in lower case and without
// accents, at most so many.
func appendLetters[T string | []byte](dst []byte, name T, limit int) []byte {
	end := len(dst) + limit
	for i := 0; i < len(name) && len(dst) < end; {
		c := name[i]
		switch {
		case c >= 'a' && c <= 'z':
			dst = append(dst, c)
		case c >= 'A' && c <= 'Z':
			dst = append(dst, c+'a'-'A')
		case c >= utf8.RuneSelf:
			// All letters of the tables have two bytes.
			if r := int(c&0x1f)<<6 | int(name[i+1]&0x3f); r < len(plain) {
				dst = append(dst, plain[r]...)
			}
			i++
		}
		i++
	}
	return dst[:min(len(dst), end)]
}

// plain has the letters of Latin-1 and of Latin Extended-A without their
// accents, by code point.
var plain = func() (plain [0x180]string) {
	for to, from := range map[string]string{
		"a": "àáâãäåāăąÀÁÂÃÄÅĀĂĄ", "ae": "æÆ", "c": "çćčÇĆČ", "d": "đĐďĎ", "e": "èéêëęěÈÉÊËĘĚ", "g": "ğĞ", "i": "ìíîïıÌÍÎÏİ", "l": "łŁ",
		"n": "ñńňÑŃŇ", "o": "òóôõöøőÒÓÔÕÖØŐ", "oe": "œŒ", "r": "řŘ", "s": "śşšŚŞŠ", "ss": "ß", "t": "ţťŢŤ", "u": "ùúûüűÙÚÛÜŰ", "y": "ýÿÝŸ",
		"z": "źżžŹŻŽ",
	} {
		for _, r := range from {
			plain[r] = to
		}
	}
	return plain
}()

// The first digits of mobile numbers of the mainland: as many times ten million
// numbers as a population may have persons, at least.
var mobiles = [...]string{"060", "061", "062", "064", "065", "066", "067", "068", "073", "074", "075", "076", "077", "078"}

// maxNumbers is the number of mobile numbers of the mainland.
const maxNumbers = 1 << 27

// mobile returns the mobile number of a member.
func (p *Population) mobile(h *household, m *member) (n Phone) {
	if t := h.overseas; t != nil {
		// Numbers are given out by serial number; there are too few for a
		// permutation of a power of two.
		x := h.landSerial(m) * serialStep % (uint64(len(t.mobiles)) * 100_000)
		copy(n.National[:], t.mobiles[x/100_000])
		putDigits(n.National[5:], int(x%100_000))
		n.Country = t.Country
		return n
	}
	x := p.phones.at(m.place)
	copy(n.National[:], mobiles[x/10_000_000])
	putDigits(n.National[3:], int(x%10_000_000))
	if filling(&n.National) {
		copy(n.National[1:], "699") // which is no other mobile's of the mainland
	}
	n.Country = "33"
	return n
}

// filling reports whether a number looks like one that fills a form.
func filling(national *[10]byte) bool {
	switch string(national[:]) {
	case "0601020304", "0607080910", "0612345678", "0606060606":
		return true
	}
	for _, c := range national[3:] {
		if c != national[2] {
			return false
		}
	}
	return true
}

// landline returns the landline number of a household.
func (p *Population) landline(h *household) (n Phone) {
	d := p.draw(streamLandline, h.first)
	prefix := ""
	if n.Country = "33"; h.overseas != nil {
		prefix, n.Country = h.overseas.landlines, h.overseas.Country
	} else {
		prefix = p.tables.places.departments[h.home.department].landline
	}
	putDigits(n.National[copy(n.National[:], prefix):], d.n(1_000_000))
	return n
}
