package emulate

// unpack takes the words of one parity, in turn from the second source, which
// is the first in Intel's order, and from the first.
func unpack(parity int) execution {
	return func(m *Machine, i *Instruction) error {
		if !i.is(Vector, Vector, Vector) {
			return errForm
		}
		a, b := m.z[i.Operands[1].Register], m.z[i.Operands[0].Register]
		var v lanes
		for n := 0; n < len(v); n += 2 {
			v[n], v[n+1] = a[n+parity], b[n+parity]
		}
		m.set(i.Operands[2].Register, v, 0xff)
		return nil
	}
}

// shuffle128 takes two parts of 128 bits of each source, those of the first in
// Intel's order first; two bits of the immediate number each part.
func shuffle128(m *Machine, i *Instruction) error {
	if !i.is(Immediate, Vector, Vector, Vector) {
		return errForm
	}
	order := i.Operands[0].Value
	a, b := m.z[i.Operands[2].Register], m.z[i.Operands[1].Register]
	var v lanes
	for part := range 4 {
		from := &a
		if part >= 2 {
			from = &b
		}
		n := order >> (2 * part) & 3
		v[2*part], v[2*part+1] = from[2*n], from[2*n+1]
	}
	m.set(i.Operands[3].Register, v, 0xff)
	return nil
}
