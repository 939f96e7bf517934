package lists

// truthHeader is the header of the truth file: the fields of a Pair.
var truthHeader = []string{"ft24_row", "unml25_row", "person", "keys", "differs", "why"}

// Pair is two rows of the same person: one line of the truth file.
type Pair struct {
	FT24, UNML25 int // data rows, from 1: the header is not counted
	Person       int // from 1, the same number in all pairs of a person
	// Keys are the everyday match keys that link the two rows, with a space
	// between them; empty where none does. They follow from the errors injected,
	// not from what any reader makes of the files.
	Keys string
	// Differs are the kinds of disagreement injected into either row, harmless
	// or not, with a space between them.
	Differs string
	// Why are those which explain that no key links the rows; empty where one does.
	Why string
}

// pairs calls yield for each pair of rows of common person i, from 0: one, two
// where either list repeats the person, or four.
func (w *world) pairs(i int, yield func(Pair)) {
	person := w.unml25.first + i
	a, a2 := w.ft24.rowsOf(person)
	b, b2 := w.unml25.rowsOf(person)
	for _, r := range []int{a, a2} {
		for _, o := range []int{b, b2} {
			if r >= 0 && o >= 0 {
				yield(w.pair(i, r, o))
			}
		}
	}
}

// pair returns what there is to know about rows r of ft24 and o of unml25, of
// common person i.
func (w *world) pair(i, r, o int) Pair {
	a, b := w.row(FT24, r), w.row(UNML25, o)
	same, doubtful := compare(&a, &b), a.birth.lowConfidence()
	noted := a.kinds | b.kinds
	p := Pair{FT24: r + 1, UNML25: o + 1, Person: i + 1, Differs: noted.String()}
	if linking := same.keys(doubtful); linking != 0 {
		p.Keys = linking.String()
	} else {
		p.Why = same.why(noted, doubtful).String()
	}
	return p
}
