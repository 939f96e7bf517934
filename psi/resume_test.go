package psi

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/codec/extsort"
	"recoupe/codec/golomb"
	"recoupe/internal/message"
	"recoupe/psi/oprf"
)

// long returns lists with two sections of one batch and one of two, so that
// there is something to interrupt.
func long() (keys []Key, holder, querier list) {
	keys = testKeys(2 * BatchSize)
	keys = []Key{keys[0], keys[2], keys[4]}
	for key, n := range []int{2, 3, BatchSize + 1} {
		querier = append(querier, straight(key, 0, n)...)
		holder = append(holder, straight(key, 1, n)...)
	}
	return keys, holder, querier
}

// TestStepsGoOn interrupts Evaluate, Request, Answer and Finish after each
// number of records and frames: the bytes are in the end those of a run without
// interruption, and nothing is computed or written twice.
func TestStepsGoOn(t *testing.T) {
	if testing.Short() {
		t.Skip("some ten thousand group operations")
	}
	ctx := context.Background()
	keys, holder, querier := long()
	b := newBench(t, oprf.Ristretto255SHA512, oprf.OPRF, keys) // without proofs, which are random
	h, q := b.holder(), b.querier()
	whole := b.run(holder, querier, TierNone)
	const frames = 4
	require.Len(t, whole.request.frames, frames)
	require.Len(t, whole.holder.records, frames)

	// Each attempt gets one record or frame further.
	attempts := func(limit *int, step func() error) {
		for *limit = 1; *limit < frames; *limit++ {
			require.ErrorIs(t, step(), errCut)
		}
		*limit = 0
		require.NoError(t, step())
	}

	x := &exchange{}
	attempts(&x.holder.limit, func() error { return h.Evaluate(ctx, holder.feed(), &x.holder) })
	require.Equal(t, whole.holder.records, x.holder.records)

	question := b.ask(q, querier)
	attempts(&x.request.limit, func() error { return q.Request(ctx, question, &x.request) })
	require.Equal(t, whole.request.file(t), x.request.file(t))

	admitted := map[uint64]Batch{}
	admit := func(batch Batch) error {
		if before, again := admitted[batch.Index]; again {
			require.Equal(t, before, batch)
		}
		admitted[batch.Index] = batch
		return nil
	}
	attempts(&x.response.limit, func() error { return h.Answer(ctx, x.request.play(), &x.response, admit) })
	require.Equal(t, whole.response.file(t), x.response.file(t))
	require.Len(t, admitted, frames)

	x.set = whole.set
	attempts(&x.querier.limit, func() error {
		m, err := q.Finish(ctx, question, x.answers(), &x.querier)
		if err == nil {
			defer m.Close()
			require.Equal(t, outcomes(whole.matches.Outcomes, len(querier)), outcomes(m.Outcomes, len(querier)))
		}
		return err
	})
	require.Equal(t, whole.querier.records, x.querier.records)
}

// TestNothingIsComputedAgain runs steps whose work is all there with a journal
// and sinks that take no more.
func TestNothingIsComputedAgain(t *testing.T) {
	ctx := context.Background()
	keys := testKeys(20)
	b := plain(t, keys)
	holder, querier := append(straight(0, 0, 5), straight(2, 0, 5)...), append(straight(0, 3, 5), straight(4, 0, 5)...)
	x := b.run(holder, querier, TierNone)
	before := x.response.file(t)
	h, q := b.holder(), b.querier()

	x.holder.limit, x.querier.limit = 1, 1
	x.set.limit, x.request.limit, x.response.limit, x.ret.limit = 1, 1, 1, 1
	h.server, q.client = nil, nil // a group operation would panic
	require.NoError(t, h.Evaluate(ctx, holder.feed(), &x.holder))
	_, err := h.WriteSet(ctx, &x.holder, &x.set)
	require.NoError(t, err)
	require.NoError(t, q.Request(ctx, x.question, &x.request))
	require.NoError(t, h.Answer(ctx, x.request.play(), &x.response, admitAll))
	require.Equal(t, before, x.response.file(t), "proofs that were given stay")
	m, err := q.Finish(ctx, x.question, x.answers(), &x.querier)
	require.NoError(t, err)
	defer m.Close()
	require.NoError(t, q.Return(ctx, m, TierNone, &x.ret))
}

