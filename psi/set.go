package psi

import (
	"context"
	"encoding/binary"
	"io"
	"math/bits"

	"recoupe/codec/extsort"
	"recoupe/codec/golomb"
	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/internal/pipeline"
)

// WriteSet codes the journal's evaluated batches as a set, one section per
// match key, and returns what became of the inputs of each key.
func (h *Holder) WriteSet(ctx context.Context, j Journal, sink rcp.Sink) ([]KeyCount, error) {
	h.res.begin(StageSort, 0)
	sorted, err := sortTokens(ctx, h.res, 1, j)
	if err != nil {
		return nil, err
	}
	defer sorted.Close()
	counts, ranges, tokens, err := h.survey(ctx, sorted, nil)
	if err != nil {
		return nil, err
	}
	header := h.header(rcp.Set)
	var total uint64
	for i, k := range h.Keys {
		header.Sections = append(header.Sections, rcp.Section{
			Type: rcp.SectionSet, Name: k.Name, Width: 1, Count: tokens[i],
			Params: setParams(counts[i].Distinct, k.Cap),
		})
		total += tokens[i]
	}
	have, err := sink.Begin(header)
	if err != nil {
		return nil, err
	}
	h.res.begin(StageEncode, total)
	if err := h.encode(ctx, sorted, ranges, have, sink); err != nil {
		return nil, err
	}
	return counts, sink.End()
}

// setParamsSize is the length of the parameters of a section of a set.
const setParamsSize = 16

// setParams codes what a reader of a section needs to know: the number n of
// distinct PRF outputs and the cap m on queries, which give the range of the
// tokens.
func setParams(n, m uint64) []byte {
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(nil, n), m)
}

// survey counts the distinct outputs and tokens of every key and returns the
// keys' ranges (nil for a key without outputs). It also joins the rows that are
// one person in o, if there is one.
func (h *Holder) survey(ctx context.Context, sorted *extsort.Sorted, o *Outcomes) (
	counts []KeyCount, ranges []*golomb.Range, tokens []uint64, err error,
) {
	counts = make([]KeyCount, len(h.Keys))
	near := make([]nearPairs, len(h.Keys))
	err = eachGroup(ctx, sorted, tokenSize, func(g *group) error {
		k := g.key()
		if k >= len(h.Keys) {
			return message.New(message.PsiJournal)
		}
		if counts[k].count(&h.Keys[k], g) {
			near[k].add(golomb.Uint128FromBytes(g.prefix[1:]), h.Keys[k].Cap)
		}
		if o != nil {
			o.Link(g.key(), g.rows)
		}
		return nil
	})
	if err != nil {
		return nil, nil, nil, err
	}
	ranges = make([]*golomb.Range, len(h.Keys))
	tokens = make([]uint64, len(h.Keys))
	for i := range h.Keys {
		if counts[i].Distinct == 0 {
			continue
		}
		r, err := golomb.NewRange(counts[i].Distinct, h.Keys[i].Cap)
		if err != nil {
			return nil, nil, nil, err
		}
		ranges[i] = &r
		tokens[i] = counts[i].Distinct - near[i].collisions(r)
	}
	return counts, ranges, tokens, nil
}

// nearPairs remembers the neighbours among the sorted outputs of a key that are
// so near that they might map to one token, whatever their number turns out to
// be: two outputs can only collide if they differ by less than 2^128/U, and U
// is at least 2^40·M. They are few: about N²/(2^40·M).
type nearPairs struct {
	last  golomb.Uint128
	any   bool
	pairs [][2]golomb.Uint128
}

// add takes the next output of the key whose cap is m.
func (n *nearPairs) add(p golomb.Uint128, m uint64) {
	if n.any {
		_, borrow := bits.Sub64(p.Lo, n.last.Lo, 0)
		high, _ := bits.Sub64(p.Hi, n.last.Hi, borrow)
		if high <= (1<<24)/m {
			n.pairs = append(n.pairs, [2]golomb.Uint128{n.last, p})
		}
	}
	n.last, n.any = p, true
}

