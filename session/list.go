package session

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"time"

	"recoupe/identity"
	"recoupe/internal/atomicfile"
	"recoupe/internal/message"
	"recoupe/internal/pipeline"
	"recoupe/psi"
	"recoupe/table"
)

// List is a party's list as the user gives it.
type List struct {
	Name  string    // path, or "-" for Stdin
	Stdin io.Reader // read at most once
	// Encoding and Delimiter override what is detected, as in table.Options.
	Encoding, Delimiter string
	// Assign overrides the mapping of columns: "nir=NUM_SS".
	Assign []string
	// Confirm, if set, is shown how the list was understood before any row is
	// used, and ends the step with its error.
	Confirm func(*table.List) error
}

// distinct refuses a list that one of the outputs would overwrite.
func (l *List) distinct(outputs ...string) error {
	file, isFile := l.Stdin.(*os.File)
	for _, output := range outputs {
		if l.Name != "-" {
			if err := atomicfile.Distinct(output, l.Name); err != nil {
				return err
			}
			continue
		}
		if !isFile {
			return nil
		}
		if info, err := file.Stat(); err == nil {
			if err := atomicfile.DistinctInfo(output, info); err != nil {
				return err
			}
		}
	}
	return nil
}

// readBatch is the number of rows that are read and normalised at a time.
const readBatch = 2048

// persons reads a list and yields the inputs of its rows: it implements
// [psi.Inputs]. Reading and normalising run beside whoever takes the inputs.
type persons struct {
	list *table.List
	keys []identity.Key

	index [identity.NumKeys]uint8 // of each key in the agreement
	free  chan *table.Batch

	norms      []*identity.Normalizer // by worker
	estimators []*identity.Estimator  // by worker, or nil

	chunks chan []psi.Item
	cancel context.CancelFunc
	err    error // of the reading, once chunks is closed
}

// openPersons opens a list for the agreement's match keys.
func (s *Session) openPersons(ctx context.Context, l List) (*persons, error) {
	keys, err := Keys(s.Agreement)
	if err != nil {
		return nil, err
	}
	list, err := s.openList(l)
	if err != nil {
		return nil, err
	}
	return newPersons(ctx, list, keys, s.Agreement.Valid.From.Time(), s.opt.Workers, false), nil
}

// openList opens a list for the agreement's match keys, without reading it.
func (s *Session) openList(l List) (*table.List, error) {
	keys, err := Keys(s.Agreement)
	if err != nil {
		return nil, err
	}
	return openList(l, keys, s.path(columnsName))
}

// newPersons begins to read a list. reference is the day after which a birth
// date lies in the future; estimate asks for an estimate of the list's accidental
// matches too.
func newPersons(ctx context.Context, list *table.List, keys []identity.Key, reference time.Time, workers int, estimate bool) *persons {
	p := &persons{list: list, keys: keys, chunks: make(chan []psi.Item, 2)}
	workers = max(workers, 1)
	for i, k := range keys {
		p.index[k] = uint8(i)
	}
	for range workers {
		p.norms = append(p.norms, identity.NewNormalizer(keys, reference))
		if estimate {
			p.estimators = append(p.estimators, identity.NewEstimator())
		}
	}
	p.free = make(chan *table.Batch, workers+4)
	ctx, p.cancel = context.WithCancel(ctx)
	go p.run(ctx, workers)
	return p
}

// openList opens a list with the column mapping of the user, who may have
// written it down in the file columns.
func openList(l List, keys []identity.Key, columns string) (*table.List, error) {
	opt, err := l.options(columns)
	if err != nil {
		return nil, err
	}
	opt.Fields = fieldsOf(keys)
	list, err := table.Open(l.Name, l.Stdin, opt)
	if err != nil {
		return nil, err
	}
	if err := usable(list, l.Name, keys); err != nil {
		return nil, errors.Join(err, list.Close())
	}
	if l.Confirm != nil {
		if err := l.Confirm(list); err != nil {
			return nil, errors.Join(err, list.Close())
		}
	}
	return list, nil
}

// options returns how the list is read: what the file columns says, if there is
// one, overridden by what the user has typed.
func (l *List) options(columns string) (table.Options, error) {
	c := &table.Columns{}
	f, err := os.Open(columns)
	switch {
	case err == nil:
		defer f.Close()
		if c, err = table.LoadColumns(f); err != nil {
			return table.Options{}, inFile(columns, err)
		}
	case !errors.Is(err, os.ErrNotExist):
		return table.Options{}, message.New(message.SessionOpen, columns).Because(err)
	}
	replaced := map[identity.Field]bool{}
	for _, assignment := range l.Assign {
		if err := c.Assign(assignment, replaced); err != nil {
			return table.Options{}, err
		}
	}
	return table.Options{
		Encoding:  cmp.Or(l.Encoding, c.Encoding),
		Delimiter: cmp.Or(l.Delimiter, c.Delimiter),
		Columns:   c.Columns,
	}, nil
}

