package table

import (
	"encoding/binary"
	"math/bits"

	"recoupe/identity"
)

// maxBatchBytes is how much text a batch takes before List.Read leaves it, even
// when it has room for more rows.
const maxBatchBytes = 4 << 20

// Batch holds some rows of a list that follow each other. It is reusable, and
// keeps no reference to the list: while one batch is worked on, List.Read can
// fill another.
type Batch struct {
	capacity int
	first    uint32
	lines    []int
	text     []byte   // the columns of all rows as UTF-8, each followed by one byte
	ends     []uint32 // where in text each column ends; width of them per row
	width    int      // columns and joined columns per row
	columns  int
	places   [identity.NumFields]int
}

// NewBatch returns an empty batch for capacity rows, at least 1.
func NewBatch(capacity int) *Batch { return &Batch{capacity: max(capacity, 1)} }

// Len returns the number of rows in b.
func (b *Batch) Len() int { return len(b.lines) }

// First returns the number of the first row of b; rows are numbered from 0 in
// the order of the accepted records of the list.
func (b *Batch) First() uint32 { return b.first }

// Line returns the line of the list, from 1, on which row i of b starts.
func (b *Batch) Line(i int) int { return b.lines[i] }

// Record sets r to the fields of row i, UTF-8 as in the list. Fields without a
// column are nil. The slices are valid until b is filled again, and must not be
// changed.
func (b *Batch) Record(i int, r *identity.Record) {
	for f, p := range b.places {
		if p < 0 {
			r[f] = nil
			continue
		}
		r[f] = b.cell(i, p)
	}
}

// Row appends all columns of row i to dst, UTF-8 in the order of the list. The
// slices are valid until b is filled again, and must not be changed.
func (b *Batch) Row(i int, dst [][]byte) [][]byte {
	for c := range b.columns {
		dst = append(dst, b.cell(i, c))
	}
	return dst
}

// cell returns column c of row i, where columns that are joined come after
// those of the list.
func (b *Batch) cell(i, c int) []byte {
	k := i*b.width + c
	start := uint32(0)
	if k > 0 {
		start = b.ends[k-1] + 1
	}
	return b.text[start:b.ends[k]:b.ends[k]]
}

// reset empties b for rows of l.
func (b *Batch) reset(l *List) {
	b.first = l.rows
	b.lines, b.text, b.ends = b.lines[:0], b.text[:0], b.ends[:0]
	b.columns, b.width, b.places = len(l.header), len(l.header)+len(l.joins), l.places
}

// full reports whether b takes no more rows.
func (b *Batch) full() bool {
	return len(b.lines) >= b.capacity || len(b.text) >= maxBatchBytes
}

// addRaw appends the columns of an unquoted record whose text is the UTF-8 at
// b.text[start:]. It returns how many there are; unless they are as many as the
// columns of the list, nothing is appended.
func (b *Batch) addRaw(start int, delim byte) int {
	before := len(b.ends)
	b.ends = appendIndexes(b.ends, b.text, start, delim)
	n := len(b.ends) - before + 1
	if n != b.columns {
		b.ends = b.ends[:before]
		b.text = b.text[:start]
		return n
	}
	b.ends = append(b.ends, uint32(len(b.text)))
	b.text = append(b.text, delim)
	return n
}

// appendIndexes appends to dst the index of each byte delim of text from start
// on. It looks at eight bytes at a time: fields are too short for
// bytes.IndexByte to pay.
func appendIndexes(dst []uint32, text []byte, start int, delim byte) []uint32 {
	const ones = ^uint64(0) / 0xFF // 1 in each byte
	pattern := ones * uint64(delim)
	i := start
	for ; len(text)-i >= 8; i += 8 {
		x := binary.LittleEndian.Uint64(text[i:]) ^ pattern // 0 where delim stands
		// The sum carries into the top bit of a byte unless its lower bits are 0.
		found := ^((x&^highBits + ^uint64(highBits)) | x) & highBits
		for ; found != 0; found &= found - 1 {
			dst = append(dst, uint32(i+bits.TrailingZeros64(found)/8))
		}
	}
	for ; i < len(text); i++ {
		if text[i] == delim {
			dst = append(dst, uint32(i))
		}
	}
	return dst
}

// join appends the columns that are made of several others of the row added
// last: those that are not empty, with a semicolon between them.
func (b *Batch) join(joins [][]int) {
	row := len(b.lines)
	for _, columns := range joins {
		start := len(b.text)
		for _, c := range columns {
			cell := b.cell(row, c)
			if len(cell) == 0 {
				continue
			}
			if len(b.text) > start {
				b.text = append(b.text, ';')
			}
			b.text = append(b.text, cell...)
		}
		b.ends = append(b.ends, uint32(len(b.text)))
		b.text = append(b.text, 0)
	}
}
