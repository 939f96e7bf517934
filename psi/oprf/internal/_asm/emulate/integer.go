package emulate

import "fmt"

// operands reads the sources of an instruction with two, a mask or not, and a
// destination: src2, src1, [k,] dst.
func (m *Machine) operands(i *Instruction, broadcast bool) (src1, src2 lanes, mask uint64, dst int, err error) {
	ops := i.Operands
	mask = 0xff
	if len(ops) == 4 {
		if ops[2].Kind != Mask || ops[2].Register == 0 {
			return src1, src2, 0, 0, errForm
		}
		mask = m.k[ops[2].Register]
		ops = []Operand{ops[0], ops[1], ops[3]}
	}
	if len(ops) != 3 || ops[1].Kind != Vector || ops[2].Kind != Vector {
		return src1, src2, 0, 0, errForm
	}
	src2, err = m.vector(ops[0], broadcast)
	return m.z[ops[1].Register], src2, mask, ops[2].Register, err
}

// binary2 is f(src1, src2).
func binary2(f func(src1, src2 uint64) uint64, broadcast bool) execution {
	return func(m *Machine, i *Instruction) error {
		a, b, mask, dst, err := m.operands(i, broadcast)
		if err != nil {
			return err
		}
		for n := range a {
			a[n] = f(a[n], b[n])
		}
		m.set(dst, a, mask)
		return nil
	}
}

func absolute(m *Machine, i *Instruction) error {
	if !i.is(Vector, Vector) {
		return errForm
	}
	v := m.z[i.Operands[0].Register]
	for n, x := range v {
		if int64(x) < 0 {
			v[n] = -x
		}
	}
	m.set(i.Operands[1].Register, v, 0xff)
	return nil
}

// shift is f(src, immediate).
func shift(f func(x, n uint64) uint64) execution {
	return func(m *Machine, i *Instruction) error {
		if !i.is(Immediate, Vector, Vector) || i.Operands[0].Value > 63 {
			return errForm
		}
		v := m.z[i.Operands[1].Register]
		for n := range v {
			v[n] = f(v[n], i.Operands[0].Value)
		}
		m.set(i.Operands[2].Register, v, 0xff)
		return nil
	}
}

// ternary looks up each bit of the destination in the immediate, by the bits
// of the destination, of the first and of the second source.
func ternary(broadcast bool) execution {
	return func(m *Machine, i *Instruction) error {
		if len(i.Operands) != 4 || i.Operands[0].Kind != Immediate || i.Operands[0].Value > 0xff {
			return errForm
		}
		table := i.Operands[0].Value
		b, c, mask, dst, err := m.operands(&Instruction{Operands: i.Operands[1:]}, broadcast)
		if err != nil {
			return err
		}
		v := m.z[dst]
		for n, a := range v {
			v[n] = 0
			for index := range 8 {
				if table>>index&1 == 1 {
					v[n] |= (a ^ -(1 - uint64(index)>>2)) & (b[n] ^ -(1 - uint64(index)>>1&1)) & (c[n] ^ -(1 - uint64(index)&1))
				}
			}
		}
		m.set(dst, v, mask)
		return nil
	}
}

// compare writes the lanes for which f holds to a mask.
func compare(f func(a, b uint64) bool, broadcast bool) execution {
	return func(m *Machine, i *Instruction) error {
		if len(i.Operands) != 3 || i.Operands[1].Kind != Vector || i.Operands[2].Kind != Mask {
			return errForm
		}
		b, err := m.vector(i.Operands[0], broadcast)
		if err != nil {
			return err
		}
		var mask uint64
		for n, a := range m.z[i.Operands[1].Register] {
			if f(a, b[n]) {
				mask |= 1 << n
			}
		}
		m.k[i.Operands[2].Register] = mask
		return nil
	}
}

// signs writes the upper bits to a mask.
func signs(m *Machine, i *Instruction) error {
	if !i.is(Vector, Mask) {
		return errForm
	}
	var mask uint64
	for n, x := range m.z[i.Operands[0].Register] {
		mask |= x >> 63 << n
	}
	m.k[i.Operands[1].Register] = mask
	return nil
}

// blend takes the second source in the lanes of the mask, and the first in the
// others.
func blend(m *Machine, i *Instruction) error {
	if len(i.Operands) != 4 {
		return errForm
	}
	a, b, mask, dst, err := m.operands(i, false)
	if err != nil {
		return err
	}
	for n := range a {
		if mask>>n&1 == 1 {
			a[n] = b[n]
		}
	}
	m.set(dst, a, 0xff)
	return nil
}

// permute replaces each index in the destination by the number that its lower
// four bits name: of the first source, and from 8 on of the second.
func permute(m *Machine, i *Instruction) error {
	if len(i.Operands) != 3 {
		return errForm
	}
	a, b, _, dst, err := m.operands(i, false)
	if err != nil {
		return err
	}
	v := m.z[dst]
	for n, index := range v {
		if v[n] = a[index&7]; index&8 != 0 {
			v[n] = b[index&7]
		}
	}
	m.set(dst, v, 0xff)
	return nil
}

// mask52 is the bits that a multiplication of IFMA takes.
const mask52 = 1<<52 - 1

// multiplyAdd52 adds part of a product. The operation of VPMADD52LUQ and
// VPMADD52HUQ is, for each quadword (Intel 64 and IA-32 Architectures Software
// Developer's Manual, volume 2):
//
//	temp128 := zero_extend(src1[51:0]) · zero_extend(src2[51:0])
//	LUQ: dst := dst + zero_extend(temp128[51:0])
//	HUQ: dst := dst + zero_extend(temp128[103:52])
//
// The sum is modulo 2^64. Unless the instruction says that it truncates, an
// operand with more than 52 bits is an error.
func multiplyAdd52(part func(a, b uint64) uint64, broadcast bool) execution {
	return func(m *Machine, i *Instruction) error {
		a, b, mask, dst, err := m.operands(i, broadcast)
		if err != nil {
			return err
		}
		v := m.z[dst]
		for n := range v {
			if (a[n]|b[n])>>52 != 0 && !i.Truncates && !m.Unchecked {
				return fmt.Errorf("lane %d: %#x · %#x: more than 52 bits", n, a[n], b[n])
			}
			v[n] += part(a[n]&mask52, b[n]&mask52)
		}
		m.set(dst, v, mask)
		return nil
	}
}
