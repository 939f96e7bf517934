package session

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"recoupe/agreement"
	"recoupe/internal/atomicfile"
	"recoupe/internal/message"
	"recoupe/psi"
	"recoupe/report"
	"recoupe/table"
)

// The columns that results add to the party's own under `learns: detail`.
const (
	tierColumn = "recoupe_tier"
	keysColumn = "recoupe_keys"
)

// resultName returns the path of a result of a run.
func (s *Session) resultName(run uint32, extension string) string {
	return s.path(resultsDir, fmt.Sprintf("matches-%d.%s", run, extension))
}

// ResultNames returns the paths of the results of a run: the matched rows and
// the numbers.
func (s *Session) ResultNames(run uint32) (rows, numbers string) {
	return s.resultName(run, "csv"), s.resultName(run, "json")
}

// summarize returns the numbers of a run.
func (s *Session) summarize(run uint32, profile Profile, counts []psi.KeyCount, others []uint64, o *psi.Outcomes) *report.Result {
	a := s.Agreement
	r := &report.Result{
		Program: s.opt.Program, Session: a.Session.String(), Agreement: hexOf(a.Digest[:]),
		Reference: a.Reference, Identity: a.Identity,
		Suite: a.Protocol.Suite.String(), Mode: a.Protocol.Mode.String(),
		Run: run, Role: string(s.Role), Holder: a.Parties.Holder.Name, Querier: a.Parties.Querier.Name,
		List: report.List{
			SHA256: profile.SHA256, Rows: uint64(profile.Rows), Rejected: profile.Rejects.Total(),
			Unlinkable: profile.Fields.Unlinkable,
		},
		FalseMatch: report.FalseMatchBound(len(a.Keys), a.Runs),
		Finished:   s.opt.Clock().UTC().Truncate(time.Second),
	}
	r.Matched.Rows, r.Matched.Persons = o.Count(kept(a))
	if a.Learns != agreement.LearnsDetail {
		return r
	}
	r.Matched.Tiers = map[string]uint64{}
	for t := kept(a); t <= psi.TierSure; t++ {
		r.Matched.Tiers[t.String()] = 0
	}
	for i, k := range s.params.Keys {
		key := report.Key{
			Name: k.Name, Inputs: counts[i].Inputs, Distinct: counts[i].Distinct, Shared: counts[i].Shared,
		}
		if others != nil {
			key.Other = others[i]
		}
		r.Keys = append(r.Keys, key)
	}
	for row := range o.Rows() {
		tier, hit := o.Row(row)
		if tier < kept(a) {
			continue
		}
		r.Matched.Tiers[tier.String()]++
		r.Keys[hit.First()].Added++
		for i := range r.Keys {
			if hit.Has(i) {
				r.Keys[i].Rows++
			}
		}
	}
	return r
}

// results are the files of a run's results while they are written.
type results struct {
	rows, numbers *atomicfile.File
}

// createResults opens the results of an act for writing. Results that are there
// are replaced with force, or if the ledger does not have the act: then the
// program was killed, or the disk was full, between its two files.
func (s *Session) createResults(act string, run uint32, force bool) (*results, error) {
	done := s.last(act, run)
	force = force || done == nil
	rows, err := atomicfile.Create(s.resultName(run, "csv"), atomicfile.Options{Force: force})
	if errors.Is(err, message.FileExists) {
		return nil, message.New(message.SessionMade, s.resultName(run, "csv"), done.When().Local().Format(time.DateTime))
	}
	if err != nil {
		return nil, err
	}
	numbers, err := atomicfile.Create(s.resultName(run, "json"), atomicfile.Options{Force: force})
	if err != nil {
		return nil, errors.Join(err, rows.Abort())
	}
	return &results{rows: rows, numbers: numbers}, nil
}

// abort removes what is not complete.
func (r *results) abort() { r.rows.Abort(); r.numbers.Abort() }

// commit gives both files their final names.
func (r *results) commit(numbers *report.Result) error {
	if err := numbers.WriteJSON(r.numbers); err != nil {
		return err
	}
	if err := r.rows.Commit(); err != nil {
		return err
	}
	return r.numbers.Commit()
}

// writeRows reads the list a second time and writes its matched rows, in their
// order. The result is UTF-8, with the delimiter of the list.
func (s *Session) writeRows(ctx context.Context, l List, w io.Writer, read Profile, o *psi.Outcomes) error {
	keys, err := Keys(s.Agreement)
	if err != nil {
		return err
	}
	list, err := openList(l, keys, s.path(columnsName))
	if err != nil {
		return err
	}
	defer list.Close()
	detail := s.Agreement.Learns == agreement.LearnsDetail
	var extra []string
	if detail {
		extra = []string{tierColumn, keysColumn}
	}
	if spreadsheet(read.Dialect) {
		if _, err := io.WriteString(w, byteOrderMark); err != nil {
			return err
		}
	}
	out, err := table.NewWriter(w, list.Dialect().Delimiter, list.Header(), extra...)
	if err != nil {
		return err
	}
	batch := table.NewBatch(readBatch)
	var row [][]byte
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := list.Read(batch); err == io.EOF {
			break
		} else if err != nil {
			return err
		}
		for i := range batch.Len() {
			tier, hit := o.Row(batch.First() + uint32(i))
			if tier == psi.TierNone || tier < kept(s.Agreement) {
				continue
			}
			row = batch.Row(i, row[:0])
			if detail {
				extra = []string{tier.String(), s.keyNames(hit)}
			}
			if err := out.Write(row, extra...); err != nil {
				return err
			}
		}
	}
	if sum := list.Digest(); hexOf(sum[:]) != read.SHA256 {
		return message.New(message.PsiListChanged)
	}
	return out.Flush()
}

// byteOrderMark begins a result that is for a spreadsheet program: without it,
// some take UTF-8 for Windows-1252.
const byteOrderMark = "\ufeff"

// spreadsheet reports whether a list looks as if a spreadsheet program wrote it:
// it has a byte order mark, or an encoding other than UTF-8.
func spreadsheet(d table.Dialect) bool {
	return d.BOM || d.Encoding != table.ASCII && d.Encoding != table.UTF8
}

// keyNames returns the names of the match keys in a set, separated by spaces.
func (s *Session) keyNames(set psi.KeySet) string {
	var names []string
	for i, k := range s.params.Keys {
		if set.Has(i) {
			names = append(names, k.Name)
		}
	}
	return strings.Join(names, " ")
}
