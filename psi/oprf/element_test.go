package oprf

import (
	"bytes"
	"crypto/elliptic"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"testing"

	"github.com/cloudflare/circl/group"
	"github.com/stretchr/testify/require"
)

// badElements returns byte strings that no function may take as an element of
// suite, by what is wrong with them. Those of the length of an element also
// serve within a batch.
func badElements(t testing.TB, suite Suite) map[string][]byte {
	t.Helper()
	generator, err := generator(suite).MarshalBinaryCompress()
	require.NoError(t, err)
	bad := map[string][]byte{
		"empty": {},
		"short": generator[1:],
		"long":  append(generator, 0),
	}
	if suite == P256SHA256 {
		addBadP256(t, bad)
		return bad
	}
	bad["identity"] = make([]byte, 32)
	b, err := os.ReadFile("internal/kernel/kerneltest/testdata/rfc9496.json")
	require.NoError(t, err)
	var file struct {
		Source  string
		Invalid map[string][]hexBytes
	}
	require.NoError(t, json.Unmarshal(b, &file))
	for what, list := range file.Invalid {
		for i, encoding := range list {
			bad[fmt.Sprint(what, " ", i)] = encoding
		}
	}
	require.Len(t, bad, 4+29)
	return bad
}

// addBadP256 adds the forms that circl takes besides the compressed one, and
// compressed ones without a point.
func addBadP256(t testing.TB, bad map[string][]byte) {
	t.Helper()
	uncompressed, err := group.P256.Generator().MarshalBinary()
	require.NoError(t, err)
	require.Len(t, uncompressed, 65)
	bad["identity"] = []byte{0}
	bad["identity, padded"] = make([]byte, 33)
	bad["uncompressed"] = uncompressed
	bad["uncompressed, 33 bytes"] = uncompressed[:33]
	bad["hybrid"] = append([]byte{6}, uncompressed[1:]...)
	for _, first := range []byte{2, 3} {
		p := elliptic.P256().Params().P
		for name, x := range map[string]*big.Int{
			"x = p":         p,
			"x = p + 5":     new(big.Int).Add(p, big.NewInt(5)),
			"x = 2^256 - 1": new(big.Int).SetBytes(bytes.Repeat([]byte{0xff}, 32)),
			"x = 1":         big.NewInt(1), // 1 - 3 + b is not a square
		} {
			bad[fmt.Sprint(name, ", ", first)] = append([]byte{first}, x.FillBytes(make([]byte, 32))...)
		}
	}
}

func generator(suite Suite) group.Element {
	if suite == P256SHA256 {
		return group.P256.Generator().Copy()
	}
	return group.Ristretto255.Generator()
}

// TestBadElementsRefused has every bad encoding refused alone and, at its
// index, within a batch, by every function that takes elements.
func TestBadElementsRefused(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		x := newExchange(t, suite, mode, 3)
		g, err := NewGroup(suite, mode)
		require.NoError(t, err)
		k := g.RandomScalar()
		size := suite.ElementSize()
		for name, bad := range badElements(t, suite) {
			_, err := x.key.p.engine.newTable(bad)
			require.ErrorIs(t, err, ErrElement, name)
			if len(bad) != size {
				continue
			}
			for i := range x.n {
				replace := func(batch []byte) []byte {
					batch = bytes.Clone(batch)
					copy(batch[i*size:], bad)
					return batch
				}
				refused := func(err error) {
					t.Helper()
					require.ErrorIs(t, err, ErrElement, name)
					var index *IndexError
					require.ErrorAs(t, err, &index)
					require.Equal(t, i, index.Index)
				}
				_, err := x.server.BlindEvaluate(nil, replace(x.blinded))
				refused(err)
				_, _, err = x.server.BlindEvaluateProve(nil, replace(x.blinded), x.ctx)
				refused(err)
				_, err = g.ScalarMult(nil, replace(x.blinded), k)
				refused(err)
				_, err = x.client.VerifyVarTime(replace(x.blinded), x.evaluated, x.proof, x.ctx)
				refused(err)
				_, err = x.client.VerifyVarTime(x.blinded, replace(x.evaluated), x.proof, x.ctx)
				refused(err)
				if mode == VOPRF {
					_, err = x.server.Prove(nil, replace(x.blinded), x.evaluated, x.ctx)
					refused(err)
					_, err = x.server.Prove(nil, x.blinded, replace(x.evaluated), x.ctx)
					refused(err)
				}
			}
		}
	})
}

// TestGoodElements checks that what is refused is not refused for its form: both
// signs of P-256 and small multiples of the generator decode to themselves.
func TestGoodElements(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		p, err := newParams(suite, mode)
		require.NoError(t, err)
		e := generator(suite)
		circl := reference(p)
		for range 16 {
			for _, point := range []group.Element{e, circl.group.NewElement().Neg(e)} {
				b := circl.append(nil, point.Copy())
				decoded, err := p.engine.decode(b)
				require.NoError(t, err)
				require.Equal(t, b, decoded.appendAll(nil))
				base, err := p.engine.newTable(b)
				require.NoError(t, err)
				require.Equal(t, b, base.base())
			}
			e.Add(e, generator(suite))
		}
	})
}
