package engines

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf/internal/kernel"
	"recoupe/psi/oprf/internal/kernel/portable"
)

// named is an engine of another name.
type named struct {
	kernel.Engine
	name string
}

func (n named) Name() string { return n.name }

func TestChoose(t *testing.T) {
	all := []kernel.Engine{portable.New(), named{name: "slow"}, named{name: "fast"}}
	for name, want := range map[string]string{
		"": "fast", "slow": "slow", "fast": "fast", "portable": "portable", "unknown": "portable", "Fast": "portable",
	} {
		require.Equal(t, want, choose(all, name).Name(), name)
	}
	require.Equal(t, "portable", choose(all[:1], "").Name())
}

func TestBest(t *testing.T) {
	all := All()
	require.Equal(t, portable.Name, all[0].Name())
	t.Setenv(Variable, "")
	require.Equal(t, all[len(all)-1].Name(), Best().Name())
	for _, engine := range all {
		t.Setenv(Variable, engine.Name())
		require.Equal(t, engine.Name(), Best().Name())
	}
	t.Setenv(Variable, "none")
	require.Equal(t, portable.Name, Best().Name())
}

// faulty is an engine whose sums are wrong.
type faulty struct{ kernel.Engine }

func (f faulty) NewBatch(n int) kernel.Batch { return faultyBatch{f.Engine.NewBatch(n)} }

type faultyBatch struct{ kernel.Batch }

func (b faultyBatch) SumVarTime(k []kernel.Scalar) [kernel.ElementSize]byte {
	sum := b.Batch.SumVarTime(k)
	sum[0] ^= 2
	return sum
}

func (b faultyBatch) Multiply(a kernel.Batch, k *kernel.Scalar) {
	b.Batch.Multiply(a.(faultyBatch).Batch, k)
}

func (b faultyBatch) MultiplyEach(a kernel.Batch, k []kernel.Scalar) {
	b.Batch.MultiplyEach(a.(faultyBatch).Batch, k)
}

func (b faultyBatch) AddMultiples(a kernel.Batch, t kernel.Table, k []kernel.Scalar) {
	b.Batch.AddMultiples(a.(faultyBatch).Batch, t, k)
}

// TestFaultyEngineIsNotUsed has an engine that differs in one operation.
func TestFaultyEngineIsNotUsed(t *testing.T) {
	require.Len(t, probe(portable.New()), (2*37+1)*kernel.ElementSize, "the probe gave up")
	all := All()
	require.Equal(t, all, agreeing(all))
	require.Equal(t, all, agreeing(append(slices.Clone(all), faulty{portable.New()})))
}
