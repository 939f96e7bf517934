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
	w := bitWriter{buf: dst[len(dst):cap(dst)]}
	w.put(uint64(len(tokens)-1), countBits)
	w.putWide(tokens[0], c.first)
	var size, disorder int
	if c.k < 64 {
		size, disorder = c.putNarrow(w, tokens)
	} else {
		size, disorder = c.putGaps(w, tokens)
	}
	if disorder > 0 {
		return dst, fmt.Errorf("%w: at index %d of the block", ErrOrder, disorder)
	}
	return dst[:len(dst)+size], nil
}

// check verifies the number of tokens, the first and the last, and returns
// (last - first) >> k.
func (c Code) check(tokens []Uint128) (uint64, error) {
	if len(tokens) == 0 || len(tokens) > BlockSize {
		return 0, fmt.Errorf("%w: %d, limits 1 to %d", ErrBlockCount, len(tokens), BlockSize)
	}
	first, last := tokens[0], tokens[len(tokens)-1]
	if !last.Less(c.r.u) {
		return 0, ErrTokenRange
	}
	if last.Less(first) {
		return 0, ErrOrder
	}
	spread := last.sub(first).shr(c.k)
	if spread.Hi != 0 || spread.Lo > maxSpread {
		return 0, ErrSpread
	}
	return spread.Lo, nil
}

// putNarrow writes the gaps after what w holds, for k < 64, and returns the
// size of the block. It is putGaps in a single loop with the state of both
// parts in registers. If the tokens are out of order it returns the index
// where it noticed.
func (c Code) putNarrow(w bitWriter, tokens []Uint128) (size, disorder int) {
	k, mask, buf := c.k, uint64(1)<<c.k-1, w.buf
	pos, acc, fill := w.pos, w.acc, w.fill
	// The unary part starts within the last byte of the low bits, which leaves
	// zeros there.
	end := c.fixedBits(len(tokens))
	upos, uacc, ufill := int(end/8), uint64(0), uint64(end%8)

	prev := tokens[0]
	for i := 1; i < len(tokens); i++ {
		t := tokens[i]
		// t - prev - 1 leaves a borrow if t ≤ prev. Less would branch on equal
		// high words, which no processor can foresee.
		lo, borrow := bits.Sub64(t.Lo, prev.Lo, 1)
		hi, borrow := bits.Sub64(t.Hi, prev.Hi, borrow)
		if borrow != 0 {
			return 0, i
		}
		prev = t

		v := lo & mask
		acc |= v << (fill & 63)
		if fill+k >= 64 {
			binary.LittleEndian.PutUint64(buf[pos:], acc)
			pos += 8
			acc = v >> 1 >> (63 - fill&63)
			fill -= 64
		}
		fill += k

		ufill += hi<<1<<((63-k)&63) | lo>>(k&63) // zeros, which uacc holds already
		for ufill >= 64 {
			if upos+16 > len(buf) { // more than last - first: a later token must be less
				return 0, i
			}
			binary.LittleEndian.PutUint64(buf[upos:], uacc)
			upos += 8
			uacc = 0
			ufill -= 64
		}
		uacc |= 1 << (ufill & 63)
		ufill++
	}
	binary.LittleEndian.PutUint64(buf[upos:], uacc)
	size = upos + int(ufill+7)/8
	// What is left of the low bits ends in the byte where the unary part starts.
	for ; fill >= 8; fill -= 8 {
		buf[pos] = byte(acc)
		pos++
		acc >>= 8
	}
	if fill > 0 {
		buf[pos] |= byte(acc)
	}
	return size, 0
}

// putGaps writes the gaps after what w holds, for any k, and returns the size
// of the block. If the tokens are out of order it returns the index of the
// first one that is.
func (c Code) putGaps(w bitWriter, tokens []Uint128) (size, disorder int) {
	for i := 1; i < len(tokens); i++ {
		if !tokens[i-1].Less(tokens[i]) {
			return 0, i
		}
		w.putWide(gap(tokens[i-1], tokens[i]), c.k)
	}
	for i := 1; i < len(tokens); i++ {
		w.putUnary(gap(tokens[i-1], tokens[i]).shr(c.k).Lo)
	}
	return w.finish(), 0
}

// gap returns b - a - 1 for a < b.
func gap(a, b Uint128) Uint128 { return b.sub(a).sub(Uint128{0, 1}) }

// bitWriter writes bits into buf, least significant first, a word at a time.
type bitWriter struct {
	buf  []byte // long enough for all that is written, and 8 bytes more; holds anything
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

// finish writes what is left, padded with zeros to a whole byte, and returns
// the number of bytes written in all.
func (w *bitWriter) finish() int {
	binary.LittleEndian.PutUint64(w.buf[w.pos:], w.acc)
	return w.pos + int(w.fill+7)/8
}
