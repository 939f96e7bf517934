package identity

// A row's surnames take maxForms forms for each of its two name cells.
const maxForms = 3

// word is one word of a name: its letters are text[off:end].
type word struct {
	off, end int
	dot      bool // a dot follows it
	cut      bool // a bracket, comma, slash, semicolon, colon or ampersand precedes it
}

// split cuts a folded name into words of letters. Apostrophes join, every other
// character separates. It rejects a cell with a digit, a lost or a foreign
// letter; titles and words for "unknown" are left out.
func (n *Normalizer) split(cell []byte) Reason {
	n.words, n.text = n.words[:0], n.text[:0]
	foreign, digit, question := false, false, false
	var w word
	flush := func() {
		if w.end = len(n.text); w.end > w.off {
			n.words = append(n.words, w)
		}
		w = word{off: len(n.text), cut: w.cut && w.end == w.off}
	}
	for _, c := range cell {
		if isLetter(c) {
			n.text = append(n.text, c)
			continue
		}
		switch c {
		case '\'':
		case foldLost:
			return ReasonUnreadable
		case foldForeign:
			foreign = true
		case '?':
			question = true
		case '#', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
			digit = true
		case '.':
			w.dot = true
			flush()
		case '(', ')', '[', ']', ',', '/', ';', ':', '&':
			flush()
			w.cut = true
		default:
			flush()
		}
	}
	flush()
	switch {
	case question && len(n.text) > 0:
		return ReasonUnreadable
	case digit:
		return ReasonDigit
	case foreign:
		return ReasonScript
	case placeholder(n.text):
		return ReasonPlaceholder
	}
	kept := n.words[:0]
	for i, w := range n.words {
		text := n.text[w.off:w.end]
		if title(w, text, i == 0) || unknown(text) {
			continue
		}
		kept = append(kept, w)
	}
	if n.words = kept; len(kept) == 0 {
		return ReasonPlaceholder
	}
	return accepted
}

// surnames puts the forms of a folded surname cell into n.forms: each surname
// in full, then the first and the last part of each, distinct, maxForms at
// most.
func (n *Normalizer) surnames(cell []byte) Reason {
	n.forms.reset()
	if reason := n.split(cell); reason != accepted {
		return reason
	}
	n.divide()
	for _, s := range n.spans {
		n.join(s[0], s[1])
		n.addForm()
	}
	if n.forms.len() == 0 {
		return ReasonLetter
	}
	for _, s := range n.spans {
		first := n.part(s[0], s[1])
		if first == s[1] {
			continue
		}
		n.join(s[0], first)
		n.addForm()
		last := first
		for k := n.part(first, s[1]); k < s[1]; k = n.part(k, s[1]) {
			last = k
		}
		n.join(last, s[1])
		n.addForm()
	}
	return accepted
}

// addForm adds n.form to n.forms if it can be a name.
func (n *Normalizer) addForm() {
	if len(n.form) > 1 && !placeholder(n.form) {
		n.forms.add(n.form, maxForms)
	}
}

// divide puts into n.spans the bounds of the surnames of one cell among
// n.words: they are divided by brackets, commas, slashes and words such as NEE.
// Such a word divides only in front of another word, and not behind a particle
// (LE NE is a name).
func (n *Normalizer) divide() {
	n.spans = n.spans[:0]
	start := 0
	for i, w := range n.words {
		if w.cut && i > start {
			n.spans = append(n.spans, [2]int{start, i})
			start = i
		}
		if i+1 == len(n.words) || !divider(n.text[w.off:w.end]) {
			continue
		}
		if i > start {
			if p := n.words[i-1]; particle(n.text[p.off:p.end]) {
				continue
			}
			n.spans = append(n.spans, [2]int{start, i})
		}
		start = i + 1
	}
	n.spans = append(n.spans, [2]int{start, len(n.words)})
}

// part returns the end of the part of a surname that begins with word from: its
// particles and one word more. Particles at the end of the surname belong to
// the part before them.
func (n *Normalizer) part(from, end int) int {
	i := from
	for i+1 < end && n.isParticle(i) {
		i++
	}
	i++
	for k := i; n.isParticle(k); k++ {
		if k+1 == end {
			return end
		}
	}
	return i
}

func (n *Normalizer) isParticle(i int) bool {
	return i < len(n.words) && particle(n.text[n.words[i].off:n.words[i].end])
}

// join puts the letters of the words from up to end into n.form, with the
// abbreviations of Saint written out.
func (n *Normalizer) join(from, end int) {
	n.form = n.form[:0]
	for i := from; i < end; i++ {
		text := n.text[n.words[i].off:n.words[i].end]
		if long := saint(text); long != "" && i+1 < end {
			n.form = append(n.form, long...)
			continue
		}
		n.form = append(n.form, text...)
	}
}

// firstName appends the canonical first name of a folded cell to full, and its
// first component to component. Names after a comma, a slash or a bracket are
// left out.
func (n *Normalizer) firstName(full, component, cell []byte) (f, c []byte, reason Reason) {
	if reason := n.split(cell); reason != accepted {
		return full, component, reason
	}
	end := 1
	for end < len(n.words) && !n.words[end].cut {
		end++
	}
	first := 0
	for first+1 < end && givenParticle(n.text[n.words[first].off:n.words[first].end]) {
		first++
	}
	n.join(0, end)
	if len(n.form) < 2 {
		return full, component, ReasonLetter
	}
	if placeholder(n.form) {
		return full, component, ReasonPlaceholder
	}
	full = append(full, n.form...)
	n.join(0, first+1)
	return full, append(component, n.form...), accepted
}
