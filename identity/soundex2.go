package identity

// soundexLen is the longest Soundex2 code.
const soundexLen = 4

// soundex2 appends the Soundex2 code of a canonical name (letters A to Z) to
// dst, 1 to 4 letters, unpadded. It is F. Brouard's French variant of Soundex;
// docs/identity.md lists the steps, to which the comments refer.
func soundex2(dst, name []byte) []byte {
	var buffer [64]byte
	b := soundexGroups(buffer[:0], name) // 1
	for i := 1; i < len(b); i++ {        // 2
		switch b[i] {
		case 'E', 'I', 'O', 'U':
			b[i] = 'A'
		}
	}
	soundexPrefix(b)                  // 3
	for i := len(b) - 1; i > 0; i-- { // 4
		if b[i] == 'H' && b[i-1] != 'C' && b[i-1] != 'S' {
			b = append(b[:i], b[i+1:]...)
		}
	}
	for i := len(b) - 1; i > 0; i-- { // 5
		if b[i] == 'Y' && b[i-1] != 'A' {
			b = append(b[:i], b[i+1:]...)
		}
	}
	if k := len(b) - 1; k > 0 { // 6
		switch b[k] {
		case 'A', 'D', 'T', 'S':
			b = b[:k]
		}
	}
	start := len(dst)
	for i, c := range b {
		if i > 0 && c == 'A' { // 7
			continue
		}
		if k := len(dst); k > start && dst[k-1] == c { // 8
			continue
		}
		if dst = append(dst, c); len(dst)-start == soundexLen { // 9
			break
		}
	}
	return dst
}

// soundexGroups appends name to dst with the groups of letters of one sound
// replaced. One pass gives what the rules give one after the other: K takes the
// place of a C before it (CK, CQ), and so does a C that stays one (CC).
func soundexGroups(dst, name []byte) []byte {
	emit := func(c byte) {
		if k := len(dst) - 1; k >= 0 && dst[k] == 'C' && (c == 'K' || c == 'C') {
			dst[k] = 'K'
			return
		}
		dst = append(dst, c)
	}
	for i := 0; i < len(name); i++ {
		next := byte(0)
		if i+1 < len(name) {
			next = name[i+1]
		}
		switch c := name[i]; {
		case c == 'G' && next == 'U':
			emit('K')
			i++
		case c == 'G' && (next == 'A' || next == 'O'), c == 'C' && (next == 'A' || next == 'O' || next == 'U'), c == 'Q':
			emit('K')
		default:
			emit(c)
		}
	}
	return dst
}

// soundexPrefix replaces the first letters of b in place.
func soundexPrefix(b []byte) {
	if len(b) >= 3 {
		switch string(b[:3]) {
		case "MAC":
			b[1] = 'C'
			return
		case "SCH":
			b[1], b[2] = 'S', 'S'
			return
		case "ASA":
			b[1] = 'Z'
			return
		}
	}
	if len(b) >= 2 {
		switch string(b[:2]) {
		case "KN":
			b[0] = 'N'
		case "PH", "PF":
			b[0], b[1] = 'F', 'F'
		}
	}
}
