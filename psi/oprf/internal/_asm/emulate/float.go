package emulate

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
)

// low52 is the lower 52 bits of a product.
func low52(a, b uint64) uint64 {
	_, low := bits.Mul64(a, b)
	return low & mask52
}

// high52 is the upper 52 bits of a product of two numbers of 52 bits.
func high52(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return high<<12 | low>>52
}

// float is a lane as a float64 that the arithmetic here takes: zero or normal.
func float(x uint64) (float64, error) {
	f := math.Float64frombits(x)
	if f == 0 || math.Abs(f) >= 0x1p-1022 && !math.IsInf(f, 0) {
		return f, nil
	}
	return f, fmt.Errorf("%v is not a normal number", f)
}

// exponent is that of the unit of a normal number, in the significand of which
// it is an integer.
func exponent(f float64) int {
	return int(math.Float64bits(f)>>52&0x7ff) - 1075
}

// integer is f as significand·2^e.
func integer(f float64) (significand *big.Int, e int) {
	if f == 0 {
		return new(big.Int), 0
	}
	n := int64(math.Float64bits(f)&mask52 | 1<<52)
	if f < 0 {
		n = -n
	}
	return big.NewInt(n), exponent(f)
}

// multiplyAddExact is a·b+c rounded toward zero, and whether it is exact.
func multiplyAddExact(a, b, c float64) (r float64, exact bool, err error) {
	x, ea := integer(a)
	y, eb := integer(b)
	z, ez := integer(c)
	x.Mul(x, y)
	e := ea + eb
	switch {
	case x.Sign() == 0:
		x, e = z, ez
	case z.Sign() == 0:
	case ez < e:
		x.Lsh(x, uint(e-ez)).Add(x, z)
		e = ez
	default:
		x.Add(x, z.Lsh(z, uint(ez-e)))
	}
	if x.Sign() == 0 {
		if a*b == 0 && c == 0 {
			return a*b + c, true, nil // has the sign
		}
		return 0, true, nil
	}
	exact = true
	negative := x.Sign() < 0
	x.Abs(x)
	if excess := x.BitLen() - 53; excess > 0 {
		exact = x.TrailingZeroBits() >= uint(excess)
		x.Rsh(x, uint(excess))
		e += excess
	}
	r = math.Ldexp(float64(x.Uint64()), e)
	if negative {
		r = -r
	}
	if r == 0 {
		return r, false, fmt.Errorf("%v·%v is not a normal number", a, b)
	}
	_, err = float(math.Float64bits(r))
	return r, exact, err
}

// multiplyAddFloat is VFMADD231PD, dst += src1·src2, rounded toward zero. A
// result that is not exact has to have the exponent of what is added to: else
// the lowest bit of the sum does not weigh what the code relies on.
func multiplyAddFloat(m *Machine, i *Instruction) error {
	if !i.is(Vector, Vector, Vector) {
		return errForm
	}
	a, b, _, dst, err := m.operands(i, false)
	if err != nil {
		return err
	}
	v := m.z[dst]
	for n := range v {
		x, errX := float(a[n])
		y, errY := float(b[n])
		c, errC := float(v[n])
		for _, err := range []error{errX, errY, errC} {
			if err != nil {
				return err
			}
		}
		r, exact, err := multiplyAddExact(x, y, c)
		if err != nil {
			return err
		}
		if !exact && !m.Unchecked && (exponent(r) != exponent(c) || r < 0) {
			return fmt.Errorf("lane %d: %v·%v + %v leaves the binade", n, x, y, c)
		}
		v[n] = math.Float64bits(r)
	}
	m.set(dst, v, 0xff)
	return nil
}

// addFloat is src1 + sign·src2. The result has to be exact, so that it does not
// depend on the rounding mode of the thread.
func addFloat(sign float64, broadcast bool) execution {
	return func(m *Machine, i *Instruction) error {
		if len(i.Operands) != 3 {
			return errForm
		}
		a, b, _, dst, err := m.operands(i, broadcast)
		if err != nil {
			return err
		}
		for n := range a {
			x, errX := float(a[n])
			y, errY := float(b[n])
			if errX != nil || errY != nil {
				return fmt.Errorf("%v or %v is not a normal number", x, y)
			}
			y *= sign
			s := x + y
			if _, err := float(math.Float64bits(s)); err != nil {
				return err
			}
			// What rounding has cost (Knuth's TwoSum).
			part := s - x
			if lost := (x - (s - part)) + (y - part); lost != 0 && !m.Unchecked {
				return fmt.Errorf("lane %d: %v + %v is not exact", n, x, y)
			}
			a[n] = math.Float64bits(s)
		}
		m.set(dst, a, 0xff)
		return nil
	}
}

// floatToInteger converts integers.
func floatToInteger(m *Machine, i *Instruction) error {
	if !i.is(Vector, Vector) {
		return errForm
	}
	v := m.z[i.Operands[0].Register]
	for n, x := range v {
		f, err := float(x)
		if err != nil {
			return err
		}
		if math.Abs(f) >= 0x1p63 || f != math.Trunc(f) && !m.Unchecked {
			return fmt.Errorf("lane %d: %v is not an integer of 64 bits", n, f)
		}
		v[n] = uint64(int64(math.RoundToEven(f)))
	}
	m.set(i.Operands[1].Register, v, 0xff)
	return nil
}
