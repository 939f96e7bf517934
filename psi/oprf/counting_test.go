package oprf

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestGroupMultiplications runs what counting does: two parties multiply in
// turn, and the first undoes its part.
func TestGroupMultiplications(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		g, err := NewGroup(suite, mode)
		require.NoError(t, err)
		inputs := FixedInputs(randomBytes(5*32), 32)
		hashed, err := g.HashToElement(nil, inputs)
		require.NoError(t, err)
		querier, holder := g.RandomScalar(), g.RandomScalar()
		blinded, err := g.ScalarMult(nil, hashed, querier)
		require.NoError(t, err)
		both, err := g.ScalarMult(nil, blinded, holder)
		require.NoError(t, err)
		got, err := g.ScalarMult(nil, both, querier.Inverse())
		require.NoError(t, err)
		want, err := g.ScalarMult(nil, hashed, holder)
		require.NoError(t, err)
		require.Equal(t, want, got)
		require.NotEqual(t, hashed, got)

		again, err := g.ParseScalar(holder.Marshal())
		require.NoError(t, err)
		same, err := g.ScalarMult(nil, hashed, again)
		require.NoError(t, err)
		require.Equal(t, want, same)
	})
}

// TestGroupAgreesWithServer checks that its elements are those of the function.
func TestGroupAgreesWithServer(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		x := newExchange(t, suite, mode, 2)
		g, err := NewGroup(suite, mode)
		require.NoError(t, err)
		k, err := g.ParseScalar(x.key.Marshal())
		require.NoError(t, err)
		hashed, err := g.HashToElement(nil, x.inputs)
		require.NoError(t, err)
		evaluated, err := g.ScalarMult(nil, hashed, k)
		require.NoError(t, err)
		outputs := reference(x.key.p).appendOutputs(nil, x.inputs, evaluated)
		want, err := x.server.Evaluate(nil, x.inputs)
		require.NoError(t, err)
		require.Equal(t, want, outputs)
	})
}

func TestScalarRefused(t *testing.T) {
	g, err := NewGroup(Ristretto255SHA512, OPRF)
	require.NoError(t, err)
	for _, b := range [][]byte{nil, make([]byte, 31), make([]byte, 32), make([]byte, 33), number(Ristretto255SHA512, order(Ristretto255SHA512), 32)} {
		_, err := g.ParseScalar(b)
		require.ErrorIs(t, err, ErrScalar)
	}
	one, err := g.ParseScalar(number(Ristretto255SHA512, big.NewInt(1), 32))
	require.NoError(t, err)
	require.Equal(t, one.Marshal(), one.Inverse().Marshal())

	p256, err := NewGroup(P256SHA256, OPRF)
	require.NoError(t, err)
	_, err = g.ScalarMult(nil, make([]byte, 32), p256.RandomScalar())
	require.ErrorIs(t, err, ErrSuite)
}
