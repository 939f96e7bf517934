package session

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"recoupe/agreement"
	"recoupe/psi"
	demo "recoupe/testdata"
)

// clock is the time at which the tests run.
func clock() time.Time { return time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC) }

// options are what the tests run with.
func options() Options {
	return Options{Workers: runtime.GOMAXPROCS(0), Memory: 64 << 20, Clock: clock, Program: "test"}
}

// pair is the folders of two parties with one agreement.
type pair struct {
	holder, querier string
	ft24, unml25    string      // lists
	agreed          *psi.Params // once it was read
	opt             Options     // those of the tests unless set
}

// newPair makes the folders of a session drafted from d.
func newPair(t *testing.T, d agreement.Draft) pair {
	t.Helper()
	p := pair{holder: filepath.Join(t.TempDir(), "a"), querier: filepath.Join(t.TempDir(), "b")}
	if d.Profile == "" {
		d.Profile = "ft24-unml25"
	}
	d.From = agreement.DateOf(clock())
	if d.Rows == 0 {
		d.Rows = 2000
	}
	a, err := New(p.holder, d, options())
	require.NoError(t, err)
	require.NoError(t, os.MkdirAll(p.querier, 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(p.querier, agreementName), a.Raw, 0o644))
	p.ft24 = writeDemo(t, p.holder, "ft24.csv")
	p.unml25 = writeDemo(t, p.querier, "unml25.csv")
	return p
}

// writeDemo writes a demo list into a folder.
func writeDemo(t *testing.T, dir, name string) string {
	t.Helper()
	b, err := demo.Demo.ReadFile("demo/" + name)
	require.NoError(t, err)
	path := filepath.Join(dir, name)
	require.NoError(t, os.WriteFile(path, b, 0o600))
	return path
}

// options are what the steps of the pair run with.
func (p pair) options() Options {
	if p.opt.Clock != nil {
		return p.opt
	}
	return options()
}

// prepare runs the holder's first step.
func (p pair) prepare(t *testing.T, l List) *Prepared {
	t.Helper()
	s, err := Open(p.holder, RoleHolder, p.options())
	require.NoError(t, err)
	defer s.Close()
	out, _, err := s.Outbox("set.rcp", false, 0)
	require.NoError(t, err)
	defer out.Close()
	r, err := s.Prepare(t.Context(), l, out, false)
	require.NoError(t, err)
	return r
}

// request runs the querier's first step.
func (p pair) request(t *testing.T, l List) *Requested {
	t.Helper()
	s, err := Open(p.querier, RoleQuerier, p.options())
	require.NoError(t, err)
	defer s.Close()
	run := s.NextRun()
	out, _, err := s.Outbox(RequestName(run), false, 0)
	require.NoError(t, err)
	defer out.Close()
	r, err := s.Request(t.Context(), run, l, out)
	require.NoError(t, err)
	return r
}

// answer runs the holder's second step.
func (p pair) answer(t *testing.T) *Answered {
	t.Helper()
	s, err := Open(p.holder, RoleHolder, p.options())
	require.NoError(t, err)
	defer s.Close()
	request, err := OpenFile(filepath.Join(p.querier, outboxDir, RequestName(1)))
	require.NoError(t, err)
	defer request.Close()
	out, _, err := s.Outbox(ResponseName(1), false, 0)
	require.NoError(t, err)
	defer out.Close()
	r, err := s.Answer(t.Context(), request, out)
	require.NoError(t, err)
	return r
}

// finish runs the querier's second step.
func (p pair) finish(t *testing.T, l List) *Finished {
	t.Helper()
	s, err := Open(p.querier, RoleQuerier, p.options())
	require.NoError(t, err)
	defer s.Close()
	set, err := OpenFile(filepath.Join(p.holder, outboxDir, "set.rcp"))
	require.NoError(t, err)
	defer set.Close()
	response, err := OpenFile(filepath.Join(p.holder, outboxDir, ResponseName(1)))
	require.NoError(t, err)
	defer response.Close()
	out, _, err := s.Outbox(ReturnName(1), false, 0)
	require.NoError(t, err)
	defer out.Close()
	r, err := s.Finish(t.Context(), 1, l, Received{Set: set, Response: response}, out, false, false)
	require.NoError(t, err)
	return r
}

// receive runs the holder's third step.
func (p pair) receive(t *testing.T, l List) *Finished {
	t.Helper()
	s, err := Open(p.holder, RoleHolder, p.options())
	require.NoError(t, err)
	defer s.Close()
	ret, err := OpenFile(filepath.Join(p.querier, outboxDir, ReturnName(1)))
	require.NoError(t, err)
	defer ret.Close()
	r, err := s.Receive(t.Context(), ret, l, false)
	require.NoError(t, err)
	return r
}

// readCSV returns the records of a result after its header.
func readCSV(t *testing.T, path string, comma rune) [][]string {
	t.Helper()
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	r := csv.NewReader(bytes.NewReader(b))
	r.Comma = comma
	records, err := r.ReadAll()
	require.NoError(t, err)
	require.NotEmpty(t, records)
	return records[1:]
}

func TestBothLearn(t *testing.T) {
	p := newPair(t, agreement.Draft{Result: agreement.ResultBoth})
	require.NoError(t, os.WriteFile(p.ft24, []byte(part(t, "ft24.csv", 300, nil)+"x;;;;;;;;;;;;\r\n"), 0o600))
	require.NoError(t, os.WriteFile(p.unml25, []byte(part(t, "unml25.csv", 200, nil)), 0o600))
	prepared := p.prepare(t, List{Name: p.ft24})
	p.request(t, List{Name: p.unml25})
	p.answer(t)
	f := p.finish(t, List{Name: p.unml25})
	h := p.receive(t, List{Name: p.ft24})
	require.NotZero(t, f.Result.Matched.Rows)
	// receive counts the rows without inputs from the journal, prepare from the list.
	require.EqualValues(t, 1, prepared.Profile.Fields.Unlinkable)
	require.Equal(t, prepared.Profile.Fields.Unlinkable, h.Result.List.Unlinkable)
	require.Len(t, readCSV(t, filepath.Join(p.querier, resultsDir, "matches-1.csv"), ','), int(f.Result.Matched.Rows))
	require.Len(t, readCSV(t, filepath.Join(p.holder, resultsDir, "matches-1.csv"), ';'), int(h.Result.Matched.Rows))
}
