package session

import (
	"context"

	"recoupe/agreement"
	"recoupe/codec/rcp"
	"recoupe/identity"
	"recoupe/internal/atomicfile"
	"recoupe/internal/message"
	"recoupe/psi"
	"recoupe/report"
	"recoupe/session/ledger"
	"recoupe/table"
)

// AllowsReturn refuses what the holder does with a return under an agreement by
// which it learns nothing.
func (s *Session) AllowsReturn() error {
	if s.Agreement.Result != agreement.ResultBoth {
		return message.New(message.SessionNotBoth).Of(psi.ErrRefused)
	}
	return nil
}

// Receive finds the matched rows of the holder's list from the querier's return,
// which must have been verified whole, and writes the holder's results.
func (s *Session) Receive(ctx context.Context, ret *Source, l List, force bool) (*Finished, error) {
	begun := s.opt.Clock()
	if err := s.AllowsReturn(); err != nil {
		return nil, err
	}
	run := ret.Header().Run
	if err := s.params.Check(ret.Header(), rcp.Return); err != nil {
		return nil, err
	}
	prepared := s.last(actPrepare, 0)
	answered := s.last(actAnswer, run)
	if prepared == nil || answered == nil {
		return nil, message.New(message.SessionNothingAnswered, run).Of(rcp.ErrFile)
	}
	if set := psi.ReturnedSet(ret.Header()); hexOf(set[:]) != prepared.Files[0].SHA256 {
		return nil, message.New(message.PsiForeignSet).Of(rcp.ErrFile)
	}
	for _, section := range ret.Header().Sections {
		// A question hits one entry at most.
		if asked := answered.Counts[section.Name]; section.Count > asked {
			return nil, message.New(message.SessionReturnCount, section.Name, section.Count, asked).Of(rcp.ErrFile)
		}
	}
	holder, err := s.holder(nil)
	if err != nil {
		return nil, err
	}
	if err := l.distinct(s.resultName(run, "csv"), s.resultName(run, "json")); err != nil {
		return nil, err
	}
	written, err := s.createResults(actReceive, run, force)
	if err != nil {
		return nil, err
	}
	defer written.abort()
	if !exists(s.path(stateDir, prepareJournal)) {
		return nil, message.New(message.SessionNoJournal).Of(rcp.ErrFile)
	}
	j, err := s.openJournal(prepareJournal, false)
	if err != nil {
		return nil, err
	}
	defer j.Close()
	have, err := psi.ReadJournal(j)
	if err != nil {
		return nil, err
	}
	pinned := s.last(actEvaluate, 0)
	if pinned == nil || pinned.Files[0].SHA256 != hexOf(have.Fingerprint[:]) {
		return nil, message.New(message.SessionNoJournal).Of(rcp.ErrFile)
	}
	list, err := s.openList(l)
	if err != nil {
		return nil, err
	}
	defer list.Close()
	outcomes, counts, err := holder.Receive(ctx, j, ret)
	if err != nil {
		return nil, interrupted(ctx, err)
	}
	profile, err := s.writePinned(ctx, list, written.rows, pinned.List, outcomes, have.Rows)
	if err != nil {
		return nil, interrupted(ctx, err)
	}
	f := &Finished{Profile: profile, Result: s.summarize(run, profile, counts, nil, outcomes)}
	files := []ledger.File{ledgerFile(ReturnName(run), rcp.Return, ret.Summary.Totals)}
	f.Result.Files = []report.File{{Kind: files[0].Kind, SHA256: files[0].SHA256}}
	f.Result.Took = s.opt.Clock().Sub(begun)
	if err := written.commit(f.Result); err != nil {
		return nil, err
	}
	return f, s.record(ledger.Entry{
		Act: actReceive, Run: run, List: listDigest(profile), Counts: matchedCounts(f.Result), Files: files,
	})
}

// writePinned reads a list and writes its matched rows: it reads it no more than
// once, and normalises nothing, since the journal knows already which these are
// and how many rows have an input. A list other than the pinned one shows at its
// end, before the results get their names.
func (s *Session) writePinned(ctx context.Context, list *table.List, w *atomicfile.File, pinned *ledger.ListDigest, o *psi.Outcomes, linkable uint64) (Profile, error) {
	p := &rowPass{session: s, list: list, outcomes: o, rows: pinned.Rows}
	if err := p.write(ctx, w); err != nil {
		return Profile{}, err
	}
	rows := uint64(list.Rows())
	read := profileOf(list, &identity.Stats{Rows: rows, Unlinkable: rows - linkable})
	if *pinned != *listDigest(read) {
		return Profile{}, message.New(message.SessionReceiveOther)
	}
	return read, nil
}