// TestSetAndReturnGoOn interrupts what needs no group operation, at each frame.
func TestSetAndReturnGoOn(t *testing.T) {
	ctx := context.Background()
	keys := testKeys(3 * golomb.BlockSize)[2:5]
	var l list
	for key, n := range []int{golomb.BlockSize + 1, 0, 2*golomb.BlockSize + 1} {
		l = append(l, straight(key, 0, n)...)
	}
	keys[1].Shared = 0
	b := plain(t, keys)
	whole := b.simulate(l, l, TierNone, uniform)
	x := &exchange{holder: whole.holder}
	for _, step := range []struct {
		whole, part *tape
		run         func() error
	}{
		{&whole.set, &x.set, func() error { _, err := b.holder().WriteSet(ctx, &x.holder, &x.set); return err }},
		{&whole.ret, &x.ret, func() error { return b.querier().Return(ctx, whole.matches, TierNone, &x.ret) }},
	} {
		for n := 1; n < len(step.whole.frames); n++ {
			step.part.limit = n
			require.ErrorIs(t, step.run(), errCut)
			require.Len(t, step.part.frames, n)
		}
		step.part.limit = 0
		require.NoError(t, step.run())
		require.Equal(t, step.whole.file(t), step.part.file(t))
	}
}

// TestChangedListIsRefused gives another list to a step that was begun.
func TestChangedListIsRefused(t *testing.T) {
	ctx := context.Background()
	keys := testKeys(20)[2:5]
	l := append(straight(0, 0, 5), straight(2, 0, 5)...)
	b := plain(t, keys)
	x := b.run(l, l, TierNone)
	another := func(change func(list) list) list { return change(append(list(nil), l...)) }
	for name, changed := range map[string]list{
		"another value": another(func(l list) list { l[3] = []datum{{0, 99}}; return l }),
		"rows swapped":  another(func(l list) list { l[1], l[2] = l[2], l[1]; return l }),
		"a row less":    l[1:],
		"rows missing":  l[:5],
		"empty":         nil,
		"a row more":    append(append(list(nil), l...), []datum{{0, 99}}),
	} {
		t.Run(name, func(t *testing.T) {
			j := memory{records: x.holder.records}
			require.ErrorIs(t, b.holder().Evaluate(ctx, changed.feed(), &j), message.PsiListChanged)
			require.Equal(t, x.holder.records, j.records)
			q := b.querier()
			question := b.ask(q, changed)
			if name == "rows swapped" {
				require.Equal(t, x.question.Digest, question.Digest)
				return
			}
			require.NotEqual(t, x.question.Digest, question.Digest)
			if name != "another value" { // which the caller knows by the digest
				_, err := q.Finish(ctx, question, x.answers(), &memory{})
				require.ErrorIs(t, err, message.PsiListChanged)
			}
		})
	}
}

// TestForeignRunSecretIsRefused finishes with another secret than the request
// was made with: unblinded, the answers would be noise.
func TestForeignRunSecretIsRefused(t *testing.T) {
	l := straight(0, 0, 3)
	for _, mode := range []oprf.Mode{oprf.OPRF, oprf.VOPRF} {
		b := newBench(t, oprf.Ristretto255SHA512, mode, testKeys(10)[:2])
		x := b.run(l, l, TierNone)
		q, err := NewQuerier(b.Params, 1, RunSecret{99}, b.res)
		require.NoError(t, err)
		_, err = q.Finish(context.Background(), b.ask(q, l), x.answers(), &memory{})
		require.ErrorIs(t, err, message.PsiListChanged)
	}
}

// TestReplacedResponse resumes Finish with another response to the same request
// than it was begun with: what the journal has of the first one is passed over.
func TestReplacedResponse(t *testing.T) {
	ctx := context.Background()
	l := append(straight(0, 0, 3), straight(2, 0, 3)...)
	b := plain(t, testKeys(10))
	x := b.run(l, l, TierNone)
	want := outcomes(x.matches.Outcomes, len(l))
	var again tape
	require.NoError(t, b.holder().Answer(ctx, x.request.play(), &again, admitAll))
	first := x.response
	for i, response := range []tape{again, again, first, again} {
		x.response = response
		m, err := b.querier().Finish(ctx, x.question, x.answers(), &x.querier)
		require.NoError(t, err)
		require.Equal(t, want, outcomes(m.Outcomes, len(l)))
		require.Len(t, x.querier.records, 4, "attempt %d", i)
		require.NoError(t, m.Close())
	}
}

