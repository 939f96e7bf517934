package psi

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/codec/rcp"
	"recoupe/psi/oprf"
)

// errCut is the failure that interrupts a step in tests.
var errCut = errors.New("cut")

// memory is a journal in memory.
type memory struct {
	records [][]byte
	limit   int // fails to append beyond that many records; 0 for no limit
}

func (m *memory) Append(record []byte) error {
	if m.limit > 0 && len(m.records) >= m.limit {
		return errCut
	}
	m.records = append(m.records, bytes.Clone(record))
	return nil
}

func (m *memory) Range(each func([]byte) error) error {
	for _, r := range m.records {
		record := bytes.Clone(r)
		if err := each(record); err != nil {
			return err
		}
		clear(record) // nobody may keep it
	}
	return nil
}

// tape is a stream in memory: a sink that keeps its frames when a step is
// interrupted, and then the source of what it holds.
type tape struct {
	header *rcp.Header
	frames []rcp.Frame
	limit  int // fails beyond that many frames; 0 for no limit
	ended  bool
}

func (s *tape) Begin(h *rcp.Header) (uint64, error) {
	if s.header == nil || !reflect.DeepEqual(s.header, h) {
		c := *h
		c.Sections = append([]rcp.Section(nil), h.Sections...)
		s.header, s.frames = &c, nil
	}
	s.ended = false
	return uint64(len(s.frames)), nil
}

func (s *tape) Frame(f rcp.Frame) error {
	if s.limit > 0 && len(s.frames) >= s.limit {
		return errCut
	}
	if f.Index != uint64(len(s.frames)) {
		return fmt.Errorf("frame %d comes as number %d", f.Index, len(s.frames))
	}
	f.Payload = bytes.Clone(f.Payload)
	s.frames = append(s.frames, f)
	return nil
}

func (s *tape) End() error {
	s.ended = true
	return nil
}

// file returns the stream as a file, which also shows that the format allows
// it.
func (s *tape) file(t testing.TB) []byte {
	t.Helper()
	require.True(t, s.ended)
	var b bytes.Buffer
	w := rcp.NewWriter(&b)
	_, err := w.Begin(s.header)
	require.NoError(t, err)
	for _, f := range s.frames {
		require.NoError(t, w.Frame(f))
	}
	require.NoError(t, w.End())
	return b.Bytes()
}

// clone returns a copy to be tampered with.
func (s *tape) clone() *tape {
	h := *s.header
	h.Sections = append([]rcp.Section(nil), h.Sections...)
	c := &tape{header: &h, ended: s.ended}
	for _, f := range s.frames {
		f.Payload = bytes.Clone(f.Payload)
		c.frames = append(c.frames, f)
	}
	return c
}

// play returns a source of the stream.
func (s *tape) play() *player { return &player{tape: s} }

// player reads a tape. Like the reader of a file it uses one buffer for all
// payloads.
type player struct {
	tape *tape
	next int
	buf  []byte
	fail error // instead of the end
}

func (p *player) Header() *rcp.Header { return p.tape.header }

func (p *player) Next() (rcp.Frame, error) {
	if p.next == len(p.tape.frames) {
		if p.fail != nil {
			return rcp.Frame{}, p.fail
		}
		return rcp.Frame{}, io.EOF
	}
	f := p.tape.frames[p.next]
	p.next++
	clear(p.buf)
	p.buf = append(p.buf[:0], f.Payload...)
	f.Payload = p.buf
	return f, nil
}

// counter counts the units of each stage.
type counter struct {
	mu   sync.Mutex
	done map[Stage]uint64
	of   map[Stage]uint64
}

func newCounter() *counter { return &counter{done: map[Stage]uint64{}, of: map[Stage]uint64{}} }

func (c *counter) Stage(s Stage, total uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.of[s], c.done[s] = total, 0
}

func (c *counter) Add(s Stage, n uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.done[s] += n
}

// datum is one input of a row: a value of a match key.
type datum struct{ key, value int }

// list is a list in clear text: what each row carries.
type list [][]datum

// input returns the input that stands for d.
func (d datum) input() Input { return NewInput(fmt.Appendf(nil, "%d/%d", d.key, d.value)) }

