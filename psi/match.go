package psi

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"io"

	"recoupe/codec/extsort"
	"recoupe/codec/golomb"
	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/internal/pipeline"
)

// Matches is the result of a run at the querier.
type Matches struct {
	*Outcomes
	Counts []KeyCount // of the querier's inputs, by match key
	SetOf  []uint64   // distinct tokens of the holder, by match key

	set [sha256.Size]byte // digest of the holder's set

	hits *extsort.Sorted // match key, rank, row
}

// Close removes what the matches hold on disk.
func (m *Matches) Close() error { return m.hits.Close() }

// Sizes of the record of a hit: match key, rank in the section, row.
const (
	hitSize  = 1 + 8
	hitEntry = hitSize + rowSize
)

// match merges the querier's sorted outputs with the sections of the set.
func (q *Querier) match(ctx context.Context, question *Question, own *extsort.Sorted, a Answers) (*Matches, error) {
	sections := a.Set.Header().Sections
	ranges, err := q.ranges(sections)
	if err != nil {
		return nil, err
	}
	g, err := newGroups(ctx, own, tokenSize)
	if err != nil {
		return nil, err
	}
	defer g.close()
	sorter, err := q.res.sorter(3, hitSize, rowSize)
	if err != nil {
		return nil, err
	}
	m := &merger{
		sections: sections, ranges: ranges, groups: g, hits: sorter,
		outcomes: NewOutcomes(q.Keys),
	}
	var total uint64
	for _, s := range sections {
		total += s.Count
	}
	q.res.begin(StageMatch, total)
	if err := q.merge(ctx, m, a.Set); err != nil {
		sorter.Close()
		return nil, err
	}
	if err := question.ask(ctx, m.outcomes); err != nil {
		sorter.Close()
		return nil, err
	}
	m.outcomes.Settle()
	hits, err := sorter.Sort(ctx)
	if err != nil {
		return nil, err
	}
	matches := &Matches{set: a.SetDigest, Outcomes: m.outcomes, Counts: question.Counts, hits: hits}
	for _, s := range sections {
		matches.SetOf = append(matches.SetOf, s.Count)
	}
	return matches, nil
}

// ranges returns the range of the tokens of each section of a set, nil for an
// empty one.
func (p *Params) ranges(sections []rcp.Section) ([]*golomb.Range, error) {
	out := make([]*golomb.Range, len(sections))
	for i, s := range sections {
		n, m := binary.BigEndian.Uint64(s.Params), binary.BigEndian.Uint64(s.Params[8:])
		if m != p.Keys[i].Cap || s.Count > n || (s.Count == 0) != (n == 0) {
			return nil, foreign(message.PsiSections)
		}
		if n == 0 {
			continue
		}
		r, err := golomb.NewRange(n, m)
		if err != nil {
			return nil, foreign(message.PsiSections)
		}
		out[i] = &r
	}
	return out, nil
}

// merge decodes the set's blocks in parallel and merges them in order.
func (q *Querier) merge(ctx context.Context, m *merger, set rcp.Source) error {
	next := func(context.Context) (rcp.Frame, error) {
		f, err := set.Next()
		if err == nil {
			f.Payload = append([]byte(nil), f.Payload...)
		}
		return f, err
	}
	work := func(_ context.Context, _ int, f rcp.Frame) (*block, error) {
		if int(f.Section) >= len(m.ranges) || m.ranges[f.Section] == nil {
			return nil, message.New(message.PsiFrame, f.Index).Of(rcp.ErrFile)
		}
		code := golomb.NewCode(*m.ranges[f.Section])
		tokens, err := code.DecodeBlock(nil, f.Payload)
		if err != nil {
			return nil, message.New(message.PsiBlock, f.Index).Of(rcp.ErrFile)
		}
		return &block{section: f.Section, index: f.Index, tokens: tokens}, nil
	}
	sink := func(b *block) error {
		q.res.add(StageMatch, len(b.tokens))
		return m.block(b)
	}
	if err := pipeline.Run(ctx, q.res.Workers, next, work, sink); err != nil {
		return err
	}
	return m.end()
}