// TestDamagedJournals gives each step journals that it did not write.
func TestDamagedJournals(t *testing.T) {
	ctx := context.Background()
	l := straight(0, 0, 3)
	b := plain(t, testKeys(10)[:1])
	x := b.run(l, l, TierNone)
	cut := func(j memory, n int) *memory {
		return &memory{records: [][]byte{j.records[0][:n]}}
	}
	size := len(x.holder.records[0])
	require.ErrorIs(t, b.holder().Evaluate(ctx, l.feed(), cut(x.holder, checkSize-1)), message.PsiJournal)
	for _, n := range []int{0, checkSize - 1, checkSize + 1, size - 1} {
		_, err := b.holder().WriteSet(ctx, cut(x.holder, n), &tape{})
		require.ErrorIs(t, err, message.PsiJournal)
		_, _, err = b.holder().Receive(ctx, cut(x.holder, n), x.ret.play())
		require.ErrorIs(t, err, message.PsiJournal)
	}
	foreign := memory{records: [][]byte{append([]byte(nil), x.holder.records[0]...)}}
	foreign.records[0][checkSize] = 1 // a match key that is not there
	_, err := b.holder().WriteSet(ctx, &foreign, &tape{})
	require.ErrorIs(t, err, message.PsiJournal)

	size = len(x.querier.records[0])
	for _, n := range []int{0, checkSize - 1, checkSize, checkSize + 1, size - 1, size - prfSize} {
		_, err := b.querier().Finish(ctx, x.question, x.answers(), cut(x.querier, n))
		require.ErrorIs(t, err, message.PsiJournal, "%d bytes", n)
	}
}

// broken is a journal that cannot be read.
type broken struct{ err error }

func (b broken) Append([]byte) error            { return b.err }
func (b broken) Range(func([]byte) error) error { return b.err }

// TestErrorsEndNoStep lets io.EOF, which marks a proper end, come out of every
// place where it is an error: no step may take it for its end.
func TestErrorsEndNoStep(t *testing.T) {
	l := straight(0, 0, 3)
	b := plain(t, testKeys(10)[:1])
	x := b.run(l, l, TierNone)
	ctx, cut := context.Background(), broken{io.EOF}
	h, q := b.holder(), b.querier()

	response := &tape{}
	require.Error(t, h.Answer(ctx, x.request.play(), response, func(Batch) error { return io.EOF }))
	require.False(t, response.ended)
	require.Error(t, h.Evaluate(ctx, l.feed(), cut))
	set := &tape{}
	_, err := h.WriteSet(ctx, cut, set)
	require.Error(t, err)
	require.False(t, set.ended)
	_, _, err = h.Receive(ctx, cut, x.ret.play())
	require.Error(t, err)
	_, err = q.Finish(ctx, x.question, x.answers(), cut)
	require.Error(t, err)

	bad := errors.New("bad disk")
	feed := l.feed()
	feed.fail = bad
	require.ErrorIs(t, h.Evaluate(ctx, feed, &memory{}), bad)
	feed = l.feed()
	feed.fail = bad
	_, err = q.Collect(ctx, feed)
	require.ErrorIs(t, err, bad)
	for _, which := range []int{0, 1, 2} {
		a := x.answers()
		[]*player{a.Request.(*player), a.Response.(*player), a.Set.(*player)}[which].fail = bad
		_, err = q.Finish(ctx, x.question, a, &memory{})
		require.ErrorIs(t, err, bad)
	}
	ret, request := x.ret.play(), x.request.play()
	ret.fail, request.fail = bad, bad
	_, _, err = h.Receive(ctx, &x.holder, ret)
	require.ErrorIs(t, err, bad)
	require.ErrorIs(t, h.Answer(ctx, request, &tape{}, admitAll), bad)
}

