package psi

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/codec/golomb"
)

// TestSetDependsOnTheListAlone writes the set of one list in several orders of
// its rows, with several worker counts and memory bounds: the bytes of set and
// request stay, and each row keeps its outcome.
func TestSetDependsOnTheListAlone(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	keys := testKeys(400)
	holder, querier := randomList(r, len(keys), 60, 70), randomList(r, len(keys), 60, 70)
	first := plain(t, keys).run(holder, querier, TierProbable)
	for i, workers := range []int{1, 2, 5} {
		b := plain(t, keys)
		b.res.Workers, b.res.Memory = workers, []int64{1 << 20, 1, 5000}[i]
		h, movedH := holder.shuffled(uint64(i))
		q, movedQ := querier.shuffled(uint64(i) + 10)
		x := b.run(h, q, TierProbable)
		require.Equal(t, first.set.file(t), x.set.file(t))
		require.Equal(t, first.request.file(t), x.request.file(t))
		require.Equal(t, first.ret.file(t), x.ret.file(t))
		require.Equal(t, first.question.Digest, x.question.Digest)
		require.Equal(t, first.setCounts, x.setCounts)
		want, got := outcomes(first.own, len(h)), outcomes(x.own, len(h))
		for from, to := range movedH {
			require.Equal(t, want[from], got[to])
		}
		want, got = outcomes(first.matches.Outcomes, len(q)), outcomes(x.matches.Outcomes, len(q))
		for from, to := range movedQ {
			require.Equal(t, want[from], got[to])
		}
	}
}

// TestRequestOrderIsSecret shows that another run secret sends the elements of
// the same list in another order, and that no order is that of the rows.
func TestRequestOrderIsSecret(t *testing.T) {
	b := plain(t, testKeys(100)[:1])
	l := straight(0, 0, 50)
	order := func(run uint32) (rows []uint32) {
		q := b.querierOf(run)
		question := b.ask(q, l)
		src, err := question.read(context.Background(), q.requestHeader(question))
		require.NoError(t, err)
		defer src.groups.close()
		a, err := src.next()
		require.NoError(t, err)
		return a.rows
	}
	require.NotEqual(t, order(1), order(2))
	require.False(t, slices.IsSorted(order(1)))
	require.ElementsMatch(t, order(1), order(2))
}

// TestBlocksAreFull counts the tokens in the frames of a set: all but the last
// of a section have BlockSize.
func TestBlocksAreFull(t *testing.T) {
	keys := testKeys(10)[:3]
	var holder list
	for key, n := range []int{golomb.BlockSize + 1, 0, 2 * golomb.BlockSize} {
		holder = append(holder, straight(key, 0, n)...)
	}
	b := plain(t, keys)
	keys[1].Shared = 0
	x := b.simulate(holder, nil, TierNone, uniform)
	ranges, err := b.ranges(x.set.header.Sections)
	require.NoError(t, err)
	var got [][2]int
	for _, f := range x.set.frames {
		tokens, err := golomb.NewCode(*ranges[f.Section]).DecodeBlock(nil, f.Payload)
		require.NoError(t, err)
		got = append(got, [2]int{int(f.Section), len(tokens)})
	}
	const full = golomb.BlockSize
	require.Equal(t, [][2]int{{0, full}, {0, 1}, {2, full}, {2, full}}, got)
}

// TestProgressReachesItsTotal compares what each stage counts with what it
// announced.
func TestProgressReachesItsTotal(t *testing.T) {
	c := newCounter()
	b := plain(t, testKeys(100))
	b.res.Progress = c
	r := rand.New(rand.NewPCG(1, 2))
	holder, querier := randomList(r, 6, 20, 30), randomList(r, 6, 20, 30)
	x := b.run(holder, querier, TierNone)
	var inputs uint64
	for _, n := range x.setCounts {
		inputs += n.Inputs
	}
	require.GreaterOrEqual(t, c.done[StageEvaluate], inputs)
	for _, s := range []Stage{StageEncode, StageBlind, StageAnswer, StageFinalize, StageMatch} {
		require.NotZero(t, c.of[s], s)
		require.Equal(t, c.of[s], c.done[s], s)
	}

	// Frames that are there already count as done.
	x.set.frames = x.set.frames[:2]
	_, err := b.holder().WriteSet(context.Background(), &x.holder, &x.set)
	require.NoError(t, err)
	require.Equal(t, c.of[StageEncode], c.done[StageEncode])
}
