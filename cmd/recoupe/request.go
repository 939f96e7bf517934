package main

import (
	"errors"
	"slices"

	"github.com/urfave/cli/v2"

	"recoupe/internal/message"
	"recoupe/report"
	"recoupe/session"
)

// requestCommand is the querier's first step.
func (u *ui) requestCommand() *cli.Command {
	flags := slices.Concat([]cli.Flag{u.sessionFlag(), u.runFlag(), u.forceFlag(), u.restartFlag(), u.partSizeFlag()}, u.listFlags(), u.resourceFlags())
	return u.command("request", message.RequestUsage, message.RequestDescription, "LIST", listCodes, flags, u.runRequest)
}

// runFlag returns the flag that names a run.
func (u *ui) runFlag() cli.Flag {
	return &cli.UintFlag{Name: flagRun, Usage: u.text(message.FlagRun)}
}

func (u *ui) runRequest(c *cli.Context) error {
	args, err := arguments(c, 1, 1)
	if err != nil {
		return err
	}
	return u.step(c, session.RoleQuerier, func(s *session.Session) error {
		run, err := runNumber(c, s.Agreement, s.NextRun())
		if err != nil {
			return err
		}
		out, path, err := u.output(c, s, session.RequestName(run))
		if err != nil {
			return err
		}
		r, err := s.Request(c.Context, run, u.list(c, args[0], s.Keys()), out)
		if err != nil {
			return errors.Join(err, out.Close())
		}
		if err := out.Split(); err != nil {
			return err
		}
		u.profile(r.Profile)
		u.counts(s.Keys(), r.Counts)
		u.say(message.StepTook, u.duration(r.Took))
		u.wrote(path, r.Totals, out.Parts())
		u.gap()
		u.say(message.RequestNext, path, u.partyName(s.Agreement.Parties.Holder, message.Holder))
		err = u.result(stepResult{
			Session: s.Agreement.Session.String(), Notice: report.Unauthenticated, Run: run,
			Rows: uint64(r.Profile.Rows), Reject: r.Profile.Rejects.Total(),
			Keys: keyResults(s.Keys(), r.Counts), File: written(path, r.Totals, out.Parts()), Seconds: r.Took.Seconds(),
		})
		return errors.Join(err, tooMany(c, r.Profile))
	})
}
