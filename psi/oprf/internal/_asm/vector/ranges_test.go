package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/asm/emulate"
	"recoupe/asm/generated"
)

// TestRangesOfIFMA proves the bounds of all functions of avx512ifma, for all
// arguments with tight limbs.
func TestRangesOfIFMA(t *testing.T) {
	a, err := generated.Vector("avx512ifma")
	require.NoError(t, err)
	limb := emulate.Range{Most: int64(ifma{}.tight())}
	integer := emulate.Range{Most: 1<<52 - 1}
	for name := range a.File.Functions {
		given := map[string]emulate.Range{}
		for _, p := range a.File.Functions[name].Params {
			if strings.HasPrefix(p.Type, "*") && p.Name != "s" {
				given[p.Name] = limb
			}
		}
		switch name {
		case "ifmaFromIntegers":
			given["a"] = integer
		case "ifmaIntegers":
			given["out"] = emulate.Range{Most: 1<<limbBits - 1}
		}
		require.NoError(t, a.File.CheckRanges(name, given))
	}
}

// TestRangesCanFail gives arguments that are too large.
func TestRangesCanFail(t *testing.T) {
	a, err := generated.Vector("avx512ifma")
	require.NoError(t, err)
	tight := emulate.Range{Most: int64(ifma{}.tight())}
	for name, problem := range map[string]string{"Multiply": "52 bits", "Square": "52 bits", "Double": "52 bits"} {
		large := emulate.Range{Most: 1 << 52}
		err := a.File.CheckRanges("ifma"+name, map[string]emulate.Range{"a": large, "b": tight, "p": large, "out": tight})
		require.ErrorContains(t, err, problem, name)
	}
	small := emulate.Range{Most: 1<<limbBits - 1}
	for _, name := range []string{"Multiply", "Square", "Sum", "Difference", "Add", "FromIntegers"} {
		err := a.File.CheckRanges("ifma"+name, map[string]emulate.Range{"a": tight, "b": tight, "p": small, "q": tight, "out": small})
		require.ErrorContains(t, err, "is written", name)
	}
	negative := emulate.Range{Least: -1, Most: 1}
	require.ErrorContains(t, a.File.CheckRanges("ifmaMultiply", map[string]emulate.Range{"a": negative, "b": tight, "out": tight}), "negative")
	require.ErrorContains(t, a.File.CheckRanges("ifmaDouble", map[string]emulate.Range{"s": tight}), "anything")
}
