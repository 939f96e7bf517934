package extsort

import (
	"bytes"
	"io"
	"math"
	"math/bits"
)

// source is a sorted sequence of records that a merger takes from.
type source struct {
	rest []byte     // records at hand
	run  *runReader // where more come from, or nil
}

// entry is a source in a match.
type entry struct {
	key uint64 // prefix64 of its first record; the greatest if there is none
	src uint64 // its index, unsigned to be exchanged without a branch
}

// merger merges sorted sources with a tree of losers (Knuth, The Art of
// Computer Programming 3, 5.4.1).
type merger struct {
	size    int
	sources []source
	// tree[0] is the source with the least record; tree[i], i > 0, is the
	// loser of the match at node i, whose children are nodes 2i and 2i+1, the
	// leaf of source s being node s + len(sources).
	tree []entry
}

// newMerger returns a merger of sources of records of size bytes. What sources
// in files have at hand is loaded.
func newMerger(sources []source, size int) (*merger, error) {
	m := &merger{size: size, sources: sources, tree: make([]entry, max(1, len(sources)))}
	leaves := make([]entry, len(sources))
	for i := range sources {
		key, err := m.load(&sources[i])
		if err != nil {
			return nil, err
		}
		leaves[i] = entry{key, uint64(i)}
	}
	if len(sources) > 0 {
		m.tree[0] = m.play(1, leaves)
	}
	return m, nil
}

// play fills the tree below node and returns the winner.
func (m *merger) play(node int, leaves []entry) entry {
	if node >= len(leaves) {
		return leaves[node-len(leaves)]
	}
	a, b := m.play(2*node, leaves), m.play(2*node+1, leaves)
	if b.key < a.key || b.key == a.key && m.lessTied(b.src, a.src) {
		a, b = b, a
	}
	m.tree[node] = b
	return a
}

// load makes src have a record at hand if there is one, and returns its key.
func (m *merger) load(src *source) (uint64, error) {
	if len(src.rest) == 0 && src.run != nil {
		rest, err := src.run.next()
		switch err {
		case nil:
			src.rest = rest
		case io.EOF:
			src.run = nil
		default:
			return 0, err
		}
	}
	if len(src.rest) == 0 {
		return math.MaxUint64, nil
	}
	return prefix64(src.rest[:m.size]), nil
}

// lessTied reports whether the first record of source a is before that of b,
// their keys being equal. A source without records is after all others.
func (m *merger) lessTied(a, b uint64) bool {
	x, y := m.sources[a].rest, m.sources[b].rest
	if len(x) == 0 || len(y) == 0 {
		return len(x) > len(y)
	}
	return bytes.Compare(x[:m.size], y[:m.size]) < 0
}

// fill writes the next records to out until it is full or there are no more
// and returns the part written. len(out) is a multiple of the record size.
func (m *merger) fill(out []byte) ([]byte, error) {
	size, k, tree := m.size, len(m.sources), m.tree
	n := 0
	for n < len(out) && k > 0 {
		winner := tree[0]
		src := &m.sources[winner.src]
		if len(src.rest) == 0 {
			break
		}
		copy(out[n:n+size], src.rest[:size])
		n += size
		src.rest = src.rest[size:]
		if len(src.rest) != 0 {
			winner.key = prefix64(src.rest[:size])
		} else {
			key, err := m.load(src)
			if err != nil {
				return nil, err
			}
			winner.key = key
		}
		for node := (int(winner.src) + k) / 2; node > 0; node /= 2 {
			other := tree[node]
			// Which of two is less is a toss of a coin: exchange them by
			// arithmetic, not by a branch.
			_, wins := bits.Sub64(other.key, winner.key, 0)
			if other.key == winner.key && m.lessTied(other.src, winner.src) {
				wins = 1
			}
			key := (other.key ^ winner.key) & -wins
			src := (other.src ^ winner.src) & -wins
			winner.key ^= key
			winner.src ^= src
			tree[node] = entry{other.key ^ key, other.src ^ src}
		}
		tree[0] = winner
	}
	return out[:n], nil
}
