// Package engines chooses among the engines of the kernel.
package engines

import (
	"bytes"
	"os"
	"slices"
	"sync"

	"recoupe/psi/oprf/internal/kernel"
	"recoupe/psi/oprf/internal/kernel/portable"
	"recoupe/psi/oprf/internal/kernel/vector"
)

// Variable is the environment variable that holds the name of the engine to
// use.
const Variable = "RECOUPE_KERNEL"

// All returns the engines that this processor and this build have, portable
// first and the fastest last.
func All() []kernel.Engine {
	all := []kernel.Engine{portable.New()}
	for _, engine := range []kernel.Engine{vector.FMA(), vector.IFMA()} {
		if engine != nil {
			all = append(all, engine)
		}
	}
	return all
}

// Best returns the fastest engine, or the one that the environment variable
// RECOUPE_KERNEL names: portable, avx512fma or avx512ifma. If it names one that
// is unknown or not available here, that is the portable one, since who sets it
// wants to be rid of another.
//
// An engine counts as not available if it does not compute what portable does
// when it is first wanted: it may be on a processor on which it was never tried.
func Best() kernel.Engine {
	return choose(sound(), os.Getenv(Variable))
}

var sound = sync.OnceValue(func() []kernel.Engine { return agreeing(All()) })

// agreeing returns those of all whose probe is that of the first.
func agreeing(all []kernel.Engine) []kernel.Engine {
	want := probe(all[0])
	return slices.DeleteFunc(slices.Clone(all), func(e kernel.Engine) bool { return !bytes.Equal(probe(e), want) })
}

// probe returns the results of a short chain of all operations, on a number of
// elements that fills lanes in part.
func probe(e kernel.Engine) []byte {
	const n = 37
	uniform := make([]byte, n*kernel.UniformSize)
	for i := range uniform {
		uniform[i] = byte(i*i>>3) ^ byte(i)
	}
	k := make([]kernel.Scalar, n)
	for i := range k {
		copy(k[i][:31], uniform[i*kernel.UniformSize:])
	}
	b := e.NewBatch(n)
	b.SetUniform(uniform)
	b.MultiplyEach(b, k)
	b.Multiply(b, &k[n-1])
	results := b.AppendDoubles(nil)
	if b.SetBytes(results) >= 0 {
		return nil
	}
	table, ok := e.NewTable((*[kernel.ElementSize]byte)(results))
	if !ok {
		return nil
	}
	b.AddMultiples(b, table, k)
	sum := b.SumVarTime(k)
	return append(b.AppendBytes(results), sum[:]...)
}

// choose implements Best on the engines in all, of which the first is portable.
func choose(all []kernel.Engine, name string) kernel.Engine {
	if name == "" {
		return all[len(all)-1]
	}
	for _, engine := range all {
		if engine.Name() == name {
			return engine
		}
	}
	return all[0]
}
