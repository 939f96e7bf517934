package psi

import (
	"context"
	"crypto/sha256"
	"io"

	"recoupe/codec/extsort"
	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/internal/pipeline"
	"recoupe/psi/oprf"
)

// Querier is the party that asks.
type Querier struct {
	Params
	run    uint32
	secret RunSecret
	res    Resources
	client *oprf.Client
}

// NewQuerier returns the querier of one run with its run secret.
func NewQuerier(p Params, run uint32, secret RunSecret, res Resources) (*Querier, error) {
	client, err := oprf.NewClient(p.Suite, p.Mode, p.PublicKey)
	if err != nil {
		return nil, message.New(message.PsiPublicKey).Because(err)
	}
	return &Querier{Params: p, run: run, secret: secret, res: res, client: client}, nil
}

// Sizes of a sorted record of a question: match key, order, input, row.
const (
	inputAt    = 1 + orderSize
	askedSize  = inputAt + len(Input{})
	askedEntry = askedSize + rowSize
)

// Question is the querier's list as the protocol sees it: the distinct inputs
// of each match key in their order on the wire, and the rows that carry them.
type Question struct {
	Counts []KeyCount // by match key
	// Digest identifies the inputs of the list under the run secret: a list or
	// a column mapping that gives other inputs has another digest. Without the
	// secret it tells nothing.
	Digest [sha256.Size]byte

	keys   []Key
	sorted *extsort.Sorted
}

// Collect reads a list whole and sorts its inputs. Both Request and Finish start
// from the question; for the same list and run secret it is the same.
func (q *Querier) Collect(ctx context.Context, in Inputs) (*Question, error) {
	return Collect(ctx, &q.Params, q.secret, q.res, in)
}

// Collect sorts the inputs of a list in the order of the secret, and counts
// them.
func Collect(ctx context.Context, p *Params, secret RunSecret, res Resources, in Inputs) (*Question, error) {
	sorter, err := res.sorter(3, askedSize, rowSize)
	if err != nil {
		return nil, err
	}
	res.begin(StageRead, 0)
	orderers := make([]*orderer, res.Workers)
	work := func(_ context.Context, worker int, items []Item) ([]byte, error) {
		if orderers[worker] == nil {
			orderers[worker] = newOrderer(secret, p)
		}
		res.add(StageRead, len(items))
		return appendAsked(make([]byte, 0, len(items)*askedEntry), orderers[worker], items), nil
	}
	if err := pipeline.Run(ctx, res.Workers, in.Next, work, sorter.Add); err != nil {
		sorter.Close()
		return nil, err
	}
	res.begin(StageSort, 0)
	sorted, err := sorter.Sort(ctx)
	if err != nil {
		return nil, err
	}
	res.add(StageSort, int(sorted.Len()))
	question := &Question{keys: p.Keys, sorted: sorted}
	if err := question.survey(ctx); err != nil {
		question.Close()
		return nil, err
	}
	return question, nil
}

// survey counts the inputs of each match key and computes the digest.
func (q *Question) survey(ctx context.Context) error {
	q.Counts = make([]KeyCount, len(q.keys))
	digest := sha256.New()
	err := eachGroup(ctx, q.sorted, askedSize, func(g *group) error {
		digest.Write(g.prefix[:inputAt])
		q.Counts[g.key()].count(&q.keys[g.key()], g)
		return nil
	})
	digest.Sum(q.Digest[:0])
	return err
}

// Close removes what the question holds on disk.
func (q *Question) Close() error { return q.sorted.Close() }

// Refused returns the error of a question that asks more than the agreement's
// caps allow, and nil otherwise.
func (q *Question) Refused() error {
	for i, k := range q.keys {
		if n := q.Counts[i].Distinct; n > k.Cap {
			return message.New(message.PsiCap, k.Name, n, k.Cap).Of(ErrRefused)
		}
	}
	return nil
}

// asked is a batch of inputs of one match key.
type asked struct {
	elements
	inputs []byte   // concatenated
	ends   []int    // rows of input i: rows[ends[i-1]:ends[i]]
	rows   []uint32 // of all inputs
}

