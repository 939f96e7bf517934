package agreement

import (
	"time"

	"recoupe/internal/message"
)

// ErrRefused is matched by the error for an act that the agreement does not
// allow: out of its dates, above a cap, one run too many, or over a key that it
// does not have.
const ErrRefused = message.AgreementRefused

func refused(id message.ID, args ...any) error {
	return message.New(ErrRefused).Because(message.New(id, args...))
}

// AllowedAt returns nil if the steps may run at t: the calendar's day where t
// is lies in [Agreement.Valid]. Otherwise the error matches [ErrRefused].
func (a *Agreement) AllowedAt(t time.Time) error {
	switch day := DateOf(t); {
	case day.Before(a.Valid.From):
		return refused(message.AgreementNotYet, a.Valid.From, day)
	case a.Valid.Until.Before(day):
		return refused(message.AgreementExpired, a.Valid.Until, day)
	}
	return nil
}

// AllowsRun returns nil if run, counted from 1, is one of the agreement's.
// Otherwise the error matches [ErrRefused].
func (a *Agreement) AllowsRun(run uint64) error {
	if run < 1 || run > a.Runs {
		return refused(message.AgreementRunsUsed, run, a.Runs)
	}
	return nil
}
