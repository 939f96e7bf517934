package baseline

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"recoupe/psi"
)

// protocols are all that must equal [Intersect].
var protocols = map[string]Protocol{
	"salted hashes":        SaltedHashes([]byte("salt")),
	"Diffie-Hellman":       DiffieHellman,
	"circl's OPRF":         CirclOPRF(1),
	"circl's OPRF batched": CirclOPRF(7),
	"recoupe":              Recoupe,
}

func TestProtocolsEqualTheModel(t *testing.T) {
	for name, protocol := range protocols {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				list := rapid.SliceOfNDistinct(rapid.SliceOfN(rapid.Byte(), 0, 20), 1, 5, func(b []byte) string { return string(b) })
				holder, querier := list.Draw(t, "holder"), list.Draw(t, "querier")
				if rapid.Bool().Draw(t, "share") {
					querier[0] = holder[len(holder)-1]
					querier = querier[:1]
				}
				want, err := Intersect(context.Background(), holder, querier)
				require.NoError(t, err)
				got, err := protocol(context.Background(), holder, querier)
				require.NoError(t, err)
				require.Equal(t, want.Matches, got.Matches)
			})
		})
	}
}

// TestRecoupeAtTheBordersOfBatches takes sizes around a batch of recoupe, of
// which all but the last third match.
func TestRecoupeAtTheBordersOfBatches(t *testing.T) {
	for _, n := range []int{psi.BatchSize - 1, psi.BatchSize, psi.BatchSize + 1} {
		all := names(n + n/3)
		got, err := Recoupe(context.Background(), all[:n], all[n/3:])
		require.NoError(t, err)
		want, err := Intersect(context.Background(), all[:n], all[n/3:])
		require.NoError(t, err)
		require.Len(t, want.Matches, n-n/3)
		require.Equal(t, want.Matches, got.Matches)
	}
}

func TestEmptyListsAreRefused(t *testing.T) {
	protocols["the model"] = Intersect
	defer delete(protocols, "the model")
	for name, protocol := range protocols {
		t.Run(name, func(t *testing.T) {
			_, err := protocol(context.Background(), nil, names(1))
			require.ErrorIs(t, err, ErrEmpty)
			_, err = protocol(context.Background(), names(1), nil)
			require.ErrorIs(t, err, ErrEmpty)
		})
	}
}

// TestCosts pins the bytes that travel, and that every time is told.
func TestCosts(t *testing.T) {
	const entries, questions = 300, 100
	all := names(entries + questions/2)
	holder, querier := all[:entries], all[entries-questions/2:]
	for name, bytes := range map[string][2]int{
		"salted hashes":        {32 * entries, 0},
		"Diffie-Hellman":       {32 * entries, 64 * questions},
		"circl's OPRF":         {16 * entries, (64 + 64) * questions},
		"circl's OPRF batched": {16 * entries, 64*questions + 15*64},
		"recoupe":              {0, 64*questions + 64},
	} {
		t.Run(name, func(t *testing.T) {
			run, err := protocols[name](context.Background(), holder, querier)
			require.NoError(t, err)
			require.Len(t, run.Matches, questions/2)
			if bytes[0] > 0 {
				require.Equal(t, bytes[0], run.Entries.Bytes)
			} else { // 62.05 bits is the floor; a block has a head
				require.InDelta(t, 62.3*entries/8, run.Entries.Bytes, 0.5*entries/8)
			}
			require.Equal(t, bytes[1], run.Questions.Bytes)
			require.Positive(t, run.Entries.Holder+run.Entries.Querier+run.Questions.Holder+run.Questions.Querier)
			if name != "salted hashes" {
				require.Positive(t, run.Entries.Holder)
				require.Positive(t, run.Questions.Holder)
				require.Positive(t, run.Questions.Querier)
			}
		})
	}
}

func TestProtocolsStop(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for name, protocol := range protocols {
		_, err := protocol(ctx, names(2000), names(2000))
		require.ErrorIs(t, err, context.Canceled, name)
	}
}
