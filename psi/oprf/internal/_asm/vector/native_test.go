package main

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/asm/emulate"
	"recoupe/asm/generated"
	"recoupe/asm/native"
)

// functionCalls are calls of all functions of a set, on random arguments. An
// argument is a number of elements for a buffer, or a value.
func functionCalls(s *set, r *rand.Rand, times int) (calls []native.Call) {
	add := func(name string, values []int, buffers ...[]byte) {
		c := native.Call{Name: s.prefix + name, Buffers: buffers}
		for n := range buffers {
			c.Args = append(c.Args, n)
		}
		switch name {
		case "Double":
			c.Args = []int{0, values[0], 1}
		case "AddOne":
			c.Args = []int{0, 1, values[0], 2}
		default:
			c.Args = append(c.Args, values...)
		}
		calls = append(calls, c)
	}
	elements := func(n int) []byte {
		var b []byte
		for range n {
			b = append(b, s.bytes(s.random(r))...)
		}
		return b
	}
	for range times {
		for name := range binaryFunctions {
			add(name, nil, output(1).Data, elements(1), elements(1))
		}
		add("Square", []int{1 + r.IntN(9)}, output(1).Data, elements(1))
		var small eight
		for k := range small {
			for i := range small[k] {
				small[k][i] = r.Int64N(1 << 52)
			}
		}
		add("FromIntegers", nil, output(1).Data, words(&small))
		add("Integers", nil, output(1).Data, elements(1))
		add("Flags", nil, elements(1))
		add("Choose", []int{r.IntN(256)}, output(1).Data, elements(1), elements(1))
		add("Double", []int{1 + r.IntN(9)}, elements(4), output(6).Data)
		add("Add", nil, elements(4), elements(4), output(6).Data)
		add("AddLookup", nil, elements(4), elements(8*4), digitBytes(randomDigits(r, 15)).Data, output(6).Data)
		add("AddLookupFixed", nil, elements(4), elements(6), digitBytes(randomDigits(r, 31)).Data, output(6).Data)
		add("AddOne", []int{r.IntN(256)}, elements(4), elements(4), output(6).Data)
		buckets := [][]byte{output(4).Data}
		for range lanes {
			buckets = append(buckets, elements(1)[:bucketSize])
		}
		add("Gather", nil, buckets...)
		buckets[0] = elements(4)
		add("Scatter", nil, buckets...)
	}
	return calls
}

// TestNative compares the emulator with the processor, on whole functions.
func TestNative(t *testing.T) {
	forSets(t, func(t *testing.T, s *set, r *rand.Rand) {
		a, err := generated.Vector(s.name)
		require.NoError(t, err)
		names := slices.Sorted(maps.Keys(a.File.Functions))
		calls := functionCalls(s, r, 30)
		called := map[string]bool{}
		for _, c := range calls {
			called[c.Name] = true
		}
		require.Equal(t, names, slices.Sorted(maps.Keys(called)), "a function is not tested")
		features := native.AVX512
		if s.prefix == "ifma" {
			features = native.IFMA
		}
		if feature := native.Missing(features); feature != "" {
			t.Skip("this processor lacks " + feature)
		}
		program, err := native.Build(a.Text, a.Stubs, names)
		require.NoError(t, err)
		defer program.Remove()
		results, err := program.Run(calls)
		require.NoError(t, err)
		for n, c := range calls {
			var args []any
			var buffers []*emulate.Buffer
			for i, x := range c.Args {
				switch kind := a.File.Functions[c.Name].Params[i].Type; kind {
				case "int":
					args = append(args, x)
				case "uint8":
					args = append(args, uint8(x))
				default:
					b := &emulate.Buffer{Data: slices.Clone(c.Buffers[x])}
					args, buffers = append(args, b), append(buffers, b)
				}
			}
			ret := s.call(t, c.Name[len(s.prefix):], args...)
			require.Equal(t, results[n].Results, slices.Clip(append([]byte(nil), ret...)), c.Name)
			for i, b := range buffers {
				require.Equal(t, results[n].Buffers[i], b.Data, c.Name)
			}
		}
	})
}
