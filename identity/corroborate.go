package identity

import "bytes"

// The canonical sexes.
const (
	Male   byte = '1'
	Female byte = '2'
)

// normalizeSex returns the canonical form of a folded sex or civility. It reads
// the letters and digits alone, so that "M." and "Mme" are civilities.
func normalizeSex(scratch, cell []byte) (byte, Reason) {
	for _, c := range integral(trim(cell)) {
		if isLetter(c) || isDigit(c) {
			scratch = append(scratch, c)
		}
	}
	switch string(scratch) {
	case "1", "M", "H", "MR", "MONSIEUR", "HOMME", "MASCULIN", "MALE":
		return Male, accepted
	case "2", "F", "MME", "MLLE", "MADAME", "MADEMOISELLE", "FEMME", "FEMININ", "FEMALE":
		return Female, accepted
	}
	return 0, ReasonForm
}

// postcodeLen is the length of a French postcode.
const postcodeLen = 5

// normalizePostcode appends the canonical form of a folded postcode to dst: 5
// digits. The zero that a spreadsheet ate is put back, a country prefix and the
// name of a town after the digits are dropped.
func normalizePostcode(dst, cell []byte) ([]byte, Reason) {
	start := len(dst)
	b := integral(trim(cell))
	if rest, ok := bytes.CutPrefix(b, []byte("FR-")); ok {
		b = rest
	} else if rest, ok := bytes.CutPrefix(b, []byte("F-")); ok {
		b = rest
	}
	for i, c := range b {
		if isLetter(c) && i > 0 && isSpace(b[i-1]) {
			break
		}
		if isSpace(c) {
			continue
		}
		if !isDigit(c) {
			return dst[:start], ReasonForm
		}
		dst = append(dst, c)
	}
	switch len(dst) - start {
	case postcodeLen:
	case postcodeLen - 1:
		dst = append(dst, 0)
		copy(dst[start+1:], dst[start:])
		dst[start] = '0'
	default:
		return dst[:start], ReasonLength
	}
	if d := number(dst[start : start+2]); d == 0 || d == 96 || d == 99 {
		return dst[:start], ReasonPlaceholder
	}
	return dst, accepted
}
