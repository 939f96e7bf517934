package psi

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/binary"
	"io"
	"math/bits"

	"recoupe/codec/extsort"
	"recoupe/internal/message"
	"recoupe/internal/pipeline"
	"recoupe/psi/oprf"
)

// Holder is the party with the OPRF key.
type Holder struct {
	Params
	res    Resources
	server *oprf.Server
}

// NewHolder returns the holder that computes with key, which must be the one
// whose public key the agreement names.
func NewHolder(p Params, key *oprf.PrivateKey, res Resources) (*Holder, error) {
	if subtle.ConstantTimeCompare(key.PublicKey(), p.PublicKey) != 1 {
		return nil, message.New(message.PsiForeignKey)
	}
	return &Holder{Params: p, res: res, server: oprf.NewServer(key)}, nil
}

// Sizes of a record of the journal of evaluated batches: a check of the batch,
// then one sortable record per input: match key, P, row.
const (
	checkSize  = 16
	prfSize    = 16 // P: the first 16 bytes of the PRF output
	tokenSize  = 1 + prfSize
	tokenEntry = tokenSize + rowSize
)

// evaluation is a batch of inputs of one match key.
type evaluation struct {
	seq    int
	key    uint8
	inputs []byte // concatenated
	rows   []uint32
}

// check returns a digest of the batch, by which a resumed step knows whether
// the list is still the same.
func (e *evaluation) check() [checkSize]byte {
	h := sha256.New()
	h.Write([]byte{e.key})
	h.Write(e.inputs)
	rows := make([]byte, 0, len(e.rows)*rowSize)
	for _, r := range e.rows {
		rows = binary.BigEndian.AppendUint32(rows, r)
	}
	h.Write(rows)
	return [checkSize]byte(h.Sum(nil))
}

// Evaluate runs the inputs of the holder's list through the PRF and appends
// the evaluated batches to the journal. Batches that the journal has already
// are not computed again; it is an error if they were of another list.
func (h *Holder) Evaluate(ctx context.Context, in Inputs, j Journal) error {
	done, err := checks(j)
	if err != nil {
		return err
	}
	h.res.begin(StageEvaluate, 0)
	src := &evaluations{in: in}
	work := func(_ context.Context, _ int, e *evaluation) ([]byte, error) {
		defer h.res.add(StageEvaluate, len(e.rows))
		check := e.check()
		if e.seq < len(done) {
			if done[e.seq] != check {
				return nil, message.New(message.PsiListChanged)
			}
			return nil, nil
		}
		return h.evaluate(e, check)
	}
	sink := func(record []byte) error {
		if record == nil {
			return nil // the journal has it
		}
		return j.Append(record)
	}
	if err := pipeline.Run(ctx, h.res.Workers, src.next, work, sink); err != nil {
		return err
	}
	if src.seq < len(done) {
		return message.New(message.PsiListChanged)
	}
	return nil
}

// evaluate computes the journal's record of a batch.
func (h *Holder) evaluate(e *evaluation, check [checkSize]byte) ([]byte, error) {
	out, err := h.server.Evaluate(nil, oprf.FixedInputs(e.inputs, len(Input{})))
	if err != nil {
		return nil, err
	}
	record := make([]byte, 0, checkSize+len(e.rows)*tokenEntry)
	record = append(record, check[:]...)
	size := h.Suite.OutputSize()
	for i, row := range e.rows {
		record = append(record, e.key)
		record = append(record, out[i*size:][:prfSize]...)
		record = binary.BigEndian.AppendUint32(record, row)
	}
	return record, nil
}

// checks returns the checks of the batches in a journal.
func checks(j Journal) ([][checkSize]byte, error) {
	var done [][checkSize]byte
	err := j.Range(func(record []byte) error {
		if len(record) < checkSize {
			return message.New(message.PsiJournal)
		}
		done = append(done, [checkSize]byte(record))
		return nil
	})
	return done, err
}

// Fingerprint identifies the inputs of a list and the rows that carry them,
// without a group operation.
func Fingerprint(ctx context.Context, res Resources, in Inputs) ([sha256.Size]byte, error) {
	res.begin(StageRead, 0)
	src := &evaluations{in: in}
	all := sha256.New()
	work := func(_ context.Context, _ int, e *evaluation) ([checkSize]byte, error) {
		res.add(StageRead, len(e.rows))
		return e.check(), nil
	}
	sink := func(check [checkSize]byte) error {
		all.Write(check[:])
		return nil
	}
	err := pipeline.Run(ctx, res.Workers, src.next, work, sink)
	return [sha256.Size]byte(all.Sum(nil)), err
}