// fieldsOf returns the fields that match keys use.
func fieldsOf(keys []identity.Key) []identity.Field {
	var used [identity.NumFields]bool
	for _, k := range keys {
		required, optional := k.Fields()
		for _, f := range append(required, optional...) {
			used[f] = true
			if f == identity.BirthName {
				used[identity.UsageName] = true
			}
		}
	}
	var fields []identity.Field
	for f, u := range used {
		if u {
			fields = append(fields, identity.Field(f))
		}
	}
	return fields
}

// usable refuses a list that has the columns of none of the keys.
func usable(list *table.List, name string, keys []identity.Key) error {
	for _, k := range keys {
		if len(Missing(list, k)) == 0 {
			return nil
		}
	}
	return message.New(message.SessionNoColumns, name)
}

// Missing returns the fields that a list would need for a match key and does
// not have.
func Missing(list *table.List, k identity.Key) []identity.Field {
	required, _ := k.Fields()
	var missing []identity.Field
	for _, f := range required {
		m := list.Mapping()
		if len(m[f]) > 0 || f == identity.BirthName && len(m[identity.UsageName]) > 0 {
			continue
		}
		missing = append(missing, f)
	}
	return missing
}

// run reads the list to its end and hands its inputs on.
func (p *persons) run(ctx context.Context, workers int) {
	next := func(context.Context) (*table.Batch, error) {
		var b *table.Batch
		select {
		case b = <-p.free:
		default:
			b = table.NewBatch(readBatch)
		}
		return b, p.list.Read(b)
	}
	work := func(_ context.Context, worker int, b *table.Batch) ([]psi.Item, error) {
		items := p.normalize(worker, b)
		select {
		case p.free <- b:
		default:
		}
		return items, nil
	}
	sink := func(items []psi.Item) error {
		select {
		case p.chunks <- items:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	p.err = pipeline.Run(ctx, workers, next, work, sink)
	close(p.chunks)
}

// normalize returns the inputs of the rows of a batch.
func (p *persons) normalize(worker int, b *table.Batch) []psi.Item {
	n := p.norms[worker]
	items := make([]psi.Item, 0, b.Len()*len(p.keys))
	var record identity.Record
	var inputs identity.Inputs
	for i := range b.Len() {
		b.Record(i, &record)
		n.Normalize(&record, &inputs)
		if p.estimators != nil {
			p.estimators[worker].Add(n.Canonical())
		}
		for j := range inputs.Len() {
			key, canonical := inputs.At(j)
			items = append(items, psi.Item{
				Row: b.First() + uint32(i), Key: p.index[key], Input: psi.NewInput(canonical),
			})
		}
	}
	return items
}

// Next implements [psi.Inputs].
func (p *persons) Next(ctx context.Context) ([]psi.Item, error) {
	select {
	case items, ok := <-p.chunks:
		if ok {
			return items, nil
		}
		if p.err != nil {
			return nil, p.err
		}
		return nil, io.EOF
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Close ends the reading.
func (p *persons) Close() error {
	p.cancel()
	for range p.chunks {
	}
	return p.list.Close()
}

// estimator returns the estimate over all rows of a list that was read to its
// end.
func (p *persons) estimator() *identity.Estimator {
	all := identity.NewEstimator()
	for _, e := range p.estimators {
		all.Merge(e)
	}
	return all
}

// Profile is how a list reads: what was accepted, what was not, and why.
type Profile struct {
	SHA256  string        // of the list's bytes, decompressed
	Dialect table.Dialect // how the list is written
	Columns int           // that the header has
	Rows    uint32        // accepted
	Rejects table.Rejects // records that were not
	Fields  *identity.Stats
}

// profile returns the profile of a list that was read to its end.
func (p *persons) profile() Profile {
	fields := &identity.Stats{}
	for _, n := range p.norms {
		fields.Merge(n.Stats())
	}
	return profileOf(p.list, fields)
}

// profileOf returns the profile of a list that was read to its end, fields being
// what is known of its rows.
func profileOf(list *table.List, fields *identity.Stats) Profile {
	digest := list.Digest()
	return Profile{
		SHA256: hexOf(digest[:]), Dialect: list.Dialect(), Columns: len(list.Header()),
		Rows: list.Rows(), Rejects: list.Rejects(), Fields: fields,
	}
}
