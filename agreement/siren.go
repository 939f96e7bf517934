package agreement

import "strings"

// parseSIREN returns the 9 digits of a SIREN, which may be written in groups
// separated by spaces, and whether its Luhn key is right.
func parseSIREN(s string) (string, bool) {
	digits := strings.Map(func(r rune) rune {
		if r == ' ' || r == '\u00a0' || r == '\u202f' {
			return -1
		}
		return r
	}, s)
	if len(digits) != 9 {
		return "", false
	}
	sum := 0
	for i := range len(digits) {
		d := int(digits[i]) - '0'
		if d < 0 || d > 9 {
			return "", false
		}
		if i%2 == 1 { // every second digit from the right, of nine
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return digits, sum%10 == 0
}
