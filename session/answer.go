package session

import (
	"context"
	"fmt"
	"time"

	"recoupe/codec/rcp"
	"recoupe/psi"
	"recoupe/session/ledger"
)

// Answered says what was answered.
type Answered struct {
	Run    uint32
	Counts map[string]uint64 // elements by match key
	Totals rcp.Totals
	Took   time.Duration
}

// Answer answers a request, which must have been verified whole, if the
// agreement allows its run and its size and no other request was answered under
// the same run.
func (s *Session) Answer(ctx context.Context, request *Source, out Output) (*Answered, error) {
	begun := s.opt.Clock()
	header := request.Header()
	if err := s.params.Check(header, rcp.Request); err != nil {
		return nil, err
	}
	holder, err := s.holder(nil)
	if err != nil {
		return nil, err
	}
	log, err := s.admitRequest(request)
	if err != nil {
		return nil, err
	}
	defer log.close()
	if err := holder.Answer(ctx, request, out, log.admit); err != nil {
		return nil, interrupted(ctx, err)
	}
	a := &Answered{Run: header.Run, Counts: itemsByKey(header), Totals: out.Totals(), Took: s.opt.Clock().Sub(begun)}
	return a, s.record(ledger.Entry{
		Act: actAnswer, Run: a.Run, Counts: a.Counts,
		Files: []ledger.File{
			ledgerFile(RequestName(a.Run), rcp.Request, request.Summary.Totals),
			ledgerFile(ResponseName(a.Run), rcp.Response, a.Totals),
		},
	})
}

// ResponseName returns the name of the response file of a run.
func ResponseName(run uint32) string { return fmt.Sprintf("response-%d.rcp", run) }

// Check holds the header of a file to the agreement, before the file is used.
func (s *Session) Check(h *rcp.Header, kind rcp.Kind) error { return s.params.Check(h, kind) }

// Keys returns the agreement's match keys as the protocol knows them.
func (s *Session) Keys() []psi.Key { return s.params.Keys }
