//go:build amd64 && !purego

package vector

import "recoupe/psi/oprf/internal/kernel"

// sumChunk is the number of points, of eight lanes each, that share the
// doublings of a sum (Straus, "Addition chains of vectors", 1964). Their tables
// are 10 KB each and must stay in the cache.
const sumChunk = 32

// SumVarTime sums each lane by itself, and then the lanes.
func (b *batch) SumVarTime(k []kernel.Scalar) [kernel.ElementSize]byte {
	b.scalars(k)
	m := new(multiplier)
	n := min(len(b.points), sumChunk)
	tables := make([][8]cached, n)
	digits := make([][digits4][lanes]int8, n)
	total := b.identity
	for start := 0; start < len(b.points); start += sumChunk {
		points := b.points[start:min(start+sumChunk, len(b.points))]
		for i := range points {
			// Lanes without an element count as the identity.
			p := points[i]
			for lane := max(0, b.n-(start+i)*lanes); lane < lanes; lane++ {
				copyLane(p[:], lane, b.identity[:], lane)
			}
			m.setTable(b.curve, &tables[i], &p)
			someDigits(digits[i][:], 4, k, start+i)
		}
		m.sum = b.identity
		for d := digits4 - 1; d >= 0; d-- {
			if d < digits4-1 {
				b.double(&m.sum, 4, &m.scratch)
			}
			for i := range points {
				b.addLookup(&m.sum, &tables[i], &digits[i][d], &m.scratch)
			}
		}
		b.cache(&m.addend, &m.sum)
		b.addCached(&total, &m.addend, &m.scratch)
	}
	for half := lanes / 2; half > 0; half /= 2 {
		upper := total
		for lane := range half {
			copyLane(upper[:], lane, total[:], lane+half)
		}
		b.cache(&m.addend, &upper)
		b.addCached(&total, &m.addend, &m.scratch)
	}
	return [kernel.ElementSize]byte(b.encode(nil, &total, 1))
}

// copyLane copies one lane of each element of src into one lane of dst.
func copyLane(dst []element, to int, src []element, from int) {
	for i := range dst {
		for k := range dst[i] {
			dst[i][k][to] = src[i][k][from]
		}
	}
}
