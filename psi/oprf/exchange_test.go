package oprf

import (
	"crypto/rand"
	"testing"

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

// tag is the domain separation tag of the batch.
func (x *exchange) tag() []byte {
	return x.ctx.dst(x.key.p, x.key.public, x.blinded, x.evaluated)
}

// prove proves the batch under tag with the scalar r as randomness.
func (x *exchange) prove(t testing.TB, tag []byte, r scalar) []byte {
	t.Helper()
	c, err := x.key.p.decodeElements(x.blinded)
	require.NoError(t, err)
	st := statement{x.key.p, x.key.public, x.blinded, x.evaluated, tag}
	proof, err := st.prove(c, x.key.k, r)
	require.NoError(t, err)
	return proof
}

// verifyVarTime verifies a proof of the batch under tag.
func (x *exchange) verifyVarTime(t testing.TB, tag, proof []byte) error {
	t.Helper()
	c, d, err := x.key.p.decodePair(x.blinded, x.evaluated)
	require.NoError(t, err)
	st := statement{x.key.p, x.key.public, x.blinded, x.evaluated, tag}
	return st.verifyVarTime(c, d, proof)
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
