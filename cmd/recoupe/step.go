package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/psi"
	"recoupe/session"
)

// step opens the session of a command for a role, runs do in it, and closes it.
func (u *ui) step(c *cli.Context, role session.Role, do func(*session.Session) error) error {
	opt, err := u.options(c)
	if err != nil {
		return err
	}
	s, err := session.Open(c.String(flagSession), role, opt)
	if err != nil {
		return err
	}
	if note := s.Note(); note != nil {
		u.label(message.CLINote, "33", u.lang.Explain(note))
	}
	if s.First() {
		u.binds(s)
	}
	return errors.Join(do(s), s.Close())
}

// binds says that the first step of a session binds it to its agreement.
func (u *ui) binds(s *session.Session) {
	if u.quiet {
		return
	}
	if missing := s.Agreement.Incomplete(); len(missing) > 0 {
		u.label(message.CLINote, "33", u.text(message.StepIncomplete, len(missing)))
	}
	u.label(message.CLINote, "33", u.text(message.StepBinds))
}

// output opens the file of a step that the other party must get.
func (u *ui) output(c *cli.Context, s *session.Session, name string) (*session.Sink, string, error) {
	size, err := partSize(c)
	if err != nil {
		return nil, "", err
	}
	sink, path, err := s.Outbox(name, c.Bool(flagForce), size)
	if err == nil && c.Bool(flagRestart) {
		err = sink.Restart()
	}
	return sink, path, err
}

// input opens a file of the other party: the one named by the user, or the one
// in inbox/ with the usual name. It refuses a file that is not of the kind, or
// not of the session.
func input(c *cli.Context, s *session.Session, kind rcp.Kind, named, usual string) (*session.Source, error) {
	if named == "" {
		named = filepath.Join(c.String(flagSession), "inbox", usual)
	}
	source, err := session.OpenFile(named)
	if err != nil {
		return nil, err
	}
	if err := s.Check(source.Header(), kind); err != nil {
		return nil, errors.Join(message.New(message.SessionInFile, named).Because(err), source.Close())
	}
	return source, nil
}

// latest returns the number of the last run of which inbox/ has a file of the
// given kind, 1 if there is none.
func latest(c *cli.Context, kind rcp.Kind) uint32 {
	names, _ := os.ReadDir(filepath.Join(c.String(flagSession), "inbox"))
	last := uint32(1)
	for _, n := range names {
		var run uint32
		if _, err := fmt.Sscanf(n.Name(), kind.String()+"-%d.rcp", &run); err == nil {
			last = max(last, run)
		}
	}
	return last
}

// wrote says which file was written, and what to do with it.
func (u *ui) wrote(path string, t rcp.Totals, parts int) {
	u.say(message.StepWrote, path, u.size(t.Bytes), fmt.Sprintf("%x", t.File))
	if parts > 0 {
		first, last := session.PartNames(path, parts)
		u.say(message.StepParts, parts, first, last)
	}
	u.say(message.StepUnauthenticated)
}

// sent returns what is sent of a file that may have been split.
func (u *ui) sent(path string, parts int) string {
	if parts == 0 {
		return path
	}
	return u.text(message.StepAllParts, parts, path)
}

// counts prints what became of the inputs of each match key.
func (u *ui) counts(keys []psi.Key, counts []psi.KeyCount) {
	rows := [][]string{{
		u.text(message.ColumnKey), u.text(message.ColumnInputs), u.text(message.ColumnDuplicates),
		u.text(message.ColumnShared), u.text(message.ColumnDistinct),
	}}
	for i, k := range keys {
		n := counts[i]
		rows = append(rows, []string{
			k.Name, u.number(n.Inputs), u.number(n.Duplicates()), u.number(n.SharedRows), u.number(n.Distinct),
		})
	}
	u.table(rows)
}

// number renders a whole number.
func (u *ui) number(n uint64) string { return u.lang.Number(n) }

// fileResult is what --json says of a file.
type fileResult struct {
	Path   string `json:"path"` // of the whole, also if it was split
	SHA256 string `json:"sha256"`
	Bytes  uint64 `json:"bytes"`
	Parts  int    `json:"parts,omitempty"` // into which the file was split
}

// written returns what --json says of a file that was written.
func written(path string, t rcp.Totals, parts int) *fileResult {
	return &fileResult{Path: path, SHA256: fmt.Sprintf("%x", t.File), Bytes: t.Bytes, Parts: parts}
}

// stepResult is what --json says of a step before the results are known.
type stepResult struct {
	Session string               `json:"session"`
	Notice  string               `json:"notice"`
	Run     uint32               `json:"run,omitempty"`
	Rows    uint64               `json:"rows,omitempty"`
	Reject  uint64               `json:"rejected,omitempty"`
	Keys    map[string]keyResult `json:"keys,omitempty"`
	File    *fileResult          `json:"file,omitempty"`
	Seconds float64              `json:"seconds"`
}

// keyResult is what --json says of a match key.
type keyResult struct {
	Inputs     uint64 `json:"inputs"`
	Distinct   uint64 `json:"distinct"`
	Duplicates uint64 `json:"duplicates"`
	Shared     uint64 `json:"shared"`      // different inputs that were dropped
	SharedRows uint64 `json:"shared_rows"` // rows that carried them
}

// keyResults returns what --json says of the match keys.
func keyResults(keys []psi.Key, counts []psi.KeyCount) map[string]keyResult {
	m := map[string]keyResult{}
	for i, k := range keys {
		m[k.Name] = keyResult{
			Inputs: counts[i].Inputs, Distinct: counts[i].Distinct,
			Duplicates: counts[i].Duplicates(), Shared: counts[i].Shared, SharedRows: counts[i].SharedRows,
		}
	}
	return m
}
