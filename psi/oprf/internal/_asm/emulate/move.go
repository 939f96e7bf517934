package emulate

import "encoding/binary"

// moveFromFrame loads an argument of 64 bits.
func moveFromFrame(m *Machine, i *Instruction) error {
	if !i.is(Frame, General) || i.Operands[1].Bits != 64 {
		return errForm
	}
	b, err := m.bytes(i.Operands[0], 8, false)
	if err == nil {
		m.general[i.Operands[1].Register] = binary.LittleEndian.Uint64(b)
	}
	return err
}

// moveByte loads an argument of a byte into the lowest byte of a register, or
// stores that as a result.
func moveByte(m *Machine, i *Instruction) error {
	load := i.is(Frame, General)
	if !load && !i.is(General, Frame) {
		return errForm
	}
	frame, r := i.Operands[0], i.Operands[1]
	if !load {
		frame, r = r, frame
	}
	b, err := m.bytes(frame, 1, !load)
	if err != nil || r.Bits != 8 {
		return errForm
	}
	if load {
		m.general[r.Register] = m.general[r.Register]&^0xff | uint64(b[0])
	} else {
		b[0] = byte(m.general[r.Register])
	}
	return nil
}

func decrement(m *Machine, i *Instruction) error {
	if !i.is(General) || i.Operands[0].Bits != 64 {
		return errForm
	}
	r := &m.general[i.Operands[0].Register]
	*r--
	m.zero = *r == 0
	return nil
}

// moveMask moves eight bits, and clears those above.
func moveMask(m *Machine, i *Instruction) error {
	switch {
	case i.is(General, Mask):
		m.k[i.Operands[1].Register] = m.general[i.Operands[0].Register] & 0xff
	case i.is(Mask, General):
		m.general[i.Operands[1].Register] = m.k[i.Operands[0].Register] & 0xff
	default:
		return errForm
	}
	return nil
}

// zeroUpper clears what registers 0 to 15 have above 128 bits.
func zeroUpper(m *Machine, i *Instruction) error {
	if len(i.Operands) != 0 {
		return errForm
	}
	for n := range 16 {
		clear(m.z[n][2:])
	}
	return nil
}

// move loads, stores or copies a vector, in the lanes of a mask if there is one.
// A load under a mask may here not leave the buffer even in the other lanes.
func move(m *Machine, i *Instruction) error {
	ops := i.Operands
	mask := uint64(0xff)
	if len(ops) == 3 {
		if ops[1].Kind != Mask || ops[1].Register == 0 || ops[2].Kind != Vector {
			return errForm
		}
		mask = m.k[ops[1].Register]
		ops = []Operand{ops[0], ops[2]}
	}
	if len(ops) != 2 {
		return errForm
	}
	v, err := m.vector(ops[0], false)
	if err != nil {
		return err
	}
	if ops[1].Kind == Vector {
		m.set(ops[1].Register, v, mask)
		return nil
	}
	if ops[0].Kind != Vector {
		return errForm
	}
	b, err := m.bytes(ops[1], 64, true)
	if err == nil {
		v.put(b)
	}
	return err
}

// moveRegister is move between registers only: in memory, the operand would
// have to be aligned.
func moveRegister(m *Machine, i *Instruction) error {
	if !i.is(Vector, Vector) {
		return errForm
	}
	return move(m, i)
}

func broadcast(m *Machine, i *Instruction) error {
	if !i.is(Memory, Vector) && !i.is(Symbol, Vector) {
		return errForm
	}
	v, err := m.vector(i.Operands[0], true)
	m.set(i.Operands[1].Register, v, 0xff)
	return err
}

// extendBytes loads eight signed bytes.
func extendBytes(m *Machine, i *Instruction) error {
	if !i.is(Memory, Vector) {
		return errForm
	}
	b, err := m.bytes(i.Operands[0], 8, false)
	if err != nil {
		return err
	}
	var v lanes
	for n := range v {
		v[n] = uint64(int8(b[n]))
	}
	m.set(i.Operands[1].Register, v, 0xff)
	return nil
}

// set writes the lanes of the mask.
func (m *Machine) set(register int, v lanes, mask uint64) {
	for n := range v {
		if mask>>n&1 == 1 {
			m.z[register][n] = v[n]
		}
	}
}
