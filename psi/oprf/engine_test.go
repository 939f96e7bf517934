package oprf

import (
	"bytes"
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"recoupe/psi/oprf/internal/kernel/engines"
)

// forEachEngine runs f for every engine of ristretto255 that can run here, and
// for that of P-256, together with circl's of the same suite.
func forEachEngine(t *testing.T, f func(t *testing.T, suite Suite, e engine, circl *circl)) {
	for _, suite := range suites {
		p, err := newParams(suite, VOPRF)
		require.NoError(t, err)
		if suite == P256SHA256 {
			t.Run(suite.String(), func(t *testing.T) { f(t, suite, p.engine, reference(p)) })
			continue
		}
		for _, k := range engines.All() {
			t.Run(k.Name(), func(t *testing.T) { f(t, suite, newRistretto(k, p.groupDST), reference(p)) })
		}
	}
}

// edgeScalars returns what is next to 0, to half the order and to the order.
func edgeScalars(suite Suite) (list []scalar) {
	n := order(suite)
	for _, k := range []*big.Int{big.NewInt(0), new(big.Int).Rsh(n, 1), n} {
		for delta := range int64(5) {
			k := new(big.Int).Add(k, big.NewInt(delta-2))
			list = append(list, scalar(number(suite, k.Mod(k, n), 32)))
		}
	}
	return list
}

// TestEnginesAgree compares every operation on elements with circl's, byte for
// byte.
func TestEnginesAgree(t *testing.T) {
	forEachEngine(t, func(t *testing.T, suite Suite, e engine, circl *circl) {
		for _, n := range []int{1, 2, 9} {
			k := edgeScalars(suite)
			for range n {
				k = append(k, circl.randomScalar())
			}
			k = k[len(k)-len(k)/n*n:]
			for k := range slices.Chunk(k, n) {
				inputs := FixedInputs(randomBytes(n*20), 20)
				got, want := e.hashToGroup(inputs), circl.hashToGroup(inputs)
				require.Equal(t, -1, got.firstIdentity())
				require.Equal(t, n, got.len())
				requireSame(t, got, want, func(x elements) []byte { return x.appendAll([]byte("dst")) })
				encoded := want.appendAll(nil)
				decoded, err := e.decode(encoded)
				require.NoError(t, err)
				for _, got := range []elements{got, decoded} {
					requireSame(t, got, want, func(x elements) []byte { return x.appendMultiples(nil, k[0]) })
					requireSame(t, got, want, func(x elements) []byte { return x.appendEachMultiple(nil, k) })
					requireSame(t, got, want, func(x elements) []byte { return x.sumVarTime(k) })
				}
				base := encoded[:suite.ElementSize()]
				tables := [][2]table{{e.generator(), circl.generator()}, {newTable(t, e, base), newTable(t, circl, base)}}
				for _, tables := range tables {
					require.Equal(t, tables[1].base(), tables[0].base())
					require.Equal(t, tables[1].appendMultiples(nil, k), tables[0].appendMultiples(nil, k))
					require.Equal(t, want.appendSums(nil, tables[1], k), got.appendSums(nil, tables[0], k))
				}
				require.Equal(t, encoded, got.appendAll(nil), "no operation changes its operands")
				issued := want.appendMultiples(nil, k[0])
				require.Equal(t, circl.appendOutputs(nil, inputs, issued), e.appendOutputs(nil, inputs, issued))
			}
		}
	})
}

func newTable(t *testing.T, e engine, base []byte) table {
	tab, err := e.newTable(base)
	require.NoError(t, err)
	return tab
}

func requireSame(t *testing.T, got, want elements, f func(elements) []byte) {
	t.Helper()
	require.Equal(t, f(want), f(got))
}

