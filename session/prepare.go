package session

import (
	"context"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"time"

	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/psi"
	"recoupe/session/journal"
	"recoupe/session/ledger"
)

// Output is a sink that knows what it has written once it has ended.
type Output interface {
	rcp.Sink
	Totals() rcp.Totals
}

// Prepared says what became of the holder's list.
type Prepared struct {
	Profile Profile
	Counts  []psi.KeyCount // by match key of the agreement
	Totals  rcp.Totals
	Took    time.Duration
}

// Prepare makes the set of the holder's list. Evaluated batches are journalled,
// so that an interrupted run goes on where it stopped; restart computes all of
// them anew. A list other than the one that a set was written for is refused.
func (s *Session) Prepare(ctx context.Context, l List, out Output, restart bool) (*Prepared, error) {
	begun := s.opt.Clock()
	if err := l.distinct(s.path(outboxDir, "set.rcp")); err != nil {
		return nil, err
	}
	l, done, err := s.preparedList(ctx, l)
	if err != nil {
		return nil, interrupted(ctx, err)
	}
	defer done()
	j, err := s.openJournal(prepareJournal, restart)
	if err != nil {
		return nil, err
	}
	defer j.Close()
	in, err := s.openPersons(ctx, l)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	holder, err := s.holder(in)
	if err != nil {
		return nil, err
	}
	if err := holder.Evaluate(ctx, in, j); err != nil {
		return nil, interrupted(ctx, err)
	}
	profile := in.profile()
	if err := j.Sync(); err != nil {
		return nil, err
	}
	counts, err := holder.WriteSet(ctx, j, out)
	if err != nil {
		return nil, interrupted(ctx, err)
	}
	p := &Prepared{Profile: profile, Counts: counts, Totals: out.Totals(), Took: s.opt.Clock().Sub(begun)}
	return p, s.record(ledger.Entry{
		Act: actPrepare, List: listDigest(profile), Counts: s.byKey(counts),
		Files: []ledger.File{ledgerFile("set.rcp", rcp.Set, p.Totals)},
	})
}

// preparedList returns the list l to be read, after making sure that a session
// in which a set was made already is given the list of that set: before the
// journal of it is touched. done ends its use.
func (s *Session) preparedList(ctx context.Context, l List) (list List, done func() error, err error) {
	before := s.last(actPrepare, 0)
	if before == nil {
		return l, func() error { return nil }, nil
	}
	profile, again, done, err := s.profileOf(ctx, l)
	if err != nil {
		return l, nil, err
	}
	if before.List.SHA256 != profile.SHA256 {
		return l, nil, errors.Join(message.New(message.SessionPreparedOther).Of(psi.ErrRefused), done())
	}
	if list, err = again(); err != nil {
		return l, nil, errors.Join(err, done())
	}
	return list, done, nil
}

// The journals in state/.
const prepareJournal = "prepare.journal"

// holder returns the holder of the session for a step that reads the given
// list, if any.
func (s *Session) holder(in *persons) (*psi.Holder, error) {
	key, err := s.oprfKey()
	if err != nil {
		return nil, err
	}
	return psi.NewHolder(s.params, key, s.resources(in))
}

// openJournal opens a journal in state/, an empty one if restart is set.
func (s *Session) openJournal(name string, restart bool) (*journal.Journal, error) {
	key, err := s.journalKey()
	if err != nil {
		return nil, err
	}
	path := filepath.Join(s.path(stateDir), name)
	if restart {
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, message.New(message.FileWrite, path).Because(err)
		}
	}
	return journal.Open(path, key)
}

// listDigest returns what the ledger says of a list.
func listDigest(p Profile) *ledger.ListDigest {
	return &ledger.ListDigest{SHA256: p.SHA256, Rows: uint64(p.Rows)}
}

// ledgerFile returns what the ledger says of a file.
func ledgerFile(name string, kind rcp.Kind, t rcp.Totals) ledger.File {
	return ledger.File{Name: name, Kind: kind.String(), SHA256: hexOf(t.File[:])}
}

// byKey returns the number of distinct inputs by match key.
func (s *Session) byKey(counts []psi.KeyCount) map[string]uint64 {
	m := map[string]uint64{}
	for i, k := range s.params.Keys {
		m[k.Name] = counts[i].Distinct
	}
	return m
}

// hexOf returns b in hexadecimal digits.
func hexOf(b []byte) string { return hex.EncodeToString(b) }
