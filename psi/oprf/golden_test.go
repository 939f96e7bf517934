package oprf

import (
	"crypto/sha512"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files of this package")

// goldenVector is a batch in mode VOPRF as recoupe computes it: additive blinds
// and a proof under the tag that depends on the batch. Every implementation of
// the protocol must give the same bytes.
type goldenVector struct {
	Suite             string     `json:"suite"`
	Seed              hexBytes   `json:"seed"`
	KeyInfo           hexBytes   `json:"keyInfo"`
	SkSm              hexBytes   `json:"skSm"`
	PkSm              hexBytes   `json:"pkSm"`
	Agreement         hexBytes   `json:"agreement"`
	Session           hexBytes   `json:"session"`
	MatchKey          string     `json:"matchKey"`
	Batch             uint64     `json:"batch"`
	Input             []hexBytes `json:"input"`
	UniformBlind      []hexBytes `json:"uniformBlind"`
	BlindedElement    []hexBytes `json:"blindedElement"`
	EvaluationElement []hexBytes `json:"evaluationElement"`
	ProofTag          hexBytes   `json:"proofTag"`
	ProofRandomScalar hexBytes   `json:"proofRandomScalar"`
	Proof             hexBytes   `json:"proof"`
	Output            []hexBytes `json:"output"`
}

// newGoldenVector computes a vector from SHA-512 of labels.
func newGoldenVector(t *testing.T, suite Suite, n int) goldenVector {
	bytesOf := func(label string) []byte { h := sha512.Sum512([]byte(label)); return h[:] }
	v := goldenVector{
		Suite: suite.String(), Seed: bytesOf("seed")[:32], KeyInfo: hexBytes("golden"),
		Agreement: bytesOf("agreement")[:32], Session: bytesOf("session")[:16], MatchKey: "email", Batch: 2,
	}
	key, err := DeriveKey(suite, VOPRF, [32]byte(v.Seed), v.KeyInfo)
	require.NoError(t, err)
	client, err := NewClient(suite, VOPRF, key.PublicKey())
	require.NoError(t, err)
	x := &exchange{n: n, key: key, server: NewServer(key), client: client}
	x.ctx = ProofContext{Agreement: [32]byte(v.Agreement), Session: [16]byte(v.Session), MatchKey: v.MatchKey, Batch: v.Batch}
	for i := range n {
		x.data = append(x.data, bytesOf(fmt.Sprint("input ", i))[:32]...)
		x.blinds = append(x.blinds, bytesOf(fmt.Sprint("blind ", i))...)
	}
	x.inputs = FixedInputs(x.data, 32)
	x.blinded, err = client.Blind(nil, x.inputs, x.blinds)
	require.NoError(t, err)
	x.evaluated, err = x.server.BlindEvaluate(nil, x.blinded)
	require.NoError(t, err)
	r := bigBlind(suite, bytesOf("proof"))
	v.ProofRandomScalar = r[:]
	x.proof = x.prove(t, x.tag(), r)
	outputs, err := client.Finalize(nil, x.inputs, x.blinds, x.verify(t))
	require.NoError(t, err)

	v.SkSm, v.PkSm, v.Proof = key.Marshal(), key.PublicKey(), x.proof
	v.ProofTag = x.tag()
	v.Input, v.UniformBlind = split(x.data, 32), split(x.blinds, BlindSize)
	v.BlindedElement, v.EvaluationElement = split(x.blinded, suite.ElementSize()), split(x.evaluated, suite.ElementSize())
	v.Output = split(outputs, suite.OutputSize())
	return v
}

func split(b []byte, size int) (list []hexBytes) {
	for len(b) > 0 {
		list = append(list, b[:size])
		b = b[size:]
	}
	return list
}

// TestGolden compares with the committed vectors; -update writes them.
func TestGolden(t *testing.T) {
	var vectors []goldenVector
	for _, suite := range suites {
		for _, n := range []int{1, 3} {
			vectors = append(vectors, newGoldenVector(t, suite, n))
		}
	}
	got, err := json.MarshalIndent(vectors, "", "  ")
	require.NoError(t, err)
	got = append(got, '\n')
	const path = "testdata/recoupe1.json"
	if *update {
		require.NoError(t, os.WriteFile(path, got, 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err, "go test -update writes it")
	require.Equal(t, string(want), string(got))
}
