package message

// Why the value of a field cannot be used for matching.
const (
	IdentityTooLong     ID = "identity.too-long"
	IdentityUnreadable  ID = "identity.unreadable"
	IdentityForm        ID = "identity.form"
	IdentityLength      ID = "identity.length"
	IdentityCheck       ID = "identity.check"
	IdentityMonth       ID = "identity.month"
	IdentityPlace       ID = "identity.place"
	IdentityProvisional ID = "identity.provisional"
	IdentityIncoherent  ID = "identity.incoherent"
	IdentityPlaceholder ID = "identity.placeholder"
	IdentityDigit       ID = "identity.digit"
	IdentityLetter      ID = "identity.letter"
	IdentityScript      ID = "identity.script"
	IdentityImpossible  ID = "identity.impossible"
	IdentityFuture      ID = "identity.future"
	IdentityTooEarly    ID = "identity.too-early"
	IdentityService     ID = "identity.service"
)

var _ = add(map[ID]entry{
	IdentityTooLong:     {en: "the cell is longer than 256 bytes"},
	IdentityUnreadable:  {en: "a character was lost when the file was made"},
	IdentityForm:        {en: "the value does not look like this field"},
	IdentityLength:      {en: "too few or too many characters"},
	IdentityCheck:       {en: "the control key of the NIR is wrong"},
	IdentityMonth:       {en: "the NIR has a month that does not exist"},
	IdentityPlace:       {en: "the NIR has a place of birth that does not exist"},
	IdentityProvisional: {en: "a provisional number, not a NIR"},
	IdentityIncoherent:  {en: "the NIR contradicts the birth date or the sex of its row"},
	IdentityPlaceholder: {en: "a placeholder, not a value of a person"},
	IdentityDigit:       {en: "a name with a digit or a # sign"},
	IdentityLetter:      {en: "a name of a single letter"},
	IdentityScript:      {en: "a name with letters that cannot be written in A to Z"},
	IdentityImpossible:  {en: "a date that does not exist"},
	IdentityFuture:      {en: "a date in the future"},
	IdentityTooEarly:    {en: "a date before 2 January 1900"},
	IdentityService:     {en: "the telephone number of a service, not of a person"},
})
