package quality

import (
	"context"
	"math"

	"recoupe/bench/synth"
)

// largest is what is known of the largest list after it was read beside the
// pool: of its inputs those that the pool has, of its rows those whose persons
// are in the pool.
type largest struct {
	pooled
	// carriers counts, by match key and place of a run, the rows that carry the
	// input of the run, up to 255.
	carriers [][]uint8
	// wrong counts, by match key and place of the part of a run that is of one
	// list, the pairs of a row there and one here that are two persons.
	wrong []map[uint32]uint64
	truth pairTruth
}

// met is an input of a row of the largest list that the pool has.
type met struct {
	key   uint8
	place uint32
	wrong []wrongPairs
}

// wrongPairs is how many rows of one part of a run are other persons.
type wrongPairs struct {
	place uint32
	n     uint64
}

// same is a row of the largest list whose person is in the pool.
type same struct {
	rank   uint32
	errors synth.Set
}

// metChunk is what a worker makes of a chunk of the largest list.
type metChunk struct {
	rows int
	met  []met
	same []same
}

// readLargest reads the largest list beside the pool.
func (p *pool) readLargest(ctx context.Context, f folder, src synth.Source, workers int) (*largest, error) {
	s, err := f.open(src, p.keys, workers)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	out := &largest{pooled: pooled{source: src}, truth: newPairTruth(len(p.person))}
	for _, x := range p.indexes {
		out.carriers = append(out.carriers, make([]uint8, len(x.entries)))
		out.wrong = append(out.wrong, map[uint32]uint64{})
	}
	out.estimator, err = read(ctx, s, p.meet, func(c metChunk) { out.take(p, c) })
	return out, err
}

// meet looks for the inputs and persons of a chunk in the pool.
func (p *pool) meet(h *hasher, c *chunk) metChunk {
	out := metChunk{rows: c.rows.Len()}
	for i := range c.rows.Len() {
		person := c.persons[i]
		if rank, ok := p.persons.rank(person); ok {
			out.same = append(out.same, same{rank, c.errors[i]})
		}
		c.rows.Record(i, &h.record)
		for _, in := range h.row() {
			x := p.indexes[in.key]
			from, to := x.find(in.hash)
			if from == to {
				continue
			}
			m := met{key: in.key, place: uint32(from)}
			for from < to {
				part, end := p.part(x.entries, from, to, p.lists[p.listOf(x.entries[from].row)])
				w := wrongPairs{place: uint32(part)}
				for ; part < end; part++ {
					if p.person[x.entries[part].row] != person {
						w.n++
					}
				}
				if w.n > 0 {
					m.wrong = append(m.wrong, w)
				}
				from = end
			}
			out.met = append(out.met, m)
		}
	}
	return out
}

// take adds what a worker has found.
func (l *largest) take(p *pool, c metChunk) {
	l.to += uint32(c.rows)
	for _, m := range c.met {
		if n := &l.carriers[m.key][m.place]; *n < math.MaxUint8 {
			*n++
		}
		for _, w := range m.wrong {
			l.wrong[m.key][w.place] += w.n
		}
	}
	for _, s := range c.same {
		for _, row := range p.persons.group(s.rank) {
			l.truth.add(p, row, l.source, s.errors)
		}
	}
}
