package kerneltest

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf/internal/kernel"
)

// operation is one of the operations that a batch does on another.
type operation func(receiver, a *pair)

// operations returns the three, for batches of n.
func operations(n int) map[string]operation {
	random := newSource("operations")
	k, one, base := random.scalars(n), random.scalar(), bases()[3]
	return map[string]operation{
		"Multiply":     func(receiver, a *pair) { receiver.multiply(a, &one) },
		"MultiplyEach": func(receiver, a *pair) { receiver.multiplyEach(a, k) },
		"AddMultiples": func(receiver, a *pair) { receiver.addMultiples(a, base, k) },
	}
}

// testAliasing checks that the receiver may be the operand, gets the same as
// another would, and that another leaves the operand alone.
func testAliasing(t *testing.T, e kernel.Engine) {
	for _, n := range []int{1, 7, 8, 9, 17} {
		in := newSource("aliasing").uniform(n)
		for name, f := range operations(n) {
			a, other := uniformPair(t, e, in), uniformPair(t, e, newSource("old value").uniform(n))
			before := a.requireEqual(name)
			f(other, a)
			require.Equal(t, before, a.requireEqual(name))
			f(a, a)
			require.Equal(t, other.requireEqual(name), a.requireEqual(name))
			f(other, a) // once more, so that what is left of either would show
			f(a, a)
			require.Equal(t, other.requireEqual(name), a.requireEqual(name))
		}
	}
}

// testIndependence uses batches of several sizes in turn, which must not share
// what they hold.
func testIndependence(t *testing.T, e kernel.Engine) {
	var pairs []*pair
	for n := 1; n <= 17; n++ {
		pairs = append(pairs, uniformPair(t, e, newSource("independence").uniform(n)))
	}
	for _, p := range pairs {
		p.requireEqual()
		for _, f := range operations(p.got.Len()) {
			f(p, p)
		}
	}
	for _, p := range pairs {
		p.requireEqual()
	}
}

// testConcurrency has goroutines share an engine, a table and an operand, which
// they only read.
func testConcurrency(t *testing.T, e kernel.Engine) {
	const n = 17
	random := newSource("concurrency")
	base := bases()[3]
	table, ok := e.NewTable(&base)
	require.True(t, ok)
	k := random.scalars(n)
	a := e.NewBatch(n)
	a.SetUniform(random.uniform(n))
	run := func() []byte {
		b := e.NewBatch(n)
		b.AddMultiples(a, table, k)
		out := b.AppendBytes(nil)
		b.MultiplyEach(a, k)
		out = b.AppendBytes(out)
		b.Multiply(a, &k[0])
		out = b.AppendBytes(out)
		sum := a.SumVarTime(k)
		return a.AppendDoubles(a.AppendBytes(append(out, sum[:]...)))
	}
	want := run()
	got := make([][]byte, 4)
	var group sync.WaitGroup
	for i := range got {
		group.Go(func() { got[i] = run() })
	}
	group.Wait()
	for i := range got {
		require.Equal(t, want, got[i])
	}
}

// testMisuse has the lengths of arguments not fit.
func testMisuse(t *testing.T, e kernel.Engine) {
	const n = 9
	random := newSource("misuse")
	b, other := e.NewBatch(n), e.NewBatch(n+1)
	base := bases()[0]
	table, ok := e.NewTable(&base)
	require.True(t, ok)
	for _, length := range []int{0, 1, n*kernel.UniformSize - 1, n*kernel.UniformSize + 1, (n + 1) * kernel.UniformSize} {
		require.Panics(t, func() { b.SetUniform(random.bytes(length)) }, "%d", length)
	}
	for _, length := range []int{0, 1, n*kernel.ElementSize - 1, n*kernel.ElementSize + 1, (n + 1) * kernel.ElementSize} {
		require.Panics(t, func() { b.SetBytes(random.bytes(length)) }, "%d", length)
	}
	one, nine := random.scalar(), random.scalars(n)
	require.Panics(t, func() { b.Multiply(other, &one) })
	require.Panics(t, func() { other.Multiply(b, &one) })
	require.Panics(t, func() { b.MultiplyEach(other, nine) })
	require.Panics(t, func() { b.AddMultiples(other, table, nine) })
	for _, length := range []int{0, 1, n - 1, n + 1} {
		k := random.scalars(length)
		require.Panics(t, func() { b.MultiplyEach(b, k) }, "%d", length)
		require.Panics(t, func() { b.AddMultiples(b, table, k) }, "%d", length)
		require.Panics(t, func() { b.SumVarTime(k) }, "%d", length)
	}
}