// feed yields a list in pieces of changing size, empty ones among them.
type feed struct {
	items []Item
	turn  int
	fail  error // instead of the end
}

// feed returns the inputs of the list.
func (l list) feed() *feed {
	f := &feed{}
	for row, data := range l {
		for _, d := range data {
			f.items = append(f.items, Item{Row: uint32(row), Key: uint8(d.key), Input: d.input()})
		}
	}
	return f
}

func (f *feed) Next(context.Context) ([]Item, error) {
	if len(f.items) == 0 {
		if f.fail != nil {
			return nil, f.fail
		}
		return nil, io.EOF
	}
	f.turn++
	n := min(len(f.items), []int{1, 0, 100, 5000}[f.turn%4])
	items := append([]Item(nil), f.items[:n]...)
	f.items = f.items[n:]
	return items, nil
}

// shuffled returns the list in another order, and where each row went.
func (l list) shuffled(seed uint64) (list, []int) {
	perm := rand.New(rand.NewPCG(seed, 0)).Perm(len(l))
	out := make(list, len(l))
	for from, to := range perm {
		out[to] = l[from]
	}
	return out, perm
}

// testKeys has a key of every kind.
func testKeys(limit uint64) []Key {
	return []Key{
		{Name: "nir", Tier: TierSure, Cap: limit},
		{Name: "email", Tier: TierProbable, Contact: true, Shared: 2, Cap: limit},
		{Name: "civil", Tier: TierProbable, Cap: limit},
		{Name: "phone", Tier: TierProbable, Contact: true, Shared: 3, Cap: limit + 1},
		{Name: "given", Tier: TierPossible, Cap: limit + 2},
		{Name: "ftid", Tier: TierSure, Shared: 3, Cap: limit + 3},
	}
}

// bench is an agreement with the key behind it.
type bench struct {
	testing.TB
	Params
	key *oprf.PrivateKey
	res Resources
}

// newBench returns an agreement on keys.
func newBench(t testing.TB, suite oprf.Suite, mode oprf.Mode, keys []Key) *bench {
	key, err := oprf.DeriveKey(suite, mode, [32]byte{1}, []byte("psi test"))
	require.NoError(t, err)
	return &bench{
		TB: t, key: key,
		Params: Params{
			Suite: suite, Mode: mode, Agreement: [32]byte{2}, Session: [16]byte{3},
			PublicKey: key.PublicKey(), Keys: keys,
		},
		res: Resources{Workers: 2, Memory: 64 << 20, Dir: t.TempDir()},
	}
}

// plain returns an agreement with the default setting.
func plain(t testing.TB, keys []Key) *bench {
	return newBench(t, oprf.Ristretto255SHA512, oprf.VOPRF, keys)
}

func (b *bench) holder() *Holder {
	h, err := NewHolder(b.Params, b.key, b.res)
	require.NoError(b, err)
	return h
}

// querier returns the querier of run 1.
func (b *bench) querier() *Querier { return b.querierOf(1) }

func (b *bench) querierOf(run uint32) *Querier {
	q, err := NewQuerier(b.Params, run, RunSecret{byte(run)}, b.res)
	require.NoError(b, err)
	return q
}

// ask returns the question of a list.
func (b *bench) ask(q *Querier, l list) *Question {
	question, err := q.Collect(context.Background(), l.feed())
	require.NoError(b, err)
	b.Cleanup(func() { question.Close() })
	return question
}

// admitAll admits every batch.
func admitAll(Batch) error { return nil }

// exchange is all that a session leaves behind.
type exchange struct {
	holder, querier         memory // journals
	set, request, response  tape
	ret                     tape
	question                *Question
	matches                 *Matches
	holderCounts, setCounts []KeyCount
	own                     *Outcomes // the holder's
}

// answers returns what the querier has.
func (x *exchange) answers() Answers {
	return Answers{Request: x.request.play(), Response: x.response.play(), Set: x.set.play()}
}

