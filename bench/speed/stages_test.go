package speed

import (
	"context"
	"io"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"recoupe/identity"
	"recoupe/psi"
	"recoupe/psi/oprf"
)

// smallPair makes two lists of a few rows.
func smallPair(t *testing.T, rows, other uint64) pair {
	t.Helper()
	l, err := makePair(t.Context(), t.TempDir(), Size{rows, other}, 7)
	require.NoError(t, err)
	return l
}

// inputs returns the different inputs of a list by match key.
func inputs(t *testing.T, path string, keys []identity.Key) []map[psi.Input]bool {
	t.Helper()
	in, err := openPersons(path, keys, time.Now(), 1)
	require.NoError(t, err)
	defer in.close()
	all := make([]map[psi.Input]bool, len(keys))
	for i := range all {
		all[i] = map[psi.Input]bool{}
	}
	for {
		batches, err := in.next(context.Background(), nil)
		if err == io.EOF {
			return all
		}
		require.NoError(t, err)
		for _, b := range batches {
			require.LessOrEqual(t, len(b.rows), psi.BatchSize)
			require.Len(t, b.inputs, len(b.rows)*len(psi.Input{}))
			for input := range slices.Chunk(b.inputs, len(psi.Input{})) {
				all[b.key][psi.Input(input)] = true
			}
		}
	}
}

// TestStagesFindWhatIsCommon compares what the stages find with the
// intersection of the inputs in the clear, and looks whether every stage was
// measured on all it should have.
func TestStagesFindWhatIsCommon(t *testing.T) {
	l := smallPair(t, 2000, 500)
	for _, c := range []struct {
		keys    string
		suite   oprf.Suite
		mode    oprf.Mode
		workers int
	}{
		{"6", oprf.Ristretto255SHA512, oprf.VOPRF, 2},
		{"6", oprf.Ristretto255SHA512, oprf.VOPRF, 1},
		{"ftid+email", oprf.Ristretto255SHA512, oprf.OPRF, 2},
	} {
		names, err := ParseKeys(c.keys)
		require.NoError(t, err)
		setup := Setup{Rows: 2000, Other: 500, Keys: names, Suite: c.suite.String(), Mode: c.mode.String(), Workers: c.workers, Memory: 64 << 20}
		dir := t.TempDir()
		s, err := measureStages(t.Context(), dir, l, setup, 0)
		require.NoError(t, err)
		require.Equal(t, 1, s.Passes)

		p, err := newPass(dir, l, setup)
		require.NoError(t, err)
		holder, querier := inputs(t, l.holder, p.keys), inputs(t, l.querier, p.keys)
		var common, entries, questions uint64
		for k := range p.keys {
			entries, questions = entries+uint64(len(holder[k])), questions+uint64(len(querier[k]))
			for input := range querier[k] {
				if holder[k][input] {
					common++
				}
			}
		}
		require.NotZero(t, common)
		require.Equal(t, common, s.Common)
		require.Len(t, s.Stages, len(stageNames))
		for i, stage := range s.Stages {
			require.Equal(t, stageNames[i], stage.Name)
			switch stage.Name {
			case StageRead, StageNormalise:
				require.EqualValues(t, 2000, stage.Items)
			case StageDigest, StageEvaluate, StageSort:
				require.GreaterOrEqual(t, stage.Items, entries)
			case StageCode, StageWrite, StageMerge:
				require.Equal(t, entries, stage.Items)
			default:
				require.Equal(t, questions, stage.Items)
			}
			require.GreaterOrEqual(t, stage.Seconds, 0.0)
		}
		left, err := os.ReadDir(dir)
		require.NoError(t, err)
		require.Empty(t, left, "the set is removed")
	}
}

func TestStagesWithP256(t *testing.T) {
	l := smallPair(t, 100, 100)
	setup := Setup{Rows: 100, Other: 100, Keys: []string{"nir"}, Suite: oprf.P256SHA256.String(), Mode: oprf.VOPRF.String(), Workers: 2, Memory: 64 << 20}
	s, err := measureStages(t.Context(), t.TempDir(), l, setup, 0)
	require.NoError(t, err)
	require.NotZero(t, s.Common)
	require.NotZero(t, s.group().Seconds)
}

func TestStagesCanBeInterrupted(t *testing.T) {
	l := smallPair(t, 100, 100)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	setup := Setup{Rows: 100, Other: 100, Keys: []string{"nir"}, Suite: oprf.Ristretto255SHA512.String(), Mode: oprf.VOPRF.String(), Workers: 2, Memory: 64 << 20}
	_, err := measureStages(ctx, t.TempDir(), l, setup, 0)
	require.ErrorIs(t, err, context.Canceled)
}

// TestListsAreTheSameEachTime makes the lists of a seed twice.
func TestListsAreTheSameEachTime(t *testing.T) {
	one, two := smallPair(t, 300, 100), smallPair(t, 300, 100)
	require.Equal(t, one.data, two.data)
	require.Len(t, one.data, 2)
	other, err := makePair(t.Context(), t.TempDir(), Size{300, 100}, 8)
	require.NoError(t, err)
	require.NotEqual(t, one.data[0].SHA256, other.data[0].SHA256)
}

func TestMedianAndSpread(t *testing.T) {
	require.Zero(t, median(nil))
	require.Zero(t, spread(nil))
	require.Equal(t, 3.0, median([]float64{9, 1, 3}))
	require.Equal(t, 2.0, median([]float64{9, 1, 3, 1}))
	require.InDelta(t, 4, spread([]float64{9, 1, 3, 1}), 1e-12)
}

// TestGroupOperations looks whether every operation is measured on every
// engine, and whether both sides compute.
func TestGroupOperations(t *testing.T) {
	for _, mode := range []oprf.Mode{oprf.VOPRF, oprf.OPRF} {
		setup := Setup{Suite: oprf.Ristretto255SHA512.String(), Mode: mode.String()}
		g, err := measureGroup(t.Context(), setup, 16, 0)
		require.NoError(t, err)
		require.Equal(t, 2, g.CirclBatch)
		engines := g.engines()
		require.Contains(t, engines, portable)
		require.Len(t, g.Operations, len(engines)*len(operationNames))
		for i, o := range g.Operations {
			require.Equal(t, engines[i/len(operationNames)], o.Engine)
			require.Equal(t, operationNames[i%len(operationNames)], o.Name)
			require.Positive(t, o.Circl)
			require.InDelta(t, o.Circl, o.Ratio*o.Micros, 1e-9*o.Circl)
		}
	}
	g, err := measureGroup(t.Context(), Setup{Suite: oprf.P256SHA256.String(), Mode: "VOPRF"}, 2, 0)
	require.NoError(t, err)
	require.Len(t, g.Operations, len(operationNames))
	require.Empty(t, os.Getenv(engineVariable))
}
