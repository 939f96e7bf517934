package golomb

import (
	"errors"
	"fmt"
	"math"
	"math/bits"
)

// MaxCount bounds both the number of tokens of a set and the number of queries
// that it may be asked, so that U is at most 2^106.
const MaxCount = 1 << 33

// FalseMatchBits is the security parameter of a range: a false match
// among all questions has a probability below 2^-FalseMatchBits.
const FalseMatchBits = 40

// ErrRange is returned for numbers of tokens or queries that have no range.
var ErrRange = errors.New("golomb: no range for these counts")

// Range is the interval [0, U), U = 2^40·N·M, in which the N tokens of a set
// lie that is asked at most M times. The zero Range has U = 0 and holds no
// token.
type Range struct {
	n, m uint64
	u    Uint128 // 2^40·n·m exactly, at most 2^106
}

// NewRange returns the range of n tokens and at most m queries. An empty set
// (n = 0) has the empty range, into which nothing but 0 is mapped and which
// codes no token. The error is ErrRange if m is 0 or if one of them exceeds
// MaxCount.
func NewRange(n, m uint64) (Range, error) {
	if n > MaxCount || m > MaxCount || m == 0 {
		return Range{}, fmt.Errorf("%w: %d tokens, %d queries, limits 0 to %d and 1 to %d", ErrRange, n, m, uint64(MaxCount), uint64(MaxCount))
	}
	hi, lo := bits.Mul64(n, m)
	u := Uint128{hi<<FalseMatchBits | lo>>(64-FalseMatchBits), lo << FalseMatchBits}
	return Range{n: n, m: m, u: u}, nil
}

// N returns the number of tokens that the range was made for.
func (r Range) N() uint64 { return r.n }

// M returns the number of queries that the range was made for.
func (r Range) M() uint64 { return r.m }

// U returns the size of the range, 2^40·N·M exactly.
func (r Range) U() Uint128 { return r.u }

// Map returns floor(p·U / 2^128), the token of a PRF output whose first 16
// bytes are p. It keeps the order: p ≤ q implies Map(p) ≤ Map(q).
func (r Range) Map(p Uint128) Uint128 { return mulHigh(p, r.u) }

// FalseMatch returns the bound queries·N/U on the probability that any of that
// many queries, none of them in the set, is found in it. For M queries that is
// 2^-40. It is 0 for an empty set.
//
// The bound counts pairs, which for M queries overstates the probability by a
// factor of about 1 + 2^-41. It leaves out that the cells of Map, of 2^22 or
// more PRF outputs each, differ by one in size, which raises the probability by
// a factor below 1 + 2^-46.
func (r Range) FalseMatch(queries uint64) float64 {
	if r.n == 0 {
		return 0
	}
	return math.Ldexp(float64(queries)/float64(r.m), -FalseMatchBits)
}

// FloorBits returns log2 of the number of sets of n tokens in [0, U): no code
// needs fewer bits on average for a whole set. It is 0 if n or m is 0.
func FloorBits(n, m uint64) float64 {
	if n == 0 || m == 0 {
		return 0
	}
	// log2 C(U, N) = N·log2 U + Σ log2(1 - i/U) - log2 N!, i from 0 to N-1;
	// as i/U < 2^-40 the sum is -N(N-1)/2U / ln 2 to double precision.
	nf, log2u := float64(n), FalseMatchBits+math.Log2(float64(n))+math.Log2(float64(m))
	lnFactorial, _ := math.Lgamma(nf + 1)
	return nf*log2u - (nf*(nf-1)/2*math.Exp2(-log2u)+lnFactorial)/math.Ln2
}

// FloorBitsPerToken returns log2(e·2^40·m), what FloorBits(n, m)/n tends to
// from below as n grows.
func FloorBitsPerToken(m uint64) float64 {
	return math.Log2E + FalseMatchBits + math.Log2(float64(m))
}
