package agreement

import (
	"slices"

	"recoupe/identity"
)

// breach is one of the breaches that the profiles know, with what the bodies
// concerned announced.
type breach struct {
	name    string
	title   string
	period  string
	persons uint64
	born    identity.Births
	exposed []ExposedField
}

// When the persons of the breaches were born, in percent. These are estimates
// from what is published about whom the bodies serve, and where nothing is, those
// that the synthetic lists are made with, as finely as an estimate of accidental
// matches needs. docs/identity.md has the sources.
var (
	// Whoever looked for work from 2004 to 2024, all ages at work: of the oldest
	// many had left it before, of the youngest many had not begun.
	jobseekers = identity.Births{
		{First: 1949, Last: 1958, Weight: 3}, {First: 1959, Last: 1968, Weight: 13}, {First: 1969, Last: 1978, Weight: 20},
		{First: 1979, Last: 1988, Weight: 22}, {First: 1989, Last: 1998, Weight: 23}, {First: 1999, Last: 2003, Weight: 12},
		{First: 2004, Last: 2008, Weight: 7},
	}
	// The missions locales serve those of 16 to 25 years, most of them of 18 to 21.
	youth = identity.Births{
		{First: 1999, Last: 2002, Weight: 27}, {First: 2003, Last: 2006, Weight: 58}, {First: 2007, Last: 2009, Weight: 15},
	}
	// Jobseekers in vocational training: the younger, the more.
	trainees = identity.Births{
		{First: 1962, Last: 1973, Weight: 12}, {First: 1974, Last: 1984, Weight: 18}, {First: 1985, Last: 1994, Weight: 22},
		{First: 1995, Last: 2004, Weight: 38}, {First: 2005, Last: 2008, Weight: 10},
	}
	// Childminders, half of them over 45, and those who look after children at
	// home, who are younger.
	childminders = identity.Births{
		{First: 1954, Last: 1963, Weight: 7}, {First: 1964, Last: 1974, Weight: 36}, {First: 1975, Last: 1984, Weight: 29},
		{First: 1985, Last: 1994, Weight: 18}, {First: 1995, Last: 1999, Weight: 5}, {First: 2000, Last: 2006, Weight: 5},
	}
)

// The breaches of 2024 and 2025 that hit the same public.
var (
	ft24 = breach{
		name:    "ft24",
		title:   "France Travail",
		period:  "2024-02/2024-03",
		persons: 36_800_000,
		born:    jobseekers,
		exposed: []ExposedField{
			BirthName, UsageName, FirstName, Sex, BirthDate, NIRField, FTID, Email, Address, Phone, Status,
		},
	}
	ml24 = breach{
		name:    "ml24",
		title:   "Information system of the missions locales",
		period:  "2024-10",
		persons: 1_100_000,
		born:    youth,
		exposed: []ExposedField{BirthName, FirstName, BirthDate, Nationality, Email, Address, Phone},
	}
	kairos25 = breach{
		name:    "kairos25",
		title:   "France Travail, Kairos (training bodies)",
		period:  "2025-07",
		persons: 340_000,
		born:    trainees,
		exposed: []ExposedField{BirthName, FirstName, BirthDate, FTID, Email, Address, Phone},
	}
	pajemploi25 = breach{
		name:    "pajemploi25",
		title:   "Pajemploi (Urssaf)",
		period:  "2025-11",
		persons: 1_200_000,
		born:    childminders,
		exposed: []ExposedField{BirthName, FirstName, BirthDate, BirthPlace, NIRField, Address},
	}
	unml25 = breach{
		name:    "unml25",
		title:   "France Travail and the Union nationale des missions locales",
		period:  "2025-12",
		persons: 1_600_000,
		born:    youth,
		exposed: []ExposedField{BirthName, FirstName, BirthDate, NIRField, FTID, Email, Address, Phone},
	}
)

// bySize are the breaches, the one with the most persons first.
var bySize = []breach{ft24, unml25, pajemploi25, ml24, kairos25}

// Known returns the short names of the breaches that the profiles know.
func Known() []string {
	var names []string
	for _, b := range bySize {
		names = append(names, b.name)
	}
	return names
}

// Born returns when the persons of an incident were born, as far as that is
// publicly known: of the breaches that the profiles know, by their short names.
// Of any other incident it says nothing.
func Born(incident string) identity.Births {
	for _, b := range bySize {
		if b.name == incident {
			return slices.Clone(b.born)
		}
	}
	return nil
}

// everyday is the match keys that a profile may run, each with the field that
// both lists must have beside the names and the birth date. The phonetic keys
// are left to whoever writes them into an agreement by hand.
var everyday = []struct {
	key   identity.Key
	field ExposedField
}{
	{identity.KeyNIR, NIRField},
	{identity.KeyFTID, FTID},
	{identity.KeyCivil, BirthDate},
	{identity.KeyEmail, Email},
	{identity.KeyPhone, Phone},
	{identity.KeyGiven, BirthDate},
}
