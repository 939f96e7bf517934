package session

import (
	"errors"
	"fmt"
	"time"

	"recoupe/agreement"
	"recoupe/internal/atomicfile"
	"recoupe/internal/message"
	"recoupe/psi"
	"recoupe/report"
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
