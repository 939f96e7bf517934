// Package quality measures how well two lists are linked, against the truth
// about made-up lists: recall and precision by pair, by match key and by tier,
// what each key adds, and which errors cost the most.
//
// Linking is done in the clear, by the rules of the protocol and with its code:
// the inputs of package identity, the tiers of packages session and psi, and
// what psi says of inputs that many rows carry and of rows that are one person.
// A test holds it to what the steps of a session find. Lists of millions of rows
// take 12 bytes for each input of all lists but the largest, which is read once.
package quality

import (
	"cmp"
	"context"
	"slices"

	"recoupe/bench/synth"
	"recoupe/identity"
)

// Options say what is measured. Results do not depend on Workers.
type Options struct {
	Keys    []identity.Key // at most psi.MaxKeys; none for those of everyday use
	Pairs   []synth.Pair   // none for all that the lists give
	Workers int            // goroutines, at least 1
}

// Measure links pairs of lists and compares what it finds with the truth. It
// fails with messages of the areas table and quality where a file cannot be
// read.
func Measure(ctx context.Context, lists []List, o Options) (*Report, error) {
	if len(o.Keys) == 0 {
		o.Keys = identity.Everyday()
	}
	r := newReport(o.Keys)
	err := o.each(ctx, lists, func(l *linked) { r.Pairs = append(r.Pairs, l.score()) })
	if err != nil {
		return nil, err
	}
	return r, nil
}

// each links the pairs of lists, one after the other.
func (o *Options) each(ctx context.Context, lists []List, each func(*linked)) error {
	pairs := o.Pairs
	if len(pairs) == 0 {
		pairs = synth.Pairs()
	}
	lists, err := involved(lists, pairs)
	if err != nil || len(lists) == 0 {
		return err
	}
	p, err := readPool(ctx, lists[1:], o.Keys, max(o.Workers, 1))
	if err != nil {
		return err
	}
	largest, err := p.readLargest(ctx, lists[0], max(o.Workers, 1))
	if err != nil {
		return err
	}
	for _, pair := range pairs {
		if err := ctx.Err(); err != nil {
			return err
		}
		if l := p.linkPair(largest, pair); l != nil {
			each(l)
		}
	}
	return nil
}

// sized is a list with its number of rows.
type sized struct {
	List
	rows uint64
}

// involved returns the lists that the pairs are of, the one with the most rows
// first.
func involved(lists []List, pairs []synth.Pair) ([]List, error) {
	var with []sized
	for _, l := range lists {
		partner := slices.ContainsFunc(pairs, func(p synth.Pair) bool {
			a, b := p.Sources()
			return a == l.Source && holds(lists, b) || b == l.Source && holds(lists, a)
		})
		if !partner {
			continue
		}
		rows, err := countTruth(l.Truth)
		if err != nil {
			return nil, err
		}
		with = append(with, sized{l, rows})
	}
	slices.SortStableFunc(with, func(a, b sized) int { return cmp.Compare(b.rows, a.rows) })
	var out []List
	for _, l := range with {
		out = append(out, l.List)
	}
	return out, nil
}

// holds reports whether a source is among lists.
func holds(lists []List, s synth.Source) bool {
	return slices.ContainsFunc(lists, func(l List) bool { return l.Source == s })
}

// linkPair links a pair, the list with fewer rows as the querier's, or returns
// nil if one of its lists is not there.
func (p *pool) linkPair(largest *largest, pair synth.Pair) *linked {
	a, b := pair.Sources()
	if b == largest.source {
		a, b = b, a
	}
	i, j := p.find(a), p.find(b)
	switch {
	case a == largest.source && j >= 0:
		return p.linkLargest(largest, j)
	case i < 0 || j < 0:
		return nil
	case p.lists[i].len() < p.lists[j].len():
		i, j = j, i
	}
	return p.link(i, j)
}

// find returns the place of a source in the pool, -1 if it is not there.
func (p *pool) find(s synth.Source) int {
	return slices.IndexFunc(p.lists, func(l pooled) bool { return l.source == s })
}
