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

// RestartOutput is an output that can drop what an interrupted run left in it.
type RestartOutput interface {
	Output
	Restart() error
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
// them anew. Before the first byte of a set is written, the ledger pins the
// inputs that it is made of: a session serves them and no others, be it that the
// list changed or that its columns are mapped otherwise.
func (s *Session) Prepare(ctx context.Context, l List, out RestartOutput, restart bool) (*Prepared, error) {
	begun := s.opt.Clock()
	if err := l.distinct(s.path(outboxDir, setName)); err != nil {
		return nil, err
	}
	l, read, done, err := s.pinnedList(ctx, l)
	if err != nil {
		return nil, interrupted(ctx, err)
	}
	defer done()
	j, err := s.openJournal(prepareJournal, restart)
	if err != nil {
		return nil, err
	}
	defer j.Close()
	profile, err := s.evaluated(ctx, l, read, j)
	if errors.Is(err, message.PsiListChanged) && s.last(actEvaluate, 0) == nil {
		return nil, message.New(message.PsiListChanged).WithHint(message.SessionBeginAgain)
	}
	if err != nil {
		return nil, interrupted(ctx, err)
	}
	fresh, err := s.pin(profile, j)
	if err != nil {
		return nil, err
	}
	if fresh { // what lies there was not made of these inputs
		if err := out.Restart(); err != nil {
			return nil, err
		}
	}
	holder, err := s.holder(nil)
	if err != nil {
		return nil, err
	}
	counts, err := holder.WriteSet(ctx, j, out)
	if err != nil {
		return nil, interrupted(ctx, err)
	}
	p := &Prepared{Profile: profile, Counts: counts, Totals: out.Totals(), Took: s.opt.Clock().Sub(begun)}
	return p, s.record(ledger.Entry{
		Act: actPrepare, List: listDigest(profile), Counts: s.byKey(counts),
		Files: []ledger.File{ledgerFile(setName, rcp.Set, p.Totals)},
	})
}

// evaluated returns the profile of a list whose evaluated batches the journal
// has in the end. read is that of a list that is as the session is pinned to, or
// nil: where the journal has all of that list, it is not read again.
func (s *Session) evaluated(ctx context.Context, l List, read *Profile, j *journal.Journal) (Profile, error) {
	if read != nil {
		have, err := psi.ReadJournal(j)
		if err != nil {
			return Profile{}, err
		}
		if samePin(s.last(actEvaluate, 0), *read, have.Fingerprint) == nil {
			return *read, nil
		}
	}
	return s.evaluate(ctx, l, j)
}

// evaluate brings the evaluated batches of a list into the journal.
func (s *Session) evaluate(ctx context.Context, l List, j *journal.Journal) (Profile, error) {
	in, err := s.openPersons(ctx, l)
	if err != nil {
		return Profile{}, err
	}
	defer in.Close()
	holder, err := s.holder(in)
	if err != nil {
		return Profile{}, err
	}
	if err := holder.Evaluate(ctx, in, j); err != nil {
		return Profile{}, err
	}
	profile := in.profile()
	if profile.Rows == 0 {
		return Profile{}, message.New(message.SessionNoRows, l.Name)
	}
	return profile, j.Sync()
}

// pin writes down, once in a session, which inputs it serves, and refuses a
// journal of others. fresh says that it was written down now.
func (s *Session) pin(p Profile, j *journal.Journal) (fresh bool, err error) {
	have, err := psi.ReadJournal(j)
	if err != nil {
		return false, err
	}
	pinned := s.last(actEvaluate, 0)
	if pinned != nil {
		return false, samePin(pinned, p, have.Fingerprint)
	}
	return true, s.record(ledger.Entry{
		Act: actEvaluate, List: listDigest(p),
		Files: []ledger.File{{Name: stateDir + "/" + prepareJournal, Kind: inputsKind, SHA256: hexOf(have.Fingerprint[:])}},
	})
}

// inputsKind is the kind under which the ledger has the fingerprint of a list's
// inputs.
const inputsKind = "inputs"

// samePin refuses a list, or inputs of it, other than the pinned ones.
func samePin(pinned *ledger.Entry, p Profile, fingerprint [32]byte) error {
	switch {
	case *pinned.List != *listDigest(p):
		return message.New(message.SessionPreparedOther).Of(psi.ErrRefused)
	case pinned.Files[0].SHA256 != hexOf(fingerprint[:]):
		return message.New(message.SessionPreparedColumns).Of(psi.ErrRefused)
	}
	return nil
}

// pinnedList returns the list l to be read, after making sure that it gives the
// inputs that the session is pinned to, if it is: before the journal of them is
// touched. read is its profile if that was so, else nil. done ends its use.
func (s *Session) pinnedList(ctx context.Context, l List) (list List, read *Profile, done func() error, err error) {
	pinned := s.last(actEvaluate, 0)
	if pinned == nil {
		return l, nil, func() error { return nil }, nil
	}
	first, again, done, err := l.twice(s.path(stateDir))
	if err != nil {
		return l, nil, nil, err
	}
	in, err := s.openPersons(ctx, first)
	if err != nil {
		return l, nil, nil, errors.Join(err, done())
	}
	defer in.Close()
	fingerprint, err := psi.Fingerprint(ctx, s.resources(in), in)
	if err == nil {
		profile := in.profile()
		read, err = &profile, samePin(pinned, profile, fingerprint)
	}
	if err == nil {
		list, err = again()
	}
	if err != nil {
		return l, nil, nil, errors.Join(err, done())
	}
	return list, read, done, nil
}

// setName is the name of the set file.
const setName = "set.rcp"

// prepareJournal is the name of the journal of the evaluated list in state/.
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
