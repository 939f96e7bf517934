package oprf

import (
	"bytes"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

// suiteOf has the fuzzer choose a suite.
func suiteOf(b byte) Suite { return suites[int(b)%len(suites)] }

// fixedExchange is an exchange of two inputs that is the same in every run but
// for the proof.
func fixedExchange(t testing.TB, suite Suite) *exchange {
	t.Helper()
	key, err := DeriveKey(suite, VOPRF, [32]byte{1}, []byte("fuzz"))
	require.NoError(t, err)
	client, err := NewClient(suite, VOPRF, key.PublicKey())
	require.NoError(t, err)
	x := &exchange{n: 2, key: key, server: NewServer(key), client: client, data: bytes.Repeat([]byte{1, 2}, 32)}
	x.ctx = ProofContext{MatchKey: "nir"}
	x.inputs = FixedInputs(x.data, 32)
	x.blinds = bytes.Repeat([]byte{3}, 2*BlindSize)
	x.blinded, err = client.Blind(nil, x.inputs, x.blinds)
	require.NoError(t, err)
	x.evaluated, x.proof, err = x.server.BlindEvaluateProve(nil, x.blinded, x.ctx)
	require.NoError(t, err)
	return x
}

// FuzzDecodeElement checks that an element has one encoding: what is accepted
// is what would be written, and not the identity.
func FuzzDecodeElement(f *testing.F) {
	f.Fuzz(func(t *testing.T, which byte, b []byte) {
		p, err := newParams(suiteOf(which), VOPRF)
		require.NoError(t, err)
		e, err := p.decodeElements(b)
		if err != nil {
			require.True(t, errors.Is(err, ErrElement) || errors.Is(err, ErrBatch))
			_, err = reference(p).decodeOne(b)
			require.Error(t, err)
			return
		}
		again := e.appendAll(nil)
		require.Equal(t, b, again)
		require.Negative(t, firstIdentity(again, p.suite.ElementSize()))
	})
}

// FuzzVerify checks that no bytes but a proof of the server are accepted.
func FuzzVerify(f *testing.F) {
	xs := map[Suite]*exchange{}
	for _, suite := range suites {
		xs[suite] = fixedExchange(f, suite)
		xs[suite].proof = fixedProof(f, xs[suite])
	}
	f.Fuzz(func(t *testing.T, which byte, proof []byte) {
		x := xs[suiteOf(which)]
		_, err := x.client.VerifyVarTime(x.blinded, x.evaluated, proof, x.ctx)
		if bytes.Equal(proof, x.proof) {
			require.NoError(t, err)
			return
		}
		require.ErrorIs(t, err, ErrProof)
	})
}

// fixedProof returns the proof of a fixed exchange with 1 as its randomness,
// which is among the seeds.
func fixedProof(t testing.TB, x *exchange) []byte {
	t.Helper()
	return x.prove(t, x.tag(), scalar(number(x.key.Suite(), big.NewInt(1), 32)))
}

// FuzzBlindEvaluate checks that a request is answered as a whole, undone by the
// key's inverse, or refused with the index of a member that is bad alone.
func FuzzBlindEvaluate(f *testing.F) {
	servers := map[Suite]*Server{}
	for _, suite := range suites {
		key, err := DeriveKey(suite, OPRF, [32]byte{1}, []byte("fuzz"))
		require.NoError(f, err)
		servers[suite] = NewServer(key)
	}
	f.Fuzz(func(t *testing.T, which byte, blinded []byte) {
		server := servers[suiteOf(which)]
		size := server.p.suite.ElementSize()
		evaluated, err := server.BlindEvaluate(nil, blinded)
		var index *IndexError
		switch {
		case errors.As(err, &index):
			require.ErrorIs(t, err, ErrElement)
			_, alone := server.BlindEvaluate(nil, blinded[index.Index*size:(index.Index+1)*size])
			requireIndex(t, alone, ErrElement, 0)
			return
		case err != nil:
			require.ErrorIs(t, err, ErrBatch)
			require.True(t, len(blinded) == 0 || len(blinded)%size != 0 || len(blinded) > MaxBatch*size)
			return
		}
		require.Len(t, evaluated, len(blinded))
		g := &Group{server.p}
		k, err := g.ParseScalar(server.key.Marshal())
		require.NoError(t, err)
		back, err := g.ScalarMult(nil, evaluated, k.Inverse())
		require.NoError(t, err)
		require.Equal(t, blinded, back)
	})
}

// seeds returns the seed corpus of each target: what is right and what is wrong
// in one way, by name.
func seeds(t *testing.T) map[string]map[string][]byte {
	t.Helper()
	out := map[string]map[string][]byte{"FuzzDecodeElement": {}, "FuzzVerify": {}, "FuzzBlindEvaluate": {}}
	for which, suite := range suites {
		add := func(target, name string, b []byte) {
			name = fmt.Sprintf("%s-%s", suite, name)
			out[target][name] = fmt.Appendf(nil, "go test fuzz v1\nbyte(%s)\n[]byte(%s)\n",
				strconv.QuoteRune(rune(which)), strconv.Quote(string(b)))
		}
		x := fixedExchange(t, suite)
		size := suite.ElementSize()
		good := x.blinded[:size]
		add("FuzzDecodeElement", "good", good)
		identity := make([]byte, size)
		if suite == P256SHA256 {
			identity = identity[:1]
			uncompressed, err := generator(suite).MarshalBinary()
			require.NoError(t, err)
			add("FuzzDecodeElement", "uncompressed", uncompressed)
		}
		add("FuzzDecodeElement", "identity", identity)
		add("FuzzDecodeElement", "unreduced", bytes.Repeat([]byte{0xff}, size))

		proof := fixedProof(t, x)
		add("FuzzVerify", "good", proof)
		add("FuzzVerify", "wrong", flip(suite, proof, 1))
		add("FuzzVerify", "unreduced", bytes.Repeat([]byte{0xff}, 64))
		add("FuzzVerify", "short", proof[:63])

		add("FuzzBlindEvaluate", "good", x.blinded)
		add("FuzzBlindEvaluate", "identity-second", append(bytes.Clone(good), make([]byte, size)...))
		add("FuzzBlindEvaluate", "cut", x.blinded[:len(x.blinded)-1])
		add("FuzzBlindEvaluate", "empty", nil)
	}
	return out
}

// TestFuzzSeeds asserts that the committed seeds are those that seeds makes, so
// that no target passes on nothing; -update writes them.
func TestFuzzSeeds(t *testing.T) {
	for target, files := range seeds(t) {
		dir := filepath.Join("testdata", "fuzz", target)
		if *update {
			require.NoError(t, os.MkdirAll(dir, 0o755))
		}
		require.NotEmpty(t, files)
		for name, want := range files {
			path := filepath.Join(dir, name)
			if *update {
				require.NoError(t, os.WriteFile(path, want, 0o644))
			}
			got, err := os.ReadFile(path)
			require.NoError(t, err, "go test -update writes it")
			require.Equal(t, string(want), string(got), path)
		}
	}
}
