package golomb

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
)

// DecodeBlock appends the tokens of a block to dst and returns the longer
// slice. block may be hostile: it is accepted only if it is what AppendBlock
// makes of the tokens, which are then strictly increasing and below U; no more
// than BlockSize tokens are ever appended or room made for them. On an error,
// which is ErrCorrupt, dst is returned as it was.
func (c Code) DecodeBlock(dst []Uint128, block []byte) ([]Uint128, error) {
	if len(block) < countBits/8 || len(block) > MaxBlockBytes {
		return dst, fmt.Errorf("%w: %d bytes", ErrCorrupt, len(block))
	}
	count := int(binary.LittleEndian.Uint16(block)) + 1
	if count > BlockSize {
		return dst, fmt.Errorf("%w: %d tokens", ErrCorrupt, count)
	}
	// Each gap has at least one bit of unary part.
	if c.fixedBits(count)+uint(count-1) > 8*uint(len(block)) {
		return dst, fmt.Errorf("%w: cut short", ErrCorrupt)
	}
	start := len(dst)
	out := slices.Grow(dst, count)[:start+count]
	tokens := out[start:]
	tokens[0] = readWide(block, countBits, c.first)

	var end uint
	var ok bool
	if c.k < 64 {
		end, ok = c.gapsNarrow(tokens, block)
	} else {
		end, ok = c.gapsWide(tokens, block)
	}
	first, last := tokens[0], tokens[count-1]
	switch {
	case !ok:
		return dst, fmt.Errorf("%w: cut short", ErrCorrupt)
	case int(end+7)/8 != len(block) || end%8 != 0 && block[len(block)-1]>>(end%8) != 0:
		return dst, fmt.Errorf("%w: more than its tokens", ErrCorrupt)
	case !last.Less(c.r.u):
		return dst, fmt.Errorf("%w: token outside the range", ErrCorrupt)
	case last.sub(first).shr(c.k).Lo > maxSpread:
		return dst, fmt.Errorf("%w: tokens too far apart", ErrCorrupt)
	}
	return out, nil
}

// gapsNarrow sets tokens[1:] from tokens[0] and the gaps, for k < 64. It
// returns the bit position after the last gap, and false if the block ends
// before.
//
// No sum overflows: quotients are below 8·MaxBlockBytes < 2^23 together, low
// parts below 2^72, the first token below 2^106.
func (c Code) gapsNarrow(tokens []Uint128, block []byte) (end uint, ok bool) {
	k, mask := c.k, uint64(1)<<c.k-1
	low := countBits + c.first
	u := newUnaryReader(block, c.fixedBits(len(tokens)))
	word, base, prev := u.word, u.base, u.prev
	lo, hi := tokens[0].Lo, tokens[0].Hi
	for i := 1; i < len(tokens); i++ {
		for word == 0 {
			base += 64
			if base >= 8*uint(len(block)) {
				return 0, false
			}
			word = load64(block, base/8)
		}
		bit := base + uint(bits.TrailingZeros64(word))
		word &= word - 1
		q := uint64(bit - prev - 1)
		prev = bit

		var r uint64
		if at := low / 8; at+9 <= uint(len(block)) {
			s := low % 8
			r = binary.LittleEndian.Uint64(block[at:])>>(s&63) | uint64(block[at+8])<<1<<((63-s)&63)
		} else {
			r = readBits(block, low)
		}
		low += k
		var carry uint64
		lo, carry = bits.Add64(lo, q<<(k&63)|r&mask, 1)
		hi, _ = bits.Add64(hi, q>>1>>((63-k)&63), carry)
		tokens[i] = Uint128{hi, lo}
	}
	return prev + 1, true
}

// gapsWide is gapsNarrow for k ≥ 64.
func (c Code) gapsWide(tokens []Uint128, block []byte) (end uint, ok bool) {
	low := countBits + c.first
	u := newUnaryReader(block, c.fixedBits(len(tokens)))
	t := tokens[0]
	for i := 1; i < len(tokens); i++ {
		q, ok := u.next()
		if !ok {
			return 0, false
		}
		g := readWide(block, low, c.k)
		g.Hi |= q << (c.k - 64)
		low += c.k
		var carry uint64
		t.Lo, carry = bits.Add64(t.Lo, g.Lo, 1)
		t.Hi, _ = bits.Add64(t.Hi, g.Hi, carry)
		tokens[i] = t
	}
	return u.prev + 1, true
}

// unaryReader finds the ones of the unary part.
type unaryReader struct {
	block []byte
	word  uint64 // the bits from base on, with those already taken cleared
	base  uint   // position of word's first bit, a multiple of 8
	prev  uint   // position of the last one taken
}

// newUnaryReader returns a reader from bit position at on.
func newUnaryReader(block []byte, at uint) unaryReader {
	word := load64(block, at/8) &^ (1<<(at%8) - 1)
	return unaryReader{block: block, word: word, base: at &^ 7, prev: at - 1}
}

// next returns the number of zeros before the next one, or false if there is
// no other one in the block.
func (u *unaryReader) next() (uint64, bool) {
	for u.word == 0 {
		u.base += 64
		if u.base >= 8*uint(len(u.block)) {
			return 0, false
		}
		u.word = load64(u.block, u.base/8)
	}
	bit := u.base + uint(bits.TrailingZeros64(u.word))
	u.word &= u.word - 1
	q := uint64(bit - u.prev - 1)
	u.prev = bit
	return q, true
}

// load64 returns the 8 bytes of b at i as a little-endian word. Bytes after
// the end of b are 0.
func load64(b []byte, i uint) uint64 {
	if i+8 <= uint(len(b)) {
		return binary.LittleEndian.Uint64(b[i:])
	}
	var tail [8]byte
	if i < uint(len(b)) {
		copy(tail[:], b[i:])
	}
	return binary.LittleEndian.Uint64(tail[:])
}

// readBits returns 64 bits of b from bit position at on. Bits after the end of
// b are 0.
func readBits(b []byte, at uint) uint64 {
	i, s := at/8, at%8
	return load64(b, i)>>s | load64(b, i+8)<<1<<(63-s)
}

// readWide returns width bits of b from bit position at on. width ≤ 128.
func readWide(b []byte, at, width uint) Uint128 {
	if width <= 64 {
		return Uint128{0, readBits(b, at) & (1<<width - 1)}
	}
	return Uint128{readBits(b, at+64) & (1<<(width-64) - 1), readBits(b, at)}
}
