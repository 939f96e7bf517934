package identity

// The namespaces of a canonical France Travail identifier, its first byte.
const (
	ftidNew    = 'N' // 11 digits
	ftidLocal  = 'L' // a region of 3 digits and the old form
	ftidSimple = 'S' // the old form: 7 digits and a letter or digit
)

// normalizeFTID appends the canonical form of a folded France Travail
// identifier to dst: its namespace and its 8 or 11 characters. 11 digits are
// always of the new form.
func normalizeFTID(dst, cell []byte) ([]byte, Reason) {
	start := len(dst)
	dst = append(dst, 0)
	for _, c := range integral(trim(cell)) {
		if isSpace(c) {
			continue
		}
		if !isDigit(c) && !isLetter(c) {
			return dst[:start], ReasonForm
		}
		dst = append(dst, c)
	}
	id := dst[start+1:]
	switch len(id) {
	case 8:
		dst[start] = ftidSimple
	case 11:
		dst[start] = ftidLocal
		if isDigit(id[10]) {
			dst[start] = ftidNew
		}
	default:
		return dst[:start], ReasonLength
	}
	if !allDigits(id[:len(id)-1]) {
		return dst[:start], ReasonForm
	}
	if allSame(id[:len(id)-1]) {
		return dst[:start], ReasonPlaceholder
	}
	return dst, accepted
}
