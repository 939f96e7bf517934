package session

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"recoupe/agreement"
	"recoupe/internal/message"
	demo "recoupe/testdata"
)

// part returns the header and the first rows of a demo list, in an order of
// their own.
func part(t *testing.T, name string, rows int, order *rand.Rand) string {
	t.Helper()
	b, err := demo.Demo.ReadFile("demo/" + name)
	require.NoError(t, err)
	lines := bytes.SplitAfter(b, []byte("\n"))
	some := lines[1 : 1+rows]
	if order != nil {
		order.Shuffle(len(some), func(i, j int) { some[i], some[j] = some[j], some[i] })
	}
	return string(lines[0]) + string(bytes.Join(some, nil))
}

// identifiers returns the first two cells of a row.
func identifiers(row string) string {
	cells := strings.FieldsFunc(row, func(r rune) bool { return r == ',' || r == ';' })
	return strings.Join(cells[:min(2, len(cells))], " ")
}

// with runs do under options of its own in the folder dir.
func with(t *testing.T, dir string, role Role, opt Options, do func(s *Session)) {
	t.Helper()
	s, err := Open(dir, role, opt)
	require.NoError(t, err)
	do(s)
	require.NoError(t, s.Close())
}

// TestOrderWorkersMemory makes the set of one list under one key in several row
// orders, with several numbers of workers and bounds of memory, down to one at
// which everything spills: the set is the same to the byte, and so are the rows
// that match, in the order of the list.
func TestOrderWorkersMemory(t *testing.T) {
	const rows, asked = 150, 60
	first := newPair(t, agreement.Draft{Result: agreement.ResultBoth})
	var set []byte
	var matched map[string]int
	for i, c := range []struct {
		workers int
		memory  int64
	}{{1, 64 << 20}, {2, 64 << 20}, {7, 1}, {2, 5000}} {
		p := pair{holder: filepath.Join(t.TempDir(), "a"), querier: filepath.Join(t.TempDir(), "b")}
		require.NoError(t, os.CopyFS(p.holder, os.DirFS(first.holder))) // the same key
		require.NoError(t, os.CopyFS(p.querier, os.DirFS(first.querier)))
		order := rand.New(rand.NewPCG(uint64(i), 1))
		if i == 0 {
			order = nil
		}
		p.ft24, p.unml25 = filepath.Join(p.holder, "ft24.csv"), filepath.Join(p.querier, "unml25.csv")
		require.NoError(t, os.WriteFile(p.ft24, []byte(part(t, "ft24.csv", rows, order)), 0o600))
		require.NoError(t, os.WriteFile(p.unml25, []byte(part(t, "unml25.csv", asked, order)), 0o600))
		p.opt = options()
		p.opt.Workers, p.opt.Memory = c.workers, c.memory
		p.whole(t)

		got := []byte(readFile(t, filepath.Join(p.holder, outboxDir, "set.rcp")))
		if set == nil {
			set = got
		}
		require.True(t, bytes.Equal(set, got), "set of order, workers, memory %d", i)
		rowsOf := map[string]int{}
		for _, path := range []string{p.ft24, p.unml25} {
			result := filepath.Join(filepath.Dir(path), resultsDir, "matches-1.csv")
			list, found := strings.Split(readFile(t, path), "\n"), strings.Split(readFile(t, result), "\n")
			at := 0
			for _, row := range found[1:] {
				if row == "" {
					continue
				}
				rowsOf[row]++
				for at < len(list) && identifiers(list[at]) != identifiers(row) {
					at++
				}
				require.Less(t, at, len(list), "results are in the order of the list")
				at++
			}
		}
		if matched == nil {
			matched = rowsOf
			require.NotEmpty(t, matched)
		}
		require.Equal(t, matched, rowsOf, "matches of order, workers, memory %d", i)
	}
}

// TestNothingLeftBehind looks for what steps keep on disk only while they run.
func TestNothingLeftBehind(t *testing.T) {
	p := newPair(t, agreement.Draft{Result: agreement.ResultBoth})
	require.NoError(t, os.WriteFile(p.ft24, []byte(part(t, "ft24.csv", 60, nil)), 0o600))
	require.NoError(t, os.WriteFile(p.unml25, []byte(part(t, "unml25.csv", 60, nil)), 0o600))
	p.opt = options()
	p.opt.Memory = 1
	p.whole(t)
	for dir, want := range map[string][]string{
		p.holder:  {"answer-1.log", "prepare.journal"},
		p.querier: {"finish-1.journal"},
	} {
		entries, err := os.ReadDir(filepath.Join(dir, stateDir))
		require.NoError(t, err)
		var names []string
		for _, e := range entries {
			names = append(names, e.Name())
		}
		require.Equal(t, want, names)
		for _, secretly := range []string{secretDir, stateDir, resultsDir} {
			info, err := os.Stat(filepath.Join(dir, secretly))
			require.NoError(t, err)
			require.EqualValues(t, 0o700, info.Mode().Perm(), secretly)
		}
		keys, err := os.ReadDir(filepath.Join(dir, secretDir))
		require.NoError(t, err)
		for _, k := range keys {
			info, err := k.Info()
			require.NoError(t, err)
			require.EqualValues(t, 0o600, info.Mode().Perm(), k.Name())
		}
	}
}

