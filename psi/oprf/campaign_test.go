package oprf

import (
	"bytes"
	cryptorand "crypto/rand"
	"encoding/binary"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/cloudflare/circl/group"
	"github.com/cloudflare/circl/oprf"
	"github.com/cloudflare/circl/zk/dleq"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"recoupe/psi/oprf/internal/kernel"
	"recoupe/psi/oprf/internal/kernel/engines"
)

// campaignCount is the number of inputs on which every operation of every
// engine is compared with circl's in each mode: RECOUPE_LONG=N asks for N, and
// RECOUPE_LONG=1 for a million, for which two cores need most of an hour, or a
// third of it with RECOUPE_KERNEL=avx512fma, which leaves out the other engines:
//
//	RECOUPE_LONG=1 go test -v -run Campaign -timeout 3h ./psi/oprf
func campaignCount() int64 {
	if n, err := strconv.ParseInt(os.Getenv("RECOUPE_LONG"), 10, 64); err == nil && n > 1 {
		return n
	} else if os.Getenv("RECOUPE_LONG") != "" {
		return 1_000_000
	}
	return 1_000
}

// TestCampaign compares, on random inputs, keys and blinds and in batches of
// many sizes, every operation of every engine with circl's, byte for byte.
func TestCampaign(t *testing.T) {
	for _, mode := range []Mode{OPRF, VOPRF} {
		t.Run(mode.String(), func(t *testing.T) {
			seed := [32]byte(randomBytes(32))
			t.Logf("seed %x", seed)
			runCampaign(t, newCampaign(t, mode), seed, campaignCount())
		})
	}
}

// runCampaign has every processor compare batches until there were count
// inputs, and says every half minute how many there were.
func runCampaign(t *testing.T, c *campaign, seed [32]byte, count int64) {
	var next, inputs atomic.Int64
	var workers errgroup.Group
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() error {
			for inputs.Load() < count {
				i := next.Add(1) - 1
				batch := c.newBatch(seed, uint64(i))
				if err := c.compare(batch, i%8 == 0); err != nil {
					return fmt.Errorf("seed %x, batch %d: %w", seed, i, err)
				}
				inputs.Add(int64(len(batch.list)))
			}
			return nil
		})
	}
	done := make(chan error)
	go func() { done <- workers.Wait() }()
	tick := time.NewTicker(30 * time.Second)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			t.Logf("%d inputs", inputs.Load())
		case err := <-done:
			require.NoError(t, err)
			t.Logf("%d inputs in %d batches, equal for each operation of %d engines", inputs.Load(), next.Load(), len(c.engines))
			return
		}
	}
}

// campaign is one key, in circl's hands and in those of each engine.
type campaign struct {
	mode    Mode
	engines []*contender
	// theirs blinds and evaluates in the mode of the campaign. Both modes
	// finalize alike, but for the proof.
	theirs struct {
		blind    func([][]byte, []oprf.Blind) (*oprf.FinalizeData, *oprf.EvaluationRequest, error)
		full     func([]byte) ([]byte, error)
		evaluate func(*oprf.EvaluationRequest) (*oprf.Evaluation, error)
		finalize func(*oprf.FinalizeData, *oprf.Evaluation) ([][]byte, error)
	}
	k        group.Scalar
	pkS      group.Element
	pkSBytes []byte
	p        *params
}

// contender is one engine with the key of a campaign.
type contender struct {
	name                     string
	server                   *Server
	client                   *Client // blinds as its mode has it
	multiplicative, additive *Client
	group                    *Group
	k                        *Scalar
}

// newContender makes everything on one engine.
func newContender(t testing.TB, engine kernel.Engine, mode Mode, skS []byte) *contender {
	t.Helper()
	t.Setenv(engines.Variable, engine.Name())
	key, err := ParsePrivateKey(Ristretto255SHA512, mode, skS)
	require.NoError(t, err)
	require.Equal(t, engine.Name(), key.p.engine.(*ristretto).kernel.Name())
	c := &contender{name: engine.Name(), server: NewServer(key)}
	for _, client := range []**Client{&c.client, &c.multiplicative, &c.additive} {
		*client, err = NewClient(Ristretto255SHA512, mode, key.PublicKey())
		require.NoError(t, err)
	}
	c.multiplicative.blinding, c.additive.blinding = multiplicative, additive
	c.group, err = NewGroup(Ristretto255SHA512, mode)
	require.NoError(t, err)
	c.k, err = c.group.ParseScalar(skS)
	require.NoError(t, err)
	return c
}

