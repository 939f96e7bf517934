package oprf

import (
	"bytes"
	"math/big"
	"slices"
	"testing"

	"github.com/cloudflare/circl/oprf"
	"github.com/stretchr/testify/require"
)

// order returns the order of the suite's group.
func order(suite Suite) *big.Int {
	decimal := "7237005577332262213973186563042994240857116359379907606001950938285454250989"
	if suite == P256SHA256 {
		decimal = "115792089210356248762697446949407573529996955224135760342422259061068512044369"
	}
	n, ok := new(big.Int).SetString(decimal, 10)
	if !ok {
		panic("order")
	}
	return n
}

// number serializes n in size bytes in the byte order of the suite's scalars.
func number(suite Suite, n *big.Int, size int) []byte {
	b := n.FillBytes(make([]byte, size))
	if suite == Ristretto255SHA512 {
		slices.Reverse(b)
	}
	return b
}

func TestPrivateKeyRoundTrip(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		key, err := GenerateKey(suite, mode)
		require.NoError(t, err)
		require.Equal(t, suite, key.Suite())
		require.Equal(t, mode, key.Mode())
		parsed, err := ParsePrivateKey(suite, mode, key.Marshal())
		require.NoError(t, err)
		require.Equal(t, key.Marshal(), parsed.Marshal())
		require.Equal(t, key.PublicKey(), parsed.PublicKey())
		require.Len(t, key.PublicKey(), suite.ElementSize())

		clear(key.PublicKey()) // a copy
		require.Equal(t, parsed.PublicKey(), key.PublicKey())

		other, err := GenerateKey(suite, mode)
		require.NoError(t, err)
		require.NotEqual(t, key.Marshal(), other.Marshal())
	})
}

// TestPrivateKeyRefused has the trap of a zero key, whose public key is the
// identity, and those of lengths and of unreduced scalars.
func TestPrivateKeyRefused(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		n := order(suite)
		plusOne := new(big.Int).Add(n, big.NewInt(1))
		for name, b := range map[string][]byte{
			"zero":      make([]byte, 32),
			"order":     number(suite, n, 32),
			"order + 1": number(suite, plusOne, 32),
			"largest":   bytes.Repeat([]byte{0xff}, 32),
			"empty":     {},
			"short":     number(suite, big.NewInt(5), 31),
			"long":      number(suite, big.NewInt(5), 33),
		} {
			_, err := ParsePrivateKey(suite, mode, b)
			require.ErrorIs(t, err, ErrScalar, name)
		}
		_, err := ParsePrivateKey(suite, mode, number(suite, new(big.Int).Sub(n, big.NewInt(1)), 32))
		require.NoError(t, err)
	})
}

func TestDeriveKey(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		theirSuite, err := oprf.GetSuite(suite.String())
		require.NoError(t, err)
		for _, info := range [][]byte{nil, []byte("info"), bytes.Repeat([]byte{7}, 65_535)} {
			seed := [32]byte(randomBytes(32))
			key, err := DeriveKey(suite, mode, seed, info)
			require.NoError(t, err)
			theirs, err := oprf.DeriveKey(theirSuite, oprf.Mode(mode), seed[:], info)
			require.NoError(t, err)
			want, err := theirs.MarshalBinary()
			require.NoError(t, err)
			require.Equal(t, want, key.Marshal())
		}
		_, err = DeriveKey(suite, mode, [32]byte{}, make([]byte, 65_536))
		require.ErrorIs(t, err, ErrInfo)
	})
}

// TestPublicKeyRefused has the trap of the identity as a public key, under
// which everybody could prove everything.
func TestPublicKeyRefused(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		key, err := GenerateKey(suite, mode)
		require.NoError(t, err)
		for name, b := range badElements(t, suite) {
			_, err := NewClient(suite, mode, b)
			require.ErrorIs(t, err, ErrPublicKey, name)
		}
		_, err = NewClient(suite, mode, append(key.PublicKey(), 0))
		require.ErrorIs(t, err, ErrPublicKey)
		_, err = NewClient(suite, mode, nil)
		if mode == VOPRF {
			require.ErrorIs(t, err, ErrPublicKey)
		} else {
			require.NoError(t, err)
		}
	})
}
