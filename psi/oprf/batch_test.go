package oprf

import (
	"bytes"
	"testing"

	"github.com/cloudflare/circl/oprf"
	"github.com/stretchr/testify/require"
)

func TestInputs(t *testing.T) {
	fixed := FixedInputs([]byte("aabbcc"), 2)
	variable := VariableInputs([][]byte{[]byte("aa"), []byte("bb"), []byte("cc")})
	for _, inputs := range []Inputs{fixed, variable} {
		n, err := inputs.check()
		require.NoError(t, err)
		require.Equal(t, 3, n)
		require.Equal(t, 3, inputs.Len())
		for i, want := range []string{"aa", "bb", "cc"} {
			require.Equal(t, want, string(inputs.at(i)))
		}
	}
	for name, inputs := range map[string]Inputs{
		"zero":            {},
		"nothing":         FixedInputs(nil, 32),
		"empty":           FixedInputs([]byte{}, 32),
		"remainder":       FixedInputs(make([]byte, 65), 32),
		"size 0":          FixedInputs(make([]byte, 64), 0),
		"size -1":         FixedInputs(make([]byte, 64), -1),
		"no list":         VariableInputs(nil),
		"empty list":      VariableInputs([][]byte{}),
		"too many":        FixedInputs(make([]byte, MaxBatch+1), 1),
		"too long a list": VariableInputs(make([][]byte, MaxBatch+1)),
	} {
		_, err := inputs.check()
		require.ErrorIs(t, err, ErrBatch, name)
	}
	n, err := FixedInputs(make([]byte, MaxBatch), 1).check()
	require.NoError(t, err)
	require.Equal(t, MaxBatch, n)
}

// TestBatchSizes has every function refuse a batch whose parts do not fit, or
// that is empty or beyond the 16-bit index of circl's proofs.
func TestBatchSizes(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		x := newExchange(t, suite, mode, 3)
		g, err := NewGroup(suite, mode)
		require.NoError(t, err)
		size := suite.ElementSize()
		tooMany := bytes.Repeat(x.blinded[:size], MaxBatch+1)
		for name, elements := range map[string][]byte{
			"nil": nil, "empty": {}, "cut": x.blinded[:size+1], "too many": tooMany,
		} {
			_, err := x.server.BlindEvaluate(nil, elements)
			require.ErrorIs(t, err, ErrBatch, name)
			_, _, err = x.server.BlindEvaluateProve(nil, elements, x.ctx)
			require.ErrorIs(t, err, ErrBatch, name)
			_, err = g.ScalarMult(nil, elements, g.RandomScalar())
			require.ErrorIs(t, err, ErrBatch, name)
			_, err = x.client.VerifyVarTime(elements, elements, x.proof, x.ctx)
			require.ErrorIs(t, err, ErrBatch, name)
			_, err = x.client.VerifyVarTime(x.blinded, elements, x.proof, x.ctx)
			require.ErrorIs(t, err, ErrBatch, name)
			if mode == VOPRF {
				_, err = x.server.Prove(nil, elements, elements, x.ctx)
				require.ErrorIs(t, err, ErrBatch, name)
				_, err = x.server.Prove(nil, x.blinded, elements, x.ctx)
				require.ErrorIs(t, err, ErrBatch, name)
			}
		}
		for _, answers := range [][]byte{x.evaluated[size:], append(bytes.Clone(x.evaluated), x.evaluated[:size]...)} {
			_, err := x.client.VerifyVarTime(x.blinded, answers, x.proof, x.ctx)
			require.ErrorIs(t, err, ErrBatch)
		}
		evaluation := x.verify(t)
		for name, blinds := range map[string]Blinds{
			"nil": nil, "few": x.blinds[:2*BlindSize], "cut": x.blinds[1:], "many": append(bytes.Clone(x.blinds), x.blinds...),
		} {
			_, err := x.client.Blind(nil, x.inputs, blinds)
			require.ErrorIs(t, err, ErrBatch, name)
			_, err = x.client.Finalize(nil, x.inputs, blinds, evaluation)
			require.ErrorIs(t, err, ErrBatch, name)
		}
		two := FixedInputs(x.data[:64], 32)
		_, err = x.client.Finalize(nil, two, x.blinds[:2*BlindSize], evaluation)
		require.ErrorIs(t, err, ErrBatch)
		for _, inputs := range []Inputs{{}, FixedInputs(x.data[1:], 32)} {
			_, err = x.server.Evaluate(nil, inputs)
			require.ErrorIs(t, err, ErrBatch)
			_, err = x.client.Blind(nil, inputs, x.blinds)
			require.ErrorIs(t, err, ErrBatch)
			_, err = x.client.Finalize(nil, inputs, x.blinds, evaluation)
			require.ErrorIs(t, err, ErrBatch)
			_, err = g.HashToElement(nil, inputs)
			require.ErrorIs(t, err, ErrBatch)
		}
	})
}

// TestInputLength has the longest input agree with circl, and the next longer
// one, whose length circl lets wrap to 0, refused.
func TestInputLength(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		x := newExchange(t, suite, mode, 1)
		g, err := NewGroup(suite, mode)
		require.NoError(t, err)
		theirSuite, err := oprf.GetSuite(suite.String())
		require.NoError(t, err)
		var key oprf.PrivateKey
		require.NoError(t, key.UnmarshalBinary(theirSuite, x.key.Marshal()))
		longest := randomBytes(MaxInputSize)
		full := oprf.NewServer(theirSuite, &key).FullEvaluate
		if mode == VOPRF {
			full = oprf.NewVerifiableServer(theirSuite, &key).FullEvaluate
		}
		for _, input := range [][]byte{longest, {}, {0}} {
			want, err := full(input)
			require.NoError(t, err)
			got, err := x.server.Evaluate(nil, VariableInputs([][]byte{input}))
			require.NoError(t, err)
			require.Equal(t, want, got)
		}
		tooLong := append(longest, 0)
		for i, inputs := range []Inputs{FixedInputs(tooLong, len(tooLong)), VariableInputs([][]byte{{1}, tooLong})} {
			_, err := x.server.Evaluate(nil, inputs)
			requireIndex(t, err, ErrInputTooLong, i)
			_, err = x.client.Blind(nil, inputs, x.blinds)
			requireIndex(t, err, ErrInputTooLong, i)
			_, err = x.client.Finalize(nil, inputs, x.blinds, x.verify(t))
			requireIndex(t, err, ErrInputTooLong, i)
			_, err = g.HashToElement(nil, inputs)
			requireIndex(t, err, ErrInputTooLong, i)
		}
	})
}

// TestInputThatHashesToIdentityRefused replaces the hash, as nobody knows such
// an input.
func TestInputThatHashesToIdentityRefused(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		x := newExchange(t, suite, mode, 3)
		g, err := NewGroup(suite, mode)
		require.NoError(t, err)
		for _, p := range []*params{x.server.p, x.client.p, g.p} {
			hashToIdentity(p, x.inputs.at(1))
		}
		_, err = x.server.Evaluate(nil, x.inputs)
		requireIndex(t, err, ErrInput, 1)
		_, err = x.client.Blind(nil, x.inputs, x.blinds)
		requireIndex(t, err, ErrInput, 1)
		_, err = g.HashToElement(nil, x.inputs)
		requireIndex(t, err, ErrInput, 1)
	})
}
