package quality

import (
	"slices"

	"recoupe/agreement"
	"recoupe/bench/synth"
	"recoupe/identity"
	"recoupe/psi"
)

// tiers are the tiers that a report has, the surest first.
var tiers = []psi.Tier{psi.TierSure, psi.TierProbable, psi.TierPossible}

// score compares what was linked with the truth.
func (l *linked) score() Pair {
	p := Pair{
		Holder: l.holder.source.String(), Querier: l.querier.source.String(),
		HolderRows: uint64(l.holder.len()), QuerierRows: uint64(l.querier.len()),
		Keys: l.keys(),
	}
	for _, t := range tiers {
		p.Tiers = append(p.Tiers, Tier{Name: t.String()})
	}
	var kinds errorCosts
	for row := range l.querier.len() {
		at := l.querier.from + row
		tier, hits := l.outcomes.Row(row)
		both := l.truth.both[at]
		kept := tier >= psi.TierProbable
		if both {
			p.Both++
			if l.truth.reach[at] {
				p.Reachable++
			}
			kinds.add(l.pool.errors[at]|l.truth.errors[at], !kept)
		}
		if tier == psi.TierNone {
			continue
		}
		for i, t := range tiers {
			if tier == t {
				p.Tiers[i].Only.add(both)
			}
			if tier >= t {
				p.Tiers[i].add(both)
			}
		}
		for i := range p.Keys {
			k := &p.Keys[i]
			if !hits.Has(i) {
				continue
			}
			k.add(both)
			if hits.First() == i {
				k.Added.add(both)
			}
			if kept && hits == 1<<i {
				k.Alone++
			}
		}
	}
	p.Errors = kinds.costs(p.Both, l.holder.source, l.querier.source)
	return p
}

// keys returns the match keys with what is known of their accidental matches.
func (l *linked) keys() []Key {
	var out []Key
	for i, w := range worth(l.pool.keys) {
		k := l.pool.keys[i]
		out = append(out, Key{
			Name: w.Name, Tier: w.Tier.String(), Accidental: l.accidental[i],
			Expected:         l.querier.foresees(k, l.holder),
			ExpectedByHolder: l.holder.foresees(k, l.querier),
		})
	}
	return out
}

// foresees returns the accidental matches of a match key with another list that
// check would print for this one.
func (p pooled) foresees(k identity.Key, other pooled) float64 {
	return p.estimator.Expected(k, uint64(other.len()), agreement.Born(other.source.String()))
}

// errorCosts counts the rows in both lists by their errors.
type errorCosts struct {
	rows, missed [synth.NumKinds]uint64
	allMissed    uint64
}

func (c *errorCosts) add(errors synth.Set, missed bool) {
	if missed {
		c.allMissed++
	}
	for _, k := range errors.Kinds() {
		c.rows[k]++
		if missed {
			c.missed[k]++
		}
	}
}

// optional are the kinds that are about a field not all lists have, from the
// first to the last of each field. A list has the field if it has rows of the
// first kind.
var optional = [][2]synth.Kind{
	{synth.NIRMissing, synth.NIRTypo},
	{synth.FTIDMissing, synth.FTIDLocal},
	{synth.EmailMissing, synth.EmailSpelling},
	{synth.PhoneMissing, synth.OverseasPrefix},
}

// bears reports whether a kind is about a field that both lists have: an error in
// any other costs nothing.
func bears(k synth.Kind, a, b synth.Source) bool {
	for _, of := range optional {
		if of[0] <= k && k <= of[1] {
			return of[0].HasRate(a) && of[0].HasRate(b)
		}
	}
	return true
}

// costs returns the kinds of errors that occur in the rows of both lists, in
// fields that both lists have, the most expensive first.
func (c *errorCosts) costs(all uint64, a, b synth.Source) []Error {
	out := []Error{}
	for _, k := range synth.Kinds() {
		if c.rows[k] == 0 || !bears(k, a, b) {
			continue
		}
		e := Error{Kind: k.String(), Rows: c.rows[k], Missed: c.missed[k], Excess: float64(c.missed[k])}
		if without := all - c.rows[k]; without > 0 {
			e.Excess -= float64(c.rows[k]) * float64(c.allMissed-c.missed[k]) / float64(without)
		}
		out = append(out, e)
	}
	slices.SortStableFunc(out, func(a, b Error) int {
		switch {
		case a.Excess > b.Excess:
			return -1
		case a.Excess < b.Excess:
			return 1
		}
		return 0
	})
	return out
}
