// Package rank codes the entries of a sorted list that matched: for each its
// position in the list, the rank, and how sure the match is, the tier. It is
// what the querier returns to the holder, a block per frame.
//
// Hits stand in the order of their ranks, no rank twice. Each is one unsigned
// varint (LEB128, least significant group first) of gap·4 + tier, where gap is
// the rank minus the smallest rank that may stand there: 0 at the start of the
// list, after that the rank before plus one. So each list of hits has one
// coding, and a block is decoded alone once its smallest possible rank is known.
package rank

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// Bounds of the coding.
const (
	// BlockSize bounds the hits of a block.
	BlockSize = 4096
	// MaxEntries bounds the entries of the list that ranks count.
	MaxEntries = 1 << 61
	// MinTier and MaxTier bound a tier: 1 sure, 2 probable, 3 possible.
	MinTier, MaxTier = 1, 3
)

var (
	// ErrHits is returned by [Append] for hits that have no coding: out of
	// order, twice, beyond the list, without a tier, too many or none.
	ErrHits = errors.New("rank: hits without a coding")
	// ErrBlock is returned by [Decode] for a block that no list of hits is
	// coded as.
	ErrBlock = errors.New("rank: malformed block")
)

// Hit is an entry that matched.
type Hit struct {
	Rank uint64 // position in the list, from 0
	Tier uint8  // MinTier to MaxTier
}

// Append appends to dst the block of hits, of which there are from 1 to
// BlockSize. The list has n entries, at most MaxEntries; next is the smallest
// rank that may come: 0 in the first block, after that the last rank of the
// block before plus one. On ErrHits it returns dst as it was.
func Append(dst []byte, hits []Hit, next, n uint64) ([]byte, error) {
	if len(hits) < 1 || len(hits) > BlockSize || n > MaxEntries {
		return dst, fmt.Errorf("%w: %d hits among %d entries", ErrHits, len(hits), n)
	}
	b := dst
	for i, h := range hits {
		if h.Rank < next || h.Rank >= n || h.Tier < MinTier || h.Tier > MaxTier {
			return dst, fmt.Errorf("%w: hit %d has rank %d of %d to %d and tier %d", ErrHits, i, h.Rank, next, n, h.Tier)
		}
		b = binary.AppendUvarint(b, (h.Rank-next)<<2|uint64(h.Tier))
		next = h.Rank + 1
	}
	return b, nil
}

// Decode appends to dst the hits of a whole block, with n and next as
// [Append] had them. It takes memory for at most BlockSize hits and at most one
// per byte of block, and accepts the very bytes that Append makes, no others.
// On ErrBlock it returns dst as it was.
func Decode(dst []Hit, block []byte, next, n uint64) ([]Hit, error) {
	if len(block) == 0 || n > MaxEntries {
		return dst, fmt.Errorf("%w: %d bytes for %d entries", ErrBlock, len(block), n)
	}
	hits := dst
	for at := 0; at < len(block); {
		if len(hits)-len(dst) == BlockSize {
			return dst, fmt.Errorf("%w: byte %d: more than %d hits", ErrBlock, at, BlockSize)
		}
		v, size := binary.Uvarint(block[at:])
		if size <= 0 || size > 1 && block[at+size-1] == 0 {
			return dst, fmt.Errorf("%w: byte %d: a number cut, too long or not in its shortest form", ErrBlock, at)
		}
		gap, tier := v>>2, uint8(v&3)
		if tier < MinTier || next >= n || gap >= n-next {
			return dst, fmt.Errorf("%w: byte %d: gap %d after rank %d of %d, tier %d", ErrBlock, at, gap, next, n, tier)
		}
		hits = append(hits, Hit{Rank: next + gap, Tier: tier})
		next += gap + 1
		at += size
	}
	return hits, nil
}
