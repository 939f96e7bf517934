package synth

import (
	"sort"

	"recoupe/bench/synth/population"
)

// world is a spec with its population and the arrangement of its lists.
type world struct {
	*Spec
	people *population.Population
	// starts are where the ranges of the cells begin in the population, in the
	// order of inOrder, and the population's size.
	starts [numCells + 1]uint64
	lists  [NumSources]plan
}

// inOrder are the cells in the order of their ranges: whoever is in no list
// comes last.
func inOrder(i int) int { return (i + 1) % numCells }

// newWorld arranges the lists of a spec. It fails with [ErrSpec].
func newWorld(s *Spec) (*world, error) {
	counts, err := s.cells()
	if err != nil {
		return nil, err
	}
	w := &world{Spec: s}
	for i := range numCells {
		w.starts[i+1] = w.starts[i] + counts[inOrder(i)]
	}
	w.people = population.New(s.Seed, s.Population, w.cohort)
	for _, src := range Sources() {
		w.lists[src] = w.plan(src)
	}
	return w, nil
}

// cell returns the cell of a person.
func (w *world) cell(person uint64) int {
	return inOrder(sort.Search(numCells-1, func(i int) bool { return w.starts[i+1] > person }))
}

// cohort returns the ages and sexes that a person is drawn with: those of the
// most particular list that the person is in.
func (w *world) cohort(person uint64) population.Cohort {
	switch in := w.cell(person); {
	case in&(1<<ML24|1<<UNML25) != 0:
		return population.Youth
	case in&(1<<Pajemploi25) != 0:
		return population.Childcare
	case in&(1<<Kairos25) != 0:
		return population.Trainee
	}
	return population.General
}

// plan says which person stands in which row of a list.
//
// The persons of a list have slots, cell by cell; the slots after them repeat
// every stride-th person. Row r holds the slot that a permutation gives.
type plan struct {
	rows, persons uint64
	stride        uint64
	order         order
	// ranges are the persons of the list: those whose slots begin at slot are in
	// the population from start on.
	ranges []struct{ slot, start uint64 }
}

// plan returns the arrangement of a list.
func (w *world) plan(src Source) plan {
	p := plan{rows: w.Rows[src], persons: w.Persons(src), order: newOrder(mix(w.Seed)+uint64(src), w.Rows[src])}
	if repeats := p.rows - p.persons; repeats > 0 {
		p.stride = p.persons / repeats
	}
	slot := uint64(0)
	for i := range numCells {
		n := w.starts[i+1] - w.starts[i]
		if n > 0 && inOrder(i)>>src&1 == 1 {
			p.ranges = append(p.ranges, struct{ slot, start uint64 }{slot, w.starts[i]})
			slot += n
		}
	}
	return p
}

// at returns the person in row r, from 0, and whether the row repeats them.
func (p *plan) at(r uint64) (person uint64, repeat bool) {
	slot := p.order.at(r)
	if slot >= p.persons {
		slot, repeat = (slot-p.persons)*p.stride, true
	}
	i := sort.Search(len(p.ranges)-1, func(i int) bool { return p.ranges[i+1].slot > slot })
	return p.ranges[i].start + slot - p.ranges[i].slot, repeat
}
