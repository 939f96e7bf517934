//go:build amd64 && !purego

package vector

import "recoupe/psi/oprf/internal/kernel"

func (b *batch) Multiply(a kernel.Batch, k *kernel.Scalar) {
	from, to := b.operand(a), b.write()
	var digits [digits4][lanes]int8
	broadcastDigits(digits[:], 4, k)
	m := new(multiplier)
	for i := range to {
		m.multiply(b.curve, &to[i], &from[i], &digits)
	}
}

func (b *batch) MultiplyEach(a kernel.Batch, k []kernel.Scalar) {
	from, to := b.operand(a), b.write()
	b.scalars(k)
	var digits [digits4][lanes]int8
	m := new(multiplier)
	for i := range to {
		someDigits(digits[:], 4, k, i)
		m.multiply(b.curve, &to[i], &from[i], &digits)
	}
}

// multiplier is the memory that a multiplication needs.
type multiplier struct {
	table   [8]cached
	addend  cached
	sum     point
	scratch scratch
}

// multiply sets each lane of p to that of from times the number of its digits.
func (m *multiplier) multiply(c *curve, p, from *point, digits *[digits4][lanes]int8) {
	m.setTable(c, &m.table, from)
	m.sum = c.identity
	for i := digits4 - 1; i >= 0; i-- {
		if i < digits4-1 {
			c.double(&m.sum, 4, &m.scratch)
		}
		c.addLookup(&m.sum, &m.table, &digits[i], &m.scratch)
	}
	c.multiply(&m.sum[3], &m.scratch[0], &m.scratch[1])
	*p = m.sum
}

// setTable sets table to 1, 3, …, 15 times p.
func (m *multiplier) setTable(c *curve, table *[8]cached, p *point) {
	m.sum = *p
	c.double(&m.sum, 1, &m.scratch)
	c.cache(&m.addend, &m.sum)
	m.sum = *p
	c.cache(&table[0], &m.sum)
	for i := 1; i < len(table); i++ {
		c.addCached(&m.sum, &m.addend, &m.scratch)
		c.cache(&table[i], &m.sum)
	}
}
