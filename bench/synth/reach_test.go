package synth

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestReach(t *testing.T) {
	const names = ByCivil | ByGiven
	for _, c := range []struct {
		a, b     Source
		ofA, ofB Set
		want     Combinations
	}{
		// What two lists share where nothing befell either row.
		{FT24, UNML25, 0, 0, ByNIR | ByFTID | names | ByEmail | ByPhone},
		{FT24, ML24, 0, 0, names | ByEmail | ByPhone},
		{FT24, Kairos25, 0, 0, ByFTID | names | ByEmail | ByPhone},
		{FT24, Pajemploi25, 0, 0, ByNIR | names},
		{ML24, Pajemploi25, 0, 0, names},
		{Kairos25, UNML25, 0, 0, ByFTID | names | ByEmail | ByPhone},

		// A wrong value is wrong even beside another.
		{FT24, UNML25, SetOf(NIRTypo), SetOf(NIRTypo), ByFTID | names | ByEmail | ByPhone},
		{FT24, UNML25, 0, SetOf(DateDigit), ByEmail | ByPhone},
		{FT24, UNML25, SetOf(FirstNameTypo), 0, ByNIR | ByFTID},
		{FT24, UNML25, 0, SetOf(EmailCentre, PhoneDummy), ByNIR | ByFTID | names},

		// Another value agrees with itself.
		{FT24, UNML25, SetOf(EmailChanged), 0, ByNIR | ByFTID | names | ByPhone},
		{FT24, UNML25, SetOf(EmailChanged), SetOf(EmailChanged), ByNIR | ByFTID | names | ByEmail | ByPhone},
		{FT24, UNML25, SetOf(FTIDOld), SetOf(FTIDOld), ByNIR | ByFTID | names | ByEmail | ByPhone},
		{FT24, UNML25, SetOf(FTIDOld), SetOf(FTIDOld, FTIDLocal), ByNIR | names | ByEmail | ByPhone},
		{ML24, UNML25, SetOf(NamesSwapped), SetOf(NamesSwapped), names | ByEmail | ByPhone},
		{ML24, UNML25, SetOf(NamesSwapped), 0, 0},
		{FT24, UNML25, SetOf(PhoneChanged, TwoPhones), SetOf(PhoneFamily, TwoPhones), ByNIR | ByFTID | names | ByEmail | ByPhone},
		{FT24, UNML25, SetOf(DayMonthSwapped), SetOf(DayMonthSwapped), ByFTID | names | ByEmail | ByPhone},

		// The first component is enough for some.
		{FT24, UNML25, 0, SetOf(FirstNameCut), ByNIR | ByFTID | ByGiven | ByEmail | ByPhone},

		// Surnames: France Travail has both.
		{FT24, UNML25, 0, SetOf(UsageName), ByNIR | ByFTID | names | ByEmail | ByPhone},
		{FT24, UNML25, SetOf(UsageMissing), SetOf(UsageName), ByNIR | ByFTID | ByEmail | ByPhone},
		{FT24, UNML25, SetOf(UsageMissing), 0, ByNIR | ByFTID | names | ByEmail | ByPhone},
		{FT24, UNML25, SetOf(SurnameTypo), SetOf(UsageName), ByNIR | ByFTID | names | ByEmail | ByPhone},
		{FT24, UNML25, 0, SetOf(UsageName, SurnameTypo), ByNIR | ByFTID | ByEmail | ByPhone},
		{ML24, Pajemploi25, SetOf(UsageName), 0, 0},
		{ML24, Pajemploi25, SetOf(UsageName), SetOf(UsageName), names},
		{ML24, Pajemploi25, SetOf(UsageJoined), 0, names},
		{ML24, Pajemploi25, SetOf(SurnamePartTypo), 0, names},
		{ML24, Pajemploi25, SetOf(SurnamePartTypo), SetOf(SurnamePartTypo), 0},
		{FT24, Pajemploi25, SetOf(SurnameCut25), SetOf(SurnamePartTypo), ByNIR},
		{ML24, Pajemploi25, SetOf(UsageJoined, SurnamePartTypo), 0, 0},
		{FT24, Pajemploi25, 0, SetOf(UsageJoined, SurnamePartTypo), ByNIR | names},

		// A date of low confidence needs the postcode.
		{ML24, Pajemploi25, SetOf(UnknownBirthday), SetOf(UnknownBirthday), names},
		{ML24, Pajemploi25, SetOf(UnknownBirthday), SetOf(UnknownBirthday, PostcodeChanged), 0},
		{ML24, Pajemploi25, SetOf(FirstJanuary), SetOf(FirstJanuary), names},
		{FT24, Pajemploi25, SetOf(FirstJanuary), 0, 0},

		// What readers forgive.
		{FT24, UNML25, SetOf(Accents, SurnameCut25, FirstNameCut13), SetOf(Separators, EmailSpelling, OverseasPrefix, Duplicate),
			ByNIR | ByFTID | names | ByEmail | ByPhone},
	} {
		require.Equal(t, c.want, Reach(c.a, c.ofA, c.b, c.ofB), "%s [%s] %s [%s]", c.a, c.ofA, c.b, c.ofB)
		require.Equal(t, c.want, Reach(c.b, c.ofB, c.a, c.ofA), "the other way round")
	}
}
