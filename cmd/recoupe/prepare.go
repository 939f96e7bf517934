package main

import (
	"errors"
	"slices"

	"github.com/urfave/cli/v2"

	"recoupe/internal/message"
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
		return u.made(c, s, madeOf{
			profile: p.Profile, counts: p.Counts, totals: p.Totals, took: p.Took,
			next: message.PrepareNext, to: u.partyName(s.Agreement.Parties.Querier, message.Querier),
		}, out, path)
	})
}
