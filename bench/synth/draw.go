package synth

import "math/bits"

// golden is 2^64 divided by the golden ratio, the step of SplitMix64.
const golden = 0x9e3779b97f4a7c15

// mix is the finaliser of SplitMix64 (Steele, Lea and Flood, 2014): neighbouring
// numbers give unrelated ones.
func mix(x uint64) uint64 {
	x += golden
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// draw is a deterministic sequence of choices.
type draw struct{ state uint64 }

// next returns 64 bits.
func (d *draw) next() uint64 {
	d.state += golden
	return mix(d.state)
}

// n returns a number in [0, n). Its bias is below n/2^64.
func (d *draw) n(n int) int {
	hi, _ := bits.Mul64(d.next(), uint64(n))
	return int(hi)
}

// between returns a number in [lo, hi].
func (d *draw) between(lo, hi int) int { return lo + d.n(hi-lo+1) }

// pick returns one of the values, each as likely as the others.
func pick[T any](d *draw, values []T) T { return values[d.n(len(values))] }

// dice decides which departures a row has. Each kind is drawn by itself, so that
// the rate of one kind changes nothing but the rows of this kind, and a higher
// rate only adds to those of a lower one.
type dice struct {
	person uint64 // seed of what is the same in every list
	row    uint64 // seed of what befalls one row
}

// chance reports whether a draw of the row's for a kind is below a threshold.
func (d *dice) chance(k Kind, threshold uint64) bool {
	return mix(d.row^uint64(k+1)*golden)>>1 < threshold
}

// state is chance with the person's draw: of two lists with this kind, the one
// with the higher threshold has it for everyone for whom the other has it.
func (d *dice) state(k Kind, threshold uint64) bool {
	return mix(d.person^uint64(k+1)*golden)>>1 < threshold
}

// how returns the sequence that decides how a departure of the row looks.
func (d *dice) how(k Kind) draw { return draw{mix(d.row + uint64(k+1)<<32)} }

// whose returns the sequence that decides what another value is: the same for
// all rows of the person.
func (d *dice) whose(k Kind) draw { return draw{mix(d.person + uint64(k+1)<<32)} }
