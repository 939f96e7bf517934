package lists

import "strconv"

// digits returns n in decimal, with zeros before it up to the width.
func digits(n, width int) string { return string(appendDigits(make([]byte, 0, 20), n, width)) }

// appendDigits appends n in decimal, with zeros before it up to the width.
func appendDigits(b []byte, n, width int) []byte {
	start := len(b)
	b = strconv.AppendInt(b, int64(n), 10)
	for missing := width - (len(b) - start); missing > 0; missing-- {
		b = append(b, 0)
		copy(b[start+1:], b[start:])
		b[start] = '0'
	}
	return b
}
