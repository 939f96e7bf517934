package extsort

import (
	"bytes"
	"io"
	"math"
)

// source is a sorted sequence of records that a merger takes from.
type source struct {
	rest []byte     // records at hand
	run  *runReader // where more come from, or nil
}

// merger merges sorted sources with a tree of losers (Knuth, The Art of
// Computer Programming 3, 5.4.1).
type merger struct {
	size    int
	sources []source
	keys    []uint64 // prefix64 of each source's first record; the greatest if there is none
	// tree[0] is the source with the least record; tree[i], i > 0, is the
	// loser of the match at node i, whose children are nodes 2i and 2i+1, the
	// leaf of source s being node s + len(sources).
	tree []int
}

// newMerger returns a merger of sources of records of size bytes, which have
// nothing at hand yet unless they are in memory.
func newMerger(sources []source, size int) (*merger, error) {
	m := &merger{size: size, sources: sources, keys: make([]uint64, len(sources)), tree: make([]int, max(1, len(sources)))}
	for s := range sources {
		if err := m.load(s); err != nil {
			return nil, err
		}
	}
	if len(sources) > 0 {
		m.tree[0] = m.play(1)
	}
	return m, nil
}

// play fills the tree below node and returns the winner.
func (m *merger) play(node int) int {
	if node >= len(m.sources) {
		return node - len(m.sources)
	}
	a, b := m.play(2*node), m.play(2*node+1)
	if m.less(b, a) {
		a, b = b, a
	}
	m.tree[node] = b
	return a
}

// load makes source s have a record at hand if there is one, and notes its
// key.
func (m *merger) load(s int) error {
	src := &m.sources[s]
	if len(src.rest) == 0 && src.run != nil {
		rest, err := src.run.next()
		switch err {
		case nil:
			src.rest = rest
		case io.EOF:
			src.run = nil
		default:
			return err
		}
	}
	if len(src.rest) == 0 {
		m.keys[s] = math.MaxUint64
	} else {
		m.keys[s] = prefix64(src.rest[:m.size])
	}
	return nil
}

// less reports whether the first record of source a is before that of b. A
// source without records is after all others.
func (m *merger) less(a, b int) bool {
	if m.keys[a] != m.keys[b] {
		return m.keys[a] < m.keys[b]
	}
	return m.lessTied(a, b)
}

func (m *merger) lessTied(a, b int) bool {
	x, y := m.sources[a].rest, m.sources[b].rest
	if len(x) == 0 || len(y) == 0 {
		return len(x) > len(y)
	}
	return bytes.Compare(x[:m.size], y[:m.size]) < 0
}

// fill writes the next records to out until it is full or there are no more
// and returns the part written. len(out) is a multiple of the record size.
func (m *merger) fill(out []byte) ([]byte, error) {
	size, k := m.size, len(m.sources)
	n := 0
	for n < len(out) && k > 0 {
		winner := m.tree[0]
		src := &m.sources[winner]
		if len(src.rest) == 0 {
			break
		}
		copy(out[n:n+size], src.rest[:size])
		n += size
		src.rest = src.rest[size:]
		if len(src.rest) != 0 {
			m.keys[winner] = prefix64(src.rest[:size])
		} else if err := m.load(winner); err != nil {
			return nil, err
		}
		for node := (winner + k) / 2; node > 0; node /= 2 {
			if other := m.tree[node]; m.less(other, winner) {
				m.tree[node], winner = winner, other
			}
		}
		m.tree[0] = winner
	}
	return out[:n], nil
}