// TestIdentityIsZeros has sums and multiples that are the identity among others
// that are not.
func TestIdentityIsZeros(t *testing.T) {
	forEachEngine(t, func(t *testing.T, suite Suite, e engine, circl *circl) {
		size := suite.ElementSize()
		one := scalar(number(suite, big.NewInt(1), 32))
		minusOne := []scalar{one}
		e.negate(minusOne)
		g := e.generator().appendMultiples(nil, []scalar{one})
		require.Equal(t, e.generator().base(), g)
		x, err := e.decode(bytes.Repeat(g, 3))
		require.NoError(t, err)
		for i := range 3 {
			k := []scalar{one, one, one}
			k[i] = minusOne[0]
			require.Equal(t, i, firstIdentity(x.appendSums(nil, e.generator(), k), size))
			k[i] = scalar{}
			require.Equal(t, i, firstIdentity(x.appendEachMultiple(nil, k), size))
			require.Equal(t, i, firstIdentity(e.generator().appendMultiples(nil, k), size))
		}
		require.Equal(t, -1, firstIdentity(x.appendAll(nil), size))
		require.Equal(t, make([]byte, 3*size), x.appendMultiples(nil, scalar{}))
		require.Equal(t, make([]byte, size), x.sumVarTime([]scalar{one, minusOne[0], {}}))
	})
}

// TestScalarsAgree compares arithmetic on scalars with math/big, and hashing
// with circl.
func TestScalarsAgree(t *testing.T) {
	forEachEngine(t, func(t *testing.T, suite Suite, e engine, circl *circl) {
		n := order(suite)
		check := func(t require.TestingT, a, b, c scalar) {
			product := new(big.Int).Mul(bigScalar(suite, b), bigScalar(suite, c))
			want := product.Sub(bigScalar(suite, a), product)
			require.Equal(t, scalar(number(suite, want.Mod(want, n), 32)), e.subMul(a, b, c))
			negative := []scalar{a}
			e.negate(negative)
			want = new(big.Int).Neg(bigScalar(suite, a))
			require.Equal(t, scalar(number(suite, want.Mod(want, n), 32)), negative[0])
			decoded, ok := e.decodeScalar(a[:])
			require.True(t, ok)
			require.Equal(t, a, decoded)
		}
		edges := edgeScalars(suite)
		for _, a := range edges {
			for _, b := range edges {
				check(t, a, b, edges[1])
				check(t, edges[1], a, b)
			}
		}
		draw := rapid.Custom(func(t *rapid.T) scalar {
			return bigBlind(suite, rapid.SliceOfN(rapid.Byte(), 64, 64).Draw(t, "scalar"))
		})
		rapid.Check(t, func(t *rapid.T) { check(t, draw.Draw(t, "a"), draw.Draw(t, "b"), draw.Draw(t, "c")) })
		for _, k := range []*big.Int{n, new(big.Int).Add(n, big.NewInt(1))} {
			_, ok := e.decodeScalar(number(suite, k, 32))
			require.False(t, ok)
		}
		message := func(i int) []byte { return bytes.Repeat([]byte{byte(i)}, 100*i) }
		for _, dst := range []string{"tag", string(randomBytes(200))} {
			require.Equal(t, circl.hashToScalar([]byte(dst), 5, message), e.hashToScalar([]byte(dst), 5, message))
		}
		require.NotEqual(t, e.randomScalar(), e.randomScalar())
	})
}

// TestProtocolOnEveryKernel has each kernel give the outputs and proofs of the
// others.
func TestProtocolOnEveryKernel(t *testing.T) {
	for _, mode := range []Mode{OPRF, VOPRF} {
		var want []byte
		for _, k := range engines.All() {
			t.Setenv(engines.Variable, k.Name())
			key, err := DeriveKey(Ristretto255SHA512, mode, [32]byte{1}, nil)
			require.NoError(t, err)
			require.Equal(t, k.Name(), key.p.engine.(*ristretto).kernel.Name())
			client, err := NewClient(Ristretto255SHA512, mode, key.PublicKey())
			require.NoError(t, err)
			x := &exchange{n: 11, key: key, server: NewServer(key), client: client}
			for i := range x.n {
				x.data = fmt.Appendf(x.data, "input %02d", i)
				x.blinds = append(x.blinds, bytes.Repeat([]byte{byte(i + 1)}, BlindSize)...)
			}
			x.inputs = FixedInputs(x.data, 8)
			outputs, err := x.roundTrip(x.inputs, x.blinds, x.ctx)
			require.NoError(t, err)
			own, err := x.server.Evaluate(nil, x.inputs)
			require.NoError(t, err)
			require.Equal(t, own, outputs)
			if want == nil {
				want = own
			}
			require.Equal(t, want, own)
		}
	}
}
