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
	"maps"
	"slices"

	"recoupe/bench/synth"
	"recoupe/identity"
	"recoupe/psi"
)

// Options say what is measured. Results do not depend on Workers.
type Options struct {
	Keys    []identity.Key // at most psi.MaxKeys; none for those of everyday use
	Pairs   []synth.Pair   // none for all that the lists give
	Workers int            // goroutines, at least 1
	// Progress is told of the rows that were read, as psi.StageRead; nil for
	// nobody.
	Progress psi.Progress
}

// Measure links pairs of the lists in the folder dir, which package synth made,
// and compares what it finds with the truth. It fails with messages of the areas
// synth and table where a file cannot be read, with message.QualityDigest where it is
// not the one that the manifest tells of, and with message.QualityRows where a
// list has other rows than the truth about it.
func Measure(ctx context.Context, dir string, o Options) (*Report, error) {
	if len(o.Keys) == 0 {
		o.Keys = identity.Everyday()
	}
	if len(o.Pairs) == 0 {
		o.Pairs = synth.Pairs()
	}
	f, err := openFolder(dir)
	if err != nil {
		return nil, err
	}
	r := f.report(o.Keys, f.involved(o.Pairs))
	err = f.each(ctx, o, func(l *linked) { r.Pairs = append(r.Pairs, l.score()) })
	if err != nil {
		return nil, err
	}
	return r, nil
}

// each links the pairs of lists in the folder, one after the other.
func (f folder) each(ctx context.Context, o Options, each func(*linked)) error {
	lists := f.involved(o.Pairs)
	if len(lists) == 0 {
		return nil
	}
	f.begin(lists, o.Progress)
	p, err := readPool(ctx, f, lists[1:], o.Keys, max(o.Workers, 1))
	if err != nil {
		return err
	}
	largest, err := p.readLargest(ctx, f, lists[0], max(o.Workers, 1))
	if err != nil {
		return err
	}
	for _, pair := range o.Pairs {
		if err := ctx.Err(); err != nil {
			return err
		}
		if l := p.linkPair(largest, pair); l != nil {
			each(l)
		}
	}
	return nil
}

// begin tells the progress, if any, how many rows there are to be read.
func (f *folder) begin(lists []synth.Source, progress psi.Progress) {
	if f.progress = progress; progress == nil {
		return
	}
	var rows uint64
	for _, src := range lists {
		made, _ := f.manifest.Of(src)
		rows += made.Rows
	}
	progress.Stage(psi.StageRead, rows)
}

// involved returns the lists of the folder that the pairs are of, the one with
// the most rows first.
func (f folder) involved(pairs []synth.Pair) []synth.Source {
	rows := map[synth.Source]uint64{}
	for _, p := range pairs {
		a, b := p.Sources()
		ofA, okA := f.manifest.Of(a)
		ofB, okB := f.manifest.Of(b)
		if okA && okB {
			rows[a], rows[b] = ofA.Rows, ofB.Rows
		}
	}
	return slices.SortedFunc(maps.Keys(rows), func(a, b synth.Source) int {
		return cmp.Or(cmp.Compare(rows[b], rows[a]), cmp.Compare(a, b))
	})
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
