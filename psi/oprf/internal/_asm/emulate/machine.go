package emulate

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// maxSteps ends a run that does not end.
const maxSteps = 1 << 22

// Machine is the state of the processor in a call.
type Machine struct {
	// Unchecked is whether instructions need only be defined, without the
	// checks on the operands of arithmetic.
	Unchecked bool

	z       [32]lanes
	k       [8]uint64
	general [16]uint64
	zero    bool // the flag
	memory  memory
	data    map[string]*Buffer
	frame   []byte
}

// Call runs a function. An argument is a *Buffer for a pointer, an int or a
// uint8; two that are one buffer alias. It returns the bytes of the results.
func (m *Machine) Call(file *File, name string, args ...any) ([]byte, error) {
	fn, ok := file.Functions[name]
	if !ok {
		return nil, fmt.Errorf("no function %s", name)
	}
	if len(args) > len(fn.Params) {
		return nil, fmt.Errorf("%s has %d parameters", name, len(fn.Params))
	}
	m.poison()
	m.data = map[string]*Buffer{}
	for symbol, data := range file.Data {
		m.data[symbol] = &Buffer{Data: data, ReadOnly: true}
	}
	m.frame = nil
	for i, a := range args {
		if fn.Params[i].Type != "uint8" {
			m.frame = append(m.frame, make([]byte, -len(m.frame)&7)...)
		}
		switch a := a.(type) {
		case *Buffer:
			m.frame = binary.LittleEndian.AppendUint64(m.frame, m.memory.add(a))
		case int:
			m.frame = binary.LittleEndian.AppendUint64(m.frame, uint64(a))
		case uint8:
			m.frame = append(m.frame, a)
		default:
			return nil, fmt.Errorf("argument of type %T", a)
		}
	}
	results := (len(m.frame) + 7) &^ 7
	if len(m.frame) > fn.FrameSize || len(args) == len(fn.Params) && len(m.frame) != fn.FrameSize {
		return nil, fmt.Errorf("%s: the arguments have %d bytes, the frame %d", name, len(m.frame), fn.FrameSize)
	}
	m.frame = append(m.frame, make([]byte, fn.FrameSize-len(m.frame))...)
	if err := m.run(fn); err != nil {
		return nil, err
	}
	return m.frame[min(results, len(m.frame)):], nil
}

// poison fills the registers with what no function may rely on.
func (m *Machine) poison() {
	m.memory = nil
	for i := range m.z {
		for j := range m.z[i] {
			m.z[i][j] = 0xdeadbeefdeadbeef ^ uint64(i<<8|j)
		}
	}
	for i := range m.k {
		m.k[i] = 0xa5a5a5a5a5a5a5a5
	}
	for i := range m.general {
		m.general[i] = 0xbadbadbadbadbad
	}
}

func (m *Machine) run(fn *Function) error {
	next := 0
	for range maxSteps {
		if next >= len(fn.Instructions) {
			return fmt.Errorf("%s: no return", fn.Name)
		}
		i := &fn.Instructions[next]
		next++
		switch {
		case i.Opcode == "RET" && len(i.Operands) == 0:
			return nil
		case i.Opcode == "JNZ" && i.is(Target):
			if !m.zero {
				target, ok := fn.Labels[i.Operands[0].Name]
				if !ok {
					return fmt.Errorf("line %d: no label %s", i.Line, i.Operands[0].Name)
				}
				next = target
			}
		default:
			execute, ok := instructions[i.Opcode]
			if !ok {
				return fmt.Errorf("line %d: unknown instruction %s", i.Line, i.Opcode)
			}
			if err := execute(m, i); err != nil {
				return fmt.Errorf("%s, line %d: %s: %w", fn.Name, i.Line, i.Form(), err)
			}
		}
	}
	return fmt.Errorf("%s: does not end", fn.Name)
}

// is tells whether the kinds of the operands are these.
func (i *Instruction) is(kinds ...Kind) bool {
	if len(i.Operands) != len(kinds) {
		return false
	}
	for n, o := range i.Operands {
		if o.Kind != kinds[n] {
			return false
		}
	}
	return true
}

var errForm = errors.New("unknown operands")

// bytes is the n bytes that a Memory, Symbol or Frame operand names.
func (m *Machine) bytes(o Operand, n int, write bool) ([]byte, error) {
	switch {
	case o.Kind == Memory && !o.Indexed:
		return m.memory.at(m.general[o.Register]+o.Value, n, write)
	case o.Kind == Symbol && !write:
		b := m.data[o.Name]
		if b == nil || o.Value+uint64(n) > uint64(len(b.Data)) {
			return nil, fmt.Errorf("no %d bytes at %s+%d", n, o.Name, o.Value)
		}
		return b.Data[o.Value:][:n], nil
	case o.Kind == Frame:
		if o.Value+uint64(n) > uint64(len(m.frame)) {
			return nil, fmt.Errorf("no %d bytes at %s+%d of the frame", n, o.Name, o.Value)
		}
		return m.frame[o.Value:][:n], nil
	}
	return nil, errForm
}

// vector is the value of a Vector operand, or of one in memory; a single number
// for all lanes if broadcast is set.
func (m *Machine) vector(o Operand, broadcast bool) (v lanes, err error) {
	switch {
	case o.Kind == Vector && !broadcast:
		return m.z[o.Register], nil
	case o.Kind != Memory && o.Kind != Symbol:
		return v, errForm
	case broadcast:
		b, err := m.bytes(o, 8, false)
		if err == nil {
			for i := range v {
				v[i] = binary.LittleEndian.Uint64(b)
			}
		}
		return v, err
	default:
		b, err := m.bytes(o, 64, false)
		if err == nil {
			v.get(b)
		}
		return v, err
	}
}
