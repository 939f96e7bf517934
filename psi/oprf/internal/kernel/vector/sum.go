//go:build amd64 && !purego

package vector

import "recoupe/psi/oprf/internal/kernel"

// Sums are computed with buckets (Pippenger, "On the evaluation of powers and
// monomials", 1980): scalars are written in 32 signed digits of a byte, and for
// each digit place, or window, there is a bucket for each absolute value, to
// which the elements with that digit are added. The lanes are eight windows, so
// that an element is added to eight buckets at once.
const (
	windows = 32
	// largest is the largest absolute value of a digit.
	largest = 128
)

// buckets are those of eight windows. The first of each window takes the
// elements whose digit is 0.
type buckets [lanes][largest + 1]bucket

// few is the number of elements up to which a sum multiplies each of them, for
// less than the buckets cost by themselves.
const few = 32

func (b *batch) SumVarTime(k []kernel.Scalar) [kernel.ElementSize]byte {
	b.scalars(k)
	if b.n <= few {
		return b.sumOfProducts(k)
	}
	points := b.read()
	addends := make([]cached, len(points))
	for i := range points {
		b.cache(&addends[i], &points[i])
	}
	digits := make([][windows]int16, b.n)
	for i := range digits {
		digits[i] = signedBytes(&k[i])
	}
	all := new(buckets)
	var sums [windows / lanes]point
	for i := range sums {
		all.reset(b.curve)
		all.fill(b.curve, addends, digits, i*lanes)
		sums[i] = all.sum(b.curve)
	}
	// The windows one after the other, from the highest.
	total, addend := b.identity, cached{}
	var s scratch
	for w := windows - 1; w >= 0; w-- {
		b.double(&total, 8, &s)
		b.cache(&addend, &sums[w/lanes])
		b.addOne(&total, &addend, w%lanes, 0, &s)
	}
	return [kernel.ElementSize]byte(b.encode(nil, &total, 1))
}

// sumOfProducts multiplies each element, and adds the products one by one.
func (b *batch) sumOfProducts(k []kernel.Scalar) [kernel.ElementSize]byte {
	products := &batch{curve: b.curve, n: b.n}
	products.MultiplyEach(b, k)
	total, addend := b.identity, cached{}
	var s scratch
	for i := range b.n {
		if i%lanes == 0 {
			b.cache(&addend, &products.points[i/lanes])
		}
		b.addOne(&total, &addend, i%lanes, 0, &s)
	}
	return [kernel.ElementSize]byte(b.encode(nil, &total, 1))
}

// signedBytes writes k, which must be below ℓ, in digits from -127 to 128 in base
// 256, the lowest first.
func signedBytes(k *kernel.Scalar) (digits [windows]int16) {
	oddScalar(k) // for its check
	carry := int16(0)
	for i, x := range k {
		digits[i] = int16(x) + carry
		carry = 0
		if digits[i] > largest {
			digits[i] -= 256
			carry = 1
		}
	}
	return digits
}

// at is bucket i of each window.
func (all *buckets) at(i int) (b [lanes]*bucket) {
	for lane := range b {
		b[lane] = &all[lane][i]
	}
	return b
}

// reset makes all buckets the identity.
func (all *buckets) reset(c *curve) {
	for i := range all[0] {
		bucket := all.at(i)
		c.scatter(&c.identity, &bucket)
	}
}

// fill adds each element to its buckets in eight windows, from first on.
func (all *buckets) fill(c *curve, addends []cached, digits [][windows]int16, first int) {
	var p point
	var s scratch
	var to [lanes]*bucket
	for i := range digits {
		var negative mask
		for lane := range lanes {
			d := digits[i][first+lane]
			if d < 0 {
				negative |= 1 << lane
				d = -d
			}
			to[lane] = &all[lane][d]
		}
		c.gather(&p, &to)
		c.addOne(&p, &addends[i/lanes], i%lanes, negative, &s)
		c.scatter(&p, &to)
	}
}

// sum returns in each lane Σ j·bucket(j) of its window: the sum over j of the sum
// of the buckets from j on.
func (all *buckets) sum(c *curve) point {
	from, sum := c.identity, c.identity
	var p point
	var addend cached
	var s scratch
	for j := largest; j > 0; j-- {
		bucket := all.at(j)
		c.gather(&p, &bucket)
		c.cache(&addend, &p)
		c.addCached(&from, &addend, &s)
		c.cache(&addend, &from)
		c.addCached(&sum, &addend, &s)
	}
	return sum
}
