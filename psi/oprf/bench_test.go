package oprf

import (
	"crypto/rand"
	"fmt"
	"testing"
	"time"

	"github.com/cloudflare/circl/group"
)

// benchBatch is the number of elements of a batch in benchmarks: enough for
// what a proof costs once to count for little.
const benchBatch = 64

// operations counts, for one element of a batch, the operations of circl's
// groups that a step cannot do without.
type operations struct {
	hash, mul, mulGen, add, encode, decode, scalar int
}

// BenchmarkBatch times each step of the protocol for one element of a batch, in
// turn with circl's bare operations that it needs, and reports the ratio. Of
// each it takes the fastest run, which other load on the machine disturbs least.
func BenchmarkBatch(b *testing.B) {
	for _, suite := range suites {
		for _, mode := range []Mode{OPRF, VOPRF} {
			b.Run(fmt.Sprint(suite, "/", mode), func(b *testing.B) { benchmarkSteps(b, suite, mode) })
		}
	}
}

func benchmarkSteps(b *testing.B, suite Suite, mode Mode) {
	x := newExchange(b, suite, mode, benchBatch)
	evaluation := x.verify(b)
	blind := operations{hash: 1, mul: 1, encode: 1}
	prove := operations{}
	both := operations{decode: 1, mul: 1, encode: 1}
	verify := operations{decode: 2}
	finalize := operations{mul: 1, encode: 1}
	if mode == VOPRF {
		blind = operations{hash: 1, mulGen: 1, add: 1, encode: 1}
		prove = operations{decode: 2, mul: 1, add: 1, encode: 2, scalar: 1}
		both = operations{decode: 1, mul: 2, add: 1, encode: 3, scalar: 1}
		verify = operations{decode: 2, mul: 2, add: 2, encode: 2, scalar: 1}
		finalize = operations{mul: 1, add: 1, encode: 1}
	}
	dst := make([]byte, 0, benchBatch*64)
	for _, step := range []struct {
		name string
		bare operations
		run  func() error
	}{
		{"Evaluate", operations{hash: 1, mul: 1, encode: 1}, func() error { _, err := x.server.Evaluate(dst, x.inputs); return err }},
		{"Blind", blind, func() error { _, err := x.client.Blind(dst, x.inputs, x.blinds); return err }},
		{"BlindEvaluate", operations{decode: 1, mul: 1, encode: 1}, func() error { _, err := x.server.BlindEvaluate(dst, x.blinded); return err }},
		{"Prove", prove, func() error { _, err := x.server.Prove(dst, x.blinded, x.evaluated, x.ctx); return err }},
		{"BlindEvaluateProve", both, func() error { _, _, err := x.server.BlindEvaluateProve(dst, x.blinded, x.ctx); return err }},
		{"VerifyVarTime", verify, func() error {
			_, err := x.client.VerifyVarTime(x.blinded, x.evaluated, x.proof, x.ctx)
			return err
		}},
		{"Finalize", finalize, func() error { _, err := x.client.Finalize(dst, x.inputs, x.blinds, evaluation); return err }},
	} {
		if step.bare == (operations{}) {
			continue
		}
		b.Run(step.name, func(b *testing.B) {
			bare := newBare(b, x.key.p)
			ours, theirs := time.Hour, time.Hour
			for b.Loop() {
				start := time.Now()
				if err := step.run(); err != nil {
					b.Fatal(err)
				}
				middle := time.Now()
				for range benchBatch {
					bare.run(step.bare)
				}
				ours = min(ours, middle.Sub(start))
				theirs = min(theirs, time.Since(middle))
			}
			b.ReportMetric(float64(ours)/benchBatch, "ns/element")
			b.ReportMetric(float64(theirs)/benchBatch, "circl-ns/element")
			b.ReportMetric(float64(ours)/float64(theirs), "ratio")
			b.ReportMetric(0, "ns/op") // the sum of both, of no meaning
		})
	}
}

// bare holds operands for circl's operations.
type bare struct {
	p       *params
	group   group.Group
	k       group.Scalar
	e, f    group.Element
	into    group.Element
	encoded []byte
	input   []byte
}

func newBare(b *testing.B, p *params) *bare {
	g := reference(p).group
	k := g.RandomNonZeroScalar(rand.Reader)
	// as projective as the elements that steps handle
	e := g.NewElement().Mul(g.HashToElement(randomBytes(32), p.groupDST), k)
	encoded, err := e.MarshalBinaryCompress()
	if err != nil {
		b.Fatal(err)
	}
	return &bare{
		p: p, group: g, k: k, e: e, f: g.NewElement().MulGen(k), into: g.NewElement(),
		encoded: encoded, input: make([]byte, 32),
	}
}

func (x *bare) run(n operations) {
	for range n.decode {
		if err := x.into.UnmarshalBinary(x.encoded); err != nil {
			panic(err)
		}
	}
	for range n.hash {
		x.group.HashToElement(x.input, x.p.groupDST)
	}
	for range n.scalar {
		x.group.HashToScalar(x.input, x.p.context)
	}
	for range n.mul {
		x.into.Mul(x.e, x.k)
	}
	for range n.mulGen {
		x.into.MulGen(x.k)
	}
	for range n.add {
		x.into.Add(x.e, x.f)
	}
	for range n.encode {
		if _, err := x.e.MarshalBinaryCompress(); err != nil {
			panic(err)
		}
	}
}

// BenchmarkCircl times circl's operations one by one.
func BenchmarkCircl(b *testing.B) {
	for _, suite := range suites {
		p, err := newParams(suite, VOPRF)
		if err != nil {
			b.Fatal(err)
		}
		bare := newBare(b, p)
		for _, step := range []struct {
			name string
			n    operations
		}{
			{"HashToElement", operations{hash: 1}},
			{"HashToScalar", operations{scalar: 1}},
			{"Mul", operations{mul: 1}},
			{"MulGen", operations{mulGen: 1}},
			{"Add", operations{add: 1}},
			{"Marshal", operations{encode: 1}},
			{"Unmarshal", operations{decode: 1}},
		} {
			b.Run(fmt.Sprint(suite, "/", step.name), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					bare.run(step.n)
				}
			})
		}
	}
}
