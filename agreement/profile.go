package agreement

import (
	"slices"
	"strings"

	"recoupe/identity"
	"recoupe/internal/message"
)

// Custom is the name of the profile that knows no breach: two lists that have
// every everyday match key.
const Custom = "custom"

// Profile is what a draft takes from a pair of breaches.
type Profile struct {
	Name    string   // holder's and querier's breach, "ft24-unml25", or [Custom]
	Holder  Incident // the larger list's
	Querier Incident // its Persons is the default size of the querier's list; 0 if there is none
	Keys    []string // match keys that both lists have, in the order they run
}

// Profiles returns every profile: the ten pairs of breaches and [Custom].
func Profiles() []Profile {
	var out []Profile
	for i, holder := range bySize {
		for _, querier := range bySize[i+1:] {
			out = append(out, newProfile(holder.name+"-"+querier.name, holder, querier))
		}
	}
	exposed := make([]ExposedField, 0, len(everyday)+2)
	for _, f := range exposedFields {
		if slices.Contains([]ExposedField{BirthName, FirstName, BirthDate, NIRField, FTID, Email, Phone}, f) {
			exposed = append(exposed, f)
		}
	}
	holder := breach{name: "holder-list", title: Placeholder, period: Placeholder, exposed: exposed}
	querier := breach{name: "querier-list", title: Placeholder, period: Placeholder, exposed: exposed}
	return append(out, newProfile(Custom, holder, querier))
}

func newProfile(name string, holder, querier breach) Profile {
	p := Profile{Name: name, Holder: holder.incident(), Querier: querier.incident()}
	for _, e := range everyday {
		if slices.Contains(holder.exposed, e.field) && slices.Contains(querier.exposed, e.field) {
			p.Keys = append(p.Keys, e.key.String())
		}
	}
	return p
}

func (b breach) incident() Incident {
	return Incident{
		Name: b.name, Title: b.title, Period: b.period, Persons: b.persons,
		Notification: Placeholder, Exposed: slices.Clone(b.exposed),
	}
}

// FindProfile returns the profile called name; a pair may be named in either
// order. The error matches message.AgreementNoProfile.
func FindProfile(name string) (Profile, error) {
	one, other, _ := strings.Cut(name, "-")
	var names []string
	for _, p := range Profiles() {
		if p.Name == name || p.Name == other+"-"+one {
			return p, nil
		}
		names = append(names, p.Name)
	}
	return Profile{}, message.New(message.AgreementNoProfile, shown(name)).
		WithHint(message.AgreementNoProfileHint, strings.Join(names, ", "))
}

// Headroom of the caps: what a list of some rows can need for each key, as a
// number of inputs per hundred rows, and a few more for very small lists.
const spareInputs = 20

// inputsPerHundred returns how many inputs a hundred rows may give for a key: one
// a row and a tenth more where a row has one value, for a list that grows
// between the draft and the run; twice where it may have two (a birth and a
// usage name or a double surname; two phone numbers in a cell), and double that
// for swap, which gives two inputs for each pair of names.
func inputsPerHundred(name string) uint64 {
	switch key, _ := identity.ParseKey(name); key {
	case identity.KeyCivil, identity.KeyGiven, identity.KeySound:
		return 200
	case identity.KeyPhone:
		return 150
	case identity.KeySwap:
		return 400
	}
	return 110
}

// capFor returns the cap for key that a list of rows rows is drafted with,
// rounded up to two digits. The cap is what the holder agrees to have guessed,
// and doubling it lengthens a set by one bit an entry: generous is affordable,
// boundless is not.
func capFor(key string, rows uint64) uint64 {
	rows = min(rows, MaxCap)
	n := (rows*inputsPerHundred(key)+99)/100 + spareInputs
	unit := uint64(1)
	for n/unit >= 100 {
		unit *= 10
	}
	return min((n+unit-1)/unit*unit, MaxCap)
}
