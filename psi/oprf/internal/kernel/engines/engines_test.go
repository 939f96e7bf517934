package engines

import (
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
