package golomb

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
)

// AppendBlock appends the block of tokens to dst and returns the longer slice.
// There must be 1 to BlockSize tokens, strictly increasing and below U. On an
// error, which is one of ErrBlockCount, ErrOrder, ErrTokenRange and ErrSpread,
// dst is returned as it was.
func (c Code) AppendBlock(dst []byte, tokens []Uint128) ([]byte, error) {
	spread, err := c.check(tokens)
	if err != nil {
		return dst, err
	}
	// The quotients sum to spread at most, and each has one more bit.
	limit := c.fixedBits(len(tokens)) + uint(len(tokens)-1) + uint(spread)
	dst = slices.Grow(dst, int(limit/8)+16)
	w := bitWriter{buf: dst[:cap(dst)], pos: len(dst)}
	w.put(uint64(len(tokens)-1), countBits)
	w.putWide(tokens[0], c.first)
	if c.k < 64 {
		w.putLowBits(tokens, c.k)
		w.putQuotients(tokens, c.k)
	} else {
		for i := 1; i < len(tokens); i++ {
			w.putWide(gap(tokens[i-1], tokens[i]), c.k)
		}
		for i := 1; i < len(tokens); i++ {
			w.putUnary(gap(tokens[i-1], tokens[i]).Hi >> (c.k - 64))
		}
	}
	return w.bytes(), nil
}

// check verifies that tokens can be a block and returns (last - first) >> k.
func (c Code) check(tokens []Uint128) (uint64, error) {
	if len(tokens) == 0 || len(tokens) > BlockSize {
		return 0, fmt.Errorf("%w: %d, limits 1 to %d", ErrBlockCount, len(tokens), BlockSize)
	}
	if i := firstDisorder(tokens); i > 0 {
		return 0, fmt.Errorf("%w: at index %d of the block", ErrOrder, i)
	}
	prev := tokens[len(tokens)-1]
	if !prev.Less(c.r.u) {
		return 0, ErrTokenRange
	}
	spread := prev.sub(tokens[0]).shr(c.k)
	if spread.Hi != 0 || spread.Lo > maxSpread {
		return 0, ErrSpread
	}
	return spread.Lo, nil
}

// firstDisorder returns the first i with tokens[i-1] ≥ tokens[i], or 0 if there
// is none. The borrow of a subtraction instead of Less spares the branch on
// equal high words, which no processor can foresee.
func firstDisorder(tokens []Uint128) int {
	prev := tokens[0]
	for i, t := range tokens[1:] {
		_, borrow := bits.Sub64(prev.Lo, t.Lo, 0)
		_, borrow = bits.Sub64(prev.Hi, t.Hi, borrow)
		if borrow == 0 {
			return i + 1
		}
		prev = t
	}
	return 0
}

// gap returns b - a - 1 for a < b.
func gap(a, b Uint128) Uint128 { return b.sub(a).sub(Uint128{0, 1}) }

// bitWriter writes bits into buf, least significant first, a word at a time.
type bitWriter struct {
	buf  []byte // long enough for all that is written, and 8 bytes more
	pos  int    // index of the first byte not yet written
	acc  uint64 // bits not yet written; those from fill on are 0
	fill uint   // number of bits in acc, below 64
}

// put writes the low width bits of v, whose other bits are 0. width ≤ 64.
func (w *bitWriter) put(v uint64, width uint) {
	w.acc |= v << (w.fill & 63)
	if w.fill+width >= 64 {
		binary.LittleEndian.PutUint64(w.buf[w.pos:], w.acc)
		w.pos += 8
		w.acc = v >> 1 >> (63 - w.fill&63)
		w.fill -= 64
	}
	w.fill += width
}

// putWide writes the low width bits of v. width ≤ 128.
func (w *bitWriter) putWide(v Uint128, width uint) {
	if width <= 64 {
		w.put(v.Lo&(1<<width-1), width)
		return
	}
	w.put(v.Lo, 64)
	w.put(v.Hi&(1<<(width-64)-1), width-64)
}

// putUnary writes q zeros and a one.
func (w *bitWriter) putUnary(q uint64) {
	for ; q >= 64; q -= 64 {
		w.put(0, 64)
	}
	w.put(1<<q, uint(q)+1)
}

// putLowBits writes the low k bits of every gap, k < 64. It is put in a loop
// with the writer's state in registers.
func (w *bitWriter) putLowBits(tokens []Uint128, k uint) {
	buf, pos, acc, fill := w.buf, w.pos, w.acc, w.fill
	mask := uint64(1)<<k - 1
	prev := tokens[0].Lo
	for i := 1; i < len(tokens); i++ {
		lo := tokens[i].Lo
		v := (lo - prev - 1) & mask
		prev = lo
		acc |= v << (fill & 63)
		if fill+k >= 64 {
			binary.LittleEndian.PutUint64(buf[pos:], acc)
			pos += 8
			acc = v >> 1 >> (63 - fill&63)
			fill -= 64
		}
		fill += k
	}
	w.pos, w.acc, w.fill = pos, acc, fill
}

// putQuotients writes every gap shifted right by k in unary, k < 64. It is
// putUnary in a loop with the writer's state in registers: acc only needs a
// one at the right place, all else being zero already.
func (w *bitWriter) putQuotients(tokens []Uint128, k uint) {
	buf, pos, acc, fill := w.buf, w.pos, w.acc, uint64(w.fill)
	prev := tokens[0]
	for i := 1; i < len(tokens); i++ {
		g := gap(prev, tokens[i])
		prev = tokens[i]
		fill += g.Hi<<1<<(63-k&63) | g.Lo>>(k&63)
		for fill >= 64 {
			binary.LittleEndian.PutUint64(buf[pos:], acc)
			pos += 8
			acc = 0
			fill -= 64
		}
		acc |= 1 << (fill & 63)
		fill++
	}
	if fill == 64 {
		binary.LittleEndian.PutUint64(buf[pos:], acc)
		pos, acc, fill = pos+8, 0, 0
	}
	w.pos, w.acc, w.fill = pos, acc, uint(fill)
}

// bytes writes what is left, padded with zeros to a whole byte, and returns
// all of buf that has been written.
func (w *bitWriter) bytes() []byte {
	binary.LittleEndian.PutUint64(w.buf[w.pos:], w.acc)
	return w.buf[:w.pos+int(w.fill+7)/8]
}
