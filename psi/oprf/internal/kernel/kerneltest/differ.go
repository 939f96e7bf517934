package kerneltest

import (
	"math/big"
	"slices"

	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf/internal/kernel"
)

// maxOperations bounds a program of [Differ]: circl needs 5 ms for the slowest
// operation.
const maxOperations = 8

// Differ runs the program that any bytes are on e and on the reference, and
// fails t where they differ. A program begins with the number of elements of
// its two registers, as size has it; then each operation has a byte for what it
// is and which registers it reads and writes, and after it what it needs, zeros
// where the program ends:
//
//	0 SetUniform, of bytes        4 MultiplyEach, by scalars
//	1 SetBytes, of bytes          5 AddMultiples, of bytes or of a small
//	2 SetBytes, of a register       multiple of G, by scalars
//	3 Multiply, by a scalar       6 SumVarTime, with scalars
//
// Bytes are a length and so many of them, which repeat; scalars are bytes, or
// with a length of zero the edge scalars from some index on.
func Differ(t require.TestingT, e kernel.Engine, program []byte) {
	m := &machine{t: t, e: e, program: program, edges: edgeScalars()}
	m.n = size(m.next())
	for i := range m.registers {
		m.registers[i] = newPair(t, e, m.n)
	}
	for range maxOperations {
		if len(m.program) == 0 {
			break
		}
		m.step()
	}
	for _, p := range m.registers {
		p.requireEqual()
	}
}

// size is the number of elements that a byte stands for: 1 to 17 or, for one in
// sixteen, 33 to 48, since sums of many may be computed in another way.
func size(b byte) int {
	if b >= 0xf0 {
		return 33 + int(b&15)
	}
	return 1 + int(b%17)
}

type machine struct {
	t         require.TestingT
	e         kernel.Engine
	program   []byte
	edges     []kernel.Scalar
	n         int
	registers [2]*pair
}

func (m *machine) step() {
	code := m.next()
	to, from := m.registers[code>>7], m.registers[code>>6&1]
	switch code % 8 {
	case 0:
		to.setUniform(m.bytes(m.n * kernel.UniformSize))
	case 1:
		m.decode(to, m.bytes(m.n*kernel.ElementSize))
	case 2:
		m.decode(to, from.requireEqual())
	case 3:
		to.multiply(from, &m.scalars(1)[0])
	case 4:
		to.multiplyEach(from, m.scalars(m.n))
	case 5:
		base := [kernel.ElementSize]byte(m.bytes(kernel.ElementSize))
		_, want := Reference().NewTable(&base)
		_, got := m.e.NewTable(&base)
		require.Equal(m.t, want, got)
		if !want {
			base = element(appendixA.Multiples[1+int(base[0]%15)], 0)
		}
		to.addMultiples(from, base, m.scalars(m.n))
	case 6:
		from.requireEqualSums(m.scalars(m.n))
	}
	require.Equal(m.t, to.want.AppendBytes(nil), to.got.AppendBytes(nil), "operation %d", code%8)
}

// decode leaves the identity in p if b is refused.
func (m *machine) decode(p *pair, b []byte) {
	if !p.setBytes(b) {
		p.got, p.want = m.e.NewBatch(m.n), Reference().NewBatch(m.n)
	}
}

func (m *machine) next() byte {
	if len(m.program) == 0 {
		return 0
	}
	b := m.program[0]
	m.program = m.program[1:]
	return b
}

// take returns n bytes: as many of the program as length says, which repeat.
func (m *machine) take(length byte, n int) []byte {
	part := m.program[:min(int(length), len(m.program))]
	m.program = m.program[len(part):]
	if len(part) == 0 {
		part = []byte{0}
	}
	return slices.Repeat(part, n/len(part)+1)[:n]
}

func (m *machine) bytes(n int) []byte { return m.take(m.next(), n) }

func (m *machine) scalars(n int) []kernel.Scalar {
	list := make([]kernel.Scalar, n)
	length := m.next()
	if length == 0 {
		start := int(m.next()) | int(m.next())<<8
		for i := range list {
			list[i] = m.edges[(start+i)%len(m.edges)]
		}
		return list
	}
	b := m.take(length, n*len(kernel.Scalar{}))
	for i := range list {
		little := slices.Clone(b[i*len(list[i]) : (i+1)*len(list[i])])
		slices.Reverse(little)
		list[i] = scalar(new(big.Int).SetBytes(little))
	}
	return list
}
