package emulate_test

import (
	"encoding/binary"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/asm/emulate"
	"recoupe/asm/generated"
)

// assembled is a function of out, a and n with a body.
func assembled(t *testing.T, body string) *emulate.File {
	t.Helper()
	f, err := emulate.Parse("// func f(out *[8]uint64, a *[3][8]uint64, n int)\nTEXT ·f(SB), NOSPLIT, $0-24\n" +
		"\tMOVQ out+0(FP), AX\n\tMOVQ a+8(FP), CX\n\tMOVQ n+16(FP), DX\n" + body + "\tRET\n\nDATA c<>+0(SB)/8, $0x0000000000000013\nGLOBL c<>(SB), RODATA|NOPTR, $8\n")
	require.NoError(t, err)
	return f
}

func buffer(words ...uint64) *emulate.Buffer {
	b := &emulate.Buffer{}
	for _, w := range words {
		b.Data = binary.LittleEndian.AppendUint64(b.Data, w)
	}
	return b
}

func all(x uint64) []uint64 { return slices.Repeat([]uint64{x}, 8) }

// run runs a body with 3 vectors as a.
func run(t *testing.T, body string, a ...[]uint64) (*emulate.Buffer, error) {
	t.Helper()
	out := buffer(all(0)...)
	in := buffer(slices.Concat(a...)...)
	in.ReadOnly = true
	var m emulate.Machine
	_, err := m.Call(assembled(t, body), "f", out, in, 3)
	return out, err
}

const load3 = "\tVMOVDQU64 (CX), Z0\n\tVMOVDQU64 64(CX), Z1\n\tVMOVDQU64 128(CX), Z2\n"
const storeZ2 = "\tVMOVDQU64 Z2, (AX)\n"

// TestMultiplyAdd52 compares with the definition, in numbers of any size.
func TestMultiplyAdd52(t *testing.T) {
	limit := new(big.Int).Lsh(big.NewInt(1), 52)
	for range 2000 {
		a, b, c := rand.Uint64()>>12, rand.Uint64()>>12, rand.Uint64()
		if rand.IntN(4) == 0 {
			a, b = 1<<52-1, 1<<52-1-rand.Uint64N(2)
		}
		product := new(big.Int).Mul(new(big.Int).SetUint64(a), new(big.Int).SetUint64(b))
		high, low := new(big.Int).DivMod(product, limit, new(big.Int))
		for opcode, part := range map[string]*big.Int{"VPMADD52LUQ": low, "VPMADD52HUQ": high} {
			out, err := run(t, load3+"\t"+opcode+" Z0, Z1, Z2\n"+storeZ2, all(a), all(b), all(c))
			require.NoError(t, err)
			require.Equal(t, buffer(all(c+part.Uint64())...).Data, out.Data)
		}
	}
}

// TestOperandsOf52Bits wants an error for a 53rd bit, unless the code says that
// it is meant to be ignored.
func TestOperandsOf52Bits(t *testing.T) {
	const product = "\tVPMADD52LUQ.BCST c<>+0(SB), Z0, Z2\n"
	_, err := run(t, load3+product, all(1<<52-1), all(0), all(0))
	require.NoError(t, err)
	a := all(0)
	a[7] = 1 << 52
	_, err = run(t, load3+product, a, all(0), all(0))
	require.ErrorContains(t, err, "more than 52 bits")
	out, err := run(t, load3+"\t// mod 2^52\n"+product+storeZ2, all(1<<52+1), all(0), all(0))
	require.NoError(t, err)
	require.Equal(t, buffer(all(19)...).Data, out.Data)
	_, err = run(t, load3+"\t// mod 2^52\n"+product+product, all(1<<52+1), all(0), all(0))
	require.ErrorContains(t, err, "more than 52 bits", "the comment is for one instruction")
}

// TestFloats wants errors where a result is not what the code relies on.
func TestFloats(t *testing.T) {
	f := math.Float64bits
	high := 1.5 * math.Ldexp(1, 103)
	const fma, sum, convert = "\tVFMADD231PD.RZ_SAE Z0, Z1, Z2\n", "\tVADDPD Z0, Z1, Z2\n", "\tVCVTPD2QQ Z0, Z2\n"
	for _, c := range []struct {
		body    string
		a, b, c float64
		problem string
	}{
		{fma, 1<<51 - 1, 1<<51 - 1, high, ""},
		{fma, 1 - 1<<51, 1<<51 - 1, high, ""},
		{fma, 1<<52 - 1, 1<<52 - 1, high, "binade"},
		{fma, 1 - 1<<52, 1<<51 - 1, high, "binade"},
		{fma, 1<<51 - 1, 1<<51 - 1, 0, "binade"},
		{fma, 1<<51 - 1, 1, 1, ""},
		{fma, math.Inf(1), 1, 1, "normal"},
		{fma, 1, 1, math.NaN(), "normal"},
		{fma, 0x1p-600, 0x1p-600, 0, "normal"},
		{sum, 1 << 52, 1 << 52, 0, ""},
		{sum, 1 << 53, 1, 0, "exact"},
		{sum, 1, math.Inf(1), 0, "normal"},
		{sum, 0x1p-1074, 0, 0, "normal"},
		{convert, -1 << 52, 0, 0, ""},
		{convert, 0.5, 0, 0, "integer"},
		{convert, 1 << 63, 0, 0, "integer"},
	} {
		_, err := run(t, load3+c.body, all(f(c.a)), all(f(c.b)), all(f(c.c)))
		if c.problem == "" {
			require.NoError(t, err)
		} else {
			require.ErrorContains(t, err, c.problem, "%s of %v, %v, %v", c.body, c.a, c.b, c.c)
		}
	}
}

