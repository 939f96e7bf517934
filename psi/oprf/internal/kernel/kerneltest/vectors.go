package kerneltest

import (
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf/internal/kernel"
)

//go:embed testdata/rfc9496.json
var rfc9496 []byte

// vectors are those of RFC 9496, Appendix A.
type vectors struct {
	// Multiples are the encodings of 0·G to 15·G (A.1).
	Multiples []hexBytes
	// Invalid holds the encodings to refuse, by what is wrong with them (A.2).
	Invalid map[string][]hexBytes
	// Derived pairs uniform strings with the encodings of their elements (A.3).
	Derived []struct{ Input, Output hexBytes }
}

type hexBytes []byte

func (h *hexBytes) UnmarshalText(text []byte) (err error) {
	*h, err = hex.DecodeString(string(text))
	return err
}

var appendixA = func() (v vectors) {
	if err := json.Unmarshal(rfc9496, &v); err != nil {
		panic(err)
	}
	if len(v.Multiples) != 16 || len(v.Derived) != 11 || len(invalid(v)) != 29 {
		panic(fmt.Sprintf("kerneltest: %d, %d and %d vectors", len(v.Multiples), len(v.Derived), len(invalid(v))))
	}
	return v
}()

// badEncodings are the encodings that no engine may decode: those of A.2 and
// the identity's.
var badEncodings = append(invalid(appendixA), make([]byte, kernel.ElementSize))

// invalid flattens v.Invalid in a fixed order.
func invalid(v vectors) (list [][]byte) {
	for _, what := range slices.Sorted(maps.Keys(v.Invalid)) {
		for _, encoding := range v.Invalid[what] {
			list = append(list, encoding)
		}
	}
	return list
}

func testMultiples(t *testing.T, e kernel.Engine) {
	generator := e.NewBatch(1)
	require.Equal(t, -1, generator.SetBytes(appendixA.Multiples[1]))
	table, ok := e.NewTable((*[kernel.ElementSize]byte)(appendixA.Multiples[1]))
	require.True(t, ok)
	for i, want := range appendixA.Multiples {
		k := kernel.Scalar{byte(i)}
		b := e.NewBatch(1)
		b.Multiply(generator, &k)
		require.EqualValues(t, want, b.AppendBytes(nil), "%d", i)
		b.AddMultiples(e.NewBatch(1), table, []kernel.Scalar{k})
		require.EqualValues(t, want, b.AppendBytes(nil), "%d", i)
		sum := generator.SumVarTime([]kernel.Scalar{k})
		require.EqualValues(t, want, sum[:], "%d", i)
		if 2*i < len(appendixA.Multiples) {
			require.EqualValues(t, appendixA.Multiples[2*i], b.AppendDoubles(nil), "2·%d", i)
		}
		if i > 0 {
			require.Equal(t, -1, b.SetBytes(want), "%d", i)
			require.EqualValues(t, want, b.AppendBytes(nil), "%d", i)
		}
	}
}

func testInvalid(t *testing.T, e kernel.Engine) {
	for _, bad := range badEncodings {
		require.Equal(t, 0, e.NewBatch(1).SetBytes(bad), "%x", bad)
		_, ok := e.NewTable((*[kernel.ElementSize]byte)(bad))
		require.False(t, ok, "%x", bad)
	}
}

func testDerived(t *testing.T, e kernel.Engine) {
	var inputs, outputs []byte
	for _, v := range appendixA.Derived {
		b := e.NewBatch(1)
		b.SetUniform(v.Input)
		require.EqualValues(t, v.Output, b.AppendBytes(nil), "%x", v.Input)
		inputs, outputs = append(inputs, v.Input...), append(outputs, v.Output...)
	}
	b := e.NewBatch(len(appendixA.Derived))
	b.SetUniform(inputs)
	require.Equal(t, outputs, b.AppendBytes(nil))
}
