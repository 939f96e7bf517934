package identity

import "bytes"

// list is a list of distinct byte strings that keeps its memory from row to
// row.
type list struct {
	data []byte
	ends []int
}

func (l *list) reset() { l.data, l.ends = l.data[:0], l.ends[:0] }

func (l *list) len() int { return len(l.ends) }

// at returns item i, valid until the next change.
func (l *list) at(i int) []byte {
	start := 0
	if i > 0 {
		start = l.ends[i-1]
	}
	return l.data[start:l.ends[i]:l.ends[i]]
}

// add appends b unless it is there or the list has limit items.
func (l *list) add(b []byte, limit int) {
	if len(l.ends) >= limit {
		return
	}
	for i := range l.ends {
		if bytes.Equal(l.at(i), b) {
			return
		}
	}
	l.data = append(l.data, b...)
	l.ends = append(l.ends, len(l.data))
}
