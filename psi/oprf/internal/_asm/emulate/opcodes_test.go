package emulate_test

import (
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/asm/emulate"
	"recoupe/asm/generated"
	"recoupe/asm/native"
)

// stateWords is the size of what the functions here load, and store: four
// vectors, and a fifth that stays in memory.
const stateWords = 5 * 8

// function is assembly that runs one instruction of a form between loads and
// stores of the state.
func function(name string, i emulate.Instruction) string {
	operands := []string{}
	vectors := 0
	for _, o := range i.Operands {
		switch o.Kind {
		case emulate.Vector:
			operands = append(operands, fmt.Sprintf("Z%d", vectors))
			vectors++
		case emulate.Mask:
			operands = append(operands, "K1")
		case emulate.Immediate:
			operands = append(operands, fmt.Sprintf("$%#x", o.Value))
		case emulate.Memory, emulate.Symbol:
			operands = append(operands, "256(AX)")
		}
	}
	lines := []string{"MOVQ state+0(FP), AX", "MOVB mask+8(FP), CL", "KMOVB CX, K1"}
	for n := range 4 {
		lines = append(lines, fmt.Sprintf("VMOVDQU64 %d(AX), Z%d", 64*n, n))
	}
	lines = append(lines, i.Opcode+" "+strings.Join(operands, ", "))
	for n := range 4 {
		lines = append(lines, fmt.Sprintf("VMOVDQU64 Z%d, %d(AX)", n, 64*n))
	}
	lines = append(lines, "KMOVB K1, CX", "MOVB CL, ret+16(FP)", "VZEROUPPER", "RET")
	return fmt.Sprintf("// func %s(state *[40]uint64, mask uint8) (ret uint8)\nTEXT ·%s(SB), NOSPLIT, $0-17\n\t%s\n\n",
		name, name, strings.Join(lines, "\n\t"))
}

// forms are the forms of the instructions in generated files that compute on
// vectors, with an instruction of each.
func forms(t *testing.T) map[string]emulate.Instruction {
	found := map[string]emulate.Instruction{}
	for set := range generated.Sets {
		a, err := generated.Vector(set)
		require.NoError(t, err)
		for _, fn := range a.File.Functions {
			for _, i := range fn.Instructions {
				computes := false
				for _, o := range i.Operands {
					computes = computes || o.Kind == emulate.Vector
				}
				if computes {
					found[i.Form()] = i
				}
			}
		}
	}
	require.Greater(t, len(found), 40)
	return found
}

// number is one that an instruction is tested with: random, extreme, or a
// normal float64 for those that compute with these.
func number(r *rand.Rand, opcode string) uint64 {
	switch {
	case opcode == "VCVTPD2QQ":
		return math.Float64bits(math.Ldexp(r.Float64()*2-1, 1+r.IntN(63)))
	case strings.Contains(opcode, "ADDPD") || strings.Contains(opcode, "SUBPD") || strings.HasPrefix(opcode, "VFM"):
		switch r.IntN(6) {
		case 0:
			return math.Float64bits(1.5*math.Ldexp(1, 103) + math.Ldexp(float64(r.Int64()), 51-13+r.IntN(2)))
		case 1:
			return math.Float64bits(float64(r.Int64N(1<<53) - 1<<52))
		case 2:
			return []uint64{0, 1 << 63, math.Float64bits(1), math.Float64bits(-1), math.Float64bits(1<<53 - 1)}[r.IntN(5)]
		case 3:
			return math.Float64bits(math.Ldexp(r.Float64()*2-1, r.IntN(600)-300))
		default:
			return math.Float64bits(math.Ldexp(r.Float64()*2-1, r.IntN(60)))
		}
	case r.IntN(4) == 0:
		return []uint64{0, 1, math.MaxUint64, 1 << 63, 1<<63 - 1, 1 << 52, 1<<52 - 1, 1<<51 - 1, 1 << 32, 1<<32 - 1, 15}[r.IntN(11)]
	default:
		return r.Uint64() >> (r.IntN(4) * 12)
	}
}

// TestOpcodes compares each form of instruction that a generator emits with the
// processor.
func TestOpcodes(t *testing.T) {
	if feature := native.Missing(native.AVX512); feature != "" {
		t.Skip("this processor lacks " + feature)
	}
	const cases = 200
	seed := rand.Uint64()
	t.Log("seed", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	text, stubs := "#include \"textflag.h\"\n\n", "package main\n\n"
	var names, of []string
	var calls []native.Call
	found := forms(t)
	for n, form := range slices.Sorted(maps.Keys(found)) {
		if strings.HasPrefix(form, "VPMADD52") && native.Missing(native.IFMA) != "" {
			t.Logf("%s: not compared, since this processor lacks IFMA", form)
			continue
		}
		name := fmt.Sprintf("op%d", n)
		text += function(name, found[form])
		stubs += fmt.Sprintf("//go:noescape\nfunc %s(state *[40]uint64, mask uint8) (ret uint8)\n\n", name)
		names = append(names, name)
		for range cases {
			state := make([]byte, 0, 8*stateWords)
			for range stateWords {
				state = binary.LittleEndian.AppendUint64(state, number(r, found[form].Opcode))
			}
			calls = append(calls, native.Call{Name: name, Buffers: [][]byte{state}, Args: []int{0, r.IntN(256)}})
			of = append(of, form)
		}
	}
	program, err := native.Build(text, stubs, names)
	require.NoError(t, err)
	defer program.Remove()
	results, err := program.Run(calls)
	require.NoError(t, err)
	file, err := emulate.Parse(text)
	require.NoError(t, err)
	for n, c := range calls {
		state := &emulate.Buffer{Data: slices.Clone(c.Buffers[0])}
		m := emulate.Machine{Unchecked: true}
		ret, err := m.Call(file, c.Name, state, uint8(c.Args[1]))
		require.NoError(t, err, "%s of %x", of[n], c.Buffers[0])
		require.Equal(t, results[n].Buffers[0], state.Data, "%s of %x under %x", of[n], c.Buffers[0], c.Args[1])
		require.Equal(t, results[n].Results, ret, "%s of %x", of[n], c.Buffers[0])
	}
}
