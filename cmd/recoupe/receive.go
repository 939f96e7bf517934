package main

import (
	"errors"
	"slices"

	"github.com/urfave/cli/v2"

	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/session"
)

// receiveCommand is the holder's third step.
func (u *ui) receiveCommand() *cli.Command {
	flags := slices.Concat([]cli.Flag{
		u.sessionFlag(), &cli.StringFlag{Name: "return", Usage: u.text(message.FlagReturn)}, u.forceFlag(),
	}, u.listFlags(), u.resourceFlags())
	return u.command("receive", message.ReceiveUsage, message.ReceiveDescription, "LIST", listCodes, flags, u.runReceive)
}

func (u *ui) runReceive(c *cli.Context) error {
	args, err := arguments(c, 1, 1)
	if err != nil {
		return err
	}
	return u.step(c, session.RoleHolder, func(s *session.Session) error {
		if err := s.AllowsReturn(); err != nil {
			return err
		}
		ret, err := input(c, s, rcp.Return, c.String("return"), session.ReturnName(latest(c, rcp.Return)))
		if err != nil {
			return err
		}
		defer ret.Close()
		f, err := s.Receive(c.Context, ret, u.list(c, args[0], nil), c.Bool(flagForce))
		if err != nil {
			return err
		}
		u.profile(f.Profile)
		u.matched(s, f.Result)
		return errors.Join(u.result(f.Result), tooMany(c, f.Profile))
	})
}