// TestFaults leaves the buffers, or writes where it must not.
func TestFaults(t *testing.T) {
	for body, problem := range map[string]string{
		"\tVMOVDQU64 136(CX), Z0\n":                           "access",
		"\tVMOVDQU64 -8(CX), Z0\n":                            "access",
		"\tVMOVDQU64 Z0, 8(AX)\n":                             "access",
		"\tVMOVDQU64 Z0, (CX)\n":                              "only read",
		"\tVMOVDQU64 (BX), Z0\n":                              "access",
		"\tVPBROADCASTQ c<>+8(SB), Z0\n":                      "no 8 bytes",
		"\tVPADDQ c<>+0(SB), Z0, Z0\n":                        "no 64 bytes",
		"\tVPBROADCASTQ d<>+0(SB), Z0\n":                      "no 8 bytes",
		"\tMOVQ more+24(FP), AX\n":                            "frame",
		"\tVMOVDQA64 (CX), Z0\n":                              "operands",
		"\tVPADDQ Z0, Z1\n":                                   "operands",
		"\tVPADDQ Z0, Z1, K0, Z2\n":                           "operands",
		"\tVMOVDQU64 (CX)(AX*8), Z0\n":                        "operands",
		"\tMOVQ (CX), AX\n":                                   "operands",
		"\tVPGATHERQQ (CX), Z0\n":                             "unknown instruction",
		"\tVPADDQ.Z Z0, Z1, K1, Z2\n":                         "unknown instruction",
		"next:\n\tVPADDQ Z0, Z0, Z0\n\tDECQ BX\n\tJNZ next\n": "does not end",
		"\tDECQ DX\n\tJNZ nowhere\n":                          "no label",
		"\tVPSRLQ $0x40, Z0, Z0\n":                            "operands",
		"\tVPTERNLOGQ.BCST $0x0ea, Z0, Z1, Z2\n":              "operands",
		"\tVFMADD231PD.RZ_SAE Z0, Z1, K1, Z2\n":               "operands",
		"\tVPMADD52LUQ.BCST Z0, Z1, Z2\n":                     "operands",
		"\tVPERMI2Q Z0, Z1, K1, Z2\n":                         "operands",
		"\tVPMOVSXBQ 185(CX), Z0\n":                           "access",
		"\tVZEROUPPER\n\tVPCMPEQQ Z0, Z1, Z2\n":               "operands",
		"\tVPBLENDMQ Z0, Z1, Z2\n":                            "operands",
		"\tKMOVB K1, K2\n":                                    "operands",
		"\tMOVB a+8(FP), AX\n":                                "operands",
	} {
		_, err := run(t, body, all(0), all(0), all(0))
		require.ErrorContains(t, err, problem, body)
	}
	for _, text := range []string{"\tRET\n", "JMP\n", "// func f()\nTEXT ·f(SB), NOSPLIT, $8-0\n", "TEXT ·f(SB), NOSPLIT, $0-0\n\tVPADDQ Y0, Y1, Y2\n", "DATA c<>+8(SB)/8, $0x0\n"} {
		_, err := emulate.Parse(text)
		require.Error(t, err, text)
	}
}

// TestConstantTime checks the functions that the generators emit.
func TestConstantTime(t *testing.T) {
	for set := range generated.Sets {
		a, err := generated.Vector(set)
		require.NoError(t, err)
		require.GreaterOrEqual(t, len(a.File.Functions), 13)
		for name, fn := range a.File.Functions {
			require.NoError(t, fn.CheckConstantTime(), name)
		}
	}
}

// TestNotConstantTime wants what is not to be found.
func TestNotConstantTime(t *testing.T) {
	for body, problem := range map[string]string{
		"next:\n\tDECQ DX\n\tJNZ next\n":                                            "",
		"\tVPCMPEQQ Z0, Z1, K1\n\tKMOVB K1, BX\nnext:\n\tDECQ BX\n\tJNZ next\n":     "not the counter",
		"next:\n\tDECQ AX\n\tJNZ next\n":                                            "not the counter",
		"next:\n\tDECQ DX\n\tVPADDQ Z0, Z1, Z2\n\tJNZ next\n":                       "a branch",
		"\tKMOVB K1, BX\n\tVMOVDQU64 (BX), Z0\n":                                    "an address",
		"\tVMOVDQU64 (DX), Z0\n":                                                    "an address",
		"\tVMOVDQU64 (AX)(DX*8), Z0\n":                                              "an address",
		"\tDECQ AX\n":                                                               "not the counter",
		"\tDECQ DX\n\tJNZ next\nnext:\n":                                            "the registers",
		"next:\n\tVMOVDQU64 (CX), Z0\n\tMOVQ n+16(FP), CX\n\tDECQ DX\n\tJNZ next\n": "the registers",
		"\tMOVQ (CX), AX\n":                                                         "neither",
		"\tVPGATHERQQ (CX), Z0\n":                                                   "unknown instruction",
		"\tRET\n":                                                                   "not at the end",
		"\tVPBROADCASTQ DX, Z0\n":                                                   "a use of",
	} {
		err := assembled(t, body).Functions["f"].CheckConstantTime()
		if problem == "" {
			require.NoError(t, err)
		} else {
			require.ErrorContains(t, err, problem, body)
		}
	}
}
