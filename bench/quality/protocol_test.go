package quality

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"recoupe/agreement"
	"recoupe/bench/synth"
	"recoupe/identity"
	"recoupe/session"
	"recoupe/testdata"
)

// TestLinkageIsTheProtocols runs all steps of a session on the lists of the
// demo, and compares the rows that it finds, their tiers and their keys with
// those of the linkage in the clear.
func TestLinkageIsTheProtocols(t *testing.T) {
	dir := t.TempDir()
	f := folder{dir: dir, manifest: &synth.Manifest{}}
	for _, s := range []synth.Source{synth.FT24, synth.UNML25} {
		f.manifest.Lists = append(f.manifest.Lists, numbered(t, dir, s))
	}
	o := Options{Keys: identity.Everyday(), Pairs: []synth.Pair{synth.PairOf(synth.FT24, synth.UNML25)}, Workers: 2}
	want := map[int]string{}
	err := f.each(t.Context(), o, func(l *linked) {
		require.Equal(t, "ft24", l.holder.source.String())
		for row := range l.querier.len() {
			tier, hits := l.outcomes.Row(row)
			var keys []string
			for i, k := range o.Keys {
				if hits.Has(i) {
					keys = append(keys, k.String())
				}
			}
			if len(keys) > 0 {
				want[int(row)] = tier.String() + " " + strings.Join(keys, " ")
			}
		}
	})
	require.NoError(t, err)
	require.Greater(t, len(want), 200)
	require.Equal(t, want, found(t, filepath.Join(dir, "ft24.csv"), filepath.Join(dir, "unml25.csv")))
}

// numbered writes a list of the demo with a further column, the number of each
// row from 0, and a truth about it.
func numbered(t *testing.T, dir string, s synth.Source) synth.Made {
	b, err := testdata.Demo.ReadFile("demo/" + s.String() + ".csv")
	require.NoError(t, err)
	delimiter := map[synth.Source]string{synth.FT24: ";", synth.UNML25: ","}[s]
	lines := strings.Split(strings.TrimSpace(strings.ReplaceAll(string(b), "\r\n", "\n")), "\n")
	list, truth := "ligne"+delimiter+lines[0]+"\n", "row,person,errors\n"
	for i, line := range lines[1:] {
		list += fmt.Sprintf("%d%s%s\n", i, delimiter, line)
		truth += fmt.Sprintf("%d,%d,\n", i+1, i)
	}
	m := synth.Made{List: s.String(), Rows: uint64(len(lines) - 1)}
	m.File.Name, m.Truth.Name = s.String()+".csv", "truth-"+s.String()+".csv"
	require.NoError(t, os.WriteFile(filepath.Join(dir, m.File.Name), []byte(list), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(dir, m.Truth.Name), []byte(truth), 0o600))
	seal(t, dir, &m)
	return m
}

// found runs the steps of a session and returns tier and keys of the rows that
// the querier finds, by their number.
func found(t *testing.T, holderList, querierList string) map[int]string {
	holder, querier := filepath.Join(t.TempDir(), "a"), filepath.Join(t.TempDir(), "b")
	opt := session.Options{Workers: 2, Memory: 64 << 20, Clock: func() time.Time { return Reference }, Program: "test"}
	a, err := session.New(holder, agreement.Draft{Profile: "ft24-unml25", From: agreement.DateOf(Reference), Rows: 2000}, opt)
	require.NoError(t, err)
	require.NoError(t, os.MkdirAll(querier, 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(querier, "agreement.yaml"), a.Raw, 0o644))

	prepare(t, holder, opt, holderList)
	request(t, querier, opt, querierList)
	answer(t, holder, opt, filepath.Join(querier, "outbox", session.RequestName(1)))
	finish(t, querier, opt, holder, querierList)

	b, err := os.ReadFile(filepath.Join(querier, "results", "matches-1.csv"))
	require.NoError(t, err)
	records, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	require.NoError(t, err)
	out := map[int]string{}
	for _, r := range records[1:] {
		row, err := strconv.Atoi(r[0])
		require.NoError(t, err)
		out[row] = r[len(r)-2] + " " + r[len(r)-1]
	}
	return out
}

func prepare(t *testing.T, dir string, opt session.Options, list string) {
	s, err := session.Open(dir, session.RoleHolder, opt)
	require.NoError(t, err)
	defer s.Close()
	out, _, err := s.Outbox("set.rcp", false, 0)
	require.NoError(t, err)
	defer out.Close()
	_, err = s.Prepare(t.Context(), session.List{Name: list}, out, false)
	require.NoError(t, err)
}

func request(t *testing.T, dir string, opt session.Options, list string) {
	s, err := session.Open(dir, session.RoleQuerier, opt)
	require.NoError(t, err)
	defer s.Close()
	out, _, err := s.Outbox(session.RequestName(1), false, 0)
	require.NoError(t, err)
	defer out.Close()
	_, err = s.Request(t.Context(), 1, session.List{Name: list}, out)
	require.NoError(t, err)
}

func answer(t *testing.T, dir string, opt session.Options, path string) {
	s, err := session.Open(dir, session.RoleHolder, opt)
	require.NoError(t, err)
	defer s.Close()
	request, err := session.OpenFile(path)
	require.NoError(t, err)
	defer request.Close()
	out, _, err := s.Outbox(session.ResponseName(1), false, 0)
	require.NoError(t, err)
	defer out.Close()
	_, err = s.Answer(t.Context(), request, out)
	require.NoError(t, err)
}

func finish(t *testing.T, dir string, opt session.Options, from, list string) {
	s, err := session.Open(dir, session.RoleQuerier, opt)
	require.NoError(t, err)
	defer s.Close()
	set, err := session.OpenFile(filepath.Join(from, "outbox", "set.rcp"))
	require.NoError(t, err)
	defer set.Close()
	response, err := session.OpenFile(filepath.Join(from, "outbox", session.ResponseName(1)))
	require.NoError(t, err)
	defer response.Close()
	out, _, err := s.Outbox(session.ReturnName(1), false, 0)
	require.NoError(t, err)
	defer out.Close()
	_, err = s.Finish(t.Context(), 1, session.List{Name: list}, session.Received{Set: set, Response: response}, out, false, false)
	require.NoError(t, err)
}
