package quality

import (
	"recoupe/bench/synth"
	"recoupe/identity"
	"recoupe/psi"
	"recoupe/session"
)

// linked is what the linkage of two lists finds, with the truth beside it. Its
// rows are those of the smaller list, which asks, as places in the pool.
type linked struct {
	pool            *pool
	holder, querier pooled
	outcomes        *psi.Outcomes // by row from 0
	truth           pairTruth
	// accidental counts, by match key, pairs of rows of two persons that have
	// one input.
	accidental []uint64
}

// pairTruth is the truth about the rows of the pool, as to the list that they
// are compared with: the errors of the rows there that are the same person,
// whether there are any, and whether exact keys can link one of them.
type pairTruth struct {
	errors []synth.Set
	both   []bool
	reach  []bool
}

// newPairTruth returns the truth about n rows that are alone.
func newPairTruth(n int) pairTruth {
	return pairTruth{errors: make([]synth.Set, n), both: make([]bool, n), reach: make([]bool, n)}
}

// add adds that a row of the pool is the same person as a row with the given
// errors in another list.
func (t *pairTruth) add(p *pool, row uint32, other synth.Source, errors synth.Set) {
	t.both[row] = true
	t.errors[row] |= errors
	if !t.reach[row] {
		t.reach[row] = reachable(p.lists[p.listOf(row)].source, p.errors[row], other, errors)
	}
}

// carriers says how many rows of the holder's list carry the input of the run
// [from, to) of a match key, if need be up to 255 only, and how many pairs of
// these rows and of the entries [a, b) in the run are two persons.
type carriers func(key, from, to, a, b int) (rows int, wrong uint64)

// link links two lists of the pool.
func (p *pool) link(holder, querier int) *linked {
	h, q := p.lists[holder], p.lists[querier]
	l := &linked{pool: p, holder: h, querier: q, truth: newPairTruth(len(p.person))}
	for row := q.from; row < q.to; row++ {
		for _, other := range p.persons.rowsOf(p.person[row]) {
			if h.from <= other && other < h.to {
				l.truth.add(p, row, h.source, p.errors[other])
			}
		}
	}
	l.run(func(key, from, to, a, b int) (int, uint64) {
		entries := p.indexes[key].entries
		from, to = p.part(entries, from, to, h)
		wrong := uint64(0)
		for _, e := range entries[from:to] {
			for _, f := range entries[a:b] {
				if p.person[e.row] != p.person[f.row] {
					wrong++
				}
			}
		}
		return to - from, wrong
	})
	return l
}

// linkLargest links the largest list with one of the pool.
func (p *pool) linkLargest(largest *largest, querier int) *linked {
	l := &linked{pool: p, holder: largest.pooled, querier: p.lists[querier], truth: largest.truth}
	l.run(func(key, from, _, a, _ int) (int, uint64) {
		return int(largest.carriers[key][from]), largest.wrong[key][uint32(a)]
	})
	return l
}

// run finds what both lists have in common, by the rules of the protocol: an
// input that too many rows of one list carry is dropped, and rows of the
// querier's list with one input of a sure key are one person.
func (l *linked) run(meets carriers) {
	keys := worth(l.pool.keys)
	l.outcomes = psi.NewOutcomes(keys)
	l.accidental = make([]uint64, len(keys))
	var rows []uint32
	for k, x := range l.pool.indexes {
		x.runs(func(from, to int) {
			a, b := l.pool.part(x.entries, from, to, l.querier)
			if a == b {
				return
			}
			rows = rows[:0]
			for _, e := range x.entries[a:b] {
				rows = append(rows, e.row-l.querier.from)
			}
			l.outcomes.Ask(k, rows)
			if keys[k].Common(len(rows)) {
				return
			}
			n, wrong := meets(k, from, to, a, b)
			if n == 0 || keys[k].Common(n) {
				return
			}
			l.accidental[k] += wrong
			for _, row := range rows {
				l.outcomes.Hit(row, k)
			}
		})
	}
	l.outcomes.Settle()
}

// worth returns what package psi needs to know of match keys.
func worth(keys []identity.Key) []psi.Key {
	var out []psi.Key
	for _, k := range keys {
		out = append(out, session.Worth(k))
	}
	return out
}
