package baseline

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCompare(t *testing.T) {
	part := &Space{Births(90, 90), Communes(1)[:30]}
	var told []string
	r, err := Compare(context.Background(), Comparison{
		Seed: 1, N: 31, Rounds: 2, Targets: 200_000, Part: part, Workers: 2, Each: func(name string) { told = append(told, name) },
	})
	require.NoError(t, err)
	require.Equal(t, []string{Salted, DHPSI, CirclVOPRF, CirclBatched, Ours, AttackName}, told)
	require.Equal(t, 31, r.N)
	require.Equal(t, 16, r.Matches)
	require.Len(t, r.Protocols, 5)
	for i, p := range r.Protocols {
		require.Equal(t, told[i], p.Name)
		require.Positive(t, p.EntryBytes)
		holder, querier, bytes := p.At(1_000_000, 0)
		require.InDelta(t, p.HolderEntry, holder.Seconds(), 1e-3)
		require.InDelta(t, p.QuerierEntry, querier.Seconds(), 1e-3)
		require.InDelta(t, 1e6*p.EntryBytes, bytes, 1)
		holder, querier, bytes = p.At(0, 1_000_000)
		require.InDelta(t, p.HolderQuestion, holder.Seconds(), 1e-3)
		require.InDelta(t, p.QuerierQuestion, querier.Seconds(), 1e-3)
		require.InDelta(t, 1e6*p.QuestionBytes, bytes, 1)
	}
	a := r.Attack
	require.Equal(t, 200_000, a.Targets)
	require.InDelta(t, 200_000*12/1200*30/36_000.0, a.InPart, 2)
	require.Positive(t, a.InPart)
	require.Equal(t, a.InPart, a.Found)
	require.Equal(t, part.Size(), a.Hashes)
	require.Positive(t, a.Rate)
	require.InEpsilon(t, float64(a.Everyone)/a.Rate/2, a.AllSeconds, 1e-6)
	require.InDelta(t, 8.7, a.CardSeconds, 0.1)
}

func TestLeastTimesCount(t *testing.T) {
	a := &Run{Entries: Cost{5, 1, 7}, Questions: Cost{2, 2, 8}, Matches: []int{3}}
	b := &Run{Entries: Cost{4, 2, 7}, Questions: Cost{9, 1, 8}, Matches: []int{3}}
	want := &Run{Entries: Cost{4, 1, 7}, Questions: Cost{2, 1, 8}, Matches: []int{3}}
	require.Equal(t, want, a.least(b))
	require.Equal(t, want, b.least(a))
	require.Equal(t, a, a.least(nil))
}

func TestCompareWithoutAnAttack(t *testing.T) {
	r, err := Compare(context.Background(), Comparison{Seed: 1, N: 1})
	require.NoError(t, err)
	require.Nil(t, r.Attack)
	require.Equal(t, 1, r.Matches)
	_, err = Compare(context.Background(), Comparison{})
	require.ErrorIs(t, err, ErrEmpty)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = Compare(ctx, Comparison{N: 1})
	require.ErrorIs(t, err, context.Canceled)
}
