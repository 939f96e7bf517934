package psi

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"io"

	"recoupe/codec/rank"
	"recoupe/codec/rcp"
	"recoupe/internal/message"
)

// Return hands the ranks of the set's entries that matched to sink, each with
// the best tier of the querier's rows behind it; entries whose tier is below
// kept stay out. It is for sessions in which both parties learn.
func (q *Querier) Return(ctx context.Context, m *Matches, kept Tier, sink rcp.Sink) error {
	header := q.header(rcp.Return)
	header.Run = q.run
	for i, k := range q.Keys {
		header.Sections = append(header.Sections, rcp.Section{
			Type: rcp.SectionRanks, Name: k.Name, Width: 1,
			Params: append(binary.BigEndian.AppendUint64(nil, m.SetOf[i]), m.set[:]...),
		})
	}
	err := m.entries(ctx, kept, func(section int, _ rank.Hit) error {
		header.Sections[section].Count++
		return nil
	})
	if err != nil {
		return err
	}
	have, err := sink.Begin(header)
	if err != nil {
		return err
	}
	w := &rankWriter{sink: sink, have: have, sizes: m.SetOf}
	if err := m.entries(ctx, kept, w.put); err != nil {
		return err
	}
	if err := w.flush(); err != nil {
		return err
	}
	return sink.End()
}

// returnParamsSize is the length of the parameters of a section of a return: the
// number of tokens in the set's section, and the digest of the set.
const returnParamsSize = 8 + sha256.Size

// ReturnedSet returns the digest of the set that a return speaks of, which must
// have passed [Params.Check].
func ReturnedSet(ret *rcp.Header) [sha256.Size]byte {
	return [sha256.Size]byte(ret.Sections[0].Params[8:])
}

// entries calls each with the matched entries in order of section and rank.
func (m *Matches) entries(ctx context.Context, kept Tier, each func(section int, e rank.Hit) error) error {
	return eachGroup(ctx, m.hits, hitSize, func(g *group) error {
		best := TierNone
		for _, row := range g.rows {
			t, _ := m.Row(row)
			best = max(best, t)
		}
		if best < kept {
			return nil
		}
		return each(g.key(), rank.Hit{
			Rank: binary.BigEndian.Uint64(g.prefix[1:]), Tier: uint8(TierSure + 1 - best),
		})
	})
}

// The frames of a return hold as many ranks as those of a request hold
// elements, so that one frameWalker serves both.
var _ [BatchSize]struct{} = [rank.BlockSize]struct{}{}

// rankWriter cuts entries into frames of up to rank.BlockSize.
type rankWriter struct {
	sink    rcp.Sink
	have    uint64   // frames that the sink has already
	sizes   []uint64 // entries of the set, by section
	index   uint64
	section int
	floor   uint64 // smallest rank that may come in the section
	entries []rank.Hit
}

// put takes the next entry.
func (w *rankWriter) put(section int, e rank.Hit) error {
	if len(w.entries) == rank.BlockSize || section != w.section {
		if err := w.flush(); err != nil {
			return err
		}
	}
	if section != w.section {
		w.section, w.floor = section, 0
	}
	w.entries = append(w.entries, e)
	return nil
}

// flush sends the collected entries as a frame.
func (w *rankWriter) flush() error {
	if len(w.entries) == 0 {
		return nil
	}
	payload, err := rank.Append(nil, w.entries, w.floor, w.sizes[w.section])
	if err != nil {
		return err
	}
	w.floor = w.entries[len(w.entries)-1].Rank + 1
	f := rcp.Frame{Section: uint16(w.section), Index: w.index, Payload: payload}
	w.entries = w.entries[:0]
	w.index++
	if f.Index < w.have {
		return nil
	}
	return w.sink.Frame(f)
}

