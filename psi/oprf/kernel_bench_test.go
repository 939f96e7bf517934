package oprf

import (
	"fmt"
	"testing"
	"time"

	"github.com/cloudflare/circl/group"
	"github.com/cloudflare/circl/oprf"
	"github.com/cloudflare/circl/zk/dleq"
	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf/internal/kernel/engines"
)

const (
	// kernelBatch is the number of elements of a batch, as the product uses.
	kernelBatch = 4096
	// circlBatch is how many of them circl has in a turn, for which it needs
	// about as long as the fastest engine for all: what disturbs the machine
	// then disturbs both alike.
	circlBatch = 512
)

// BenchmarkKernel times the steps of the protocol on every engine that is
// available here in turn with circl's own, with the same key, inputs and
// blinds, wire bytes to wire bytes:
//
//	Evaluate       inputs to outputs; circl's FullEvaluate
//	BlindEvaluate  blinded elements to evaluated ones; circl's Evaluate without
//	               a proof, between decoding and encoding
//	BlindFinalize  Blind, inputs and blinds to blinded elements, and Finalize,
//	               evaluated elements, inputs and blinds to outputs, without a
//	               proof; circl's DeterministicBlind and Finalize, with encoding
//	               and decoding. In VOPRF ours is additive, circl's always
//	               multiplicative.
//	Exchange       all of Blind, BlindEvaluateProve, VerifyVarTime and Finalize;
//	               circl's Blind, Evaluate and Finalize of the same mode
//
// The metrics are the processor's time for an element, ours and circl's, each
// of the fastest run, which other load on the machine disturbs least, and their
// ratio:
//
//	x-circl  circl's time / our time
//
// Proofs times the exchange twice, in turn, and reports
//
//	x-proofs  with proofs / without
//
// once against mode OPRF (which blinds by multiplication, and so costs more
// than VOPRF with neither Prove nor VerifyVarTime), and once against VOPRF
// without the two. Run it on one core:
//
//	go test -run - -bench Kernel -cpu 1 ./psi/oprf/...
func BenchmarkKernel(b *testing.B) {
	for _, engine := range engines.All() {
		for _, mode := range []Mode{VOPRF, OPRF} {
			b.Run(fmt.Sprint(engine.Name(), "/", mode), func(b *testing.B) {
				b.Setenv(engines.Variable, engine.Name())
				benchmarkAgainstCircl(b, newBenchExchange(b, mode, kernelBatch))
			})
		}
		b.Run(engine.Name()+"/Proofs", func(b *testing.B) {
			b.Setenv(engines.Variable, engine.Name())
			benchmarkProofs(b)
		})
	}
}

// benchExchange is an exchange, and circl's with the same key, inputs and
// blinds.
type benchExchange struct {
	*exchange
	list   [][]byte
	r      []oprf.Blind
	theirs *circlExchange
	out    []byte
}

func newBenchExchange(b *testing.B, mode Mode, n int) *benchExchange {
	x := &benchExchange{exchange: newExchange(b, Ristretto255SHA512, mode, n)}
	for i := range n {
		x.list = append(x.list, x.inputs.at(i))
		r := x.key.p.engine.reduce(x.blinds.at(i))
		s := group.Ristretto255.NewScalar()
		require.NoError(b, s.UnmarshalBinary(r[:]))
		x.r = append(x.r, s)
	}
	x.theirs = newCirclExchange(b, x)
	x.out = make([]byte, 0, n*64)
	return x
}

// circlExchange is circl's side: the first circlBatch inputs of an exchange,
// blinded, and evaluated.
type circlExchange struct {
	mode               Mode
	list               [][]byte
	r                  []oprf.Blind
	blinded, evaluated []byte

	blind    func([][]byte, []oprf.Blind) (*oprf.FinalizeData, *oprf.EvaluationRequest, error)
	full     func([]byte) ([]byte, error)
	evaluate func(*oprf.EvaluationRequest) (*oprf.Evaluation, error) // without a proof
	finalize func(*oprf.FinalizeData, *oprf.Evaluation) ([][]byte, error)
	// prove and verify are evaluate and finalize with a proof in mode VOPRF.
	prove  func(*oprf.EvaluationRequest) (*oprf.Evaluation, error)
	verify func(*oprf.FinalizeData, *oprf.Evaluation) ([][]byte, error)
}

