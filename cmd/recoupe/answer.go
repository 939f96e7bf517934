package main

import (
	"errors"
	"slices"

	"github.com/urfave/cli/v2"

	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/psi"
	"recoupe/report"
	"recoupe/session"
)

// answerCommand is the holder's second step.
func (u *ui) answerCommand() *cli.Command {
	flags := slices.Concat([]cli.Flag{u.sessionFlag(), u.forceFlag(), u.restartFlag(), u.partSizeFlag()}, u.resourceFlags())
	return u.command("answer", message.AnswerUsage, message.AnswerDescription, "[REQUEST]", peerCodes, flags, u.runAnswer)
}

func (u *ui) runAnswer(c *cli.Context) error {
	args, err := arguments(c, 0, 1)
	if err != nil {
		return err
	}
	return u.step(c, session.RoleHolder, func(s *session.Session) error {
		request, err := input(c, s, rcp.Request, first(args), session.RequestName(latest(c, rcp.Request)))
		if err != nil {
			return err
		}
		defer request.Close()
		out, path, err := u.output(c, s, session.ResponseName(request.Header().Run))
		if err != nil {
			return err
		}
		a, err := s.Answer(c.Context, request, out)
		if err != nil {
			return errors.Join(err, out.Close())
		}
		if err := out.Split(); err != nil {
			return err
		}
		counts := make([]psi.KeyCount, len(s.Keys()))
		for i, k := range s.Keys() {
			u.say(message.AnswerKey, k.Name, a.Counts[k.Name], k.Cap)
			counts[i] = psi.KeyCount{Inputs: a.Counts[k.Name], Distinct: a.Counts[k.Name]}
		}
		u.say(message.StepTook, u.duration(a.Took))
		u.wrote(path, a.Totals, out.Parts())
		u.gap()
		u.say(message.AnswerNext, u.sent(path, out.Parts()), u.partyName(s.Agreement.Parties.Querier, message.Querier), a.Run)
		return u.result(stepResult{
			Session: s.Agreement.Session.String(), Notice: report.Unauthenticated, Run: a.Run,
			Keys: keyResults(s.Keys(), counts), File: written(path, a.Totals, out.Parts()), Seconds: a.Took.Seconds(),
		})
	})
}