// run goes through a whole session.
func (b *bench) run(holder, querier list, kept Tier) *exchange {
	ctx, x := context.Background(), &exchange{}
	h, q := b.holder(), b.querier()
	require.NoError(b, h.Evaluate(ctx, holder.feed(), &x.holder))
	b.prepare(x)
	x.question = b.ask(q, querier)
	require.NoError(b, q.Request(ctx, x.question, &x.request))
	require.NoError(b, h.Answer(ctx, x.request.play(), &x.response, admitAll))
	b.finish(x, kept)
	return x
}

// simulate is a session without group operations: journals hold outputs of prf
// in place of the PRF's, and what would have been blinded is noise.
func (b *bench) simulate(holder, querier list, kept Tier, prf func(datum) [prfSize]byte) *exchange {
	x := &exchange{}
	values := map[Input]datum{}
	record := make([]byte, checkSize)
	for row, data := range holder {
		for _, d := range data {
			p := prf(d)
			record = append(append(record, byte(d.key)), p[:]...)
			record = binary.BigEndian.AppendUint32(record, uint32(row))
		}
		if len(record) > 1000 {
			x.holder.records, record = append(x.holder.records, record), make([]byte, checkSize)
		}
	}
	x.holder.records = append(x.holder.records, record)
	b.prepare(x)

	for _, data := range querier {
		for _, d := range data {
			values[d.input()] = d
		}
	}
	q := b.querier()
	x.question = b.ask(q, querier)
	b.noise(q, x)
	src := &finalizer{
		done: readUnblinded(&memory{}), proof: b.proofSize(),
		request:  newElementReader(x.request.play(), b.Suite.ElementSize(), 0),
		response: newElementReader(x.response.play(), b.Suite.ElementSize(), b.proofSize()),
	}
	var err error
	src.question, err = x.question.read(context.Background(), x.request.header)
	require.NoError(b, err)
	for {
		f, err := src.next(context.Background())
		if err == io.EOF {
			break
		}
		require.NoError(b, err)
		check := f.digest()
		record := append([]byte(nil), check[:]...)
		for i := range f.ends {
			p := prf(values[Input(f.inputs[i*sha256.Size:])])
			record = append(record, p[:]...)
		}
		x.querier.records = append(x.querier.records, record)
	}
	b.finish(x, kept)
	return x
}

// proofSize returns the bytes of a proof in a response.
func (b *bench) proofSize() int {
	if b.Mode == oprf.OPRF {
		return 0
	}
	return b.Suite.ProofSize()
}

// noise fills request and response with bytes of the right length.
func (b *bench) noise(q *Querier, x *exchange) {
	asked := q.requestHeader(x.question)
	answered := b.header(rcp.Response)
	answered.Run = asked.Run
	for _, s := range asked.Sections {
		s.Type = rcp.SectionEvaluated
		answered.Sections = append(answered.Sections, s)
	}
	x.request, x.response = tape{header: asked, ended: true}, tape{header: answered, ended: true}
	w := newFrameWalker(asked)
	for !w.done() {
		index := w.frame
		section, _, count, _ := w.step()
		payload := make([]byte, count*b.Suite.ElementSize())
		x.request.frames = append(x.request.frames, rcp.Frame{Section: section, Index: index, Payload: payload})
		payload = make([]byte, b.proofSize()+count*b.Suite.ElementSize())
		x.response.frames = append(x.response.frames, rcp.Frame{Section: section, Index: index, Payload: payload})
	}
}

// prepare writes the set of the holder's journal.
func (b *bench) prepare(x *exchange) {
	var err error
	x.setCounts, err = b.holder().WriteSet(context.Background(), &x.holder, &x.set)
	require.NoError(b, err)
}

// finish lets the querier find its matches and return them, and the holder
// receive them.
func (b *bench) finish(x *exchange, kept Tier) {
	ctx, q, h := context.Background(), b.querier(), b.holder()
	var err error
	x.matches, err = q.Finish(ctx, x.question, x.answers(), &x.querier)
	require.NoError(b, err)
	b.Cleanup(func() { x.matches.Close() })
	require.NoError(b, q.Return(ctx, x.matches, kept, &x.ret))
	x.own, x.holderCounts, err = h.Receive(ctx, &x.holder, x.ret.play())
	require.NoError(b, err)
	for _, s := range []*tape{&x.set, &x.request, &x.response, &x.ret} {
		s.file(b)
	}
}
