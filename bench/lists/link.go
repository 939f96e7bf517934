package lists

import "strings"

// Key is a match key of everyday use.
type Key uint

// The six everyday match keys, in the order in which the truth file lists them.
const (
	KeyNIR   Key = iota // NIR and birth date
	KeyFTID             // FT id and birth date
	KeyCivil            // surname, first name and birth date
	KeyEmail            // e-mail and first component of the first name
	KeyPhone            // phone and first component of the first name
	KeyGiven            // surname, first component of the first name and birth date
	keys
)

// String returns the name of the key.
func (k Key) String() string {
	return [keys]string{"nir", "ftid", "civil", "email", "phone", "given"}[k]
}

// keySet is a set of keys.
type keySet uint

// String returns the names of the keys with a space between them.
func (s keySet) String() string {
	var names []string
	for k := range keys {
		if s&(1<<k) != 0 {
			names = append(names, k.String())
		}
	}
	return strings.Join(names, " ")
}

// aspects says in which respects two rows agree.
type aspects struct {
	nir, ftid, surname, first, given, date, email, phone, place bool
}

// compare returns where two rows agree, from the values they hold.
func compare(a, b *row) aspects {
	return aspects{
		nir:     a.nir != "" && a.nir == b.nir && a.usableNIR() && b.usableNIR(),
		ftid:    a.ftid != "" && a.ftid == b.ftid,
		surname: shareForm(a, b),
		first:   letters(strings.Join(a.first, ""), 10) == letters(strings.Join(b.first, ""), 10),
		given:   letters(a.first[0], 10) == letters(b.first[0], 10),
		date:    a.birth == b.birth,
		email:   a.email != "" && a.email == b.email && !a.sharedEmail && !b.sharedEmail,
		phone:   sharePhone(a, b),
		place:   a.home.postcode == b.home.postcode,
	}
}

// keys returns the keys that link two rows which agree in these respects. A
// birth date of low confidence needs the postcode beside the names.
func (s aspects) keys(lowConfidence bool) (set keySet) {
	named := s.surname && s.date && (s.place || !lowConfidence)
	for k, links := range [keys]bool{
		KeyNIR: s.nir && s.date, KeyFTID: s.ftid && s.date, KeyCivil: named && s.first,
		KeyEmail: s.email && s.given, KeyPhone: s.phone && s.given, KeyGiven: named && s.given,
	} {
		if links {
			set |= 1 << k
		}
	}
	return set
}

// why returns the kinds of disagreement, out of those noted on two rows, that
// explain the respects in which the rows differ.
func (s aspects) why(noted kindSet, lowConfidence bool) kindSet {
	var breaks kindSet
	for _, c := range []struct {
		agrees bool
		breaks kindSet
	}{
		{s.nir, breaksNIR}, {s.ftid, breaksFTID}, {s.surname, breaksSurname}, {s.first && s.given, breaksFirst},
		{s.date, breaksDate}, {s.email, breaksEmail}, {s.phone, breaksPhone}, {s.place || !lowConfidence, breaksPlace},
	} {
		if !c.agrees {
			breaks |= c.breaks
		}
	}
	return noted & breaks
}

// usableNIR reports whether the row's NIR has a right key and agrees with the
// birth date beside it.
func (r *row) usableNIR() bool { return !r.wrongKey && coherent(r.nir, r.birth) }

// shareForm reports whether the rows have a form of a surname in common: each
// surname as a whole, and its parts where it is double.
func shareForm(a, b *row) bool {
	for _, x := range a.forms() {
		for _, y := range b.forms() {
			if x == y {
				return true
			}
		}
	}
	return false
}

// forms returns the first 20 letters of each form of the row's surnames.
func (r *row) forms() []string {
	var out []string
	for _, s := range []surname{r.birthName, r.usageName} {
		if len(s.parts) > 1 {
			out = append(out, letters(strings.Join(s.parts, ""), 20))
		}
		for _, part := range s.parts {
			out = append(out, letters(part, 20))
		}
	}
	return out
}

// sharePhone reports whether the rows have a phone number in common.
func sharePhone(a, b *row) bool {
	for _, x := range a.phones {
		for _, y := range b.phones {
			if x == y {
				return true
			}
		}
	}
	return false
}
