package oprf

import (
	"bytes"
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// bigBlind reduces a blind with math/big.
func bigBlind(suite Suite, b []byte) scalar {
	b = bytes.Clone(b)
	if suite == Ristretto255SHA512 {
		slices.Reverse(b)
	}
	n := new(big.Int).SetBytes(b)
	return scalar(number(suite, n.Mod(n, order(suite)), 32))
}

// edgeBlinds returns 64-byte numbers around multiples of the order.
func edgeBlinds(suite Suite) (zero, nonzero [][]byte) {
	n := order(suite)
	largest := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 512), big.NewInt(1))
	for _, factor := range []*big.Int{big.NewInt(0), big.NewInt(1), big.NewInt(2), n, new(big.Int).Div(largest, n)} {
		multiple := new(big.Int).Mul(factor, n)
		zero = append(zero, number(suite, multiple, BlindSize))
		nonzero = append(nonzero, number(suite, new(big.Int).Add(multiple, big.NewInt(1)), BlindSize))
		if multiple.Sign() > 0 {
			nonzero = append(nonzero, number(suite, new(big.Int).Sub(multiple, big.NewInt(1)), BlindSize))
		}
	}
	return zero, append(nonzero, number(suite, largest, BlindSize))
}

func TestReduceBlind(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		p, err := newParams(suite, mode)
		require.NoError(t, err)
		equal := func(t require.TestingT, b []byte) {
			require.Equal(t, bigBlind(suite, b), p.engine.reduce(b))
		}
		zero, nonzero := edgeBlinds(suite)
		for _, b := range nonzero {
			equal(t, b)
		}
		for _, b := range zero {
			require.Zero(t, p.engine.reduce(b))
		}
		rapid.Check(t, func(t *rapid.T) {
			b := rapid.SliceOfN(rapid.Byte(), BlindSize, BlindSize).Draw(t, "blind")
			equal(t, b)
		})
	})
}

func TestZeroBlindRefused(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		x := newExchange(t, suite, mode, 3)
		zero, _ := edgeBlinds(suite)
		for _, b := range zero {
			blinds := slices.Concat(x.blinds[:2*BlindSize], b)
			_, err := x.client.Blind(nil, x.inputs, blinds)
			requireIndex(t, err, ErrBlind, 2)
			_, err = x.client.Finalize(nil, x.inputs, blinds, x.verify(t))
			requireIndex(t, err, ErrBlind, 2)
		}
	})
}

// TestBlindThatCancelsRefused has an additive blind give the identity.
func TestBlindThatCancelsRefused(t *testing.T) {
	for _, suite := range []Suite{Ristretto255SHA512, P256SHA256} {
		x := newExchange(t, suite, VOPRF, 1)
		five := scalar(number(suite, big.NewInt(5), 32))
		e := x.client.p.engine
		x.client.p.engine = fixed{e, e.generator().appendMultiples(nil, []scalar{five})}
		blind := number(suite, new(big.Int).Sub(order(suite), big.NewInt(5)), BlindSize)
		_, err := x.client.Blind(nil, x.inputs, blind)
		requireIndex(t, err, ErrBlind, 0)
	}
}

// TestAppendAfterZeros appends to zeros, which are no identity.
func TestAppendAfterZeros(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		x := newExchange(t, suite, mode, 2)
		zeros := make([]byte, suite.ElementSize())
		got, err := x.client.Blind(zeros, x.inputs, x.blinds)
		require.NoError(t, err)
		require.Equal(t, slices.Concat(zeros, x.blinded), got)
		g, err := NewGroup(suite, mode)
		require.NoError(t, err)
		hashed, err := g.HashToElement(nil, x.inputs)
		require.NoError(t, err)
		got, err = g.HashToElement(zeros, x.inputs)
		require.NoError(t, err)
		require.Equal(t, slices.Concat(zeros, hashed), got)
	})
}

// TestUnblindingToIdentityRefused finalizes with another blind than the one that
// hides the input: the one for which H(x) cancels.
func TestUnblindingToIdentityRefused(t *testing.T) {
	for _, suite := range suites {
		x := newExchange(t, suite, VOPRF, 2)
		e := x.key.p.engine
		d, err := e.decode(e.generator().appendMultiples(nil, []scalar{e.randomScalar(), x.key.k}))
		require.NoError(t, err)
		one := number(suite, big.NewInt(1), BlindSize) // D - 1·pkS is the identity for D = pkS
		_, err = x.client.Finalize(nil, x.inputs, slices.Concat(one, one), &Evaluation{by: x.client, elements: d})
		requireIndex(t, err, ErrElement, 1)
	}
}

func TestInvert(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		p, err := newParams(suite, mode)
		require.NoError(t, err)
		for _, n := range []int{1, 2, 3, 17} {
			var scalars, want []scalar
			for range n {
				k := p.engine.randomScalar()
				inverse := new(big.Int).ModInverse(bigScalar(suite, k), order(suite))
				scalars = append(scalars, k)
				want = append(want, scalar(number(suite, inverse, 32)))
			}
			p.engine.invert(scalars)
			require.Equal(t, want, scalars)
		}
	})
}

// bigScalar is the inverse of number.
func bigScalar(suite Suite, k scalar) *big.Int {
	b := k[:]
	if suite == Ristretto255SHA512 {
		slices.Reverse(b)
	}
	return new(big.Int).SetBytes(b)
}

func requireIndex(t *testing.T, err, want error, index int) {
	t.Helper()
	require.ErrorIs(t, err, want)
	var at *IndexError
	require.ErrorAs(t, err, &at)
	require.Equal(t, index, at.Index)
}