func newCampaign(t testing.TB, mode Mode) *campaign {
	t.Helper()
	key, err := GenerateKey(Ristretto255SHA512, mode)
	require.NoError(t, err)
	c := &campaign{mode: mode, p: key.p, k: group.Ristretto255.NewScalar(), pkS: group.Ristretto255.NewElement(), pkSBytes: key.PublicKey()}
	require.NoError(t, c.k.UnmarshalBinary(key.Marshal()))
	require.NoError(t, c.pkS.UnmarshalBinary(c.pkSBytes))
	var theirKey oprf.PrivateKey
	require.NoError(t, theirKey.UnmarshalBinary(oprf.SuiteRistretto255, key.Marshal()))
	client, server := oprf.NewClient(oprf.SuiteRistretto255), oprf.NewServer(oprf.SuiteRistretto255, &theirKey)
	c.theirs.blind, c.theirs.full = client.DeterministicBlind, server.FullEvaluate
	c.theirs.evaluate, c.theirs.finalize = server.Evaluate, client.Finalize
	if mode == VOPRF {
		c.theirs.blind = oprf.NewVerifiableClient(oprf.SuiteRistretto255, theirKey.Public()).DeterministicBlind
		c.theirs.full = oprf.NewVerifiableServer(oprf.SuiteRistretto255, &theirKey).FullEvaluate
	}
	only := os.Getenv(engines.Variable)
	for _, engine := range engines.All() {
		if only == "" || only == engine.Name() {
			c.engines = append(c.engines, newContender(t, engine, mode, key.Marshal()))
		}
	}
	require.NotEmpty(t, c.engines)
	return c
}

// campaignBatch is a batch of inputs and blinds, and the blinds as circl's.
type campaignBatch struct {
	list   [][]byte
	inputs Inputs
	blinds Blinds
	r      []oprf.Blind
}

// newBatch draws batch i: of 96 inputs, or of 1 to 17, of 0 to 200 bytes.
func (c *campaign) newBatch(seed [32]byte, i uint64) *campaignBatch {
	random := rand.NewChaCha8([32]byte(binary.BigEndian.AppendUint64(seed[:24:24], i)))
	sizes := rand.New(random)
	n := 96
	if i%2 == 1 {
		n = 1 + int(i/2)%17
	}
	b := &campaignBatch{blinds: make(Blinds, n*BlindSize)}
	random.Read(b.blinds)
	for j := range n {
		input := make([]byte, sizes.IntN(201))
		random.Read(input)
		b.list = append(b.list, input)
		blind := slices.Clone(b.blinds.at(j))
		slices.Reverse(blind) // little-endian
		b.r = append(b.r, group.Ristretto255.NewScalar().SetBigInt(new(big.Int).SetBytes(blind)))
	}
	b.inputs = VariableInputs(b.list)
	return b
}

// expected is what circl makes of a batch.
type expected struct {
	hashed, blinded, evaluated, additive, evaluatedAdditive, outputs []byte
}

// expect computes with circl's oprf, and with its group what that has not.
func (c *campaign) expect(b *campaignBatch) (*expected, error) {
	x := new(expected)
	data, request, err := c.theirs.blind(b.list, b.r)
	if err != nil {
		return nil, err
	}
	answer, err := c.theirs.evaluate(request)
	if err != nil {
		return nil, err
	}
	outputs, err := c.theirs.finalize(data, answer)
	if err != nil {
		return nil, err
	}
	x.blinded, x.evaluated = appendEncodings(nil, request.Elements...), appendEncodings(nil, answer.Elements...)
	x.outputs = slices.Concat(outputs...)
	for i, input := range b.list {
		full, err := c.theirs.full(input)
		if err != nil {
			return nil, err
		}
		if !bytes.Equal(full, outputs[i]) {
			return nil, fmt.Errorf("circl disagrees with itself on %x", input)
		}
		h := group.Ristretto255.HashToElement(input, c.p.groupDST)
		sum := group.Ristretto255.NewElement().MulGen(b.r[i])
		sum.Add(sum, h) // H(x) + r·G
		x.hashed, x.additive = appendEncodings(x.hashed, h), appendEncodings(x.additive, sum)
		x.evaluatedAdditive = appendEncodings(x.evaluatedAdditive, group.Ristretto255.NewElement().Mul(sum, c.k))
	}
	return x, nil
}

func appendEncodings(dst []byte, elements ...group.Element) []byte {
	for _, e := range elements {
		b, err := e.MarshalBinaryCompress()
		if err != nil {
			panic(err) // an element in memory always has an encoding
		}
		dst = append(dst, b...)
	}
	return dst
}

// compare runs every operation of every engine on b and, if proofs is set in
// mode VOPRF, has circl check their proofs and them circl's.
func (c *campaign) compare(b *campaignBatch, proofs bool) error {
	want, err := c.expect(b)
	if err != nil {
		return err
	}
	for _, e := range c.engines {
		if err := e.compare(b, want); err != nil {
			return fmt.Errorf("%s: %w", e.name, err)
		}
		if proofs && c.mode == VOPRF {
			if err := c.compareProofs(e, want); err != nil {
				return fmt.Errorf("%s: %w", e.name, err)
			}
		}
	}
	return nil
}

