package identity

import "bytes"

// maxPhones is how many numbers of one row are kept.
const maxPhones = 6

// normalizePhones adds the canonical numbers of a folded cell to out, "+" and
// the digits of E.164 each. A cell with a number that can be used is accepted;
// otherwise the reason is that of the first number. dropped counts dummies.
func (n *Normalizer) normalizePhones(out *list, cell []byte) (dropped int, reason Reason) {
	reason = accepted
	before := out.len()
	cell = integral(trim(cell))
	for i := 0; i < len(cell); {
		n.digits = n.digits[:0]
		for ; i < len(cell) && fill(cell[i]); i++ {
		}
		i = n.digitRun(cell, i)
		if i < len(cell) && cell[i] != '+' {
			i++
		}
		if len(n.digits) == 0 {
			continue
		}
		numbers := [2][]byte{n.digits}
		if d := n.digits; len(d) == 20 && d[0] == '0' && d[1] != '0' && d[10] == '0' {
			numbers = [2][]byte{d[:10], d[10:]} // two numbers with nothing but a space between them
		}
		for _, digits := range numbers {
			if digits == nil {
				continue
			}
			why := n.phone(digits)
			switch {
			case why == accepted:
				out.add(n.form, maxPhones)
			case why == ReasonPlaceholder:
				dropped++
			}
			if reason == accepted {
				reason = why
			}
		}
	}
	switch {
	case out.len() > before:
		return dropped, accepted
	case reason == accepted:
		return dropped, ReasonForm
	}
	return dropped, reason
}

// digitRun puts the digits of the number that begins at cell[i], with a '+' in
// front, into n.digits, and returns where it ends. A "(0)" behind a country
// prefix is left out.
func (n *Normalizer) digitRun(cell []byte, i int) int {
	for ; i < len(cell); i++ {
		switch c := cell[i]; {
		case isDigit(c), c == '+' && len(n.digits) == 0:
			n.digits = append(n.digits, c)
		case c == '(' && bytes.HasPrefix(cell[i:], []byte("(0)")) &&
			(bytes.HasPrefix(n.digits, []byte("+")) || bytes.HasPrefix(n.digits, []byte("00"))):
			i += len("(0)") - 1
		case fill(c):
		default:
			return i
		}
	}
	return i
}

// fill reports whether c may stand inside a number.
func fill(c byte) bool {
	return c == ' ' || c == '.' || c == '-' || c == '(' || c == ')' || c == '_' || c == '\t'
}

// phone puts the canonical form of one number, digits with an optional '+' in
// front, into n.form.
func (n *Normalizer) phone(digits []byte) Reason {
	if digits[0] == '+' {
		return n.international(digits[1:])
	}
	if digits[0] == '0' && len(digits) > 1 && digits[1] == '0' && len(digits) != 10 {
		return n.international(digits[2:])
	}
	switch len(digits) {
	case 10:
		if digits[0] == '0' && digits[1] != '0' {
			return n.national(digits[1:])
		}
		if allSame(digits) {
			return ReasonPlaceholder
		}
		return ReasonForm
	case 9: // a spreadsheet ate the 0
		if digits[0] != '0' {
			return n.national(digits)
		}
	case 11, 12, 13: // a spreadsheet ate the +
		for _, code := range trunked {
			rest, ok := bytes.CutPrefix(digits, []byte(code))
			if !ok {
				continue
			}
			if len(rest) == 9 && rest[0] != '0' || len(rest) == 10 && rest[0] == '0' {
				return n.international(digits)
			}
		}
		if len(digits) == 11 && string(digits[:3]) == "689" {
			return n.international(digits)
		}
	}
	return ReasonLength
}

// international reads a number that begins with its country code.
func (n *Normalizer) international(digits []byte) Reason {
	for _, code := range trunked {
		rest, ok := bytes.CutPrefix(digits, []byte(code))
		if !ok {
			continue
		}
		if len(rest) == 10 && rest[0] == '0' {
			rest = rest[1:]
		}
		if len(rest) == 9 && rest[0] != '0' {
			return n.national(rest)
		}
		if code != "508" {
			return ReasonLength
		}
	}
	for _, country := range closed {
		rest, ok := bytes.CutPrefix(digits, []byte(country.code))
		if !ok {
			continue
		}
		if len(rest) == country.length+1 && rest[0] == '0' {
			rest = rest[1:]
		}
		if len(rest) != country.length {
			return ReasonLength
		}
		if allSame(rest) {
			return ReasonPlaceholder
		}
		return n.e164(country.code, rest)
	}
	if len(digits) < 8 || len(digits) > 15 {
		return ReasonLength
	}
	if allSame(digits[1:]) {
		return ReasonPlaceholder
	}
	if digits[0] == '0' {
		return ReasonForm
	}
	return n.e164("", digits)
}

// national reads the 9 digits of a French number, wherever it belongs.
func (n *Normalizer) national(digits []byte) Reason {
	switch {
	case dummy(digits):
		return ReasonPlaceholder
	case digits[0] == '8':
		return ReasonService
	}
	code, rest := territory(digits)
	if allSame(rest) {
		return ReasonPlaceholder
	}
	return n.e164(code, rest)
}

// e164 puts a canonical number into n.form.
func (n *Normalizer) e164(code string, rest []byte) Reason {
	n.form = append(append(append(n.form[:0], '+'), code...), rest...)
	return accepted
}
