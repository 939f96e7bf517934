package golomb

import (
	"errors"
	"math/bits"
)

// BlockSize is the greatest number of tokens in a block.
const BlockSize = 8192

// maxSpread bounds (last - first) >> k over a block, and with it the unary
// part. Blocks of up to BlockSize of N uniform tokens stay below 2^16 unless
// chance fails beyond all measure; a set with N up to two million cannot pass
// it at all.
const maxSpread = 1 << 22

// MaxBlockBytes is the greatest length of a block in bytes.
const MaxBlockBytes = (countBits + 106 + (BlockSize-1)*(maxRice+1) + maxSpread + 7) / 8

const (
	countBits = 16 // width of the number of tokens less one
	maxRice   = 72 // the Rice parameter for MaxCount queries
)

// The errors of AppendBlock and DecodeBlock.
var (
	// ErrBlockCount: a block holds 1 to BlockSize tokens.
	ErrBlockCount = errors.New("golomb: wrong number of tokens for a block")
	// ErrOrder: the tokens of a block are strictly increasing.
	ErrOrder = errors.New("golomb: tokens not strictly increasing")
	// ErrTokenRange: every token is below U.
	ErrTokenRange = errors.New("golomb: token outside the range")
	// ErrSpread: the tokens are so far apart that they cannot be part of a
	// uniform set of N.
	ErrSpread = errors.New("golomb: tokens too far apart for the range")
	// ErrCorrupt: the bytes are not the coding of any block.
	ErrCorrupt = errors.New("golomb: damaged block")
)

// Code codes the tokens of one range. It is a value without state, to be
// copied and shared between goroutines freely.
type Code struct {
	r     Range
	k     uint // Rice parameter, 39 to maxRice
	first uint // width of a block's first token: bit length of U-1, at most 106
}

// NewCode returns the code of r's tokens.
func NewCode(r Range) Code {
	c := Code{r: r, k: riceParameter(r.m)}
	if r.u != (Uint128{}) {
		c.first = uint(r.u.sub(Uint128{0, 1}).bitLen())
	}
	return c
}

// Range returns the range that the code was made for.
func (c Code) Range() Range { return c.r }

// RiceParameter returns k, the number of low bits of a gap that are stored as
// they are: the integer of least expected length, 39 for one query to 72 for
// MaxCount.
func (c Code) RiceParameter() int { return int(c.k) }

// lnPhi is floor(2^64·ln φ), φ = (1+√5)/2.
const lnPhi = 8876791382117197394

// riceParameter returns the least k with 2^k ≥ ln φ·2^40·m.
//
// Gaps of N uniform tokens in U are geometric with p = N/U = 1/(2^40·m). With
// x = (1-p)^(2^k) the expected length is k + 1 + x/(1-x), and going from k to
// k+1 saves x/(1-x²) - 1 bits, so that the best k is the least one with
// x ≤ 1/φ (Kiely, Selecting the Golomb Parameter in Rice Coding, IPN Progress
// Report 42-159, 2004). As p ≤ 2^-40, -ln(1-p) is p here. In integers, because
// the parameter is part of the format: 2^(k+24) ≥ lnPhi·m.
func riceParameter(m uint64) uint {
	if m == 0 {
		return 0
	}
	hi, lo := bits.Mul64(lnPhi, m)
	below := Uint128{hi, lo}.sub(Uint128{0, 1})
	return uint(below.bitLen()) - 24
}

// fixedBits returns the length of everything but the unary part of a block of
// count tokens.
func (c Code) fixedBits(count int) uint {
	return countBits + c.first + uint(count-1)*c.k
}
