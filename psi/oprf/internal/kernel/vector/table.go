//go:build amd64 && !purego

package vector

import "recoupe/psi/oprf/internal/kernel"

// table is a [kernel.Table]: row i has 1, 3, …, 31 times 32^i times the base.
type table struct {
	// rows come first, for their alignment.
	rows [digits5]row
	base [kernel.ElementSize]byte
	by   arithmetic
}

func (t *table) Base() [kernel.ElementSize]byte { return t.base }

func (e engine) NewTable(base *[kernel.ElementSize]byte) (kernel.Table, bool) {
	b := e.NewBatch(1).(*batch)
	if b.SetBytes(base[:]) >= 0 {
		return nil, false
	}
	t := &table{base: *base, by: e.arithmetic}
	var s scratch
	power := b.read()[0] // 32^i times the base, in lane 0
	for start := 0; start < digits5; start += lanes {
		// One row in each lane.
		var p point
		for lane := range lanes {
			copyLane(p[:], lane, power[:], 0)
			e.double(&power, 5, &s)
		}
		t.setRows(e.curve, t.rows[start:min(start+lanes, digits5)], &p)
	}
	return t, true
}

// setRows fills the rows of which p has the first multiples, one in each lane.
func (t *table) setRows(c *curve, rows []row, p *point) {
	var s scratch
	var addend cached
	twice := *p
	c.double(&twice, 1, &s)
	c.cache(&addend, &twice)
	multiple := *p
	for i := range rows[0][0] {
		var inverse, x, y element
		c.invert(&inverse, &multiple[2])
		c.multiply(&x, &multiple[0], &inverse)
		c.multiply(&y, &multiple[1], &inverse)
		var a affine
		c.add(&a[0], &y, &x)
		c.subtract(&a[1], &y, &x)
		c.multiply(&a[2], &x, &y)
		c.multiply(&a[2], &a[2], &c.twoD)
		for lane := range rows {
			for k := range rows[lane] {
				rows[lane][k][i] = a[k/5][k%5][lane]
			}
		}
		c.addCached(&multiple, &addend, &s)
	}
}

func (b *batch) AddMultiples(a kernel.Batch, t kernel.Table, k []kernel.Scalar) {
	from, to := b.operand(a), b.write()
	b.scalars(k)
	fixed := t.(*table)
	if fixed.by != b.arithmetic {
		panic("vector: a table of a different engine")
	}
	var digits [digits5][lanes]int8
	var s scratch
	for i := range to {
		someDigits(digits[:], 5, k, i)
		p := &to[i]
		*p = from[i]
		for d := range digits {
			b.addLookupFixed(p, &fixed.rows[d], &digits[d], &s)
		}
	}
}

// copyLane copies one lane of each element of src into one lane of dst.
func copyLane(dst []element, to int, src []element, from int) {
	for i := range dst {
		for k := range dst[i] {
			dst[i][k][to] = src[i][k][from]
		}
	}
}
