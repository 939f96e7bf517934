package speed

import (
	"context"
	"io"
	"slices"
	"time"

	"recoupe/identity"
	"recoupe/psi"
	"recoupe/table"
)

// How many rows are read at once, and how many such batches are held in memory
// for the next stage: enough for all workers to be busy for a while.
const (
	readBatch     = 2048
	windowBatches = 32
)

// inputsOf is a batch of inputs of one match key.
type inputsOf struct {
	key    uint8
	inputs []byte   // concatenated
	rows   []uint32 // that carry them
}

// persons reads a list and yields its inputs, a window of rows at a time.
type persons struct {
	list    *table.List
	workers int
	keys    int
	index   [identity.NumKeys]uint8 // of each key in the agreement
	norms   []*identity.Normalizer  // by worker
	batches []*table.Batch
	open    [psi.MaxKeys]inputsOf // batches not yet full
	ended   bool
}

// openPersons opens the list at path for the given match keys.
func openPersons(path string, keys []identity.Key, reference time.Time, workers int) (*persons, error) {
	p := &persons{workers: workers, keys: len(keys)}
	var fields []identity.Field
	for i, k := range keys {
		required, optional := k.Fields()
		fields = append(append(fields, required...), optional...)
		p.index[k], p.open[i].key = uint8(i), uint8(i)
	}
	slices.Sort(fields)
	list, err := table.Open(path, nil, table.Options{Fields: slices.Compact(fields)})
	if err != nil {
		return nil, err
	}
	p.list = list
	for range workers {
		p.norms = append(p.norms, identity.NewNormalizer(keys, reference))
	}
	for range windowBatches {
		p.batches = append(p.batches, table.NewBatch(readBatch))
	}
	return p, nil
}

// canonical is the canonical bytes of a batch of rows.
type canonical struct {
	bytes []byte
	items []canonicalItem
}

type canonicalItem struct {
	key uint8
	row uint32
	end int // in bytes
}

// next returns the full batches of inputs that the next window gives, with what
// is left of each key at the end of the list, and then io.EOF.
func (p *persons) next(ctx context.Context, w *stopwatch) ([]inputsOf, error) {
	if p.ended {
		return nil, io.EOF
	}
	var window []*table.Batch
	var chunks []canonical
	var inputs [][]byte
	err := w.time(StageRead, func() (rows int, err error) {
		window, rows, err = p.read()
		return rows, err
	})
	if err != nil {
		return nil, err
	}
	err = w.time(StageNormalise, func() (rows int, err error) {
		for _, b := range window {
			rows += b.Len()
		}
		chunks, err = parallel(ctx, p.workers, window, func(worker int, b *table.Batch) (canonical, error) {
			return p.normalise(worker, b), nil
		})
		return rows, err
	})
	if err != nil {
		return nil, err
	}
	err = w.time(StageDigest, func() (items int, err error) {
		for _, c := range chunks {
			items += len(c.items)
		}
		inputs, err = parallel(ctx, p.workers, chunks, func(_ int, c canonical) ([]byte, error) { return c.digests(), nil })
		return items, err
	})
	if err != nil {
		return nil, err
	}
	return p.cut(chunks, inputs), nil
}

// read fills batches with the next rows and returns how many there are.
func (p *persons) read() (window []*table.Batch, rows int, err error) {
	for i, b := range p.batches {
		if err := p.list.Read(b); err == io.EOF {
			p.ended = true
			return p.batches[:i], rows, nil
		} else if err != nil {
			return nil, rows, err
		}
		rows += b.Len()
	}
	return p.batches, rows, nil
}

// normalise returns the canonical bytes of a batch.
func (p *persons) normalise(worker int, b *table.Batch) (c canonical) {
	c.items = make([]canonicalItem, 0, b.Len()*p.keys)
	var record identity.Record
	var inputs identity.Inputs
	for i := range b.Len() {
		b.Record(i, &record)
		p.norms[worker].Normalize(&record, &inputs)
		for j := range inputs.Len() {
			key, bytes := inputs.At(j)
			c.bytes = append(c.bytes, bytes...)
			c.items = append(c.items, canonicalItem{p.index[key], b.First() + uint32(i), len(c.bytes)})
		}
	}
	return c
}

// digests returns the inputs, concatenated.
func (c *canonical) digests() []byte {
	out := make([]byte, 0, len(c.items)*len(psi.Input{}))
	begin := 0
	for _, it := range c.items {
		input := psi.NewInput(c.bytes[begin:it.end])
		out, begin = append(out, input[:]...), it.end
	}
	return out
}

// cut puts the inputs of a window into batches of one match key.
func (p *persons) cut(chunks []canonical, inputs [][]byte) (full []inputsOf) {
	const size = len(psi.Input{})
	for i, c := range chunks {
		for j, it := range c.items {
			b := &p.open[it.key]
			b.inputs, b.rows = append(b.inputs, inputs[i][j*size:][:size]...), append(b.rows, it.row)
			if len(b.rows) == psi.BatchSize {
				full = append(full, *b)
				*b = inputsOf{key: it.key}
			}
		}
	}
	if !p.ended {
		return full
	}
	for _, b := range p.open {
		if len(b.rows) > 0 {
			full = append(full, b)
		}
	}
	return full
}

// close closes the list.
func (p *persons) close() error { return p.list.Close() }
