package emulate

import (
	"fmt"
	"maps"
	"strings"
)

// holds is what is in a general register.
type holds int

const (
	unknown holds = iota
	pointer       // an argument that is a pointer
	counter       // the argument n, counted down
	lanesOf       // a byte of flags: data
)

// CheckConstantTime fails unless which instructions run, and which addresses
// they access, follow from the arguments that are pointers and from the number
// n alone:
//
//   - the only branch is a loop that counts n down;
//   - the only bases of memory operands are arguments that are pointers, as they
//     came, and there are no indices;
//   - all instructions are in the table of this package, in which none takes a
//     time that depends on its operands as long as no float64 is subnormal, infinite or
//     NaN, which Machine checks.
func (fn *Function) CheckConstantTime() error {
	state := map[int]holds{}
	labels := map[int]map[int]holds{}
	for n, i := range fn.Instructions {
		fail := func(problem string) error { return fmt.Errorf("line %d: %s: %s", i.Line, i.Opcode, problem) }
		for _, target := range fn.Labels {
			if target == n {
				labels[n] = maps.Clone(state)
			}
		}
		for _, o := range i.Operands {
			if o.Kind == Memory && (o.Indexed || state[o.Register] != pointer) {
				return fail("an address that is not that of an argument")
			}
		}
		switch i.Opcode {
		case "RET":
			if n+1 != len(fn.Instructions) {
				return fail("not at the end")
			}
			continue
		case "JNZ":
			if !i.is(Target) || n == 0 || fn.Instructions[n-1].Opcode != "DECQ" {
				return fail("a branch that does not depend on a counter")
			}
			target, ok := fn.Labels[i.Operands[0].Name]
			if !ok || target >= n || !maps.Equal(labels[target], state) {
				return fail("the registers of the loop change their meaning")
			}
			continue
		}
		if _, ok := instructions[i.Opcode]; !ok {
			return fail("unknown instruction")
		}
		for position, o := range i.Operands {
			if o.Kind != General {
				continue
			}
			written := position == len(i.Operands)-1
			switch {
			case i.Opcode == "DECQ":
				if state[o.Register] != counter {
					return fail("not the counter")
				}
			case i.Opcode == "MOVQ" && written:
				state[o.Register] = fn.argument(i.Operands[0])
				if state[o.Register] == unknown {
					return fail("neither a pointer nor the counter")
				}
			case (i.Opcode == "MOVB" || i.Opcode == "KMOVB") && written:
				state[o.Register] = lanesOf
			case (i.Opcode == "MOVB" || i.Opcode == "KMOVB") && state[o.Register] == lanesOf:
			default:
				return fail("a use of a general register")
			}
		}
	}
	return nil
}

// argument is what a Frame operand holds.
func (fn *Function) argument(o Operand) holds {
	for i, p := range fn.Params {
		// All but the last argument have eight bytes.
		if o.Kind != Frame || p.Name != o.Name || uint64(8*i) != o.Value {
			continue
		}
		if strings.HasPrefix(p.Type, "*") {
			return pointer
		}
		if p.Name == "n" && p.Type == "int" {
			return counter
		}
	}
	return unknown
}
