package oprf

import (
	"fmt"
	"slices"
	"testing"

	"github.com/cloudflare/circl/zk/dleq"
	"github.com/stretchr/testify/require"
)

// TestProofsEqualCircls compares proofs with those of circl's dleq with the same
// randomness, byte for byte, under our tag and that of the RFC, and has each
// side verify the other's.
func TestProofsEqualCircls(t *testing.T) {
	forEachEngine(t, func(t *testing.T, suite Suite, e engine, circl *circl) {
		for _, n := range []int{1, 2, 8, 19} {
			x := newExchange(t, suite, VOPRF, n)
			x.key.p.engine = e
			c, d := circl.decodeList(t, x.blinded), circl.decodeList(t, x.evaluated)
			pkS := circl.decodeList(t, x.key.PublicKey())[0]
			for name, tag := range map[string][]byte{"ours": x.tag(), "RFC's": x.key.p.context} {
				parameters := dleq.Params{G: circl.group, H: circl.hash, DST: tag}
				prover, verifier := dleq.Prover{Params: parameters}, dleq.Verifier{Params: parameters}
				r := circl.randomScalar()
				theirs, err := prover.ProveBatchWithRandomnessRFC9497(circl.scalar(x.key.k), pkS, c, d, circl.scalar(r))
				require.NoError(t, err)
				want, err := theirs.MarshalBinary()
				require.NoError(t, err)
				got := x.prove(t, tag, r)
				require.Equal(t, want, got, fmt.Sprint(name, n))
				require.NoError(t, x.verifyVarTime(t, tag, want))
				var ours dleq.Proof
				require.NoError(t, ours.UnmarshalBinary(circl.group, got))
				require.True(t, verifier.VerifyBatchRFC9497(pkS, c, d, &ours))
			}
		}
	})
}

// TestVerifyAgreesWithCircl has circl and us judge proofs of which one thing is
// wrong, as circl's dleq does where the proof is for another statement.
func TestVerifyAgreesWithCircl(t *testing.T) {
	forEachEngine(t, func(t *testing.T, suite Suite, e engine, circl *circl) {
		x := newExchange(t, suite, VOPRF, 3)
		x.key.p.engine = e
		size := suite.ElementSize()
		proof := x.prove(t, x.tag(), circl.randomScalar())
		for name, change := range map[string]func(y *exchange){
			"nothing":   func(*exchange) {},
			"challenge": func(y *exchange) { y.proof = flip(suite, proof, 0) },
			"response":  func(y *exchange) { y.proof = flip(suite, proof, 1) },
			"answer":    func(y *exchange) { y.evaluated = slices.Concat(y.evaluated[:2*size], y.blinded[:size]) },
			"question":  func(y *exchange) { y.blinded = slices.Concat(y.evaluated[:size], y.blinded[size:]) },
			"order": func(y *exchange) {
				y.evaluated = slices.Concat(y.evaluated[size:2*size], y.evaluated[:size], y.evaluated[2*size:])
			},
		} {
			y := *x
			y.proof = proof
			tag := x.tag()
			change(&y)
			verifier := dleq.Verifier{Params: dleq.Params{G: circl.group, H: circl.hash, DST: tag}}
			var theirs dleq.Proof
			require.NoError(t, theirs.UnmarshalBinary(circl.group, y.proof))
			want := verifier.VerifyBatchRFC9497(circl.decodeList(t, y.key.PublicKey())[0],
				circl.decodeList(t, y.blinded), circl.decodeList(t, y.evaluated), &theirs)
			require.Equal(t, name == "nothing", want)
			if err := y.verifyVarTime(t, tag, y.proof); want {
				require.NoError(t, err, name)
			} else {
				require.ErrorIs(t, err, ErrProof, name)
			}
		}
	})
}

// TestWeightsDependOnEverything checks that each weight changes with every part
// of what it is hashed from.
func TestWeightsDependOnEverything(t *testing.T) {
	x := newExchange(t, Ristretto255SHA512, VOPRF, 2)
	weights := func(change func(st *statement)) []scalar {
		st := statement{
			x.key.p, slices.Clone(x.key.public), slices.Clone(x.blinded), slices.Clone(x.evaluated), x.tag(),
		}
		change(&st)
		return st.weights()
	}
	honest := weights(func(*statement) {})
	require.NotEqual(t, honest[0], honest[1])
	for name, change := range map[string]func(st *statement){
		"pkS":       func(st *statement) { st.pkS[0] ^= 1 },
		"blinded":   func(st *statement) { st.blinded[0] ^= 1 },
		"evaluated": func(st *statement) { st.evaluated[31] ^= 1 },
		"tag":       func(st *statement) { st.tag[0] ^= 1 },
	} {
		require.NotEqual(t, honest[0], weights(change)[0], name)
	}
}
