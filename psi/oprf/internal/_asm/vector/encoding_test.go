package main

import (
	"fmt"
	"maps"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/asm/emulate"
	"recoupe/asm/generated"
	"recoupe/asm/native"
)

// att is an instruction as GNU objdump prints it, except for the addresses of
// constants and of jumps, which it is to find in place of $constant and $label.
func att(i emulate.Instruction) string {
	opcode, suffix, _ := strings.Cut(i.Opcode, ".")
	mnemonic := strings.ToLower(opcode)
	if other := map[string]string{"MOVQ": "mov", "MOVB": "mov", "DECQ": "dec", "JNZ": "jne"}[opcode]; other != "" {
		mnemonic = other
	}
	var operands []string
	if suffix == "RZ_SAE" {
		operands = append(operands, "{rz-sae}")
	}
	mask := ""
	for n, o := range i.Operands {
		s := ""
		switch o.Kind {
		case emulate.Vector:
			s = fmt.Sprintf("%%zmm%d", o.Register)
		case emulate.Mask:
			if s = fmt.Sprintf("%%k%d", o.Register); n > 0 && n == len(i.Operands)-2 {
				mask = "{" + s + "}"
				continue
			}
		case emulate.General:
			s = general(o.Register, o.Bits, opcode)
		case emulate.Immediate:
			s = fmt.Sprintf("$%#x", o.Value)
		case emulate.Memory:
			s = "(" + general(o.Register, 64, "") + ")"
			if o.Value != 0 {
				s = fmt.Sprintf("%#x", o.Value) + s
			}
		case emulate.Frame:
			s = fmt.Sprintf("%#x(%%rsp)", o.Value+8) // above the return address
		case emulate.Symbol:
			s = "$constant"
		case emulate.Target:
			s = "$label"
		}
		if suffix == "BCST" && (o.Kind == emulate.Memory || o.Kind == emulate.Symbol) {
			s += "{1to8}"
		}
		operands = append(operands, s)
	}
	return strings.TrimSpace(mnemonic + " " + strings.Join(operands, ",") + mask)
}

// general is the name of a register.
func general(number, bits int, opcode string) string {
	if number >= 8 {
		name := fmt.Sprintf("%%r%d", number)
		return name + map[bool]string{bits == 8: "b", opcode == "KMOVB": "d"}[true]
	}
	name := []string{"ax", "cx", "dx", "bx", "sp", "bp", "si", "di"}[number]
	switch {
	case bits == 8:
		return "%" + name[:1] + "l"
	case opcode == "KMOVB":
		return "%e" + name
	}
	return "%r" + name
}

var (
	relative = regexp.MustCompile(`0x[0-9a-f]+\(%rip\)(.*?)\s+# ([0-9a-f]+) <.*$`)
	jump     = regexp.MustCompile(`^jne ([0-9a-f]+) <.*$`)
)

// TestEncoding has another program read what the Go assembler wrote: the machine
// code is that of the instructions, which matters most where it cannot be run.
func TestEncoding(t *testing.T) {
	if _, err := exec.LookPath("objdump"); err != nil {
		t.Skip("needs GNU objdump")
	}
	for set := range generated.Sets {
		a, err := generated.Vector(set)
		require.NoError(t, err)
		names := slices.Sorted(maps.Keys(a.File.Functions))
		program, err := native.Build(a.Text, a.Stubs, names)
		require.NoError(t, err)
		defer program.Remove()
		base := uint64(0) // of the constants
		for _, name := range names {
			fn := a.File.Functions[name]
			lines, err := program.Disassemble(name)
			require.NoError(t, err)
			require.Len(t, lines, len(fn.Instructions), name)
			for n, i := range fn.Instructions {
				text := strings.Join(strings.Fields(lines[n].Text), " ")
				if m := relative.FindStringSubmatch(text); m != nil {
					address, err := strconv.ParseUint(m[2], 16, 64)
					require.NoError(t, err)
					for _, o := range i.Operands {
						if o.Kind == emulate.Symbol {
							address -= o.Value
						}
					}
					if base == 0 {
						base = address
					}
					require.Equal(t, base, address, "a constant of %s, line %d", set, i.Line)
					text = relative.ReplaceAllString(text, "$$constant$1")
				}
				if m := jump.FindStringSubmatch(text); m != nil {
					target := lines[fn.Labels[i.Operands[0].Name]].Address
					require.Equal(t, strconv.FormatUint(target, 16), m[1])
					text = "jne $label"
				}
				require.Equal(t, att(i), text, "%s, line %d", set, i.Line)
			}
		}
	}
}
