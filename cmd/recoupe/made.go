package main

import (
	"errors"
	"time"

	"github.com/urfave/cli/v2"

	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/psi"
	"recoupe/report"
	"recoupe/session"
)

// madeOf is what a step has made of a party's list.
type madeOf struct {
	run     uint32 // 0 where the step is of no run
	profile session.Profile
	counts  []psi.KeyCount
	totals  rcp.Totals
	took    time.Duration

	next message.ID // what is to be done with the file at hand
	to   string     // who gets it
}

// made prints what a step has made of a list: how the list was read, what the
// file at path holds, and who gets it.
func (u *ui) made(c *cli.Context, s *session.Session, m madeOf, out *session.Sink, path string) error {
	if err := out.Split(); err != nil {
		return err
	}
	u.profile(m.profile)
	u.counts(s.Keys(), m.counts)
	u.say(message.StepTook, u.duration(m.took))
	u.wrote(path, m.totals, out.Parts())
	u.gap()
	u.say(m.next, u.sent(path, out.Parts()), m.to)
	err := u.result(stepResult{
		Session: s.Agreement.Session.String(), Notice: report.Unauthenticated, Run: m.run,
		Rows: uint64(m.profile.Rows), Reject: m.profile.Rejects.Total(),
		Keys: keyResults(s.Keys(), m.counts), File: written(path, m.totals, out.Parts()), Seconds: m.took.Seconds(),
	})
	return errors.Join(err, tooMany(c, m.profile))
}
