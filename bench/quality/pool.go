package quality

import (
	"context"

	"recoupe/bench/synth"
	"recoupe/identity"
)

// pool holds all lists of a measurement but the largest: their inputs by match
// key and their truth. Rows are numbered through, list after list.
type pool struct {
	keys    []identity.Key
	lists   []pooled
	indexes []*index // by match key
	persons *persons
	person  []uint32    // of each row
	errors  []synth.Set // of each row
}

// pooled is a list of the pool, or the largest one beside it.
type pooled struct {
	source    synth.Source
	from, to  uint32 // its rows in the pool
	estimator *identity.Estimator
}

func (p pooled) len() uint32 { return p.to - p.from }

// readPool reads lists into a pool.
func readPool(ctx context.Context, f folder, lists []synth.Source, keys []identity.Key, workers int) (*pool, error) {
	p := &pool{keys: keys}
	builders := make([]builder, len(keys))
	for _, src := range lists {
		if err := p.read(ctx, f, src, builders, workers); err != nil {
			return nil, err
		}
	}
	for i := range builders {
		p.indexes = append(p.indexes, builders[i].index())
	}
	p.persons = newPersons(p.person)
	return p, nil
}

// pooledChunk is what a worker makes of a chunk for the pool.
type pooledChunk struct {
	chunk   *chunk
	entries [][]entry // by match key, with rows of the list
}

// read reads one list into the pool.
func (p *pool) read(ctx context.Context, f folder, src synth.Source, builders []builder, workers int) error {
	s, err := f.open(src, p.keys, workers)
	if err != nil {
		return err
	}
	defer s.Close()
	from := uint32(len(p.person))
	work := func(h *hasher, c *chunk) pooledChunk {
		out := pooledChunk{chunk: c, entries: make([][]entry, len(p.keys))}
		for i := range c.rows.Len() {
			c.rows.Record(i, &h.record)
			for _, in := range h.row() {
				out.entries[in.key] = append(out.entries[in.key], entry{
					high: uint32(in.hash >> 32), low: uint32(in.hash), row: from + c.rows.First() + uint32(i),
				})
			}
		}
		return out
	}
	sink := func(c pooledChunk) {
		for k, entries := range c.entries {
			builders[k].add(entries)
		}
		p.person = append(p.person, c.chunk.persons...)
		p.errors = append(p.errors, c.chunk.errors...)
	}
	estimator, err := read(ctx, s, work, sink)
	if err != nil {
		return err
	}
	p.lists = append(p.lists, pooled{
		source: src, from: from, to: uint32(len(p.person)), estimator: estimator,
	})
	return nil
}

// listOf returns which list of the pool a row is of.
func (p *pool) listOf(row uint32) int {
	i := 0
	for row >= p.lists[i].to {
		i++
	}
	return i
}

// part returns the bounds of the entries of one list in the run [from, to) of a
// match key.
func (p *pool) part(entries []entry, from, to int, l pooled) (int, int) {
	for from < to && entries[from].row < l.from {
		from++
	}
	end := from
	for end < to && entries[end].row < l.to {
		end++
	}
	return from, end
}
