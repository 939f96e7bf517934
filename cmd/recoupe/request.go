package main

import (
	"errors"
	"slices"

	"github.com/urfave/cli/v2"

	"recoupe/internal/message"
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
		return u.made(c, s, madeOf{
			run: run, profile: r.Profile, counts: r.Counts, totals: r.Totals, took: r.Took,
			next: message.RequestNext, to: u.partyName(s.Agreement.Parties.Holder, message.Holder),
		}, out, path)
	})
}
