package oprf

import (
	"bytes"
	"slices"
	"testing"

	"github.com/cloudflare/circl/oprf"
	"github.com/cloudflare/circl/zk/dleq"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestBlindingsAgree checks on random batches that both blindings give the
// outputs that the server computes alone, and that a blinded element is what
// circl's group operations say.
func TestBlindingsAgree(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		key, err := GenerateKey(suite, mode)
		require.NoError(t, err)
		server := NewServer(key)
		rapid.Check(t, func(t *rapid.T) {
			list := rapid.SliceOfN(rapid.SliceOfN(rapid.Byte(), 0, 40), 1, 3).Draw(t, "inputs")
			inputs := VariableInputs(list)
			blinds := Blinds(rapid.SliceOfN(rapid.Byte(), len(list)*BlindSize, len(list)*BlindSize).
				Filter(func(b []byte) bool { _, err := key.p.reduceBlinds(b); return err == nil }).Draw(t, "blinds"))
			want, err := server.Evaluate(nil, inputs)
			require.NoError(t, err)
			for _, way := range []blinding{additive, multiplicative} {
				client, err := NewClient(suite, mode, key.PublicKey())
				require.NoError(t, err)
				client.blinding = way
				blinded, err := client.Blind(nil, inputs, blinds)
				require.NoError(t, err)
				require.Equal(t, circlBlinded(t, key.p, list, blinds, way), blinded)
				evaluated, err := server.BlindEvaluate(nil, blinded)
				require.NoError(t, err)
				proof, err := server.Prove(nil, blinded, evaluated, ProofContext{})
				require.NoError(t, err)
				evaluation, err := client.VerifyVarTime(blinded, evaluated, proof, ProofContext{})
				require.NoError(t, err)
				got, err := client.Finalize(nil, inputs, blinds, evaluation)
				require.NoError(t, err)
				require.Equal(t, want, got)
			}
		})
	})
}

// circlBlinded blinds list with circl's operations alone.
func circlBlinded(t require.TestingT, p *params, list [][]byte, blinds Blinds, way blinding) []byte {
	var out []byte
	for i, input := range list {
		circl := reference(p)
		r := circl.scalar(bigBlind(p.suite, blinds.at(i)))
		e := circl.group.HashToElement(input, p.groupDST)
		if way == additive {
			e.Add(e, circl.group.NewElement().MulGen(r))
		} else {
			e.Mul(e.Copy(), r)
		}
		b, err := e.MarshalBinaryCompress()
		require.NoError(t, err)
		out = append(out, b...)
	}
	return out
}

func TestModeFixesBlinding(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		x := newExchange(t, suite, mode, 1)
		want := multiplicative
		if mode == VOPRF {
			want = additive
		}
		require.Equal(t, circlBlinded(t, x.key.p, [][]byte{x.data}, x.blinds, want), x.blinded)
	})
}

// TestInteroperatesWithCircl has each side of circl's protocol talk to ours, in
// both modes, with the RFC's tag in proofs.
func TestInteroperatesWithCircl(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		x := newExchange(t, suite, mode, 5)
		theirSuite, err := oprf.GetSuite(suite.String())
		require.NoError(t, err)
		var theirKey oprf.PrivateKey
		require.NoError(t, theirKey.UnmarshalBinary(theirSuite, x.key.Marshal()))
		var list [][]byte
		for i := range x.n {
			list = append(list, x.inputs.at(i))
		}
		t.Run("their client", func(t *testing.T) { theirClientOurServer(t, x, theirSuite, &theirKey, list) })
		t.Run("their server", func(t *testing.T) { ourClientTheirServer(t, x, theirSuite, &theirKey) })
	})
}

func theirClientOurServer(t *testing.T, x *exchange, suite oprf.Suite, key *oprf.PrivateKey, list [][]byte) {
	p, circl := x.key.p, reference(x.key.p)
	var blind func([][]byte) (*oprf.FinalizeData, *oprf.EvaluationRequest, error)
	var finalize func(*oprf.FinalizeData, *oprf.Evaluation) ([][]byte, error)
	if p.mode == VOPRF {
		client := oprf.NewVerifiableClient(suite, key.Public())
		blind, finalize = client.Blind, client.Finalize
	} else {
		client := oprf.NewClient(suite)
		blind, finalize = client.Blind, client.Finalize
	}
	data, request, err := blind(list)
	require.NoError(t, err)
	answered := *x
	answered.blinded = circl.encodeList(request.Elements)
	answered.evaluated, err = x.server.BlindEvaluate(nil, answered.blinded)
	require.NoError(t, err)
	answer := &oprf.Evaluation{Elements: circl.decodeList(t, answered.evaluated)}
	if p.mode == VOPRF {
		proof := answered.prove(t, p.context, p.engine.randomScalar())
		answer.Proof = new(dleq.Proof)
		require.NoError(t, answer.Proof.UnmarshalBinary(circl.group, proof))
	}
	outputs, err := finalize(data, answer)
	require.NoError(t, err)
	want, err := x.server.Evaluate(nil, x.inputs)
	require.NoError(t, err)
	require.Equal(t, want, slices.Concat(outputs...))
}

