package oprf

import (
	"bytes"
	"math/big"
	"slices"
	"testing"

	"github.com/cloudflare/circl/group"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// bigBlind reduces a blind with math/big.
func bigBlind(p *params, b []byte) group.Scalar {
	b = bytes.Clone(b)
	if p.suite == Ristretto255SHA512 {
		slices.Reverse(b)
	}
	return p.group.NewScalar().SetBigInt(new(big.Int).SetBytes(b))
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
			got, err := p.reduceBlind(b)
			require.NoError(t, err)
			require.True(t, got.IsEqual(bigBlind(p, b)))
		}
		_, nonzero := edgeBlinds(suite)
		for _, b := range nonzero {
			equal(t, b)
		}
		rapid.Check(t, func(t *rapid.T) {
			b := rapid.SliceOfN(rapid.Byte(), BlindSize, BlindSize).Draw(t, "blind")
			b[0] |= 1 // not all zeros
			b[BlindSize-1] |= 1
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
		five := x.key.p.group.NewScalar().SetUint64(5)
		withHash(x.client.p, func([]byte) group.Element { return x.client.p.group.NewElement().MulGen(five) })
		blind := number(suite, new(big.Int).Sub(order(suite), big.NewInt(5)), BlindSize)
		_, err := x.client.Blind(nil, x.inputs, blind)
		requireIndex(t, err, ErrBlind, 0)
	}
}

func TestInvert(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		p, err := newParams(suite, mode)
		require.NoError(t, err)
		for _, n := range []int{1, 2, 3, 17} {
			var scalars, want []group.Scalar
			for range n {
				s := p.randomScalar()
				scalars = append(scalars, s)
				want = append(want, p.group.NewScalar().Inv(s))
			}
			p.invert(scalars)
			for i := range scalars {
				require.True(t, want[i].IsEqual(scalars[i]))
			}
		}
	})
}

// hashing is a group whose HashToElement is replaced.
type hashing struct {
	group.Group
	hash func(input []byte) group.Element
}

func (h hashing) HashToElement(input, _ []byte) group.Element { return h.hash(input) }

func withHash(p *params, hash func([]byte) group.Element) { p.group = hashing{p.group, hash} }

func requireIndex(t *testing.T, err, want error, index int) {
	t.Helper()
	require.ErrorIs(t, err, want)
	var at *IndexError
	require.ErrorAs(t, err, &at)
	require.Equal(t, index, at.Index)
}
