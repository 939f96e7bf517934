package engines

import (
	"math/rand/v2"
	"testing"
	"time"

	"recoupe/psi/oprf/internal/kernel"
)

// benchSize is the number of elements of a batch, as the product uses.
const benchSize = 4096

// BenchmarkKernel times each operation of each engine that is available here.
// The metric ns/element is of the fastest run.
func BenchmarkKernel(b *testing.B) {
	for _, engine := range All() {
		b.Run(engine.Name(), func(b *testing.B) { benchmarkEngine(b, engine) })
	}
}

func benchmarkEngine(b *testing.B, e kernel.Engine) {
	random := rand.NewChaCha8([32]byte{})
	uniform := make([]byte, benchSize*kernel.UniformSize)
	random.Read(uniform)
	k := make([]kernel.Scalar, benchSize)
	for i := range k {
		k[i] = randomScalar(random)
	}
	elements, result := e.NewBatch(benchSize), e.NewBatch(benchSize)
	elements.SetUniform(uniform)
	encodings := elements.AppendBytes(nil)
	table, ok := e.NewTable((*[kernel.ElementSize]byte)(encodings))
	if !ok {
		b.Fatal("base refused")
	}
	out := make([]byte, 0, len(encodings))
	for _, operation := range []struct {
		name string
		run  func()
	}{
		{"SetUniform", func() { result.SetUniform(uniform) }},
		{"SetBytes", func() { result.SetBytes(encodings) }},
		{"Multiply", func() { result.Multiply(elements, &k[0]) }},
		{"MultiplyEach", func() { result.MultiplyEach(elements, k) }},
		{"AddMultiples", func() { result.AddMultiples(elements, table, k) }},
		{"AppendBytes", func() { elements.AppendBytes(out) }},
		{"AppendDoubles", func() { elements.AppendDoubles(out) }},
		{"SumVarTime", func() { elements.SumVarTime(k) }},
	} {
		b.Run(operation.name, func(b *testing.B) {
			best := time.Duration(1<<63 - 1)
			for b.Loop() {
				start := time.Now()
				operation.run()
				best = min(best, time.Since(start))
			}
			b.ReportMetric(float64(best)/benchSize, "ns/element")
			b.ReportMetric(0, "ns/op") // of a batch, of no meaning
		})
	}
}