// Receive reads what the querier returned and finds which rows of the holder's
// list it names, from the journal of evaluated batches. It also returns what
// became of the inputs of each match key.
func (h *Holder) Receive(ctx context.Context, j Journal, ret rcp.Source) (*Outcomes, []KeyCount, error) {
	if err := h.Check(ret.Header(), rcp.Return); err != nil {
		return nil, nil, err
	}
	h.res.begin(StageSort, 0)
	sorted, err := sortTokens(ctx, h.res, 3, j)
	if err != nil {
		return nil, nil, err
	}
	defer sorted.Close()
	o := NewOutcomes(h.Keys)
	counts, ranges, sizes, err := h.survey(ctx, sorted, o)
	if err != nil {
		return nil, nil, err
	}
	var total uint64
	for i, s := range ret.Header().Sections {
		total += sizes[i]
		first := ret.Header().Sections[0]
		if binary.BigEndian.Uint64(s.Params) != sizes[i] || s.Count > sizes[i] || !bytes.Equal(s.Params[8:], first.Params[8:]) {
			return nil, nil, foreign(message.PsiForeignSet)
		}
	}
	g, err := newGroups(ctx, sorted, tokenSize)
	if err != nil {
		return nil, nil, err
	}
	defer g.close()
	src := &rankReader{src: ret, walker: newFrameWalker(ret.Header()), sizes: sizes}
	own := &tokens{keys: h.Keys, ranges: ranges, groups: g}
	h.res.begin(StageMatch, total)
	src.walked = func() {
		n := min(BatchSize, total)
		h.res.add(StageMatch, int(n))
		total -= n
	}
	if err := src.match(own, o); err != nil {
		return nil, nil, err
	}
	h.res.add(StageMatch, int(total)) // what comes after the last rank, or is short of a batch
	o.Settle()
	return o, counts, nil
}

// rankReader reads the entries of a return, frame by frame.
type rankReader struct {
	src     rcp.Source
	walker  frameWalker
	sizes   []uint64 // entries of the set, by section
	section uint16
	floor   uint64 // ranks of the section below it are over
	entries []rank.Hit
	walked  func() // told of every BatchSize groups of the holder's
}

// next returns the next entry and its section, or io.EOF.
func (r *rankReader) next() (uint16, rank.Hit, error) {
	if len(r.entries) == 0 {
		if err := r.fill(); err != nil {
			return 0, rank.Hit{}, err
		}
	}
	e := r.entries[0]
	r.entries = r.entries[1:]
	return r.section, e, nil
}

// fill decodes the next frame.
func (r *rankReader) fill() error {
	f, err := r.src.Next()
	if err == io.EOF {
		return r.walker.end()
	}
	if err != nil {
		return err
	}
	section, _, count, ok := r.walker.step()
	if !ok || f.Section != section || f.Index != r.walker.frame-1 {
		return message.New(message.PsiFrame, f.Index).Of(rcp.ErrFile)
	}
	if section != r.section {
		r.section, r.floor = section, 0
	}
	r.entries, err = rank.Decode(r.entries[:0], f.Payload, r.floor, r.sizes[section])
	if err != nil || len(r.entries) != count {
		return message.New(message.PsiFrame, f.Index).Of(rcp.ErrFile)
	}
	r.floor = r.entries[count-1].Rank + 1
	return nil
}

// match marks the rows of the holder's entries that the return names.
func (r *rankReader) match(own *tokens, o *Outcomes) error {
	section, e, err := r.next()
	for groups := 1; err == nil; groups++ {
		if groups%BatchSize == 0 {
			r.walked()
		}
		gr, errOwn := own.next()
		if errOwn == io.EOF {
			break
		}
		if errOwn != nil {
			return errOwn
		}
		for err == nil && (int(section) < own.key || int(section) == own.key && e.Rank < own.rank) {
			section, e, err = r.next()
		}
		if err == nil && int(section) == own.key && e.Rank == own.rank {
			for _, row := range gr.rows {
				o.Hit(row, own.key)
				o.raise(row, TierSure+1-Tier(e.Tier))
			}
		}
	}
	// Every rank is that of an entry, so that nothing is left now but the entry
	// at hand, if it was the last one, and the proper end of the stream.
	for err == nil {
		_, _, err = r.next()
	}
	if err == io.EOF {
		return nil
	}
	return err
}