func newCirclExchange(b *testing.B, x *benchExchange) *circlExchange {
	var key oprf.PrivateKey
	require.NoError(b, key.UnmarshalBinary(oprf.SuiteRistretto255, x.key.Marshal()))
	n := min(circlBatch, x.n)
	client, server := oprf.NewClient(oprf.SuiteRistretto255), oprf.NewServer(oprf.SuiteRistretto255, &key)
	c := &circlExchange{
		mode: x.key.Mode(), list: x.list[:n], r: x.r[:n],
		blind: client.DeterministicBlind, full: server.FullEvaluate, evaluate: server.Evaluate, finalize: client.Finalize,
		prove: server.Evaluate, verify: client.Finalize,
	}
	if c.mode == VOPRF {
		client, server := oprf.NewVerifiableClient(oprf.SuiteRistretto255, key.Public()), oprf.NewVerifiableServer(oprf.SuiteRistretto255, &key)
		c.blind, c.full, c.prove, c.verify = client.DeterministicBlind, server.FullEvaluate, server.Evaluate, client.Finalize
	}
	data, request, err := c.blind(c.list, c.r)
	require.NoError(b, err)
	answer, err := c.evaluate(request)
	require.NoError(b, err)
	outputs, err := c.finalize(data, answer)
	require.NoError(b, err)
	c.blinded, c.evaluated = appendEncodings(nil, request.Elements...), appendEncodings(nil, answer.Elements...)
	want, err := x.server.Evaluate(nil, x.inputs)
	require.NoError(b, err)
	for i, output := range outputs {
		require.Equal(b, want[i*64:(i+1)*64], output)
	}
	return c
}

// runBlindFinalize is what a client does of circl's: its blinded elements are
// encoded, and the evaluated ones decoded.
func (c *circlExchange) runBlindFinalize() error {
	data, request, err := c.blind(c.list, c.r)
	if err != nil {
		return err
	}
	appendEncodings(nil, request.Elements...)
	_, err = c.finalize(data, &oprf.Evaluation{Elements: decodeWithCircl(c.evaluated)})
	return err
}

func (c *circlExchange) runBlindEvaluate() error {
	answer, err := c.evaluate(&oprf.EvaluationRequest{Elements: decodeWithCircl(c.blinded)})
	if err != nil {
		return err
	}
	appendEncodings(nil, answer.Elements...)
	return nil
}

func (c *circlExchange) runEvaluate() error {
	for _, input := range c.list {
		if _, err := c.full(input); err != nil {
			return err
		}
	}
	return nil
}

// runExchange is a whole exchange, with a proof in mode VOPRF, where every
// element that a party receives is decoded.
func (c *circlExchange) runExchange() error {
	data, request, err := c.blind(c.list, c.r)
	if err != nil {
		return err
	}
	blinded := appendEncodings(nil, request.Elements...)
	answer, err := c.prove(&oprf.EvaluationRequest{Elements: decodeWithCircl(blinded)})
	if err != nil {
		return err
	}
	received := &oprf.Evaluation{Elements: decodeWithCircl(appendEncodings(nil, answer.Elements...))}
	if c.mode == VOPRF {
		proof, err := answer.Proof.MarshalBinary()
		if err != nil {
			return err
		}
		received.Proof = new(dleq.Proof)
		if err := received.Proof.UnmarshalBinary(group.Ristretto255, proof); err != nil {
			return err
		}
	}
	_, err = c.verify(data, received)
	return err
}

