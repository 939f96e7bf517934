package portable

import (
	"crypto/rand"
	"testing"

	"filippo.io/edwards25519"

	"recoupe/psi/oprf/internal/kernel"
)

// BenchmarkBatch times each operation for one element of a batch of 512.
func BenchmarkBatch(b *testing.B) {
	const n = 512
	from, into := New().NewBatch(n), New().NewBatch(n)
	uniform := make([]byte, n*kernel.UniformSize)
	rand.Read(uniform)
	from.SetUniform(uniform)
	encodings := from.AppendBytes(nil)
	k := make([]kernel.Scalar, n)
	for i := range k {
		r, err := edwards25519.NewScalar().SetUniformBytes(uniform[i*kernel.UniformSize : (i+1)*kernel.UniformSize])
		if err != nil {
			b.Fatal(err)
		}
		k[i] = kernel.Scalar(r.Bytes())
	}
	base := encode(generator())
	tab, _ := New().NewTable(&base)
	for _, op := range []struct {
		name string
		run  func()
	}{
		{"SetUniform", func() { into.SetUniform(uniform) }},
		{"SetBytes", func() { into.SetBytes(encodings) }},
		{"Multiply", func() { into.Multiply(from, &k[0]) }},
		{"MultiplyEach", func() { into.MultiplyEach(from, k) }},
		{"AddMultiples", func() { into.AddMultiples(from, tab, k) }},
		{"AppendBytes", func() { from.AppendBytes(encodings[:0]) }},
		{"AppendDoubles", func() { from.AppendDoubles(encodings[:0]) }},
		{"SumVarTime", func() { from.SumVarTime(k) }},
	} {
		b.Run(op.name, func(b *testing.B) {
			for b.Loop() {
				op.run()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/element")
			b.ReportMetric(0, "ns/op")
		})
	}
	b.Run("ScalarBaseMult", func(b *testing.B) {
		p, s := new(edwards25519.Point), decodeScalar(&k[0])
		for b.Loop() {
			p.ScalarBaseMult(s)
		}
	})
	b.Run("NewTable", func(b *testing.B) {
		for b.Loop() {
			New().NewTable(&base)
		}
	})
}
