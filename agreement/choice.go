package agreement

import "recoupe/psi/oprf"

// Result says what the steps yield.
type Result string

// The results. ResultCounts is part of the format and refused by this version.
const (
	ResultRows   Result = "rows"   // the querier learns which of its rows are in the holder's list
	ResultBoth   Result = "both"   // so does the holder of its own rows
	ResultCounts Result = "counts" // numbers only, of nobody
)

// Function is what the OPRF key of a session serves. A key serves one only.
type Function string

// The functions.
const (
	Membership Function = "membership"
	Counting   Function = "counting"
)

// Function returns the function of the protocol that yields r.
func (r Result) Function() Function {
	if r == ResultCounts {
		return Counting
	}
	return Membership
}

// Learns says how much of a match the results show.
type Learns string

// What results show of a match. LearnsCounts goes with ResultCounts only.
const (
	LearnsUnion  Learns = "union"  // that the row matched
	LearnsDetail Learns = "detail" // also by which keys, and the tier
	LearnsCounts Learns = "counts"
)

// Tier is how strongly a match shows that two rows are one person.
type Tier string

// The tiers, strongest first.
const (
	Sure     Tier = "sure"
	Probable Tier = "probable"
	Possible Tier = "possible"
)

// Responsibility is how the parties answer for the matching under the GDPR.
type Responsibility string

// The ways to be responsible.
const (
	Joint    Responsibility = "joint"    // joint controllers, Article 26
	Separate Responsibility = "separate" // each the controller of its own part
)

// ExposedField is a kind of personal data that a breach exposed.
type ExposedField string

// The fields that the breaches of the table exposed.
const (
	BirthName   ExposedField = "birth_name"
	UsageName   ExposedField = "usage_name"
	FirstName   ExposedField = "first_name"
	Sex         ExposedField = "sex"
	BirthDate   ExposedField = "birth_date"
	BirthPlace  ExposedField = "birth_place"
	Nationality ExposedField = "nationality"
	NIRField    ExposedField = "nir"
	FTID        ExposedField = "ft_id"
	Email       ExposedField = "email"
	Phone       ExposedField = "phone"
	Address     ExposedField = "address"
	Status      ExposedField = "status"
	Bank        ExposedField = "bank_account"
	Other       ExposedField = "other"
)

// The values that a key of the file accepts, in the order in which messages
// list them.
var (
	suites           = []string{oprf.Ristretto255SHA512.String(), oprf.P256SHA256.String()}
	modes            = []string{oprf.VOPRF.String(), oprf.OPRF.String()}
	results          = []Result{ResultRows, ResultBoth, ResultCounts}
	learns           = []Learns{LearnsUnion, LearnsDetail, LearnsCounts}
	tiers            = []Tier{Sure, Probable, Possible}
	responsibilities = []Responsibility{Joint, Separate}
	yesNo            = []string{"true", "false"}
	exposedFields    = []ExposedField{
		BirthName, UsageName, FirstName, Sex, BirthDate, BirthPlace, Nationality, NIRField,
		FTID, Email, Phone, Address, Status, Bank, Other,
	}
)
