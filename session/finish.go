package session

import (
	"context"
	"errors"
	"fmt"

	"recoupe/agreement"
	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/psi"
	"recoupe/report"
	"recoupe/session/ledger"
)

// Received are the holder's files for the querier, verified whole.
type Received struct {
	Set      *Source
	Response *Source
}

// Close closes both files.
func (r Received) Close() error { return errors.Join(r.Set.Close(), r.Response.Close()) }

// Finished says what the querier has learnt.
type Finished struct {
	Profile  Profile
	Result   *report.Result
	Returned *rcp.Totals // of the return file, nil if there is none
}

// Finish finds the matched rows of the list that the request of the run was
// made of, and writes the results. Under `result: both` it also writes the
// return for the holder to out. Unblinded batches are journalled; restart
// computes all of them anew, force replaces results that exist.
func (s *Session) Finish(ctx context.Context, run uint32, l List, from Received, out RestartOutput, restart, force bool) (*Finished, error) {
	begun := s.opt.Clock()
	asked := s.last(actRequest, run)
	if asked == nil {
		return nil, message.New(message.SessionNoRequest, run)
	}
	request, err := s.ownRequest(run, asked)
	if err != nil {
		return nil, err
	}
	defer request.Close()
	if err := s.sameSet(from.Set); err != nil {
		return nil, err
	}
	if err := l.distinct(s.resultName(run, "csv"), s.resultName(run, "json"), s.path(outboxDir, ReturnName(run))); err != nil {
		return nil, err
	}
	written, err := s.createResults(actFinish, run, force)
	if err != nil {
		return nil, err
	}
	defer written.abort()
	first, again, done, err := l.twice(s.path(stateDir))
	if err != nil {
		return nil, err
	}
	defer done()
	q, question, profile, err := s.sameQuestion(ctx, run, first, asked)
	if err != nil {
		return nil, interrupted(ctx, err)
	}
	defer question.Close()
	j, err := s.openJournal(fmt.Sprintf("finish-%d.journal", run), restart)
	if err != nil {
		return nil, err
	}
	defer j.Close()
	m, err := q.Finish(ctx, question, psi.Answers{
		Request: request, Response: from.Response, Set: from.Set, SetDigest: from.Set.Summary.Totals.File,
	}, j)
	if errors.Is(err, message.PsiListChanged) { // and the list is the same
		return nil, message.New(message.SessionFinishColumns)
	}
	if err != nil {
		return nil, interrupted(ctx, err)
	}
	defer m.Close()
	f := &Finished{Profile: profile, Result: s.summarize(run, profile, m.Counts, m.SetOf, m.Outcomes)}
	files := []ledger.File{
		ledgerFile(setName, rcp.Set, from.Set.Summary.Totals),
		ledgerFile(ResponseName(run), rcp.Response, from.Response.Summary.Totals),
	}
	second, err := again()
	if err != nil {
		return nil, err
	}
	if err := s.writeRows(ctx, second, written.rows, profile, m.Outcomes); err != nil {
		return nil, interrupted(ctx, err)
	}
	if s.Agreement.Result == agreement.ResultBoth {
		if err := out.Restart(); err != nil {
			return nil, err
		}
		if err := q.Return(ctx, m, kept(s.Agreement), out); err != nil {
			return nil, interrupted(ctx, err)
		}
		totals := out.Totals()
		f.Returned = &totals
		files = append(files, ledgerFile(ReturnName(run), rcp.Return, totals))
	}
	for _, file := range files {
		f.Result.Files = append(f.Result.Files, report.File{Kind: file.Kind, SHA256: file.SHA256})
	}
	f.Result.Took = s.opt.Clock().Sub(begun)
	if err := written.commit(f.Result); err != nil {
		return nil, err
	}
	return f, s.record(ledger.Entry{
		Act: actFinish, Run: run, List: listDigest(profile), Counts: matchedCounts(f.Result), Files: files,
	})
}

// sameSet refuses a set other than the one that an earlier run was finished
// with: the holder's list does not change within a session, and a set is the
// same to the byte however often it is made.
func (s *Session) sameSet(set *Source) error {
	for _, e := range s.ledger.Entries() {
		if e.Act == actFinish && e.Files[0].SHA256 != hexOf(set.Summary.Totals.File[:]) {
			return message.New(message.SessionOtherSet).Of(psi.ErrRefused)
		}
	}
	return nil
}

// ReturnName returns the name of the return file of a run.
func ReturnName(run uint32) string { return fmt.Sprintf("return-%d.rcp", run) }

// matchedCounts returns what the ledger says of a result.
func matchedCounts(r *report.Result) map[string]uint64 {
	return map[string]uint64{"matched_rows": r.Matched.Rows, "matched_persons": r.Matched.Persons}
}

// ownRequest opens the retained request of a run, which must be the one that the
// ledger has.
func (s *Session) ownRequest(run uint32, asked *ledger.Entry) (*Source, error) {
	path := s.path(outboxDir, RequestName(run))
	request, err := OpenFile(path)
	if errors.Is(err, message.SessionNoFile) {
		return nil, message.New(message.SessionNoFile, path).WithHint(message.SessionOwnRequestHint, run)
	}
	if err != nil {
		return nil, err
	}
	if len(asked.Files) != 1 || hexOf(request.Summary.Totals.File[:]) != asked.Files[0].SHA256 {
		return nil, errors.Join(message.New(message.SessionOwnRequest, path).WithHint(message.SessionOwnRequestHint, run).Of(rcp.ErrFile), request.Close())
	}
	return request, nil
}

// sameQuestion reads the list again and makes sure that the request was made of
// it.
func (s *Session) sameQuestion(ctx context.Context, run uint32, l List, asked *ledger.Entry) (*psi.Querier, *psi.Question, Profile, error) {
	fail := func(err error) (*psi.Querier, *psi.Question, Profile, error) { return nil, nil, Profile{}, err }
	secret, err := s.runSecret(run)
	if err != nil {
		return fail(err)
	}
	in, err := s.openPersons(ctx, l)
	if err != nil {
		return fail(err)
	}
	defer in.Close()
	q, err := psi.NewQuerier(s.params, run, secret, s.resources(in))
	if err != nil {
		return fail(err)
	}
	question, err := q.Collect(ctx, in)
	if err != nil {
		return fail(err)
	}
	profile := in.profile()
	if *asked.List != *listDigest(profile) {
		return fail(errors.Join(message.New(message.SessionFinishOther), question.Close()))
	}
	return q, question, profile, nil
}
