package identity

// A table of hashed counts has collisionBuckets counts.
const (
	collisionBits    = 18
	collisionBuckets = 1 << collisionBits
)

// collisions estimates the probability that two values drawn from a
// distribution are equal, from counts of hashed values in bounded memory.
type collisions struct {
	counts [collisionBuckets]uint32
}

// add counts a value.
func (c *collisions) add(b []byte) { increase(&c.counts[mixed(b)>>(64-collisionBits)]) }

func (c *collisions) merge(other *collisions) { addCounts(c.counts[:], other.counts[:]) }

// probability returns the share of pairs of values that are equal.
func (c *collisions) probability() float64 { return max(0, equalValues(c.counts[:])) }

// A table of hashed counts of whole names has nameBuckets counts: equal ones are
// so rare that pairs which share a bucket by chance would hide them in fewer.
const (
	nameBits    = 20
	nameBuckets = 1 << nameBits
)

// nameCollisions counts pairs of rows with the same whole name.
type nameCollisions struct {
	counts [nameBuckets]uint16
}

// add counts the value made of some parts.
func (c *nameCollisions) add(parts ...[]byte) { increase(&c.counts[mixed(parts...)>>(64-nameBits)]) }

func (c *nameCollisions) merge(other *nameCollisions) { addCounts(c.counts[:], other.counts[:]) }

// pairs returns the number of pairs of values, and about how many of them are
// equal.
func (c *nameCollisions) pairs() (all, equal float64) {
	total := 0.0
	for _, n := range c.counts {
		total += float64(n)
	}
	all = total * (total - 1) / 2
	return all, all * equalValues(c.counts[:])
}

// A table of hashed counts of one year has yearBuckets counts: first names are
// few beside surnames.
const (
	yearBits    = 11
	yearBuckets = 1 << yearBits
)

// yearCollisions is [collisions] for values of persons born in each year.
type yearCollisions struct {
	counts [numYears][yearBuckets]uint32
}

// add counts a value of a person born in a year, from 0 for firstYear.
func (c *yearCollisions) add(year int, b []byte) {
	increase(&c.counts[year][mixed(b)>>(64-yearBits)])
}

func (c *yearCollisions) merge(other *yearCollisions) {
	for y := range c.counts {
		addCounts(c.counts[y][:], other.counts[y][:])
	}
}

// probability returns the share of the pairs of values of one year that are
// equal. It is right on average, and may be below 0 where there are few: sums
// over years are to be bounded, not it.
func (c *yearCollisions) probability(year int) float64 { return equalValues(c.counts[year][:]) }

// inDecades returns the probability that two values are equal and of persons
// born in one decade.
func (c *yearCollisions) inDecades() float64 {
	sum, all := 0.0, 0.0
	for from := 0; from < numYears; from += 10 {
		var decade [yearBuckets]uint32
		for y := from; y < from+10; y++ {
			addCounts(decade[:], c.counts[y][:])
		}
		total := 0.0
		for _, n := range decade {
			total += float64(n)
		}
		sum += total * total * equalValues(decade[:])
		all += total
	}
	if all == 0 {
		return 0
	}
	return max(0, sum/(all*all))
}

// dayCounts counts days of the year, exactly: month*32 + day.
type dayCounts struct {
	counts [13 * 32]uint32
}

func (d *dayCounts) add(date []byte) { increase(&d.counts[number(date[4:6])*32+number(date[6:8])]) }

func (d *dayCounts) merge(other *dayCounts) { addCounts(d.counts[:], other.counts[:]) }

func (d *dayCounts) probability() float64 {
	p, _ := equalPairs(d.counts[:])
	return p
}

// mixed returns a hash of some parts whose high bits are spread evenly.
func mixed(parts ...[]byte) uint64 {
	const prime = 0x100000001b3
	h := uint64(0xcbf29ce484222325) // FNV-1a, then mixed up to the high bits
	for _, b := range parts {
		for _, x := range b {
			h = (h ^ uint64(x)) * prime
		}
		h *= prime // a zero byte, which no part has
	}
	return (h ^ h>>32) * 0x9e3779b97f4a7c15
}

// count is a number in a table, which stops at its highest value.
type count interface{ uint16 | uint32 }

func increase[N count](n *N) {
	if *n != ^N(0) {
		*n++
	}
}

// addCounts adds other to counts.
func addCounts[N count](counts, other []N) {
	for i, n := range other {
		counts[i] += min(n, ^counts[i])
	}
}

// equalValues returns the share of the pairs of values that are equal, from
// counts of hashed ones. Different values share one of the B buckets with
// probability 1/B, so that the share of pairs in one bucket is p + (1-p)/B.
func equalValues[N count](counts []N) float64 {
	p, ok := equalPairs(counts)
	if !ok {
		return 0
	}
	shared := 1 / float64(len(counts))
	return (p - shared) / (1 - shared)
}

// equalPairs returns the share of the pairs of values that are in one bucket,
// and whether there is any pair.
func equalPairs[N count](counts []N) (share float64, ok bool) {
	total, sum := 0.0, 0.0
	for _, n := range counts {
		total += float64(n)
		sum += float64(n) * (float64(n) - 1)
	}
	if total < 2 {
		return 0, false
	}
	return sum / (total * (total - 1)), true
}