func (e *contender) compare(b *campaignBatch, want *expected) error {
	for _, step := range []struct {
		name string
		want []byte
		run  func() ([]byte, error)
	}{
		{"HashToElement", want.hashed, func() ([]byte, error) { return e.group.HashToElement(nil, b.inputs) }},
		{"Evaluate", want.outputs, func() ([]byte, error) { return e.server.Evaluate(nil, b.inputs) }},
		{"multiplicative Blind", want.blinded, func() ([]byte, error) { return e.multiplicative.Blind(nil, b.inputs, b.blinds) }},
		{"BlindEvaluate", want.evaluated, func() ([]byte, error) { return e.server.BlindEvaluate(nil, want.blinded) }},
		{"multiplicative Finalize", want.outputs, func() ([]byte, error) { return finalize(e.multiplicative, b, want.evaluated) }},
		{"additive Blind", want.additive, func() ([]byte, error) { return e.additive.Blind(nil, b.inputs, b.blinds) }},
		{"additive BlindEvaluate", want.evaluatedAdditive, func() ([]byte, error) { return e.server.BlindEvaluate(nil, want.additive) }},
		{"additive Finalize", want.outputs, func() ([]byte, error) { return finalize(e.additive, b, want.evaluatedAdditive) }},
		{"ScalarMult", want.evaluated, func() ([]byte, error) { return e.group.ScalarMult(nil, want.blinded, e.k) }},
		{"ScalarMult by the inverse", want.blinded, func() ([]byte, error) { return e.group.ScalarMult(nil, want.evaluated, e.k.Inverse()) }},
	} {
		got, err := step.run()
		if err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
		if !bytes.Equal(got, step.want) {
			return fmt.Errorf("%s of %d inputs is not circl's: %x, want %x", step.name, len(b.list), got, step.want)
		}
	}
	return nil
}

// finalize is Finalize of elements that need no proof here.
func finalize(c *Client, b *campaignBatch, evaluated []byte) ([]byte, error) {
	elements, err := c.p.decodeElements(evaluated)
	if err != nil {
		return nil, err
	}
	return c.Finalize(nil, b.inputs, b.blinds, &Evaluation{by: c, elements: elements})
}

// compareProofs has circl's verifier accept a proof of e, and e one of circl's.
func (c *campaign) compareProofs(e *contender, x *expected) error {
	ctx := ProofContext{MatchKey: "email", Batch: uint64(len(x.blinded))}
	evaluated, proof, err := e.server.BlindEvaluateProve(nil, x.additive, ctx)
	if err != nil {
		return err
	}
	if !bytes.Equal(evaluated, x.evaluatedAdditive) {
		return fmt.Errorf("BlindEvaluateProve of %x is not circl's", x.additive)
	}
	blinded, answered := decodeWithCircl(x.additive), decodeWithCircl(evaluated)
	params := dleq.Params{G: group.Ristretto255, H: c.p.hash, DST: ctx.dst(c.p, c.pkSBytes, x.additive, evaluated)}
	var decoded dleq.Proof
	if err := decoded.UnmarshalBinary(group.Ristretto255, proof); err != nil {
		return err
	}
	if !(dleq.Verifier{Params: params}).VerifyBatchRFC9497(c.pkS, blinded, answered, &decoded) {
		return fmt.Errorf("circl refuses the proof %x of %x", proof, x.additive)
	}
	theirs, err := dleq.Prover{Params: params}.ProveBatchRFC9497(c.k, c.pkS, blinded, answered, cryptorand.Reader)
	if err != nil {
		return err
	}
	if proof, err = theirs.MarshalBinary(); err != nil {
		return err
	}
	if _, err := e.client.VerifyVarTime(x.additive, evaluated, proof, ctx); err != nil {
		return fmt.Errorf("circl's proof %x of %x: %w", proof, x.additive, err)
	}
	proof[0] ^= 1
	if _, err := e.client.VerifyVarTime(x.additive, evaluated, proof, ctx); err == nil {
		return fmt.Errorf("a wrong proof %x of %x is accepted", proof, x.additive)
	}
	return nil
}

// decodeWithCircl decodes what circl encoded.
func decodeWithCircl(b []byte) (list []group.Element) {
	for encoding := range slices.Chunk(b, 32) {
		e := group.Ristretto255.NewElement()
		if err := e.UnmarshalBinary(encoding); err != nil {
			panic(err)
		}
		list = append(list, e)
	}
	return list
}
