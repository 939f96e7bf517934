package synth

// Combinations is a set of combinations of fields that tell persons apart.
type Combinations uint8

// The combinations, each as exact match keys have it.
const (
	ByNIR   Combinations = 1 << iota // NIR and birth date
	ByFTID                           // FT id and birth date
	ByCivil                          // a surname, the first name and the birth date
	ByEmail                          // e-mail and first component of the first name
	ByPhone                          // phone and first component of the first name
	ByGiven                          // a surname, the first component of the first name and the birth date
)

// Reach returns the combinations that two rows of one person still share, given
// the sources of the rows and how each departs from the person: what exact keys
// can find at most.
//
// A birth date of low confidence (1 January, 31 December) does for [ByCivil] and
// [ByGiven] only together with the same postcode, as in the match keys. A NIR
// beside a birth date with another year or month is not counted on.
//
// Two rows may by luck share more than that: the same typo, an adviser with the
// same address twice.
func Reach(a Source, ofA Set, b Source, ofB Set) (c Combinations) {
	either, differ := ofA|ofB, ofA^ofB
	intact := func(f field, wrong, other Set) bool {
		return a.has(f) && b.has(f) && either&wrong == 0 && differ&other == 0
	}

	date := either&wrongDate == 0 && differ&otherDate == 0
	whole := either&wrongFirst == 0 && differ&otherFirst == 0
	component := either&wrongFirst == 0 && differ&SetOf(NamesSwapped) == 0
	placed := either&lowConfidence == 0 || differ&SetOf(PostcodeChanged) == 0
	surname := shareSurname(a, ofA, b, ofB) && differ&SetOf(NamesSwapped) == 0

	add := func(holds bool, which Combinations) {
		if holds {
			c |= which
		}
	}
	add(date && intact(fieldNIR, wrongNIR, otherNIR), ByNIR)
	add(date && intact(fieldFTID, wrongFTID, otherFTID), ByFTID)
	add(date && surname && whole && placed, ByCivil)
	add(date && surname && component && placed, ByGiven)
	add(component && intact(fieldEmail, wrongEmail, otherEmail), ByEmail)
	landline := ofA.Has(TwoPhones) && ofB.Has(TwoPhones)
	add(component && (landline || intact(fieldPhone, wrongPhone, otherPhone)), ByPhone)
	return c
}

// The kinds that leave a wrong value in a field, and those that leave another
// one.
var (
	// A parent's NIR disagrees with the birth date beside it, and so does one
	// beside a date with day and month exchanged: neither is used.
	wrongNIR   = SetOf(NIRMissing, NIRTypo, NIRParent, DayMonthSwapped)
	otherNIR   = SetOf(NIRChanged)
	wrongFTID  = SetOf(FTIDMissing, FTIDTypo)
	otherFTID  = SetOf(FTIDOld, FTIDLocal)
	wrongDate  = SetOf(DateDigit)
	otherDate  = SetOf(DayMonthSwapped, FirstJanuary)
	wrongFirst = SetOf(FirstNameTypo)
	otherFirst = SetOf(FirstNameCut, NamesSwapped)
	wrongEmail = SetOf(EmailMissing, EmailCentre, EmailAdviser)
	otherEmail = SetOf(EmailChanged, EmailFamily)
	wrongPhone = SetOf(PhoneMissing, PhoneDummy)
	otherPhone = SetOf(PhoneChanged, PhoneFamily)

	lowConfidence = SetOf(FirstJanuary, UnknownBirthday)
)

// shareSurname reports whether two rows of one person have a surname in common.
// That one part of a double name is wrong does no harm, unless the other row
// lacks the right one.
func shareSurname(a Source, ofA Set, b Source, ofB Set) bool {
	if ofA.Has(SurnamePartTypo) && ofB&partLost != 0 || ofB.Has(SurnamePartTypo) && ofA&partLost != 0 {
		return false
	}
	birthA, usageA := surnames(a, ofA, ofB)
	birthB, usageB := surnames(b, ofB, ofA)
	return birthA && birthB || usageA && usageB
}

// partLost are the kinds by which a part of a double name is lost.
var partLost = SetOf(SurnamePartTypo, SurnameCut25)

// surnames reports which surnames a row has unharmed. The other row of the
// person tells whether there is a usage name at all.
func surnames(s Source, of, other Set) (birth, usage bool) {
	typo, joined := of.Has(SurnameTypo), of.Has(UsageJoined)
	if s.has(fieldUsage) {
		return !typo, other&SetOf(UsageName, UsageJoined) != 0 && !of.Has(UsageMissing)
	}
	birth = !of.Has(UsageName) && !(joined && of.Has(SurnamePartTypo))
	return !typo && birth, !typo && (joined || of.Has(UsageName))
}
