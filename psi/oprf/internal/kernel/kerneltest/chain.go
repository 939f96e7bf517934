package kerneltest

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf/internal/kernel"
)

// chainSize is the number of elements of the chain: two full vectors of eight
// lanes and one of three. A round does eight operations on each.
const chainSize = 19

// chainGolden are the hashes of chains by their number of rounds, as circl's
// group gave them.
var chainGolden = map[int]string{
	132:  "cae72370cc2ad157b3b0a079f3532fcda1db9b58d071bfe46cbf5d27686f67c2", // 20,064 operations
	6579: "a825eaa09c43c7af05ea3bc13b6a1285742c1572ba871e80922e6a3853534643", // 1,000,008 operations
}

// testChain compares the hash of a chain of operations with circl's.
func testChain(t *testing.T, e kernel.Engine) {
	rounds := 132
	if os.Getenv("RECOUPE_LONG") != "" {
		rounds = 6579
	}
	require.Equal(t, chainGolden[rounds], hex.EncodeToString(chain(t, e, rounds)), "%d rounds", rounds)
}

// chain has every operation's output be the input of the next, and returns the
// hash of all of them.
func chain(t *testing.T, e kernel.Engine, rounds int) []byte {
	h := sha256.New()
	b := e.NewBatch(chainSize)
	b.SetUniform(newSource("chain").uniform(chainSize))
	state := b.AppendBytes(nil)
	table := func() kernel.Table {
		base := element(state, 0)
		table, ok := e.NewTable(&base)
		require.True(t, ok)
		return table
	}
	for round := range rounds {
		if round%16 == 0 {
			b.AddMultiples(b, table(), chainScalars(h))
		}
		k := chainScalars(h)
		b.Multiply(b, &k[0])
		sum := b.SumVarTime(k)
		h.Write(sum[:])
		b.MultiplyEach(b, chainScalars(h))
		state = b.AppendDoubles(state[:0])
		h.Write(state)
		require.Equal(t, -1, b.SetBytes(state))
		state = b.AppendBytes(state[:0])
		h.Write(state)
		b.AddMultiples(b, table(), chainScalars(h))
		h.Write(b.AppendDoubles(nil))
		if round%2 == 1 {
			b.SetUniform(chainUniform(h))
		}
	}
	return h.Sum(nil)
}

// chainScalars returns scalars that depend on all that was hashed. None is
// zero, as the identity does not decode.
func chainScalars(h hash.Hash) []kernel.Scalar {
	source := newSource(string(h.Sum([]byte("scalars"))))
	k := make([]kernel.Scalar, chainSize)
	for i := range k {
		k[i] = source.scalar()
	}
	return k
}

// chainUniform returns uniform strings that depend on all that was hashed.
func chainUniform(h hash.Hash) []byte {
	return newSource(string(h.Sum([]byte("uniform")))).uniform(chainSize)
}
