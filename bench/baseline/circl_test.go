package baseline

import (
	"crypto/rand"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf"
)

// names returns n distinct inputs.
func names(n int) (inputs [][]byte) {
	for i := range n {
		inputs = append(inputs, fmt.Appendf(nil, "input %d", i))
	}
	return inputs
}

// TestCirclEqualsOurs runs both OPRFs with one key: the outputs are the same, and
// so is what each server makes of the other's blinded elements.
func TestCirclEqualsOurs(t *testing.T) {
	for _, suite := range []oprf.Suite{oprf.Ristretto255SHA512, oprf.P256SHA256} {
		for _, mode := range []oprf.Mode{oprf.OPRF, oprf.VOPRF} {
			for _, batch := range []int{1, 4, 5, 6} {
				t.Run(fmt.Sprint(suite, "/", mode, "/", batch), func(t *testing.T) {
					key, err := oprf.GenerateKey(suite, mode)
					require.NoError(t, err)
					server, client := newCircl(t, key, batch)
					inputs := names(5)
					want, err := oprf.NewServer(key).Evaluate([]byte("dst"), oprf.VariableInputs(inputs))
					require.NoError(t, err)

					got, err := server.Evaluate([]byte("dst"), inputs)
					require.NoError(t, err)
					require.Equal(t, want, got)

					blinded, question, err := client.Blind(nil, inputs)
					require.NoError(t, err)
					evaluated, proofs, err := server.BlindEvaluateProve(nil, blinded)
					require.NoError(t, err)
					ours, err := oprf.NewServer(key).BlindEvaluate(nil, blinded)
					require.NoError(t, err)
					require.Equal(t, ours, evaluated)
					bare, err := server.BlindEvaluate(nil, blinded)
					require.NoError(t, err)
					require.Equal(t, ours, bare)
					got, err = client.Finalize([]byte("dst"), question, evaluated, proofs)
					require.NoError(t, err)
					require.Equal(t, want, got)
					if mode == oprf.VOPRF {
						require.Len(t, proofs, (5+batch-1)/batch*suite.ProofSize())
					} else {
						require.Empty(t, proofs)
					}
				})
			}
		}
	}
}

// newCircl returns both of circl's parties for a key.
func newCircl(t testing.TB, key *oprf.PrivateKey, batch int) (*CirclServer, *CirclClient) {
	server, err := NewCirclServer(key, batch)
	require.NoError(t, err)
	client, err := NewCirclClient(key.Suite(), key.Mode(), key.PublicKey(), batch)
	require.NoError(t, err)
	return server, client
}

func TestCirclRefuses(t *testing.T) {
	key, err := oprf.GenerateKey(oprf.Ristretto255SHA512, oprf.VOPRF)
	require.NoError(t, err)
	server, client := newCircl(t, key, 2)
	blinded, question, err := client.Blind(nil, names(3))
	require.NoError(t, err)
	evaluated, proofs, err := server.BlindEvaluateProve(nil, blinded)
	require.NoError(t, err)

	for _, batch := range []int{-1, 0, oprf.MaxBatch + 1} {
		_, err = NewCirclServer(key, batch)
		require.ErrorIs(t, err, ErrBatch)
		_, err = NewCirclClient(key.Suite(), key.Mode(), key.PublicKey(), batch)
		require.ErrorIs(t, err, ErrBatch)
	}
	_, err = NewCirclClient(99, oprf.VOPRF, key.PublicKey(), 1)
	require.ErrorIs(t, err, oprf.ErrSuite)
	_, err = NewCirclClient(key.Suite(), 99, key.PublicKey(), 1)
	require.ErrorIs(t, err, oprf.ErrMode)
	_, err = NewCirclClient(key.Suite(), oprf.VOPRF, make([]byte, 32), 1)
	require.Error(t, err)

	for _, wrong := range [][]byte{blinded[1:], append(slices.Clone(blinded), make([]byte, 32)...), slices.Repeat([]byte{255}, 32)} {
		_, err = server.BlindEvaluate(nil, wrong)
		require.ErrorIs(t, err, ErrElement)
		_, _, err = server.BlindEvaluateProve(nil, wrong)
		require.ErrorIs(t, err, ErrElement)
	}
	_, other := newCircl(t, key, 2)
	_, err = other.Finalize(nil, question, evaluated, proofs)
	require.ErrorIs(t, err, ErrElement)
	for _, n := range []int{0, 32, 95} {
		_, err = client.Finalize(nil, question, evaluated[:n], proofs)
		require.ErrorIs(t, err, ErrElement)
	}
	_, err = client.Finalize(nil, question, append(slices.Clone(evaluated), evaluated[:32]...), proofs)
	require.ErrorIs(t, err, ErrElement)
	for _, n := range []int{0, 64, 127} {
		_, err = client.Finalize(nil, question, evaluated, proofs[:n])
		require.ErrorIs(t, err, ErrProof)
	}
	forged := slices.Clone(proofs)
	rand.Read(forged[:16])
	_, err = client.Finalize(nil, question, evaluated, forged)
	require.ErrorIs(t, err, ErrProof)
	swapped := slices.Concat(evaluated[32:64], evaluated[:32], evaluated[64:])
	_, err = client.Finalize(nil, question, swapped, proofs)
	require.ErrorIs(t, err, ErrProof)
}
