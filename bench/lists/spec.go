package lists

import (
	"errors"
	"fmt"
)

// ErrSpec is returned for a Spec whose counts cannot be met.
var ErrSpec = errors.New("lists: impossible spec")

// Rate is a share of rows in parts of ten thousand.
type Rate int

const always Rate = 10_000

// Rates says how often each disagreement is injected into a row. Where nothing
// else is said, the rate is for rows of either list.
type Rates struct {
	SurnameTypo        Rate // one letter of a surname wrong
	Separators         Rate // unml25: other separators or apostrophes in a name
	UsageName          Rate // persons with a married name: women over 28; a quarter of it below
	FirstNameCut       Rate // only the first component kept; of compound first names
	NamesSwapped       Rate // unml25: surname and first name exchanged
	DateDigit          Rate // one digit of the birth date wrong
	DayMonthSwapped    Rate // day and month exchanged, where both are possible
	FirstJanuary       Rate // birth date replaced by 1 January
	FirstJanuaryAbroad Rate // persons born abroad whose civil birth date is 1 January
	NIRMissing         Rate
	NIRTypo            Rate // one digit wrong, so that the key is wrong
	NIRParent          Rate // a parent's, on rows of persons under 20
	NIRChanged         Rate // another valid NIR of the same person
	FTIDMissing        Rate // unml25
	FTIDOtherForm      Rate // unml25: an old id, written with the region before it
	EmailMissing       Rate
	EmailChanged       Rate // unml25
	EmailFamily        Rate // a relative's, for persons with a relative in the lists
	PhoneMissing       Rate
	PhoneChanged       Rate // unml25
	PhoneDummy         Rate // 0600000000 and the like
	PhoneFamily        Rate // a relative's, for persons with a relative in the lists
	TwoPhones          Rate // two numbers in one cell
	OverseasPrefix     Rate // +33 before an overseas number, of those in international form
	PostcodeChanged    Rate // unml25
	Hard               Rate // common persons whose unml25 row no everyday key can link
	Duplicates         Rate // rows of a list that repeat a person of it
	Related            Rate // persons with a relative or a homonym beside them
	NearMiss           Rate // persons of unml25 alone who resemble a person of ft24 alone
	Centre             Rate // groups of 16 persons with the e-mail address of a training centre
}

// Spec describes a pair of lists.
type Spec struct {
	Seed    uint64
	Rows    int // rows of ft24
	Other   int // rows of unml25
	Overlap int // persons in both
	Rates   Rates
}

// Default returns the spec of a pair with the error rates published or
// estimated for such files: few errors per row.
func Default(seed uint64, rows, other, overlap int) Spec {
	return Spec{Seed: seed, Rows: rows, Other: other, Overlap: overlap, Rates: Rates{
		SurnameTypo: 100, Separators: 600, UsageName: 1200, FirstNameCut: 3000, NamesSwapped: 30,
		DateDigit: 50, DayMonthSwapped: 15, FirstJanuary: 100, FirstJanuaryAbroad: 1500,
		NIRMissing: 800, NIRTypo: 50, NIRParent: 150, NIRChanged: 50,
		FTIDMissing: 2000, FTIDOtherForm: 5000,
		EmailMissing: 1200, EmailChanged: 1500, EmailFamily: 1500,
		PhoneMissing: 800, PhoneChanged: 2000, PhoneDummy: 50, PhoneFamily: 1500, TwoPhones: 200,
		OverseasPrefix: 4000, PostcodeChanged: 1200,
		Duplicates: 150, Related: 1000, NearMiss: 50, Centre: 20,
	}}
}

// Demo returns the spec of the lists in testdata/demo. Its rates are higher
// than those of [Default], so that every kind of disagreement occurs in lists
// this small, and its seed is one with which it does.
func Demo() Spec {
	return Spec{Seed: demoSeed, Rows: 2000, Other: 500, Overlap: 304, Rates: Rates{
		SurnameTypo: 250, Separators: 5000, UsageName: 4000, FirstNameCut: 3000, NamesSwapped: 200,
		DateDigit: 150, DayMonthSwapped: 200, FirstJanuary: 150, FirstJanuaryAbroad: 2500,
		NIRMissing: 1000, NIRTypo: 150, NIRParent: 300, NIRChanged: 150,
		FTIDMissing: 2500, FTIDOtherForm: 5000,
		EmailMissing: 1200, EmailChanged: 1800, EmailFamily: 2500,
		PhoneMissing: 900, PhoneChanged: 2000, PhoneDummy: 150, PhoneFamily: 2500, TwoPhones: 400,
		OverseasPrefix: 5000, PostcodeChanged: 1500, Hard: 300,
		Duplicates: 250, Related: 2000, NearMiss: 1500, Centre: 500,
	}}
}

const demoSeed = 20_251_204

// maxRows bounds each list, so that products of row numbers fit 64 bits.
const maxRows = 1 << 31

// Validate returns [ErrSpec] where the counts cannot be met.
func (s *Spec) Validate() error {
	switch {
	case s.Rows < 0 || s.Other < 0 || s.Overlap < 0 || s.Rows > maxRows || s.Other > maxRows:
		return fmt.Errorf("%w: counts must be from 0 to %d", ErrSpec, maxRows)
	case s.Overlap > s.plan(FT24).persons || s.Overlap > s.plan(UNML25).persons:
		return fmt.Errorf("%w: %d persons in both, but the lists have %d and %d persons", ErrSpec,
			s.Overlap, s.plan(FT24).persons, s.plan(UNML25).persons)
	}
	return nil
}
