package identity

import "bytes"

// Inputs are the inputs of one row, distinct, in the order of their match keys.
// The memory is reused from row to row.
type Inputs struct {
	arena []byte
	items []inputSpan
}

type inputSpan struct {
	key      Key
	off, end int
}

// Len returns the number of inputs.
func (in *Inputs) Len() int { return len(in.items) }

// At returns the match key of input i and its bytes, which are valid until the
// next row.
func (in *Inputs) At(i int) (Key, []byte) {
	s := in.items[i]
	return s.key, in.arena[s.off:s.end:s.end]
}

func (in *Inputs) reset() { in.arena, in.items = in.arena[:0], in.items[:0] }

// headers holds the domain separation of each match key.
var headers = func() (h [NumKeys]string) {
	for k := range h {
		h[k] = "recoupe/" + Version + "\x00" + Key(k).String() + "\x00"
	}
	return h
}()

// begin starts an input of k.
func (in *Inputs) begin(k Key) {
	in.items = append(in.items, inputSpan{key: k, off: len(in.arena)})
	in.arena = append(in.arena, headers[k]...)
}

// field appends a canonical field to the input, preceded by its length in two
// bytes, big-endian.
func (in *Inputs) field(b []byte) {
	in.arena = append(append(in.arena, byte(len(b)>>8), byte(len(b))), b...)
}

// end finishes the input, and takes it back where the row has it already.
func (in *Inputs) end() {
	last := &in.items[len(in.items)-1]
	last.end = len(in.arena)
	b := in.arena[last.off:]
	for i := len(in.items) - 2; i >= 0 && in.items[i].key == last.key; i-- {
		if _, other := in.At(i); bytes.Equal(other, b) {
			in.arena = in.arena[:last.off]
			in.items = in.items[:len(in.items)-1]
			return
		}
	}
}
