package synth

import "recoupe/bench/synth/population"

// name is a name in the making: its text with the bounds of its parts. A
// separator of one byte stands between two parts.
type name struct {
	text  []byte
	parts int
	ends  [4]int
}

// set makes n the name that a person has.
func (n *name) set(from *population.Name) {
	n.text = append(n.text[:0], from.Bytes()...)
	n.parts = from.Parts()
	end := 0
	for k := range n.parts {
		end += len(from.Part(k))
		n.ends[k] = end
		end++
	}
}

// clear makes n the empty name.
func (n *name) clear() { n.text, n.parts = n.text[:0], 0 }

// start returns where part k begins.
func (n *name) start(k int) int {
	if k == 0 {
		return 0
	}
	return n.ends[k-1] + 1
}

// part returns part k.
func (n *name) part(k int) []byte { return n.text[n.start(k):n.ends[k]] }

// cut leaves the first part alone.
func (n *name) cut() {
	n.text, n.parts = n.text[:n.ends[0]], 1
}

// typo puts one wrong letter into part k: a letter replaced, left out, doubled
// or exchanged with its neighbour, among the first eight, so that no reader that
// cuts names misses it. The letters of the part then differ.
func (n *name) typo(d *draw, k int) {
	var places [8]int
	found := 0
	for i := n.start(k); i < n.ends[k] && found < len(places); i++ {
		if isLetter(n.text[i]) {
			places[found] = i
			found++
		}
	}
	if found == 0 {
		return
	}
	at := places[0]
	if found > 1 {
		at = places[1+d.n(found-1)]
	}
	c := n.text[at]
	switch d.n(4) {
	case 0:
		if next := at + 1; next < n.ends[k] && isLetter(n.text[next]) && n.text[next]|0x20 != c|0x20 {
			n.text[at], n.text[next] = n.text[next], c
			return
		}
	case 1:
		if found > 3 {
			n.text = append(n.text[:at], n.text[at+1:]...)
			n.grow(k, -1)
			return
		}
	case 2:
		n.text = append(n.text, 0)
		copy(n.text[at+1:], n.text[at:])
		n.grow(k, 1)
		return
	}
	n.text[at] = c&^0x1f | (c&0x1f-1+byte(d.between(1, 25)))%26 + 1
}

// grow moves the ends of part k and those after it.
func (n *name) grow(k, by int) {
	for ; k < n.parts; k++ {
		n.ends[k] += by
	}
}

// separate writes the name with other separators between its parts, and reports
// whether it has several: hyphens become spaces and spaces hyphens.
func (n *name) separate() bool {
	for k := range n.parts - 1 {
		if c := &n.text[n.ends[k]]; *c == '-' {
			*c = ' '
		} else {
			*c = '-'
		}
	}
	return n.parts > 1
}

// join leaves out the spaces and apostrophes of a name of one part.
func (n *name) join() {
	kept := n.text[:0]
	for _, c := range n.text {
		if c != ' ' && c != '\'' {
			kept = append(kept, c)
		}
	}
	n.text, n.ends[0] = kept, len(kept)
}

// unmark takes the marks off the letters, and reports whether there were any.
// spare is a buffer that it may take; it returns the one that it then has to
// spare.
func (n *name) unmark(spare []byte) (_ []byte, marked bool) {
	if isASCII(n.text) {
		return spare, false
	}
	out := spare[:0]
	start := 0
	for k := range n.parts {
		end := n.ends[k]
		out = appendPlain(out, n.text[start:end])
		n.ends[k] = len(out)
		if k+1 < n.parts {
			out = append(out, n.text[end])
			start = end + 1
		}
	}
	spare, n.text = n.text, out
	return spare, true
}