// runBlindFinalize is what a client does but for the proof.
func (x *benchExchange) runBlindFinalize() error {
	if _, err := x.client.Blind(x.out, x.inputs, x.blinds); err != nil {
		return err
	}
	return x.finalizeUnverified(x.evaluated)
}

// finalizeUnverified finalizes elements whose proof is nobody's concern here.
func (x *benchExchange) finalizeUnverified(evaluated []byte) error {
	elements, err := x.client.p.decodeElements(evaluated)
	if err != nil {
		return err
	}
	_, err = x.client.Finalize(x.out, x.inputs, x.blinds, &Evaluation{by: x.client, elements: elements})
	return err
}

// runExchange is a whole exchange, with a proof in mode VOPRF.
func (x *benchExchange) runExchange() error {
	blinded, err := x.client.Blind(nil, x.inputs, x.blinds)
	if err != nil {
		return err
	}
	evaluated, proof, err := x.server.BlindEvaluateProve(nil, blinded, x.ctx)
	if err != nil {
		return err
	}
	evaluation, err := x.client.VerifyVarTime(blinded, evaluated, proof, x.ctx)
	if err != nil {
		return err
	}
	_, err = x.client.Finalize(x.out, x.inputs, x.blinds, evaluation)
	return err
}

// runWithoutProof is a whole exchange in the blinding of its mode without Prove
// and VerifyVarTime.
func (x *benchExchange) runWithoutProof() error {
	blinded, err := x.client.Blind(nil, x.inputs, x.blinds)
	if err != nil {
		return err
	}
	evaluated, err := x.server.BlindEvaluate(nil, blinded)
	if err != nil {
		return err
	}
	return x.finalizeUnverified(evaluated)
}

func benchmarkAgainstCircl(b *testing.B, x *benchExchange) {
	for _, step := range []struct {
		name         string
		ours, theirs func() error
	}{
		{"Evaluate", func() error { _, err := x.server.Evaluate(x.out, x.inputs); return err }, x.theirs.runEvaluate},
		{"BlindEvaluate", func() error { _, err := x.server.BlindEvaluate(x.out, x.blinded); return err }, x.theirs.runBlindEvaluate},
		{"BlindFinalize", x.runBlindFinalize, x.theirs.runBlindFinalize},
		{"Exchange", x.runExchange, x.theirs.runExchange},
	} {
		b.Run(step.name, func(b *testing.B) {
			ours, theirs := inTurn(b, step.ours, step.theirs)
			ns, circl := float64(ours)/kernelBatch, float64(theirs)/circlBatch
			b.ReportMetric(ns, "ns/element")
			b.ReportMetric(circl, "circl-ns/element")
			b.ReportMetric(circl/ns, "x-circl")
		})
	}
}

func benchmarkProofs(b *testing.B) {
	with := newBenchExchange(b, VOPRF, kernelBatch)
	without := newBenchExchange(b, OPRF, kernelBatch)
	for _, against := range []struct {
		name string
		run  func() error
	}{{"against-OPRF", without.runExchange}, {"against-VOPRF-without", with.runWithoutProof}} {
		b.Run(against.name, func(b *testing.B) {
			proofs, none := inTurn(b, with.runExchange, against.run)
			b.ReportMetric(float64(proofs)/kernelBatch, "ns/element")
			b.ReportMetric(float64(none)/kernelBatch, "without-ns/element")
			b.ReportMetric(float64(proofs)/float64(none), "x-proofs")
		})
	}
}

// inTurn runs f and g in turn, and returns the least processor time of each.
func inTurn(b *testing.B, f, g func() error) (bestF, bestG time.Duration) {
	timed := func(run func() error) time.Duration {
		start := processTime(b)
		require.NoError(b, run())
		return processTime(b) - start
	}
	bestF, bestG = time.Hour, time.Hour
	for b.Loop() {
		bestF, bestG = min(bestF, timed(f)), min(bestG, timed(g))
	}
	b.ReportMetric(0, "ns/op") // the sum of both, of no meaning
	return bestF, bestG
}
