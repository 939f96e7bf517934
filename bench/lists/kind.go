package lists

import (
	"math/bits"
	"strings"
)

// Kind is one kind of disagreement between a row and its person.
type Kind uint

// The kinds of disagreement, in the order in which the truth file lists them.
const (
	NIRMissing Kind = iota
	NIRTypo
	NIRParent
	NIRChanged
	FTIDMissing
	FTIDOtherForm
	SurnameTypo
	SurnameCut25
	UsageName
	Accents
	Separators
	FirstNameCut
	FirstNameCut13
	NamesSwapped
	DateDigit
	DayMonthSwapped
	FirstJanuary
	EmailMissing
	EmailChanged
	EmailFamily
	EmailCentre
	EmailSpelling
	PhoneMissing
	PhoneChanged
	PhoneDummy
	PhoneFamily
	TwoPhones
	OverseasPrefix
	PostcodeChanged
	Duplicate
	kinds
)

var kindNames = [kinds]string{
	"nir-missing", "nir-typo", "nir-parent", "nir-changed",
	"ftid-missing", "ftid-other-form",
	"surname-typo", "surname-cut-25", "usage-name", "accents", "separators",
	"first-name-cut", "first-name-cut-13", "names-swapped",
	"date-digit", "day-month-swapped", "first-january",
	"email-missing", "email-changed", "email-family", "email-centre", "email-spelling",
	"phone-missing", "phone-changed", "phone-dummy", "phone-family", "two-phones", "overseas-prefix",
	"postcode-changed", "duplicate",
}

// String returns the name of the kind in the truth file.
func (k Kind) String() string { return kindNames[k] }

// Kinds returns all kinds of disagreement.
func Kinds() []Kind {
	all := make([]Kind, kinds)
	for k := range all {
		all[k] = Kind(k)
	}
	return all
}

// kindSet is a set of kinds.
type kindSet uint64

func setOf(ks ...Kind) (s kindSet) {
	for _, k := range ks {
		s.add(k)
	}
	return s
}

func (s *kindSet) add(k Kind) { *s |= 1 << k }

// String returns the names of the kinds with a space between them.
func (s kindSet) String() string {
	var names []string
	for ; s != 0; s &= s - 1 {
		names = append(names, Kind(bits.TrailingZeros64(uint64(s))).String())
	}
	return strings.Join(names, " ")
}

// The kinds that can make each part of a match key differ.
var (
	breaksNIR     = setOf(NIRMissing, NIRTypo, NIRParent, NIRChanged)
	breaksFTID    = setOf(FTIDMissing, FTIDOtherForm)
	breaksSurname = setOf(SurnameTypo, UsageName, NamesSwapped)
	breaksFirst   = setOf(FirstNameCut, NamesSwapped)
	breaksDate    = setOf(DateDigit, DayMonthSwapped, FirstJanuary)
	breaksEmail   = setOf(EmailMissing, EmailChanged, EmailFamily, EmailCentre)
	breaksPhone   = setOf(PhoneMissing, PhoneChanged, PhoneDummy, PhoneFamily)
	breaksPlace   = setOf(PostcodeChanged, FirstJanuary)
)