// TestDuplicates gives each row of a person that person's outcome, at both
// parties, and counts rows and persons apart.
func TestDuplicates(t *testing.T) {
	p := newSmallPair(t, 6, 4)
	list := readFile(t, p.unml25)
	rows := strings.SplitAfter(list, "\n")
	require.NoError(t, os.WriteFile(p.unml25, []byte(list+rows[2]+rows[1]+rows[2]), 0o600))
	list = readFile(t, p.ft24)
	rows = strings.SplitAfter(list, "\n")
	require.NoError(t, os.WriteFile(p.ft24, []byte(list+rows[6]+rows[2]), 0o600))
	r := p.prepare(t, List{Name: p.ft24})
	require.EqualValues(t, 8, r.Counts[0].Inputs)
	require.EqualValues(t, 6, r.Counts[0].Distinct)
	require.EqualValues(t, 2, r.Counts[0].Duplicates())
	q := p.request(t, List{Name: p.unml25})
	require.EqualValues(t, 3, q.Counts[0].Duplicates())
	p.answer(t)
	f := p.finish(t, List{Name: p.unml25})
	h := p.receive(t, List{Name: p.ft24})
	require.EqualValues(t, 7, f.Result.Matched.Rows)
	require.EqualValues(t, 7, f.Result.Matched.Persons, "the civil identity alone does not make two rows one person")
	require.EqualValues(t, 5, h.Result.Matched.Rows)
	require.Len(t, readCSV(t, filepath.Join(p.querier, resultsDir, "matches-1.csv"), ';'), 7)
	require.Len(t, readCSV(t, filepath.Join(p.holder, resultsDir, "matches-1.csv"), ';'), 5)
}

// TestMirror compares what both parties learn: the holder's persons are the
// querier's.
func TestMirror(t *testing.T) {
	p := newSmallPair(t, 40, 25)
	p.whole(t)
	name := func(path string) map[string]bool {
		names := map[string]bool{}
		for _, r := range readCSV(t, path, ';') {
			names[strings.Join(r[:3], " ")+r[3]+r[4]] = true
		}
		return names
	}
	require.Equal(t, name(filepath.Join(p.querier, resultsDir, "matches-1.csv")),
		name(filepath.Join(p.holder, resultsDir, "matches-1.csv")))
	require.Len(t, name(filepath.Join(p.querier, resultsDir, "matches-1.csv")), 25)
}

// TestNoneInCommon is done, and returns nothing.
func TestNoneInCommon(t *testing.T) {
	p := newSmallPair(t, 5, 5)
	require.NoError(t, os.WriteFile(p.unml25, []byte("nom;prenom;date_naissance\nYYALPHA;Ermeline;03/04/1950\n"), 0o600))
	p.prepare(t, List{Name: p.ft24})
	p.request(t, List{Name: p.unml25})
	p.answer(t)
	require.Zero(t, p.finish(t, List{Name: p.unml25}).Result.Matched.Rows)
	require.Zero(t, p.receive(t, List{Name: p.ft24}).Result.Matched.Rows)
	require.Empty(t, readCSV(t, filepath.Join(p.holder, resultsDir, "matches-1.csv"), ';'))
}

// TestDates opens a session on the days around the agreement's, at the calendar
// of where the clock is.
func TestDates(t *testing.T) {
	p := newPair(t, agreement.Draft{Until: agreement.DateOf(clock().AddDate(0, 1, 0))})
	opt := options()
	for day, want := range map[int]error{
		-400: agreement.ErrRefused, -1: agreement.ErrRefused, 0: nil, 1: nil, 31: nil,
		32: agreement.ErrRefused, 4000: agreement.ErrRefused,
	} {
		t.Run(strconv.Itoa(day), func(t *testing.T) {
			opt.Clock = func() time.Time { return clock().AddDate(0, 0, day) }
			s, err := Open(p.holder, RoleHolder, opt)
			if want != nil {
				require.ErrorIs(t, err, want)
				require.NotEmpty(t, message.English.Hint(err))
				return
			}
			require.NoError(t, err)
			require.NoError(t, s.Close())
		})
	}
	with(t, p.holder, RoleHolder, options(), func(s *Session) { // nothing keeps the lock
		require.Empty(t, s.Note())
	})
}
