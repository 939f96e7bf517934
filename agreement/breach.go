package agreement

import "recoupe/identity"

// breach is one of the breaches that the profiles know, with what the bodies
// concerned announced.
type breach struct {
	name    string
	title   string
	period  string
	persons uint64
	exposed []ExposedField
}

// The breaches of 2024 and 2025 that hit the same public.
var (
	ft24 = breach{
		name:    "ft24",
		title:   "France Travail",
		period:  "2024-02/2024-03",
		persons: 36_800_000,
		exposed: []ExposedField{
			BirthName, UsageName, FirstName, Sex, BirthDate, NIRField, FTID, Email, Address, Phone, Status,
		},
	}
	ml24 = breach{
		name:    "ml24",
		title:   "Information system of the missions locales",
		period:  "2024-10",
		persons: 1_100_000,
		exposed: []ExposedField{BirthName, FirstName, BirthDate, Nationality, Email, Address, Phone},
	}
	kairos25 = breach{
		name:    "kairos25",
		title:   "France Travail, Kairos (training bodies)",
		period:  "2025-07",
		persons: 340_000,
		exposed: []ExposedField{BirthName, FirstName, BirthDate, FTID, Email, Address, Phone},
	}
	pajemploi25 = breach{
		name:    "pajemploi25",
		title:   "Pajemploi (Urssaf)",
		period:  "2025-11",
		persons: 1_200_000,
		exposed: []ExposedField{BirthName, FirstName, BirthDate, BirthPlace, NIRField, Address},
	}
	unml25 = breach{
		name:    "unml25",
		title:   "France Travail and the Union nationale des missions locales",
		period:  "2025-12",
		persons: 1_600_000,
		exposed: []ExposedField{BirthName, FirstName, BirthDate, NIRField, FTID, Email, Address, Phone},
	}
)

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
