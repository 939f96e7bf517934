package session

import (
	"context"
	"errors"
	"fmt"
	"time"

	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/psi"
	"recoupe/session/ledger"
)

// Requested says what became of the querier's list.
type Requested struct {
	Run     uint32
	Profile Profile
	Counts  []psi.KeyCount // by match key of the agreement
	Totals  rcp.Totals
	Took    time.Duration
}

// NextRun returns the run that the querier is in: the one after those that are
// finished.
func (s *Session) NextRun() uint32 {
	next := uint32(1)
	for _, e := range s.ledger.Entries() {
		if e.Act == actFinish {
			next = max(next, e.Run+1)
		}
	}
	return next
}

// LastRequest returns the last run for which a request was made, 1 if there is
// none.
func (s *Session) LastRequest() uint32 {
	if e := s.last(actRequest, 0); e != nil {
		return e.Run
	}
	return 1
}

// Request makes the request of a run from the querier's list. A run has one
// secret for ever: the request of the same list is the same to the byte, however
// often it is made, and an interrupted one goes on where it stopped. Another
// list gives another request under the same secret, whose blinds are others
// wherever its inputs are; its header is another, so that no part of the one is
// gone on with for the other.
func (s *Session) Request(ctx context.Context, run uint32, l List, out Output) (*Requested, error) {
	begun := s.opt.Clock()
	if err := s.Agreement.AllowsRun(uint64(run)); err != nil {
		return nil, err
	}
	if err := l.distinct(s.path(outboxDir, RequestName(run))); err != nil {
		return nil, err
	}
	in, err := s.openPersons(ctx, l)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	secret, fresh, err := s.secretForRequest(run)
	if err != nil {
		return nil, err
	}
	q, err := psi.NewQuerier(s.params, run, secret, s.resources(in))
	if err != nil {
		return nil, err
	}
	question, err := q.Collect(ctx, in)
	if err != nil {
		return nil, interrupted(ctx, err)
	}
	defer question.Close()
	if err := question.Refused(); err != nil {
		return nil, err
	}
	profile := in.profile()
	if profile.Rows == 0 {
		return nil, message.New(message.SessionNoRows, l.Name)
	}
	if fresh {
		if err := s.keepRunSecret(run, secret); err != nil {
			return nil, err
		}
	}
	if err := q.Request(ctx, question, out); err != nil {
		return nil, interrupted(ctx, err)
	}
	r := &Requested{Run: run, Profile: profile, Counts: question.Counts, Totals: out.Totals(), Took: s.opt.Clock().Sub(begun)}
	return r, s.record(ledger.Entry{
		Act: actRequest, Run: run, List: listDigest(profile), Counts: s.byKey(question.Counts),
		Files: []ledger.File{ledgerFile(RequestName(run), rcp.Request, r.Totals)},
	})
}

// RequestName returns the name of the request file of a run.
func RequestName(run uint32) string { return fmt.Sprintf("request-%d.rcp", run) }

// secretForRequest returns the secret of a run: the one that it has, or a fresh
// one that is not kept yet. A run whose request was made and whose secret is
// gone never gets another: its response could not be unblinded any more.
func (s *Session) secretForRequest(run uint32) (secret psi.RunSecret, fresh bool, err error) {
	secret, err = s.runSecret(run)
	if errors.Is(err, message.SessionNoSecret) && s.last(actRequest, run) == nil {
		return psi.NewRunSecret(), true, nil
	}
	return secret, false, err
}