// collisions returns how many outputs map to the token of the one before.
func (n *nearPairs) collisions(r golomb.Range) uint64 {
	var c uint64
	for _, p := range n.pairs {
		if r.Map(p[0]) == r.Map(p[1]) {
			c++
		}
	}
	return c
}

// block is a run of tokens of one section.
type block struct {
	section uint16
	index   uint64
	code    golomb.Code
	tokens  []golomb.Uint128
}

// encode hands the sorted tokens to sink, in blocks that can be decoded alone.
func (h *Holder) encode(ctx context.Context, sorted *extsort.Sorted, ranges []*golomb.Range, have uint64, sink rcp.Sink) error {
	g, err := newGroups(ctx, sorted, tokenSize)
	if err != nil {
		return err
	}
	defer g.close()
	src := &blocks{tokens: tokens{keys: h.Keys, ranges: ranges, groups: g}}
	next := func(context.Context) (*block, error) {
		for {
			b, err := src.cut()
			if err != nil || b.index >= have {
				return b, err
			}
			h.res.add(StageEncode, len(b.tokens))
		}
	}
	work := func(_ context.Context, _ int, b *block) (rcp.Frame, error) {
		payload, err := b.code.AppendBlock(nil, b.tokens)
		h.res.add(StageEncode, len(b.tokens))
		return rcp.Frame{Section: b.section, Index: b.index, Payload: payload}, err
	}
	return pipeline.Run(ctx, h.res.Workers, next, work, sink.Frame)
}

// tokens walks the distinct tokens of the matched groups in order.
type tokens struct {
	keys   []Key
	ranges []*golomb.Range
	groups *groups

	key   int            // of the current token
	token golomb.Uint128 // the current token
	rank  uint64         // of the current token in its section
	any   bool
}

// next returns the next group that is matched, having set key, token and rank
// to its own. Groups that map to one token follow each other with one rank.
func (t *tokens) next() (*group, error) {
	for {
		gr, err := t.groups.next()
		if err != nil {
			return nil, err
		}
		k := gr.key()
		if k >= len(t.keys) || t.keys[k].Common(len(gr.rows)) {
			continue
		}
		token := t.ranges[k].Map(golomb.Uint128FromBytes(gr.prefix[1:]))
		switch {
		case !t.any || k != t.key:
			t.rank = 0
		case token != t.token:
			t.rank++
		}
		t.key, t.token, t.any = k, token, true
		return gr, nil
	}
}

// blocks cuts the tokens of a set into blocks.
type blocks struct {
	tokens
	index uint64 // of the next block
	held  bool   // the current token opens the next block
	ended bool
}

// cut returns the next block, up to golomb.BlockSize tokens of one section, or
// io.EOF.
func (s *blocks) cut() (*block, error) {
	if s.ended {
		return nil, io.EOF
	}
	b := &block{index: s.index, tokens: make([]golomb.Uint128, 0, golomb.BlockSize)}
	if s.held {
		b.open(&s.tokens)
		s.held = false
	}
	for {
		if _, err := s.tokens.next(); err == io.EOF {
			s.ended = true
			break
		} else if err != nil {
			return nil, err
		}
		switch n := len(b.tokens); {
		case n == 0:
			b.open(&s.tokens)
			continue
		case s.key == int(b.section) && s.token == b.tokens[n-1]:
			continue
		case s.key == int(b.section) && n < golomb.BlockSize:
			b.tokens = append(b.tokens, s.token)
			continue
		}
		s.held = true
		break
	}
	if len(b.tokens) == 0 {
		return nil, io.EOF
	}
	s.index++
	return b, nil
}

// open begins the block with the current token.
func (b *block) open(t *tokens) {
	b.section = uint16(t.key)
	b.code = golomb.NewCode(*t.ranges[t.key])
	b.tokens = append(b.tokens, t.token)
}