// merger walks the querier's outputs and the set's tokens side by side.
type merger struct {
	sections []rcp.Section
	ranges   []*golomb.Range
	groups   *groups
	hits     *extsort.Sorter
	outcomes *Outcomes

	blocks  uint64         // of the set that were merged
	section int            // of the set's last token
	rank    uint64         // of the set's next token in its section
	last    golomb.Uint128 // the set's last token, if rank > 0
	own     *group         // the querier's current output, nil before the first
	token   golomb.Uint128 // that of own
	ended   bool           // the querier has no more
	record  []byte
}

// block merges the next block of the set, whose tokens ascend.
func (m *merger) block(b *block) error {
	if s := int(b.section); s != m.section {
		if err := m.turn(s); err != nil {
			return err
		}
	}
	first := b.tokens[0]
	if b.index != m.blocks {
		return message.New(message.PsiFrame, b.index).Of(rcp.ErrFile)
	}
	m.blocks++
	if m.rank > 0 && first.Cmp(m.last) <= 0 || m.rank+uint64(len(b.tokens)) > m.sections[m.section].Count {
		return message.New(message.PsiBlock, b.index).Of(rcp.ErrFile)
	}
	for _, token := range b.tokens {
		if err := m.meet(token); err != nil {
			return err
		}
		m.rank++
	}
	m.last = b.tokens[len(b.tokens)-1]
	return nil
}

// turn moves on to a later section, every section before it being complete.
func (m *merger) turn(section int) error {
	for ; m.section < section; m.section++ {
		if m.rank != m.sections[m.section].Count {
			return message.New(message.PsiSectionShort, m.sections[m.section].Name).Of(rcp.ErrFile)
		}
		m.rank = 0
	}
	if m.section > section {
		return foreign(message.PsiSections)
	}
	return nil
}

// end checks that every section of the set was complete.
func (m *merger) end() error {
	if err := m.turn(len(m.sections) - 1); err != nil {
		return err
	}
	if last := m.sections[m.section]; m.rank != last.Count {
		return message.New(message.PsiSectionShort, last.Name).Of(rcp.ErrFile)
	}
	return nil
}

// meet compares the set's next token with the querier's outputs up to it.
func (m *merger) meet(token golomb.Uint128) error {
	if m.own == nil && !m.ended {
		if err := m.advance(); err != nil {
			return err
		}
	}
	for !m.ended && m.behind(token) {
		if err := m.advance(); err != nil {
			return err
		}
	}
	for !m.ended && m.own.key() == m.section && m.token == token {
		if err := m.hit(); err != nil {
			return err
		}
		if err := m.advance(); err != nil {
			return err
		}
	}
	return nil
}

// behind reports whether the querier's current output comes before the token.
func (m *merger) behind(token golomb.Uint128) bool {
	k := m.own.key()
	return k < m.section || k == m.section && m.token.Cmp(token) < 0
}

// advance moves to the querier's next output in a section that is not empty.
func (m *merger) advance() error {
	for {
		gr, err := m.groups.next()
		if err == io.EOF {
			m.ended = true
			return nil
		}
		if err != nil {
			return err
		}
		if r := m.ranges[gr.key()]; r != nil {
			m.own, m.token = gr, r.Map(golomb.Uint128FromBytes(gr.prefix[1:]))
			return nil
		}
	}
}

// hit records that the querier's current output is in the set.
func (m *merger) hit() error {
	m.record = m.record[:0]
	for _, row := range m.own.rows {
		m.outcomes.Hit(row, m.section)
		m.record = append(m.record, byte(m.section))
		m.record = binary.BigEndian.AppendUint64(m.record, m.rank)
		m.record = binary.BigEndian.AppendUint32(m.record, row)
	}
	return m.hits.Add(m.record)
}
