package oprf

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

type hexBytes []byte

func (h hexBytes) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(h)), nil }

func (h *hexBytes) UnmarshalText(text []byte) (err error) {
	*h, err = hex.DecodeString(string(text))
	return err
}

// rfcSuite is one section of Appendix A of RFC 9497, with its names.
type rfcSuite struct {
	Identifier string
	Mode       Mode
	Seed       hexBytes
	KeyInfo    hexBytes
	GroupDST   hexBytes
	SkSm       hexBytes
	PkSm       hexBytes
	Vectors    []rfcVector
}

type rfcVector struct {
	Input             []hexBytes
	Blind             []hexBytes
	BlindedElement    []hexBytes
	EvaluationElement []hexBytes
	Proof             hexBytes
	ProofRandomScalar hexBytes
	Output            []hexBytes
}

func readVectors(t testing.TB) []rfcSuite {
	t.Helper()
	b, err := os.ReadFile("testdata/rfc9497.json")
	require.NoError(t, err)
	var file struct {
		Source string
		Suites []rfcSuite
	}
	require.NoError(t, json.Unmarshal(b, &file))
	require.Contains(t, file.Source, "RFC 9497")
	require.Len(t, file.Suites, 4)
	return file.Suites
}

// TestVectorsRFC9497 runs Appendix A.1 and A.3 of RFC 9497 through the code of
// the package, except that blinding is multiplicative in both modes, proofs
// have the RFC's tag and randomness is given.
func TestVectorsRFC9497(t *testing.T) {
	for _, section := range readVectors(t) {
		suite, err := ParseSuite(section.Identifier)
		require.NoError(t, err)
		t.Run(fmt.Sprint(suite, "/", section.Mode), func(t *testing.T) {
			key := section.key(t, suite)
			for i, v := range section.Vectors {
				t.Run(fmt.Sprint(i+1), func(t *testing.T) { v.run(t, key) })
			}
		})
	}
}

// key derives the key of a section and checks skSm and pkSm.
func (section rfcSuite) key(t *testing.T, suite Suite) *PrivateKey {
	key, err := DeriveKey(suite, section.Mode, [32]byte(section.Seed), section.KeyInfo)
	require.NoError(t, err)
	require.EqualValues(t, section.SkSm, key.Marshal())
	require.EqualValues(t, section.GroupDST, key.p.groupDST)
	if section.Mode == VOPRF { // the RFC gives pkSm there only
		require.EqualValues(t, section.PkSm, key.PublicKey())
	}
	parsed, err := ParsePrivateKey(suite, section.Mode, section.SkSm)
	require.NoError(t, err)
	require.Equal(t, key.PublicKey(), parsed.PublicKey())
	return key
}

func (v rfcVector) run(t *testing.T, key *PrivateKey) {
	suite, mode := key.Suite(), key.Mode()
	server := NewServer(key)
	client, err := NewClient(suite, mode, key.PublicKey())
	require.NoError(t, err)
	client.blinding = multiplicative

	inputs := VariableInputs(byteSlices(v.Input))
	var blinds Blinds
	for _, b := range v.Blind {
		blinds = append(blinds, padBlind(suite, b)...)
	}
	blinded, err := client.Blind(nil, inputs, blinds)
	require.NoError(t, err)
	require.Equal(t, concat(v.BlindedElement), blinded)

	evaluated, err := server.BlindEvaluate(nil, blinded)
	require.NoError(t, err)
	require.Equal(t, concat(v.EvaluationElement), evaluated)

	if mode == VOPRF {
		x := &exchange{key: key, blinded: blinded, evaluated: evaluated}
		require.EqualValues(t, v.Proof, x.prove(t, key.p.context, scalar(v.ProofRandomScalar)))
		require.NoError(t, x.verifyVarTime(t, key.p.context, v.Proof))
	}
	d, err := key.p.decodeElements(evaluated)
	require.NoError(t, err)
	evaluation := &Evaluation{by: client, elements: d}

	outputs, err := client.Finalize(nil, inputs, blinds, evaluation)
	require.NoError(t, err)
	require.Equal(t, concat(v.Output), outputs)

	direct, err := server.Evaluate(nil, inputs)
	require.NoError(t, err)
	require.Equal(t, concat(v.Output), direct)
}

// padBlind returns the 64 bytes that are reduced to the serialized scalar b.
func padBlind(suite Suite, b []byte) []byte {
	zeros := make([]byte, BlindSize-len(b))
	if suite == P256SHA256 {
		return slices.Concat(zeros, b)
	}
	return slices.Concat(b, zeros)
}

func concat(list []hexBytes) []byte { return slices.Concat(byteSlices(list)...) }

func byteSlices(list []hexBytes) [][]byte {
	out := make([][]byte, len(list))
	for i, b := range list {
		out[i] = b
	}
	return out
}
