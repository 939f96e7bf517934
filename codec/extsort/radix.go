package extsort

import (
	"bytes"
	"encoding/binary"
)

// smallSort is the number of records up to which smallest sorts beat another
// pass over 256 buckets.
const smallSort = 64

// radix sorts fixed-width records in place, in lexicographic order, by their
// bytes from the first on: American flag sort (McIlroy, Bostic, McIlroy,
// Engineering Radix Sort, Computing Systems 6, 1993) down to smallSort
// records. It takes time in proportion to the bytes of the records whatever
// they hold, and constant memory.
type radix struct {
	data     []byte
	size     int         // bytes of a record
	stop     func() bool // asked now and then; true leaves data in any order
	hand, in []byte      // one record each: the one to be placed and the one it displaces
	scratch  []byte      // smallSort records
	items    [smallSort]item
}

// item stands for a record in a small sort.
type item struct {
	key   uint64 // 8 bytes of the record from the depth of the sort on, big-endian
	index int
}

// sortRecords sorts the records of size bytes in data. It returns early, data
// being a permutation of what it was, once stop returns true.
func sortRecords(data []byte, size int, stop func() bool) {
	buf := make([]byte, (smallSort+2)*size)
	r := &radix{data: data, size: size, stop: stop, hand: buf[:size:size], in: buf[size : 2*size], scratch: buf[2*size:]}
	r.sort(0, len(data)/size, 0)
}

// sort sorts records lo to hi-1, which agree in their first depth bytes.
func (r *radix) sort(lo, hi, depth int) {
	for hi-lo > smallSort && depth < r.size {
		counts := r.count(lo, hi, depth)
		if counts[r.data[lo*r.size+depth]] == hi-lo {
			depth = r.commonPrefix(lo, hi, depth+1)
			continue
		}
		if r.stop() {
			return
		}
		r.permute(lo, &counts, depth)
		for _, n := range counts {
			r.sort(lo, lo+n, depth+1)
			lo += n
		}
		return
	}
	if hi-lo > 1 && depth < r.size {
		r.small(lo, hi, depth)
	}
}

// count returns how many of records lo to hi-1 have each value at depth.
func (r *radix) count(lo, hi, depth int) (counts [256]int) {
	for at, end := lo*r.size+depth, hi*r.size; at < end; at += r.size {
		counts[r.data[at]]++
	}
	return counts
}

// commonPrefix returns how many bytes records lo to hi-1 have in common, given
// that they have the first known ones.
func (r *radix) commonPrefix(lo, hi, known int) int {
	first := r.data[lo*r.size : (lo+1)*r.size]
	common := r.size
	for i := lo + 1; i < hi && common > known; i++ {
		rec := r.data[i*r.size : (i+1)*r.size]
		for j := known; j < common; j++ {
			if rec[j] != first[j] {
				common = j
			}
		}
	}
	return common
}

// permute brings the records from lo on into the order of their bytes at
// depth, whose counts are given.
func (r *radix) permute(lo int, counts *[256]int, depth int) {
	size, data := r.size, r.data
	var head, end [256]int // where each bucket's next record goes, and its end, as offsets in data
	at := lo * size
	for b, n := range counts {
		head[b] = at
		at += n * size
		end[b] = at
	}
	hand, in := r.hand, r.in
	for b := range head {
		for head[b] < end[b] {
			home := head[b]
			copy(hand, data[home:home+size])
			for d := hand[depth]; int(d) != b; d = hand[depth] {
				slot := data[head[d] : head[d]+size]
				head[d] += size
				copy(in, slot)
				copy(slot, hand)
				hand, in = in, hand
			}
			// home is this bucket's head still: only its own records go there.
			copy(data[home:home+size], hand)
			head[b] = home + size
		}
	}
}

// small sorts records lo to hi-1, at most smallSort of them, which agree in
// their first depth bytes: an insertion sort of 8 bytes of each, then one move
// of every record.
func (r *radix) small(lo, hi, depth int) {
	part := r.data[lo*r.size : hi*r.size]
	items := r.items[:hi-lo]
	for i := range items {
		it := item{prefix64(part[i*r.size+depth : (i+1)*r.size]), i}
		j := i
		for ; j > 0 && r.less(part, it, items[j-1], depth); j-- {
			items[j] = items[j-1]
		}
		items[j] = it
	}
	scratch := r.scratch[:len(part)]
	copy(scratch, part)
	for i, it := range items {
		copy(part[i*r.size:(i+1)*r.size], scratch[it.index*r.size:(it.index+1)*r.size])
	}
}

// less reports whether the record of x is before that of y.
func (r *radix) less(part []byte, x, y item, depth int) bool {
	if x.key != y.key {
		return x.key < y.key
	}
	if r.size-depth <= 8 {
		return false
	}
	a := part[x.index*r.size+depth+8 : (x.index+1)*r.size]
	b := part[y.index*r.size+depth+8 : (y.index+1)*r.size]
	return bytes.Compare(a, b) < 0
}

// prefix64 returns the first 8 bytes of b as a big-endian integer, as if b
// went on with zeros.
func prefix64(b []byte) uint64 {
	if len(b) >= 8 {
		return binary.BigEndian.Uint64(b)
	}
	var v uint64
	for i, x := range b {
		v |= uint64(x) << (56 - 8*i)
	}
	return v
}
