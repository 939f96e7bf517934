package session

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/agreement"
	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/psi"
	"recoupe/session/ledger"
)

// small lists of one match key, so that a step takes a moment.
const (
	holderRows  = "NOM;PRENOM;DATE_NAISSANCE;COURRIEL\nDUBOIS;LEA;01/02/1990;a.b17@orange.fr\nPETIT;HUGO;03/04/1985;c.d18@free.fr\nROUX;EMMA;05/06/1970;e.f19@sfr.fr\n"
	querierRows = "nom,prenom,date_naissance,courriel\nPetit,Hugo,1985-04-03,c.d18@free.fr\nDurand,Lou,2000-07-08,g.h20@free.fr\n"
	otherRows   = "nom,prenom,date_naissance,courriel\nRoux,Emma,1970-06-05,e.f19@sfr.fr\nMorel,Lou,2001-07-08,i.j21@free.fr\n"
)

// newShortPair is newPair with small lists and without the NIR.
func newShortPair(t *testing.T, d agreement.Draft) pair {
	t.Helper()
	d.Profile, d.Rows = "ft24-ml24", 100
	p := newPair(t, d)
	p.ft24 = writeList(t, p.holder, "list.csv", holderRows)
	p.unml25 = writeList(t, p.querier, "list.csv", querierRows)
	return p
}

