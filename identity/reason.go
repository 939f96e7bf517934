package identity

import "recoupe/internal/message"

// Reason says why the value of a field was rejected.
type Reason uint8

// The reasons of a rejection.
const (
	// ReasonTooLong is a cell of more than [MaxCell] bytes.
	ReasonTooLong Reason = iota
	// ReasonUnreadable is a value with a character that was lost in a
	// conversion: U+FFFD, invalid UTF-8, or '?' inside a name.
	ReasonUnreadable
	// ReasonForm is a value that does not have the shape of its field.
	ReasonForm
	// ReasonLength is an identifier or number with too few or too many
	// characters.
	ReasonLength
	// ReasonCheck is a NIR whose key is wrong.
	ReasonCheck
	// ReasonMonth is a NIR with a month that does not exist.
	ReasonMonth
	// ReasonPlace is a NIR with a place of birth that does not exist.
	ReasonPlace
	// ReasonProvisional is a number that stands in for a NIR (NNP, MIG).
	ReasonProvisional
	// ReasonIncoherent is a NIR that contradicts the birth date or the sex of
	// its row.
	ReasonIncoherent
	// ReasonPlaceholder is a value that stands for "unknown", a specimen, or a
	// dummy.
	ReasonPlaceholder
	// ReasonDigit is a name with a digit or '#'.
	ReasonDigit
	// ReasonLetter is a name of a single letter.
	ReasonLetter
	// ReasonScript is a name with a letter that has no form in A to Z.
	ReasonScript
	// ReasonImpossible is a date that no calendar has.
	ReasonImpossible
	// ReasonFuture is a date after the reference date.
	ReasonFuture
	// ReasonTooEarly is a date before 1900-01-02.
	ReasonTooEarly
	// ReasonService is a telephone number of a service, not of a person.
	ReasonService
	// NumReasons is the number of reasons.
	NumReasons

	// accepted is the reason of a value that is not rejected.
	accepted Reason = 0xff
)

var reasonNames = [NumReasons]string{
	"too-long", "unreadable", "form", "length", "check", "month", "place", "provisional", "incoherent",
	"placeholder", "digit", "letter", "script", "impossible", "future", "too-early", "service",
}

// String returns the short name of r for files and tests, "" where r is no
// reason.
func (r Reason) String() string {
	if r >= NumReasons {
		return ""
	}
	return reasonNames[r]
}

var reasonTexts = [NumReasons]message.ID{
	ReasonTooLong:     message.IdentityTooLong,
	ReasonUnreadable:  message.IdentityUnreadable,
	ReasonForm:        message.IdentityForm,
	ReasonLength:      message.IdentityLength,
	ReasonCheck:       message.IdentityCheck,
	ReasonMonth:       message.IdentityMonth,
	ReasonPlace:       message.IdentityPlace,
	ReasonProvisional: message.IdentityProvisional,
	ReasonIncoherent:  message.IdentityIncoherent,
	ReasonPlaceholder: message.IdentityPlaceholder,
	ReasonDigit:       message.IdentityDigit,
	ReasonLetter:      message.IdentityLetter,
	ReasonScript:      message.IdentityScript,
	ReasonImpossible:  message.IdentityImpossible,
	ReasonFuture:      message.IdentityFuture,
	ReasonTooEarly:    message.IdentityTooEarly,
	ReasonService:     message.IdentityService,
}

// ID returns the message that explains r to a person, a phrase without
// arguments. r must be below [NumReasons].
func (r Reason) ID() message.ID { return reasonTexts[r] }