// TestFullDisk lets sorters spill into a folder that is not there: each step
// fails, and no stream gets an end.
func TestFullDisk(t *testing.T) {
	ctx := context.Background()
	l := straight(0, 0, 40)
	b := newBench(t, oprf.Ristretto255SHA512, oprf.OPRF, testKeys(50)[:1])
	x := b.run(l, l, TierNone)
	b.res.Memory, b.res.Dir = 1, filepath.Join(b.res.Dir, "missing")
	h, q := b.holder(), b.querier()
	set := &tape{}
	_, err := h.WriteSet(ctx, &x.holder, set)
	require.ErrorIs(t, err, fs.ErrNotExist)
	require.False(t, set.ended)
	_, _, err = h.Receive(ctx, &x.holder, x.ret.play())
	require.ErrorIs(t, err, fs.ErrNotExist)
	_, err = q.Collect(ctx, l.feed())
	require.ErrorIs(t, err, fs.ErrNotExist)
	_, err = q.Finish(ctx, x.question, x.answers(), &x.querier)
	require.ErrorIs(t, err, fs.ErrNotExist)
}

// TestClosedRecords uses a question and matches that were closed while they
// were on disk.
func TestClosedRecords(t *testing.T) {
	ctx := context.Background()
	l := straight(0, 0, 40)
	b := newBench(t, oprf.Ristretto255SHA512, oprf.OPRF, testKeys(50)[:1])
	b.res.Memory = 1
	x := b.run(l, l, TierNone)
	require.NoError(t, x.question.Close())
	require.NoError(t, x.matches.Close())
	q := b.querier()
	require.ErrorIs(t, q.Request(ctx, x.question, &tape{}), extsort.ErrClosed)
	_, err := q.Finish(ctx, x.question, x.answers(), &x.querier)
	require.ErrorIs(t, err, extsort.ErrClosed)
	require.ErrorIs(t, q.Return(ctx, x.matches, TierNone, &tape{}), extsort.ErrClosed)
}

// TestEndedContext runs each step under a context that has ended.
func TestEndedContext(t *testing.T) {
	l := straight(0, 0, 3)
	b := plain(t, testKeys(10)[:1])
	x := b.run(l, l, TierNone)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	h, q := b.holder(), b.querier()
	require.ErrorIs(t, h.Evaluate(ctx, l.feed(), &memory{}), context.Canceled)
	_, err := h.WriteSet(ctx, &x.holder, &tape{})
	require.ErrorIs(t, err, context.Canceled)
	_, err = q.Collect(ctx, l.feed())
	require.ErrorIs(t, err, context.Canceled)
	require.ErrorIs(t, q.Request(ctx, x.question, &tape{}), context.Canceled)
	require.ErrorIs(t, h.Answer(ctx, x.request.play(), &tape{}, admitAll), context.Canceled)
	_, err = q.Finish(ctx, x.question, x.answers(), &memory{})
	require.ErrorIs(t, err, context.Canceled)
	require.ErrorIs(t, q.Return(ctx, x.matches, TierNone, &tape{}), context.Canceled)
	_, _, err = h.Receive(ctx, &x.holder, x.ret.play())
	require.ErrorIs(t, err, context.Canceled)
}

// TestCapIsRefused asks for one input more than the agreement allows.
func TestCapIsRefused(t *testing.T) {
	b := plain(t, testKeys(3)[:1])
	q := b.querier()
	require.NoError(t, b.ask(q, straight(0, 0, 3)).Refused())
	question := b.ask(q, straight(0, 0, 4))
	for _, err := range []error{question.Refused(), q.Request(context.Background(), question, &tape{})} {
		require.ErrorIs(t, err, message.PsiCap)
		require.ErrorIs(t, err, ErrRefused)
	}
}

// TestKeyCountsOfAJournal checks that an empty journal makes an empty set.
func TestKeyCountsOfAJournal(t *testing.T) {
	b := plain(t, testKeys(3))
	var set tape
	counts, err := b.holder().WriteSet(context.Background(), &memory{}, &set)
	require.NoError(t, err)
	require.Equal(t, make([]KeyCount, 6), counts)
	require.Empty(t, set.frames)
	for _, s := range set.header.Sections {
		require.Zero(t, s.Count)
		require.Zero(t, binary.BigEndian.Uint64(s.Params))
	}
}
