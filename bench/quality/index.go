package quality

import (
	"cmp"
	"hash/maphash"
	"slices"

	"recoupe/identity"
)

// entry is one input of one row in an [index]: 12 bytes, because there are tens
// of millions.
type entry struct {
	high, low uint32 // halves of the hash of the input
	row       uint32 // among the rows of all lists in the index
}

func (e entry) hash() uint64 { return uint64(e.high)<<32 | uint64(e.low) }

// compareEntries orders entries by hash, then by row.
func compareEntries(a, b entry) int {
	if c := cmp.Compare(a.hash(), b.hash()); c != 0 {
		return c
	}
	return cmp.Compare(a.row, b.row)
}

// seed keys the hashes of this process. Two different inputs among 10^8 of one
// match key that meet as many others have equal hashes with a probability below
// 10^-3, so that results do not depend on it.
var seed = maphash.MakeSeed()

// chunkLen is the number of entries of one piece of a [builder].
const chunkLen = 1 << 16

// builder collects the entries of one match key in pieces, so that growing never
// copies what is there.
type builder struct {
	full [][]entry
	last []entry
	n    int
}

func (b *builder) add(entries []entry) {
	b.n += len(entries)
	for len(entries) > 0 {
		if len(b.last) == cap(b.last) {
			if b.last != nil {
				b.full = append(b.full, b.last)
			}
			b.last = make([]entry, 0, chunkLen)
		}
		k := min(len(entries), cap(b.last)-len(b.last))
		b.last = append(b.last, entries[:k]...)
		entries = entries[k:]
	}
}

// index returns the index of what was added, and leaves b empty.
func (b *builder) index() *index {
	x := &index{entries: make([]entry, 0, b.n)}
	for i, piece := range append(b.full, b.last) {
		x.entries = append(x.entries, piece...)
		if i < len(b.full) {
			b.full[i] = nil // may go before the next piece is copied
		}
	}
	*b = builder{}
	slices.SortFunc(x.entries, compareEntries)
	x.shift = 64
	for n := len(x.entries); n > perBucket && x.shift > 33; n /= 2 {
		x.shift--
	}
	x.first = make([]uint32, 1<<(64-x.shift)+1)
	bucket := 0
	for i, e := range x.entries {
		for ; bucket <= int(e.hash()>>x.shift); bucket++ {
			x.first[bucket] = uint32(i)
		}
	}
	for ; bucket < len(x.first); bucket++ {
		x.first[bucket] = uint32(len(x.entries))
	}
	return x
}

// perBucket is about how many entries one lookup looks at.
const perBucket = 8

// index holds the inputs of one match key in several lists, whose rows are
// numbered through.
type index struct {
	entries []entry  // in the order of compareEntries
	first   []uint32 // place of the first entry of each bucket, and their number
	shift   uint     // hash>>shift is the bucket of a hash
}

// find returns the bounds of the entries with a hash: a run, empty if there are
// none.
func (x *index) find(hash uint64) (from, to int) {
	bucket := hash >> x.shift
	from, end := int(x.first[bucket]), int(x.first[bucket+1])
	for from < end && x.entries[from].hash() < hash {
		from++
	}
	return from, x.runEnd(from, hash)
}

// runEnd returns the end of the run of a hash that begins at from.
func (x *index) runEnd(from int, hash uint64) int {
	for from < len(x.entries) && x.entries[from].hash() == hash {
		from++
	}
	return from
}

// runs calls each with the bounds of every run, in their order.
func (x *index) runs(each func(from, to int)) {
	for from := 0; from < len(x.entries); {
		to := x.runEnd(from, x.entries[from].hash())
		each(from, to)
		from = to
	}
}

// hashed is the hash of one input and its match key, by place among the keys of
// the measurement.
type hashed struct {
	key  uint8
	hash uint64
}

// hasher turns rows into the hashes of their inputs. Each worker has its own.
type hasher struct {
	norm      *identity.Normalizer
	estimator *identity.Estimator
	place     [identity.NumKeys]uint8
	record    identity.Record
	inputs    identity.Inputs
	out       []hashed
}

// row returns the hashes of the inputs of the row in h.record, valid until the
// next call.
func (h *hasher) row() []hashed {
	h.norm.Normalize(&h.record, &h.inputs)
	h.estimator.Add(h.norm.Canonical())
	h.out = h.out[:0]
	for i := range h.inputs.Len() {
		key, input := h.inputs.At(i)
		h.out = append(h.out, hashed{h.place[key], maphash.Bytes(seed, input)})
	}
	return h.out
}
