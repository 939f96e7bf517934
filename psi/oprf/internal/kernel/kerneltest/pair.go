package kerneltest

import (
	"slices"

	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf/internal/kernel"
)

// pair is a batch of the engine under test beside one of the reference, on
// which every operation runs twice.
type pair struct {
	t         require.TestingT
	e         kernel.Engine
	got, want kernel.Batch
}

func newPair(t require.TestingT, e kernel.Engine, n int) *pair {
	return &pair{t, e, e.NewBatch(n), Reference().NewBatch(n)}
}

// uniformPair returns the pair that SetUniform makes of b.
func uniformPair(t require.TestingT, e kernel.Engine, b []byte) *pair {
	p := newPair(t, e, len(b)/kernel.UniformSize)
	p.setUniform(b)
	return p
}

func (p *pair) setUniform(b []byte) {
	before := slices.Clone(b)
	p.got.SetUniform(b)
	require.Equal(p.t, before, b)
	p.want.SetUniform(b)
}

// setBytes reports whether b was accepted.
func (p *pair) setBytes(b []byte) bool {
	before := slices.Clone(b)
	got := p.got.SetBytes(b)
	require.Equal(p.t, before, b)
	require.Equal(p.t, p.want.SetBytes(b), got, "%x", b)
	return got == -1
}

func (p *pair) multiply(a *pair, k *kernel.Scalar) {
	p.got.Multiply(a.got, k)
	p.want.Multiply(a.want, k)
}

func (p *pair) multiplyEach(a *pair, k []kernel.Scalar) {
	p.got.MultiplyEach(a.got, k)
	p.want.MultiplyEach(a.want, k)
}

func (p *pair) addMultiples(a *pair, base [kernel.ElementSize]byte, k []kernel.Scalar) {
	got, ok := p.e.NewTable(&base)
	require.True(p.t, ok)
	want, ok := Reference().NewTable(&base)
	require.True(p.t, ok)
	require.Equal(p.t, base, got.Base())
	p.got.AddMultiples(a.got, got, k)
	p.want.AddMultiples(a.want, want, k)
}

// requireEqual checks all that can be seen of the two batches, and that looking
// changes nothing. It returns their encodings.
func (p *pair) requireEqual(args ...any) []byte {
	want := p.want.AppendBytes(nil)
	require.Equal(p.t, p.want.Len(), p.got.Len(), args...)
	require.Equal(p.t, want, p.got.AppendBytes(nil), args...)
	require.Equal(p.t, p.want.AppendDoubles(nil), p.got.AppendDoubles(nil), args...)
	require.Equal(p.t, want, p.got.AppendBytes(nil), args...)
	return want
}

func (p *pair) requireEqualSums(k []kernel.Scalar, args ...any) [kernel.ElementSize]byte {
	sum := p.want.SumVarTime(k)
	require.Equal(p.t, sum, p.got.SumVarTime(k), args...)
	return sum
}
