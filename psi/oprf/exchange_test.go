package oprf

import (
	"crypto/rand"
	"testing"

	"github.com/cloudflare/circl/group"
	"github.com/stretchr/testify/require"
)

// exchange is one batch on its way through the protocol, honestly computed.
type exchange struct {
	n         int
	key       *PrivateKey
	server    *Server
	client    *Client
	ctx       ProofContext
	data      []byte
	inputs    Inputs
	blinds    Blinds
	blinded   []byte
	evaluated []byte
	proof     []byte
}

func newExchange(t testing.TB, suite Suite, mode Mode, n int) *exchange {
	t.Helper()
	key, err := GenerateKey(suite, mode)
	require.NoError(t, err)
	client, err := NewClient(suite, mode, key.PublicKey())
	require.NoError(t, err)
	x := &exchange{
		n: n, key: key, server: NewServer(key), client: client,
		ctx: ProofContext{
			Agreement: [32]byte(randomBytes(32)), Session: [16]byte(randomBytes(16)),
			MatchKey: "nir", Batch: 7,
		},
		data: randomBytes(n * 32), blinds: randomBytes(n * BlindSize),
	}
	x.inputs = FixedInputs(x.data, 32)
	x.blinded, err = client.Blind(nil, x.inputs, x.blinds)
	require.NoError(t, err)
	x.evaluated, err = x.server.BlindEvaluate(nil, x.blinded)
	require.NoError(t, err)
	x.proof, err = x.server.Prove(nil, x.blinded, x.evaluated, x.ctx)
	require.NoError(t, err)
	return x
}

// verify has the client accept the batch.
func (x *exchange) verify(t testing.TB) *Evaluation {
	t.Helper()
	evaluation, err := x.client.VerifyVarTime(x.blinded, x.evaluated, x.proof, x.ctx)
	require.NoError(t, err)
	return evaluation
}

// proveWith proves the batch with the scalar r as randomness.
func (x *exchange) proveWith(t testing.TB, r group.Scalar) []byte {
	t.Helper()
	c, d, err := x.key.p.decodePair(x.blinded, x.evaluated)
	require.NoError(t, err)
	tag := x.ctx.dst(x.key.p, x.key.publicBytes, x.blinded, x.evaluated)
	proof, err := x.server.prove(nil, c, d, tag, r)
	require.NoError(t, err)
	return proof
}

func randomBytes(n int) []byte {
	b := make([]byte, n)
	rand.Read(b)
	return b
}

// forEach runs f for every suite in every mode.
func forEach(t *testing.T, f func(t *testing.T, suite Suite, mode Mode)) {
	for _, suite := range []Suite{Ristretto255SHA512, P256SHA256} {
		for _, mode := range []Mode{OPRF, VOPRF} {
			t.Run(suite.String()+"/"+mode.String(), func(t *testing.T) { f(t, suite, mode) })
		}
	}
}