// writeList writes a list into a folder.
func writeList(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

// tryPrepare runs prepare as a user would who adds --force.
func (p pair) tryPrepare(t *testing.T, l List, restart bool) error {
	t.Helper()
	s, err := Open(p.holder, RoleHolder, p.options())
	if err != nil {
		return err
	}
	defer s.Close()
	out, _, err := s.Outbox(setName, true, 0)
	require.NoError(t, err)
	defer out.Close()
	_, err = s.Prepare(t.Context(), l, out, restart)
	return err
}

// tryRequest runs request as a user would who adds --force.
func (p pair) tryRequest(t *testing.T, l List) error {
	t.Helper()
	s, err := Open(p.querier, RoleQuerier, options())
	if err != nil {
		return err
	}
	defer s.Close()
	out, _, err := s.Outbox(RequestName(1), true, 0)
	require.NoError(t, err)
	defer out.Close()
	_, err = s.Request(t.Context(), 1, l, out)
	return err
}

// tryAnswer runs answer as a user would who adds --force.
func (p pair) tryAnswer(t *testing.T) error {
	t.Helper()
	s, err := Open(p.holder, RoleHolder, options())
	if err != nil {
		return err
	}
	defer s.Close()
	request, err := OpenFile(filepath.Join(p.querier, outboxDir, RequestName(1)))
	require.NoError(t, err)
	defer request.Close()
	out, _, err := s.Outbox(ResponseName(1), true, 0)
	require.NoError(t, err)
	defer out.Close()
	_, err = s.Answer(t.Context(), request, out)
	return err
}

// A session is pinned to the inputs of one list before its set is written: no
// other list and no other mapping of its columns gets a set under the same key,
// and the journal of the first stays.
func TestPrepareIsPinned(t *testing.T) {
	p := newShortPair(t, agreement.Draft{Result: agreement.ResultBoth})
	p.prepare(t, List{Name: p.ft24})
	set := readFile(t, filepath.Join(p.holder, outboxDir, setName))
	journal := readFile(t, filepath.Join(p.holder, stateDir, prepareJournal))
	other := writeList(t, p.holder, "other.csv", holderRows+"MOREL;LOU;08/07/2001;i.j21@free.fr\n")
	mapped := List{Name: p.ft24, Assign: []string{"first_name=NOM", "birth_name=PRENOM"}}
	for _, restart := range []bool{false, true} {
		require.ErrorIs(t, p.tryPrepare(t, List{Name: other}, restart), message.SessionPreparedOther)
		err := p.tryPrepare(t, mapped, restart)
		require.ErrorIs(t, err, message.SessionPreparedColumns)
		require.ErrorIs(t, err, psi.ErrRefused)
	}
	require.Equal(t, set, readFile(t, filepath.Join(p.holder, outboxDir, setName)))
	require.Equal(t, journal, readFile(t, filepath.Join(p.holder, stateDir, prepareJournal)))
	require.NoError(t, p.tryPrepare(t, List{Name: p.ft24}, true))
	require.Equal(t, set, readFile(t, filepath.Join(p.holder, outboxDir, setName)))
}

// The pin stands before the first byte of a set: a kill right after the set was
// written, before the ledger's line for it, does not free the session.
func TestPinComesFirst(t *testing.T) {
	p := newShortPair(t, agreement.Draft{})
	p.prepare(t, List{Name: p.ft24})
	s, err := Open(p.holder, RoleHolder, options())
	require.NoError(t, err)
	var acts []string
	for _, e := range s.ledger.Entries() {
		acts = append(acts, e.Act)
	}
	require.NoError(t, s.Close())
	require.Equal(t, []string{actAgree, actEvaluate, actPrepare}, acts)

	path := filepath.Join(p.holder, ledgerName)
	lines := strings.SplitAfter(readFile(t, path), "\n")
	require.NoError(t, os.WriteFile(path, []byte(strings.Join(lines[:2], "")), 0o600))
	other := writeList(t, p.holder, "other.csv", otherRows)
	require.ErrorIs(t, p.tryPrepare(t, List{Name: other}, true), message.SessionPreparedOther)
	require.NoError(t, p.tryPrepare(t, List{Name: p.ft24}, false))
}

// A request made again of the same list is the same to the byte, whatever was
// lost or tried in between: what was sent can still be finished.
func TestRequestIsTheSameForEver(t *testing.T) {
	p := newShortPair(t, agreement.Draft{})
	p.prepare(t, List{Name: p.ft24})
	p.request(t, List{Name: p.unml25})
	path := filepath.Join(p.querier, outboxDir, RequestName(1))
	sent := readFile(t, path)
	p.answer(t)

	require.NoError(t, os.Remove(path)) // moved to a stick
	require.NoError(t, p.tryRequest(t, List{Name: p.unml25}))
	require.Equal(t, sent, readFile(t, path))

	other := writeList(t, p.querier, "other.csv", otherRows)
	require.NoError(t, p.tryRequest(t, List{Name: other}))
	require.NotEqual(t, sent, readFile(t, path))
	require.NoError(t, p.tryRequest(t, List{Name: p.unml25}))
	require.Equal(t, sent, readFile(t, path))
	require.EqualValues(t, 1, p.finish(t, List{Name: p.unml25}).Result.Matched.Rows)
}

// A request that the caps refuse leaves the one before as it was.
func TestRefusedRequestHarmsNothing(t *testing.T) {
	p := newShortPair(t, agreement.Draft{})
	p.prepare(t, List{Name: p.ft24})
	p.request(t, List{Name: p.unml25})
	p.answer(t)
	var many bytes.Buffer
	many.WriteString("nom,prenom,date_naissance,courriel\n")
	for i := range 300 {
		many.WriteString("Morel,Lou,2001-07-08,i.j" + string(rune('a'+i%26)) + string(rune('a'+i/26)) + "@free.fr\n")
	}
	large := writeList(t, p.querier, "large.csv", many.String())
	require.ErrorIs(t, p.tryRequest(t, List{Name: large}), psi.ErrRefused)
	require.EqualValues(t, 1, p.finish(t, List{Name: p.unml25}).Result.Matched.Rows)
}

// In mode OPRF too, which has no proofs, a response to another request is
// refused and not taken for one without matches.
func TestResponseToAnotherRequest(t *testing.T) {
	p := newShortPair(t, agreement.Draft{Unproven: true})
	p.prepare(t, List{Name: p.ft24})
	other := writeList(t, p.querier, "other.csv", otherRows)
	p.request(t, List{Name: other})
	p.answer(t)
	require.NoError(t, p.tryRequest(t, List{Name: p.unml25}))

	s, err := Open(p.querier, RoleQuerier, options())
	require.NoError(t, err)
	defer s.Close()
	from := p.received(t)
	defer from.Close()
	_, err = s.Finish(t.Context(), 1, List{Name: p.unml25}, from, nil, false, false)
	require.ErrorIs(t, err, message.PsiForeignRequest)
	require.ErrorIs(t, err, rcp.ErrFile)
}

// received opens what the holder sent.
func (p pair) received(t *testing.T) Received {
	t.Helper()
	set, err := OpenFile(filepath.Join(p.holder, outboxDir, setName))
	require.NoError(t, err)
	response, err := OpenFile(filepath.Join(p.holder, outboxDir, ResponseName(1)))
	require.NoError(t, err)
	return Received{Set: set, Response: response}
}

// Whoever takes away the ledger, or its last lines, does not get a second
// question answered.
func TestLostLedgerRefuses(t *testing.T) {
	for name, keep := range map[string]int{"all of it": 0, "all but its first line": 1, "the admission": 3} {
		t.Run(name, func(t *testing.T) {
			p := newShortPair(t, agreement.Draft{})
			p.prepare(t, List{Name: p.ft24})
			p.request(t, List{Name: p.unml25})
			p.answer(t)
			path := filepath.Join(p.holder, ledgerName)
			lines := strings.SplitAfter(readFile(t, path), "\n")
			require.NoError(t, os.WriteFile(path, []byte(strings.Join(lines[:keep], "")), 0o600))
			require.NoError(t, p.tryRequest(t, List{Name: writeList(t, p.querier, "other.csv", otherRows)}))
			err := p.tryAnswer(t)
			require.ErrorIs(t, err, message.SessionNoAdmissions)
			require.ErrorIs(t, err, psi.ErrRefused)
		})
	}
}

// A run is answered for one request: neither another one, nor one that begins
// alike, is answered under it. The same one is.
func TestRunIsAnsweredOnce(t *testing.T) {
	p := newShortPair(t, agreement.Draft{})
	p.prepare(t, List{Name: p.ft24})
	p.request(t, List{Name: p.unml25})
	p.answer(t)
	require.NoError(t, p.tryAnswer(t))
	require.NoError(t, p.tryRequest(t, List{Name: writeList(t, p.querier, "other.csv", otherRows)}))
	err := p.tryAnswer(t)
	require.ErrorIs(t, err, message.SessionAsked)
	require.ErrorIs(t, err, psi.ErrRefused)

	log := filepath.Join(p.holder, stateDir, "answer-1.log")
	require.NoError(t, os.Remove(log))
	require.NoError(t, p.tryRequest(t, List{Name: p.unml25}))
	require.ErrorIs(t, p.tryAnswer(t), message.SessionNoAdmissions)
}

// A set other than that of an earlier finish is refused: a holder who sends a
// corrected one would learn a second intersection.
func TestSetCannotChange(t *testing.T) {
	p := newShortPair(t, agreement.Draft{})
	p.prepare(t, List{Name: p.ft24})
	p.request(t, List{Name: p.unml25})
	p.answer(t)
	p.finish(t, List{Name: p.unml25})
	s, err := Open(p.querier, RoleQuerier, options())
	require.NoError(t, err)
	defer s.Close()
	_, err = s.ledger.Append(ledger.Entry{
		Act: actFinish, Role: string(RoleQuerier), Run: 1, Session: s.Agreement.Session.String(),
		Agreement: hexOf(s.Agreement.Digest[:]),
		Files:     []ledger.File{{Name: setName, Kind: "set", SHA256: hexOf(make([]byte, 32))}},
	})
	require.NoError(t, err)
	from := p.received(t)
	defer from.Close()
	_, err = s.Finish(context.Background(), 1, List{Name: p.unml25}, from, nil, false, true)
	require.ErrorIs(t, err, message.SessionOtherSet)
	require.ErrorIs(t, err, psi.ErrRefused)
}

// The folders of secrets and results are closed to others, also in a copy.
func TestFoldersArePrivate(t *testing.T) {
	p := newShortPair(t, agreement.Draft{})
	require.NoError(t, os.Chmod(filepath.Join(p.holder, secretDir), 0o755))
	p.prepare(t, List{Name: p.ft24})
	for _, dir := range []string{secretDir, stateDir, resultsDir} {
		info, err := os.Stat(filepath.Join(p.holder, dir))
		require.NoError(t, err)
		require.Zero(t, info.Mode().Perm()&0o077, dir)
	}
}

// A list with a header and nothing below is no list: it binds no session.
func TestListWithoutRows(t *testing.T) {
	p := newShortPair(t, agreement.Draft{})
	empty := List{Name: writeList(t, p.holder, "empty.csv", strings.SplitAfter(holderRows, "\n")[0])}
	require.ErrorIs(t, p.tryPrepare(t, empty, false), message.SessionNoRows)
	require.ErrorIs(t, p.tryRequest(t, empty), message.SessionNoRows)
	require.NoFileExists(t, filepath.Join(p.holder, outboxDir, setName))
	p.prepare(t, List{Name: p.ft24})
	p.request(t, List{Name: p.unml25})
}

// Without the whole journal of the evaluated list, receive says how to get it
// back.
func TestReceiveWithoutJournal(t *testing.T) {
	p := newShortPair(t, agreement.Draft{Result: agreement.ResultBoth})
	p.prepare(t, List{Name: p.ft24})
	p.request(t, List{Name: p.unml25})
	p.answer(t)
	p.finish(t, List{Name: p.unml25})
	journal := filepath.Join(p.holder, stateDir, prepareJournal)
	whole := readFile(t, journal)
	for _, left := range []string{"", whole[:len(whole)-1]} {
		require.NoError(t, os.Remove(journal))
		if left != "" {
			require.NoError(t, os.WriteFile(journal, []byte(left), 0o600))
		}
		s, err := Open(p.holder, RoleHolder, options())
		require.NoError(t, err)
		ret, err := OpenFile(filepath.Join(p.querier, outboxDir, ReturnName(1)))
		require.NoError(t, err)
		_, err = s.Receive(t.Context(), ret, List{Name: p.ft24}, false)
		require.ErrorIs(t, err, message.SessionNoJournal)
		require.ErrorIs(t, err, rcp.ErrFile)
		require.NoError(t, ret.Close())
		require.NoError(t, s.Close())
		require.NoError(t, p.tryPrepare(t, List{Name: p.ft24}, false))
	}
	require.EqualValues(t, 1, p.receive(t, List{Name: p.ft24}).Result.Matched.Rows)
}