// Journalled says of which list a complete journal has the evaluated batches.
type Journalled struct {
	Fingerprint [sha256.Size]byte // that of the list
	Rows        uint64            // rows with an input of any match key
}

// ReadJournal returns of which list a complete journal has the evaluated batches.
// It takes a bit of memory for each row.
func ReadJournal(j Journal) (Journalled, error) {
	all := sha256.New()
	var rows rowSet
	err := j.Range(func(record []byte) error {
		if len(record) < checkSize || (len(record)-checkSize)%tokenEntry != 0 {
			return message.New(message.PsiJournal)
		}
		all.Write(record[:checkSize])
		for entries := record[checkSize:]; len(entries) > 0; entries = entries[tokenEntry:] {
			rows.add(binary.BigEndian.Uint32(entries[tokenSize:]))
		}
		return nil
	})
	return Journalled{Fingerprint: [sha256.Size]byte(all.Sum(nil)), Rows: rows.len()}, err
}

// rowSet is a set of rows, one bit for each.
type rowSet []uint64

// add puts a row into the set.
func (s *rowSet) add(row uint32) {
	word := int(row / 64)
	if word >= len(*s) {
		*s = append(*s, make([]uint64, word+1-len(*s))...)
	}
	(*s)[word] |= 1 << (row % 64)
}

// len returns the number of rows in the set.
func (s *rowSet) len() uint64 {
	n := 0
	for _, word := range *s {
		n += bits.OnesCount64(word)
	}
	return uint64(n)
}

// evaluations cuts the inputs of a list into batches of one match key each, in
// an order that depends on the list alone.
type evaluations struct {
	in    Inputs
	items []Item
	open  [MaxKeys]*evaluation
	seq   int
	ended bool
}

// next returns the next batch: a full one as soon as there is one, then the
// rest of each key.
func (s *evaluations) next(ctx context.Context) (*evaluation, error) {
	for !s.ended {
		for i := range s.items {
			if e := s.put(&s.items[i]); e != nil {
				s.items = s.items[i+1:]
				return s.number(e), nil
			}
		}
		var err error
		if s.items, err = s.in.Next(ctx); err == io.EOF {
			s.ended = true
		} else if err != nil {
			return nil, err
		}
	}
	for k, e := range s.open {
		if e != nil {
			s.open[k] = nil
			return s.number(e), nil
		}
	}
	return nil, io.EOF
}

// put adds an item to the open batch of its key, and returns the batch when it
// is full.
func (s *evaluations) put(it *Item) *evaluation {
	e := s.open[it.Key]
	if e == nil {
		e = &evaluation{
			key:    it.Key,
			inputs: make([]byte, 0, BatchSize*len(it.Input)),
			rows:   make([]uint32, 0, BatchSize),
		}
		s.open[it.Key] = e
	}
	e.inputs = append(e.inputs, it.Input[:]...)
	e.rows = append(e.rows, it.Row)
	if len(e.rows) < BatchSize {
		return nil
	}
	s.open[it.Key] = nil
	return e
}

// number gives a batch its place in the journal.
func (s *evaluations) number(e *evaluation) *evaluation {
	e.seq = s.seq
	s.seq++
	return e
}

// sortTokens sorts the evaluated batches of a journal by match key and P, in a
// step that holds so many sorters.
func sortTokens(ctx context.Context, res Resources, sorters int, j Journal) (*extsort.Sorted, error) {
	sorter, err := res.sorter(sorters, tokenSize, rowSize)
	if err != nil {
		return nil, err
	}
	err = j.Range(func(record []byte) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if len(record) < checkSize || (len(record)-checkSize)%tokenEntry != 0 {
			return message.New(message.PsiJournal)
		}
		res.add(StageSort, (len(record)-checkSize)/tokenEntry)
		return sorter.Add(record[checkSize:])
	})
	if err != nil {
		sorter.Close()
		return nil, err
	}
	return sorter.Sort(ctx)
}

// sorter returns a sorter within its part of the memory, for a step that may hold
// so many at once: one to write a set, up to three otherwise.
func (r Resources) sorter(sorters, key, payload int) (*extsort.Sorter, error) {
	return extsort.New(extsort.Config{
		KeySize: key, PayloadSize: payload,
		Memory: max(1, r.Memory/int64(sorters)), Dir: r.Dir, Workers: r.Workers,
	})
}
