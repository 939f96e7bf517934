//go:build amd64 && !purego

package vector

// lanes is the number of field elements that are computed on at once.
const lanes = 8

type (
	// element is eight field elements, limb by limb and lane by lane.
	element = [5][lanes]uint64
	// point is eight points: X, Y, Z and T.
	point = [4]element
	// cached is eight points to be added: Y+X, Y-X, 2dT and 2Z.
	cached = [4]element
	// affine is eight points to be added of Z = 1: Y+X, Y-X and 2dT.
	affine = [3]element
	// row is sixteen multiples of a fixed point, as affine has them: each limb
	// of each coordinate of all of them.
	row = [15][16]uint64
	// scratch is memory that the functions on points need.
	scratch = [6]element
	// bucket is one point: its twenty limbs one after the other, and four words
	// without a meaning.
	bucket = [24]uint64
	// mask has a bit for each lane.
	mask = uint8
)

// arithmetic is the instruction set: IFMA if true.
type arithmetic bool

func (a arithmetic) multiply(out, x, y *element) {
	if a {
		ifmaMultiply(out, x, y)
	} else {
		fmaMultiply(out, x, y)
	}
}

// square squares n times.
func (a arithmetic) square(out, x *element, n int) {
	if a {
		ifmaSquare(out, x, n)
	} else {
		fmaSquare(out, x, n)
	}
}

func (a arithmetic) add(out, x, y *element) {
	if a {
		ifmaSum(out, x, y)
	} else {
		fmaSum(out, x, y)
	}
}

func (a arithmetic) subtract(out, x, y *element) {
	if a {
		ifmaDifference(out, x, y)
	} else {
		fmaDifference(out, x, y)
	}
}

// fromIntegers brings integers below 2^52, limbs in radix 2^51, into the form of
// elements.
func (a arithmetic) fromIntegers(out, integers *element) {
	if a {
		ifmaFromIntegers(out, integers)
	} else {
		fmaFromIntegers(out, integers)
	}
}

// integers is the inverse of fromIntegers, of the representative below p.
func (a arithmetic) integers(out, x *element) {
	if a {
		ifmaIntegers(out, x)
	} else {
		fmaIntegers(out, x)
	}
}

// flags returns the lanes whose representative below p is odd, which is what
// IS_NEGATIVE of RFC 9496 means, and those where it is zero.
func (a arithmetic) flags(x *element) (odd, zero mask) {
	if a {
		return ifmaFlags(x)
	}
	return fmaFlags(x)
}

// choose sets out to y in the lanes of m, to x in the others.
func (a arithmetic) choose(out, x, y *element, m mask) {
	if a {
		ifmaChoose(out, x, y, m)
	} else {
		fmaChoose(out, x, y, m)
	}
}

// double doubles p n times, in place.
func (a arithmetic) double(p *point, n int, s *scratch) {
	if a {
		ifmaDouble(p, n, s)
	} else {
		fmaDouble(p, n, s)
	}
}

// addCached adds q to p, in place.
func (a arithmetic) addCached(p *point, q *cached, s *scratch) {
	if a {
		ifmaAdd(p, q, s)
	} else {
		fmaAdd(p, q, s)
	}
}

// addLookup adds to each lane of p the multiple of that lane's point that digit
// names, out of 1, 3, …, 15 times that table has. Digits are odd and may be
// negative. T of p is left undefined; it is the product of s[0] and s[1].
func (a arithmetic) addLookup(p *point, table *[8]cached, digit *[lanes]int8, s *scratch) {
	if a {
		ifmaAddLookup(p, table, digit, s)
	} else {
		fmaAddLookup(p, table, digit, s)
	}
}

// addLookupFixed adds to each lane of p the multiple that digit names, out of 1,
// 3, …, 31 times that r has. Digits are odd and may be negative.
func (a arithmetic) addLookupFixed(p *point, r *row, digit *[lanes]int8, s *scratch) {
	if a {
		ifmaAddLookupFixed(p, r, digit, s)
	} else {
		fmaAddLookupFixed(p, r, digit, s)
	}
}

// addOne adds to each lane of p the point in one lane of q, or its negative in
// the lanes of negative.
func (a arithmetic) addOne(p *point, q *cached, lane int, negative mask, s *scratch) {
	if a {
		ifmaAddOne(p, &q[0][0][lane], negative, s)
	} else {
		fmaAddOne(p, &q[0][0][lane], negative, s)
	}
}

// gather sets each lane of p to the point of its bucket. The buckets are
// different ones.
func (a arithmetic) gather(p *point, from *[lanes]*bucket) {
	if a {
		ifmaGather(p, from[0], from[1], from[2], from[3], from[4], from[5], from[6], from[7])
	} else {
		fmaGather(p, from[0], from[1], from[2], from[3], from[4], from[5], from[6], from[7])
	}
}

// scatter sets each bucket to the point of its lane of p.
func (a arithmetic) scatter(p *point, to *[lanes]*bucket) {
	if a {
		ifmaScatter(p, to[0], to[1], to[2], to[3], to[4], to[5], to[6], to[7])
	} else {
		fmaScatter(p, to[0], to[1], to[2], to[3], to[4], to[5], to[6], to[7])
	}
}
