package main

import (
	"errors"
	"slices"

	"github.com/urfave/cli/v2"

	"recoupe/internal/message"
	"recoupe/report"
	"recoupe/session"
)

// prepareCommand is the holder's first step.
func (u *ui) prepareCommand() *cli.Command {
	flags := slices.Concat([]cli.Flag{u.sessionFlag(), u.forceFlag(), u.restartFlag(), u.partSizeFlag()}, u.listFlags(), u.resourceFlags())
	return u.command("prepare", message.PrepareUsage, message.PrepareDescription, "LIST", listCodes, flags, u.runPrepare)
}

func (u *ui) runPrepare(c *cli.Context) error {
	args, err := arguments(c, 1, 1)
	if err != nil {
		return err
	}
	return u.step(c, session.RoleHolder, func(s *session.Session) error {
		out, path, err := u.output(c, s, "set.rcp")
		if err != nil {
			return err
		}
		p, err := s.Prepare(c.Context, u.list(c, args[0], s.Keys()), out, c.Bool(flagRestart))
		if err != nil {
			return errors.Join(err, out.Close())
		}
		if err := out.Split(); err != nil {
			return err
		}
		u.profile(p.Profile)
		u.counts(s.Keys(), p.Counts)
		u.say(message.StepTook, u.duration(p.Took))
		u.wrote(path, p.Totals, out.Parts())
		u.gap()
		u.say(message.PrepareNext, path, u.partyName(s.Agreement.Parties.Querier, message.Querier))
		err = u.result(stepResult{
			Session: s.Agreement.Session.String(), Notice: report.Unauthenticated,
			Rows: uint64(p.Profile.Rows), Reject: p.Profile.Rejects.Total(),
			Keys: keyResults(s.Keys(), p.Counts), File: written(path, p.Totals, out.Parts()), Seconds: p.Took.Seconds(),
		})
		return errors.Join(err, tooMany(c, p.Profile))
	})
}
