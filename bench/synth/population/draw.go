package population

import "math/bits"

// stream names an independent sequence of draws.
type stream uint64

const (
	streamOrder stream = iota + 1
	streamBlock
	streamHousehold
	streamMember
	streamBirth
	streamDetail
	streamEmail
	streamLandline
	streamAddress
	streams
)

// draw is a deterministic sequence of choices: SplitMix64.
type draw struct{ state uint64 }

// newDraw returns the sequence of one stream at one index.
func newDraw(seed uint64, s stream, index uint64) draw {
	return draw{streamKey(seed, s) ^ mix(index)}
}

// draw returns newDraw of the population's seed.
func (p *Population) draw(s stream, index uint64) draw { return draw{p.keys[s] ^ mix(index)} }

// streamKey tells the streams of a seed apart.
func streamKey(seed uint64, s stream) uint64 { return mix(seed + uint64(s)<<56) }

// mix is the finaliser of SplitMix64: neighbouring numbers give unrelated ones.
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// bits returns 64 random bits.
func (d *draw) bits() uint64 {
	d.state += 0x9e3779b97f4a7c15
	return mix(d.state)
}

// n returns a number in [0, n). Its bias is below n/2^64.
func (d *draw) n(n int) int {
	hi, _ := bits.Mul64(d.bits(), uint64(n))
	return int(hi)
}

// between returns a number in [lo, hi].
func (d *draw) between(lo, hi int) int { return lo + d.n(hi-lo+1) }

// chance is true with a probability in parts of ten thousand.
func (d *draw) chance(r int) bool { return d.n(10_000) < r }
