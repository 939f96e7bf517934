package identity

import "math"

// A table of hashed counts has collisionBuckets counts.
const (
	collisionBits    = 18
	collisionBuckets = 1 << collisionBits
)

// collisions estimates the probability that two values drawn from a
// distribution are equal, from counts of hashed values in bounded memory.
type collisions struct {
	counts [collisionBuckets]uint32
	total  uint64
}

// add counts the value made of b and suffix.
func (c *collisions) add(b []byte, suffix ...byte) {
	h := uint64(0xcbf29ce484222325) // FNV-1a, then mixed down to the low bits
	for _, x := range b {
		h = (h ^ uint64(x)) * 0x100000001b3
	}
	for _, x := range suffix {
		h = (h ^ uint64(x)) * 0x100000001b3
	}
	h = (h ^ h>>32) * 0x9e3779b97f4a7c15
	bucket := &c.counts[h>>(64-collisionBits)]
	if *bucket < math.MaxUint32 {
		*bucket++
	}
	c.total++
}

func (c *collisions) merge(other *collisions) {
	for i, n := range other.counts {
		c.counts[i] = uint32(min(uint64(c.counts[i])+uint64(n), math.MaxUint32))
	}
	c.total += other.total
}

// probability returns the share of pairs of values that are equal. Different
// values share a bucket with probability 1/B, so that the share of pairs in one
// bucket is p + (1-p)/B.
func (c *collisions) probability() float64 {
	const shared = 1.0 / collisionBuckets
	return max(0, (equalPairs(c.counts[:], c.total)-shared)/(1-shared))
}

// dayCounts counts days of the year, exactly: month*32 + day.
type dayCounts struct {
	counts [13 * 32]uint32
	total  uint64
}

func (d *dayCounts) add(date []byte) {
	d.counts[number(date[4:6])*32+number(date[6:8])]++
	d.total++
}

func (d *dayCounts) merge(other *dayCounts) {
	for i, n := range other.counts {
		d.counts[i] += n
	}
	d.total += other.total
}

func (d *dayCounts) probability() float64 { return equalPairs(d.counts[:], d.total) }

// The years of birth that can be: those of canonical dates.
const (
	firstYear = 1900
	numYears  = 200
)

// personsPerYear is the number of persons of one year of birth that no list
// exceeds by much: there are at most 0.9 million of any age in France.
const personsPerYear = 900_000

// yearCounts counts years of birth, exactly.
type yearCounts struct {
	counts [numYears]uint32
	total  uint64
}

func (y *yearCounts) add(date []byte) {
	if i := number(date[:4]) - firstYear; i < numYears {
		y.counts[i]++
		y.total++
	}
}

func (y *yearCounts) merge(other *yearCounts) {
	for i, n := range other.counts {
		y.counts[i] += n
	}
	y.total += other.total
}

// limit returns which part of the pairs with another list of so many rows is
// left when that list has the ages of this one, but no more persons of a year
// than there can be: the rest of its rows are of other ages.
func (y *yearCounts) limit(otherRows uint64) float64 {
	all, left := 0.0, 0.0
	for _, n := range y.counts {
		others := float64(n) / float64(max(y.total, 1)) * float64(otherRows)
		all += float64(n) * others
		left += float64(n) * min(others, max(personsPerYear, float64(n)))
	}
	if all == 0 {
		return 1
	}
	return left / all
}

// equalPairs returns the share of the pairs of total values that are in one
// bucket.
func equalPairs(counts []uint32, total uint64) float64 {
	if total < 2 {
		return 0
	}
	sum := 0.0
	for _, n := range counts {
		sum += float64(n) * (float64(n) - 1)
	}
	return sum / (float64(total) * float64(total-1))
}
