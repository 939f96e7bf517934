package oprf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var suites = []Suite{Ristretto255SHA512, P256SHA256}

// TestProofRefused starts from a proof that holds and changes one thing.
func TestProofRefused(t *testing.T) {
	for _, suite := range suites {
		x := newExchange(t, suite, VOPRF, 4)
		size := suite.ElementSize()
		x.verify(t)
		swapped := func(b []byte) []byte {
			return slices.Concat(b[size:2*size], b[:size], b[2*size:])
		}
		// another multiple of the first blinded element: an element, and wrong
		wrong := slices.Concat(x.evaluated[size:2*size], x.evaluated[size:])
		last := slices.Concat(x.evaluated[:3*size], x.evaluated[:size])
		other := newExchange(t, suite, VOPRF, 4)
		strange, err := NewClient(suite, VOPRF, other.key.PublicKey())
		require.NoError(t, err)
		change := func(f func(ctx *ProofContext)) ProofContext {
			ctx := x.ctx
			f(&ctx)
			return ctx
		}
		for _, test := range []struct {
			name                      string
			client                    *Client
			blinded, evaluated, proof []byte
			ctx                       ProofContext
		}{
			{"flipped challenge", x.client, x.blinded, x.evaluated, flip(suite, x.proof, 0), x.ctx},
			{"flipped response", x.client, x.blinded, x.evaluated, flip(suite, x.proof, 1), x.ctx},
			{"no proof", x.client, x.blinded, x.evaluated, nil, x.ctx},
			{"short proof", x.client, x.blinded, x.evaluated, x.proof[:63], x.ctx},
			{"long proof", x.client, x.blinded, x.evaluated, append(bytes.Clone(x.proof), 0), x.ctx},
			{"zero proof", x.client, x.blinded, x.evaluated, make([]byte, 64), x.ctx},
			{"unreduced proof", x.client, x.blinded, x.evaluated, bytes.Repeat([]byte{0xff}, 64), x.ctx},
			{"proof of another batch", x.client, x.blinded, x.evaluated, other.proof, x.ctx},
			{"another key", strange, x.blinded, x.evaluated, x.proof, x.ctx},
			{"another agreement", x.client, x.blinded, x.evaluated, x.proof, change(func(c *ProofContext) { c.Agreement[31] ^= 1 })},
			{"another session", x.client, x.blinded, x.evaluated, x.proof, change(func(c *ProofContext) { c.Session[0] ^= 1 })},
			{"another match key", x.client, x.blinded, x.evaluated, x.proof, change(func(c *ProofContext) { c.MatchKey = "email" })},
			{"another batch index", x.client, x.blinded, x.evaluated, x.proof, change(func(c *ProofContext) { c.Batch++ })},
			{"swapped answers", x.client, x.blinded, swapped(x.evaluated), x.proof, x.ctx},
			{"swapped questions", x.client, swapped(x.blinded), x.evaluated, x.proof, x.ctx},
			{"swapped pairs", x.client, swapped(x.blinded), swapped(x.evaluated), x.proof, x.ctx},
			{"first answer wrong", x.client, x.blinded, wrong, x.proof, x.ctx},
			{"last answer wrong", x.client, x.blinded, last, x.proof, x.ctx},
			{"first pair missing", x.client, x.blinded[size:], x.evaluated[size:], x.proof, x.ctx},
			{"last pair missing", x.client, x.blinded[:3*size], x.evaluated[:3*size], x.proof, x.ctx},
		} {
			t.Run(fmt.Sprint(suite, "/", test.name), func(t *testing.T) {
				evaluation, err := test.client.VerifyVarTime(test.blinded, test.evaluated, test.proof, test.ctx)
				require.ErrorIs(t, err, ErrProof)
				require.Nil(t, evaluation)
			})
		}
	}
}

// flip changes the lowest bit of one of the two scalars of a proof, which stays
// reduced.
func flip(suite Suite, proof []byte, scalar int) []byte {
	proof = bytes.Clone(proof)
	low := 32 * scalar
	if suite == P256SHA256 {
		low += 31
	}
	proof[low] ^= 1
	return proof
}

// TestWrongAnswerCannotBeProved has a server with one wrong answer prove it.
func TestWrongAnswerCannotBeProved(t *testing.T) {
	for _, suite := range suites {
		x := newExchange(t, suite, VOPRF, 3)
		size := suite.ElementSize()
		wrong := slices.Concat(x.evaluated[:2*size], x.evaluated[:size])
		proof, err := x.server.Prove(nil, x.blinded, wrong, x.ctx)
		require.NoError(t, err)
		_, err = x.client.VerifyVarTime(x.blinded, wrong, proof, x.ctx)
		require.ErrorIs(t, err, ErrProof)
	}
}