// askedReader cuts a question into the batches of a request.
type askedReader struct {
	keys   []Key
	groups *groups
	walker frameWalker
}

// read returns the batches of the question in the order of the request.
func (q *Question) read(ctx context.Context, header *rcp.Header) (*askedReader, error) {
	g, err := newGroups(ctx, q.sorted, askedSize)
	if err != nil {
		return nil, err
	}
	return &askedReader{keys: q.keys, groups: g, walker: newFrameWalker(header)}, nil
}

// next returns the next batch, or io.EOF.
func (r *askedReader) next() (*asked, error) {
	frame := r.walker.frame
	section, batch, count, ok := r.walker.step()
	if !ok {
		return nil, io.EOF
	}
	a := &asked{
		elements: elements{section: section, frame: frame, batch: batch},
		inputs:   make([]byte, 0, count*len(Input{})),
		ends:     make([]int, 0, count),
		rows:     make([]uint32, 0, count),
	}
	for len(a.ends) < count {
		gr, err := r.groups.next()
		if err != nil {
			return nil, unexpected(err)
		}
		if r.keys[gr.key()].Common(len(gr.rows)) {
			continue
		}
		a.inputs = append(a.inputs, gr.prefix[inputAt:]...)
		a.rows = append(a.rows, gr.rows...)
		a.ends = append(a.ends, len(a.rows))
	}
	return a, nil
}

// requestHeader returns the header of the request for a question.
func (q *Querier) requestHeader(question *Question) *rcp.Header {
	header := q.header(rcp.Request)
	header.Run = q.run
	id := q.secret.requestID(&q.Params, q.run, question)
	for i, k := range q.Keys {
		header.Sections = append(header.Sections, rcp.Section{
			Type: rcp.SectionElements, Name: k.Name, Width: 1, Count: question.Counts[i].Distinct, Params: id,
		})
	}
	return header
}

// Request blinds the inputs of the question and hands them to sink. Batches
// that the sink has from an interrupted run are not computed again.
func (q *Querier) Request(ctx context.Context, question *Question, sink rcp.Sink) error {
	if err := question.Refused(); err != nil {
		return err
	}
	header := q.requestHeader(question)
	have, err := sink.Begin(header)
	if err != nil {
		return err
	}
	q.res.begin(StageBlind, total(question.Counts))
	src, err := question.read(ctx, header)
	if err != nil {
		return err
	}
	defer src.groups.close()
	next := func(context.Context) (*asked, error) {
		for {
			a, err := src.next()
			if err != nil || a.frame >= have {
				return a, err
			}
			q.res.add(StageBlind, len(a.ends))
		}
	}
	work := func(_ context.Context, _ int, a *asked) (rcp.Frame, error) {
		payload, err := q.client.Blind(nil, a.oprfInputs(), q.blinds(a))
		q.res.add(StageBlind, len(a.ends))
		return rcp.Frame{Section: a.section, Index: a.frame, Payload: payload}, err
	}
	if err := pipeline.Run(ctx, q.res.Workers, next, work, sink.Frame); err != nil {
		return err
	}
	return sink.End()
}

// oprfInputs returns the inputs of the batch.
func (a *asked) oprfInputs() oprf.Inputs { return oprf.FixedInputs(a.inputs, len(Input{})) }

// blinds returns the blinds of a batch.
func (q *Querier) blinds(a *asked) oprf.Blinds {
	b := newBlinder(q.secret, &q.Params, int(a.section))
	return oprf.Blinds(b.blinds(make([]byte, 0, len(a.ends)*blindSize), a.inputs))
}

// appendAsked appends the sortable record of each item to dst.
func appendAsked(dst []byte, o *orderer, items []Item) []byte {
	for i := range items {
		it := &items[i]
		dst = append(dst, it.Key)
		dst = append(dst, o.order(&it.Input)...)
		dst = append(dst, it.Input[:]...)
		dst = append(dst, byte(it.Row>>24), byte(it.Row>>16), byte(it.Row>>8), byte(it.Row))
	}
	return dst
}

// total returns the number of distinct inputs of all keys.
func total(counts []KeyCount) uint64 {
	var n uint64
	for _, c := range counts {
		n += c.Distinct
	}
	return n
}
