package oprf

import (
	"crypto/rand"
	"fmt"
	"testing"
	"time"
)

const benchBatch = 256

// perElement runs f, which handles n elements, and reports the time for one.
func perElement(b *testing.B, n int, f func() error) {
	b.ReportAllocs()
	start := time.Now()
	for b.Loop() {
		if err := f(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(time.Since(start).Nanoseconds())/float64(b.N*n), "ns/element")
}

// BenchmarkBatch times each step of the protocol for one element of a batch.
// BenchmarkCircl, in the same run, times what circl needs for its operations.
func BenchmarkBatch(b *testing.B) {
	for _, suite := range []Suite{Ristretto255SHA512, P256SHA256} {
		for _, mode := range []Mode{OPRF, VOPRF} {
			b.Run(fmt.Sprint(suite, "/", mode), func(b *testing.B) { benchBatchSteps(b, suite, mode) })
		}
	}
}

func benchBatchSteps(b *testing.B, suite Suite, mode Mode) {
	x := newExchange(b, suite, mode, benchBatch)
	dst := make([]byte, 0, benchBatch*64)
	evaluation := x.verify(b)
	b.Run("Evaluate", func(b *testing.B) {
		perElement(b, x.n, func() error { _, err := x.server.Evaluate(dst, x.inputs); return err })
	})
	b.Run("Blind", func(b *testing.B) {
		perElement(b, x.n, func() error { _, err := x.client.Blind(dst, x.inputs, x.blinds); return err })
	})
	b.Run("BlindEvaluate", func(b *testing.B) {
		perElement(b, x.n, func() error { _, err := x.server.BlindEvaluate(dst, x.blinded); return err })
	})
	if mode == VOPRF {
		b.Run("Prove", func(b *testing.B) {
			perElement(b, x.n, func() error { _, err := x.server.Prove(dst, x.blinded, x.evaluated, x.ctx); return err })
		})
		b.Run("BlindEvaluateProve", func(b *testing.B) {
			perElement(b, x.n, func() error { _, _, err := x.server.BlindEvaluateProve(dst, x.blinded, x.ctx); return err })
		})
	}
	b.Run("VerifyVarTime", func(b *testing.B) {
		perElement(b, x.n, func() error {
			_, err := x.client.VerifyVarTime(x.blinded, x.evaluated, x.proof, x.ctx)
			return err
		})
	})
	b.Run("Finalize", func(b *testing.B) {
		perElement(b, x.n, func() error { _, err := x.client.Finalize(dst, x.inputs, x.blinds, evaluation); return err })
	})
}

// BenchmarkCircl times the operations of circl's groups that the steps above
// are made of.
func BenchmarkCircl(b *testing.B) {
	for _, suite := range []Suite{Ristretto255SHA512, P256SHA256} {
		p, err := newParams(suite, VOPRF)
		if err != nil {
			b.Fatal(err)
		}
		g := p.group
		k := g.RandomNonZeroScalar(rand.Reader)
		e := g.RandomElement(rand.Reader)
		e.Mul(e, k)
		f := g.NewElement().MulGen(k)
		encoded, err := e.MarshalBinaryCompress()
		if err != nil {
			b.Fatal(err)
		}
		into, scalar := g.NewElement(), g.NewScalar()
		input := make([]byte, 32)
		steps := []struct {
			name string
			run  func() error
		}{
			{"Mul", func() error { into.Mul(e, k); return nil }},
			{"MulGen", func() error { into.MulGen(k); return nil }},
			{"Add", func() error { into.Add(e, f); return nil }},
			{"HashToElement", func() error { g.HashToElement(input, p.groupDST); return nil }},
			{"HashToScalar", func() error { g.HashToScalar(input, p.groupDST); return nil }},
			{"Inv", func() error { scalar.Inv(k); return nil }},
			{"Marshal", func() error { _, err := e.MarshalBinaryCompress(); return err }},
			{"Unmarshal", func() error { return into.UnmarshalBinary(encoded) }},
			{"IsIdentity", func() error { e.IsIdentity(); return nil }},
		}
		for _, step := range steps {
			b.Run(fmt.Sprint(suite, "/", step.name), func(b *testing.B) { perElement(b, 1, step.run) })
		}
	}
}