// TestProofUnderTagOfRFCRefused checks both ways that the two tags are apart:
// a proof without the batch in its tag is what a cheating server can forge.
func TestProofUnderTagOfRFCRefused(t *testing.T) {
	for _, suite := range suites {
		x := newExchange(t, suite, VOPRF, 2)
		proof := x.prove(t, x.key.p.context, x.key.p.engine.randomScalar())
		require.NoError(t, x.verifyVarTime(t, x.key.p.context, proof))
		_, err := x.client.VerifyVarTime(x.blinded, x.evaluated, proof, x.ctx)
		require.ErrorIs(t, err, ErrProof)
		require.ErrorIs(t, x.verifyVarTime(t, x.key.p.context, x.proof), ErrProof)
	}
}

// TestProofTag pins the tag byte by byte, as the other side must compute it.
func TestProofTag(t *testing.T) {
	for _, suite := range suites {
		x := newExchange(t, suite, VOPRF, 2)
		digest := sha256.Sum256(slices.Concat(
			x.ctx.Agreement[:], x.ctx.Session[:],
			[]byte{0, 0, 0, 0, 0, 0, 0, 3}, []byte("nir"),
			[]byte{0, 0, 0, 0, 0, 0, 0, 7},
			[]byte{0, 0, 0, 0, 0, 0, 0, 2},
			x.key.PublicKey(), x.blinded, x.evaluated))
		want := "OPRFV1-\x01-" + suite.String() + "recoupe/1" + string(digest[:])
		require.Equal(t, want, string(x.ctx.dst(x.key.p, x.key.PublicKey(), x.blinded, x.evaluated)))
		require.Less(t, len("HashToScalar-")+len(want), 256, "hashed tags are shortened from 256 bytes on")
	}
}

func TestProofIsFresh(t *testing.T) {
	for _, suite := range suites {
		x := newExchange(t, suite, VOPRF, 1)
		again, err := x.server.Prove(nil, x.blinded, x.evaluated, x.ctx)
		require.NoError(t, err)
		require.NotEqual(t, x.proof, again)
		require.Len(t, again, suite.ProofSize())
		_, err = x.client.VerifyVarTime(x.blinded, x.evaluated, again, x.ctx)
		require.NoError(t, err)
	}
}

func TestNoProofInOPRF(t *testing.T) {
	for _, suite := range suites {
		x := newExchange(t, suite, OPRF, 2)
		require.Empty(t, x.proof)
		_, proof, err := x.server.BlindEvaluateProve(nil, x.blinded, x.ctx)
		require.NoError(t, err)
		require.Empty(t, proof)
		_, err = x.client.VerifyVarTime(x.blinded, x.evaluated, make([]byte, 64), x.ctx)
		require.ErrorIs(t, err, ErrProof)
	}
}

// TestFinalizeNeedsVerification checks that nothing is finalized but what the
// same client has accepted.
func TestFinalizeNeedsVerification(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		x := newExchange(t, suite, mode, 2)
		other, err := NewClient(suite, mode, x.key.PublicKey())
		require.NoError(t, err)
		foreign, err := other.VerifyVarTime(x.blinded, x.evaluated, x.proof, x.ctx)
		require.NoError(t, err)
		for _, evaluation := range []*Evaluation{nil, {}, foreign} {
			_, err := x.client.Finalize(nil, x.inputs, x.blinds, evaluation)
			require.ErrorIs(t, err, ErrUnverified)
		}
	})
}

// TestErrorsHoldNoInput checks that what a caller prints names no person.
func TestErrorsHoldNoInput(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		x := newExchange(t, suite, mode, 1)
		secret := strings.Repeat("s3cret ", 10_000)
		inputs := VariableInputs([][]byte{[]byte("s3cret"), []byte(secret)})
		_, err := x.server.Evaluate(nil, inputs)
		requireIndex(t, err, ErrInputTooLong, 1)
		require.NotContains(t, err.Error(), "s3cret")
		require.Contains(t, err.Error(), "index 1")
		x.blinded[0] ^= 0xff
		_, err = x.server.BlindEvaluate(nil, x.blinded)
		requireIndex(t, err, ErrElement, 0)
		require.NotContains(t, err.Error(), fmt.Sprintf("%x", x.blinded))
	})
}
