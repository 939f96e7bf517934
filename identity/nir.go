package identity

// The lengths of a NIR without and with its key.
const (
	nirLen    = 13
	nirKeyLen = 15
)

// nirSpecimen reports whether a NIR of 13 characters is printed on specimens of
// cards or in manuals.
func nirSpecimen(nir []byte) bool {
	switch string(nir) {
	case "2690549588157", "1234567890123":
		return true
	}
	return false
}

// normalizeNIR appends the canonical form of a folded NIR to dst: 13
// characters, without the key. A key that is there is checked.
func normalizeNIR(dst, cell []byte) ([]byte, Reason) {
	start := len(dst)
	for _, c := range integral(trim(cell)) {
		if !isSpace(c) && c != '.' && c != '-' {
			dst = append(dst, c)
		}
	}
	nir := dst[start:]
	if reason := checkNIR(nir); reason != accepted {
		return dst[:start], reason
	}
	return dst[:start+nirLen], accepted
}

// checkNIR checks 13 or 15 characters from left to right.
func checkNIR(nir []byte) Reason {
	for i, c := range nir {
		corsica := i == 6 && nir[5] == '2' && (c == 'A' || c == 'B')
		if !isDigit(c) && !corsica {
			return ReasonForm
		}
	}
	if len(nir) != nirLen && len(nir) != nirKeyLen {
		return ReasonLength
	}
	if nirSpecimen(nir[:nirLen]) || allSame(nir) {
		return ReasonPlaceholder
	}
	switch provisional := nir[1] == '1' || nir[1] == '2'; nir[0] {
	case '1', '2', '3', '4':
	case '7', '8':
		if len(nir) == nirLen && provisional {
			return ReasonProvisional
		}
	case '5', '6':
		if len(nir) == nirLen && provisional {
			return ReasonProvisional
		}
		return ReasonForm
	default:
		return ReasonForm
	}
	if m := number(nir[3:5]); m == 0 || 12 < m && m < 20 {
		return ReasonMonth
	}
	if nir[5] == '0' && nir[6] == '0' {
		return ReasonPlace
	}
	if len(nir) == nirKeyLen && number(nir[nirLen:]) != nirCheck(nir[:nirLen]) {
		return ReasonCheck
	}
	return accepted
}

// nirCheck returns the key of a NIR of 13 characters, 1 to 97. For this
// computation alone 2A counts as 19 and 2B as 18.
func nirCheck(nir []byte) int {
	value := int64(0) // below 10^13
	for i, c := range nir {
		switch {
		case i == 5 && nir[6] == 'A', i == 5 && nir[6] == 'B':
			c = '1'
		case c == 'A':
			c = '9'
		case c == 'B':
			c = '8'
		}
		value = value*10 + int64(c-'0')
	}
	return 97 - int(value%97)
}

// coherent reports whether a canonical NIR agrees with the row's birth date and
// sex, where it has them. A month of 20 or above is unknown; of a date of low confidence only the
// year counts.
func coherent(nir, date []byte, low bool, sex byte) bool {
	if len(date) > 0 {
		if nir[1] != date[2] || nir[2] != date[3] {
			return false
		}
		if !low && nir[3] < '2' && (nir[3] != date[4] || nir[4] != date[5]) {
			return false
		}
	}
	male := (nir[0]-'0')%2 == 1
	return sex == 0 || male == (sex == Male)
}
