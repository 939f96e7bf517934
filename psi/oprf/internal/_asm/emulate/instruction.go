// Package emulate runs, on any processor, the assembly that the generators
// write: Go assembly in the form that avo prints, of those AVX-512 instructions
// that the table in this package names. It refuses all others.
//
// Beside computing, a [Machine] checks what the arithmetic relies on: that no
// operand of an IFMA product has more than 52 bits, that float64 arithmetic
// is exact or rounds where it should, and that no access leaves the memory that
// the arguments point to.
package emulate

import "fmt"

// Kind is what an operand is.
type Kind int

// The kinds of operands. A Frame operand is a parameter or result, a Symbol one
// is in the table of constants.
const (
	Vector Kind = iota
	Mask
	General
	Immediate
	Memory
	Frame
	Symbol
	Target
)

// Operand is an operand of an instruction.
type Operand struct {
	Kind Kind
	// Register is the number of a register, or of the base of a Memory
	// operand.
	Register int
	// Bits is the size of a General register.
	Bits int
	// Value is an Immediate, or an offset.
	Value uint64
	// Name is that of a parameter, a symbol or a label.
	Name string
	// Indexed is whether a Memory operand has an index register.
	Indexed bool
}

// Instruction is one line of assembly.
type Instruction struct {
	// Opcode has the suffixes too: VPADDQ.BCST.
	Opcode   string
	Operands []Operand
	// Truncates is whether the comment before the instruction says that an
	// operand of a product is meant modulo 2^52.
	Truncates bool
	// Line is where it is in the file.
	Line int
}

// Form is the opcode with the kinds of its operands, and immediates: instructions
// of one form differ in registers and addresses.
func (i Instruction) Form() string {
	s := i.Opcode
	for _, o := range i.Operands {
		switch o.Kind {
		case Vector:
			s += " zmm"
		case Mask:
			s += " k"
		case General:
			s += fmt.Sprintf(" r%d", o.Bits)
		case Immediate:
			s += fmt.Sprintf(" $%d", o.Value)
		case Memory, Symbol:
			s += " m"
		case Frame:
			s += " frame"
		case Target:
			s += " label"
		}
	}
	return s
}

// Param is a parameter or a result of a function.
type Param struct{ Name, Type string }

// Function is an assembly function.
type Function struct {
	Name         string
	Params       []Param
	FrameSize    int
	Instructions []Instruction
	// Labels are the indices of the instructions that labels precede.
	Labels map[string]int
}

// File is an assembly file.
type File struct {
	Functions map[string]*Function
	// Data is the tables of constants.
	Data map[string][]byte
}
