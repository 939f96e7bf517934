package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"recoupe/agreement"
	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/psi"
	"recoupe/report"
	"recoupe/session"
)

// finishCommand is the querier's second step.
func (u *ui) finishCommand() *cli.Command {
	flags := slices.Concat([]cli.Flag{
		u.sessionFlag(), u.runFlag(),
		&cli.StringFlag{Name: "set", Usage: u.text(message.FlagSet)},
		&cli.StringFlag{Name: "response", Usage: u.text(message.FlagResponse)},
		u.forceFlag(), u.restartFlag(), u.partSizeFlag(),
	}, u.listFlags(), u.resourceFlags())
	return u.command("finish", message.FinishUsage, message.FinishDescription, "LIST", allCodes, flags, u.runFinish)
}

func (u *ui) runFinish(c *cli.Context) error {
	args, err := arguments(c, 1, 1)
	if err != nil {
		return err
	}
	return u.step(c, session.RoleQuerier, func(s *session.Session) error {
		run, err := runNumber(c, s.Agreement, s.LastRequest())
		if err != nil {
			return err
		}
		from, err := received(c, s, run)
		if err != nil {
			return err
		}
		defer from.Close()
		out, path, err := u.returnOutput(c, s, run)
		if err != nil {
			return err
		}
		f, err := s.Finish(c.Context, run, u.list(c, args[0], nil), from, out, c.Bool(flagRestart), c.Bool(flagForce))
		if err != nil {
			if out != nil {
				err = errors.Join(err, out.Close())
			}
			return err
		}
		if f.Returned != nil {
			if err := out.Split(); err != nil {
				return err
			}
		}
		u.profile(f.Profile)
		u.matched(s, f.Result)
		if f.Returned != nil {
			u.gap()
			u.wrote(path, *f.Returned, out.Parts())
			u.say(message.FinishNext, u.sent(path, out.Parts()), u.partyName(s.Agreement.Parties.Holder, message.Holder))
		}
		return errors.Join(u.result(f.Result), tooMany(c, f.Profile))
	})
}

// received opens the holder's files.
func received(c *cli.Context, s *session.Session, run uint32) (session.Received, error) {
	set, err := input(c, s, rcp.Set, c.String("set"), "set.rcp")
	var wrong *message.Error
	if errors.Is(err, message.RcpKind) && errors.As(err, &wrong) {
		err = wrong.WithHint(message.FinishExchanged)
	}
	if err != nil {
		return session.Received{}, err
	}
	response, err := input(c, s, rcp.Response, c.String("response"), session.ResponseName(run))
	if err != nil {
		return session.Received{}, errors.Join(err, set.Close())
	}
	return session.Received{Set: set, Response: response}, nil
}

// returnOutput opens the return file, if there is to be one.
func (u *ui) returnOutput(c *cli.Context, s *session.Session, run uint32) (*session.Sink, string, error) {
	if s.Agreement.Result != agreement.ResultBoth {
		return nil, "", nil
	}
	return u.output(c, s, session.ReturnName(run))
}

// matched prints the results of a run.
func (u *ui) matched(s *session.Session, r *report.Result) {
	u.gap()
	u.say(message.ResultRows, r.Matched.Rows, r.List.Rows, u.percent(r.Matched.Rows, r.List.Rows), r.Matched.Persons)
	for t := psi.TierSure; t > psi.TierNone; t-- {
		if n, ok := r.Matched.Tiers[t.String()]; ok {
			u.say(message.ResultTier, u.text(tierNames[t]), n)
		}
	}
	if len(r.Keys) > 0 {
		u.waterfall(r.Keys)
	}
	u.say(message.ResultFalseMatch, fmt.Sprintf("%.1e", r.FalseMatch))
	rows, numbers := s.ResultNames(r.Run)
	u.say(message.ResultFiles, rows, numbers)
	u.say(message.StepUnauthenticated)
}

// waterfall prints what each match key added.
func (u *ui) waterfall(keys []report.Key) {
	rows := [][]string{{
		u.text(message.ColumnKey), u.text(message.ColumnDistinct), u.text(message.ColumnMatched), u.text(message.ColumnAdded),
	}}
	for _, k := range keys {
		rows = append(rows, []string{k.Name, u.number(k.Distinct), u.number(k.Rows), u.number(k.Added)})
	}
	u.table(rows)
}

// tierNames are the messages that name the tiers.
var tierNames = map[psi.Tier]message.ID{
	psi.TierSure: message.TierSure, psi.TierProbable: message.TierProbable, psi.TierPossible: message.TierPossible,
}