func ourClientTheirServer(t *testing.T, x *exchange, suite oprf.Suite, key *oprf.PrivateKey) {
	p, circl := x.key.p, reference(x.key.p)
	request := &oprf.EvaluationRequest{Elements: circl.decodeList(t, x.blinded)}
	var answer *oprf.Evaluation
	var err error
	var fullEvaluate func([]byte) ([]byte, error)
	if p.mode == VOPRF {
		server := oprf.NewVerifiableServer(suite, key)
		answer, err = server.Evaluate(request)
		require.NoError(t, err)
		proof, err := answer.Proof.MarshalBinary()
		require.NoError(t, err)
		require.NoError(t, x.verifyVarTime(t, p.context, proof))
		_, err = x.client.VerifyVarTime(x.blinded, x.evaluated, proof, x.ctx)
		require.ErrorIs(t, err, ErrProof, "the RFC's tag is not ours")
		fullEvaluate = server.FullEvaluate
	} else {
		server := oprf.NewServer(suite, key)
		answer, err = server.Evaluate(request)
		require.NoError(t, err)
		fullEvaluate = server.FullEvaluate
	}
	require.Equal(t, x.evaluated, circl.encodeList(answer.Elements))
	outputs, err := x.client.Finalize(nil, x.inputs, x.blinds, x.verify(t))
	require.NoError(t, err)
	for i := range x.n {
		want, err := fullEvaluate(x.inputs.at(i))
		require.NoError(t, err)
		size := p.suite.OutputSize()
		require.Equal(t, want, outputs[i*size:(i+1)*size])
	}
}

// TestAppends has every function leave what is before the destination's end
// alone and give the same after it.
func TestAppends(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		x := newExchange(t, suite, mode, 4)
		g, err := NewGroup(suite, mode)
		require.NoError(t, err)
		k := g.RandomScalar()
		evaluation := x.verify(t)
		for name, f := range map[string]func(dst []byte) ([]byte, error){
			"Evaluate":      func(dst []byte) ([]byte, error) { return x.server.Evaluate(dst, x.inputs) },
			"BlindEvaluate": func(dst []byte) ([]byte, error) { return x.server.BlindEvaluate(dst, x.blinded) },
			"BlindEvaluateProve": func(dst []byte) ([]byte, error) {
				evaluated, proof, err := x.server.BlindEvaluateProve(dst, x.blinded, x.ctx)
				if err == nil {
					_, err = x.client.VerifyVarTime(x.blinded, x.evaluated, proof, x.ctx)
				}
				return evaluated, err
			},
			"Blind":         func(dst []byte) ([]byte, error) { return x.client.Blind(dst, x.inputs, x.blinds) },
			"Finalize":      func(dst []byte) ([]byte, error) { return x.client.Finalize(dst, x.inputs, x.blinds, evaluation) },
			"HashToElement": func(dst []byte) ([]byte, error) { return g.HashToElement(dst, x.inputs) },
			"ScalarMult":    func(dst []byte) ([]byte, error) { return g.ScalarMult(dst, x.blinded, k) },
		} {
			want, err := f(nil)
			require.NoError(t, err, name)
			for _, room := range []int{0, 1, 4096} {
				dst := append(make([]byte, 0, 3+room), "abc"...)
				got, err := f(dst)
				require.NoError(t, err, name)
				require.Equal(t, append([]byte("abc"), want...), got, name)
				require.Equal(t, "abc", string(dst), name)
			}
		}
		proof, err := x.server.Prove([]byte("abc"), x.blinded, x.evaluated, x.ctx)
		require.NoError(t, err)
		require.True(t, bytes.HasPrefix(proof, []byte("abc")))
		_, err = x.client.VerifyVarTime(x.blinded, x.evaluated, proof[3:], x.ctx)
		require.NoError(t, err)
	})
}

// TestOrder checks that the members of a batch keep their places and do not
// influence one another.
func TestOrder(t *testing.T) {
	forEach(t, func(t *testing.T, suite Suite, mode Mode) {
		x := newExchange(t, suite, mode, 6)
		outputs, err := x.client.Finalize(nil, x.inputs, x.blinds, x.verify(t))
		require.NoError(t, err)
		size := suite.OutputSize()
		for i := range x.n {
			alone, err := x.server.Evaluate(nil, FixedInputs(x.inputs.at(i), 32))
			require.NoError(t, err)
			require.Equal(t, alone, outputs[i*size:(i+1)*size])
		}
	})
}
