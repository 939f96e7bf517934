package plot

import (
	"math"
	"strconv"
	"strings"

	"recoupe/internal/message"
)

// The sizes between which a value must lie, zero apart, so that no step of the
// layout overflows.
const (
	smallest = 1e-250
	largest  = 1e250
)

// drawable reports whether v has a place on an axis.
func drawable(v float64) bool {
	size := math.Abs(v)
	return v == 0 || size >= smallest && size <= largest
}

// exponent returns the power of ten of v, which is not zero: 2 for 100 to
// 999.99…
func exponent(v float64) int {
	s := strconv.FormatFloat(math.Abs(v), 'e', -1, 64)
	e, _ := strconv.Atoi(s[strings.IndexByte(s, 'e')+1:])
	return e
}

// decimal writes v with so many decimals in the manner of lang.
func decimal(lang message.Language, v float64, decimals int) string {
	s := lang.Format("%.*f", decimals, math.Abs(v))
	if v < 0 && strings.ContainsAny(s, "123456789") {
		s = "−" + s
	}
	return s
}

// superscript are the digits of exponents.
var superscript = strings.NewReplacer("-", "⁻", "0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴",
	"5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

// scientific writes v as a multiple of 10^e, its mantissa with so many
// decimals.
func scientific(lang message.Language, v float64, e, decimals int) string {
	if v == 0 {
		return "0"
	}
	power := "10" + superscript.Replace(strconv.Itoa(e))
	// Scaled in two steps: 10^-e alone may overflow.
	mantissa := v * math.Pow10(-e/2) * math.Pow10(-e+e/2)
	switch m := decimal(lang, mantissa, decimals); {
	case m == decimal(lang, 1, decimals):
		return power
	case m == decimal(lang, -1, decimals):
		return "−" + power
	default:
		return m + "\u00a0×\u00a0" + power
	}
}

// The sizes between which numbers are written out.
const (
	plainFrom = 1e-5
	plainTo   = 1e12
)

// written writes the values of one chart: whole numbers in full, others with
// the same number of decimals, at most six, which is as many as tell the
// largest to four digits; where that would leave too little of the smallest,
// each to three digits. NaN is an en dash.
func written(lang message.Language, values []float64) []string {
	low, high, whole := math.Inf(1), 0.0, true
	for _, v := range values {
		if v == 0 || math.IsNaN(v) {
			continue
		}
		low, high = min(low, math.Abs(v)), max(high, math.Abs(v))
		whole = whole && v == math.Trunc(v)
	}
	one := func(v float64) string { return decimal(lang, v, 0) }
	switch {
	case high == 0 || whole && high < 1e15:
	case low < plainFrom || high >= plainTo:
		one = func(v float64) string {
			if v == 0 {
				return "0"
			}
			// Rounded first: 9.996 is 10.0, one power up.
			v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'e', 2, 64), 64)
			if exponent(v) == 0 {
				return decimal(lang, v, 2)
			}
			return scientific(lang, v, exponent(v), 2)
		}
	default:
		decimals := min(max(3-exponent(high*(1-1e-12)), 0), 6)
		if low < 10*math.Pow10(-decimals) {
			one = func(v float64) string {
				if v == 0 {
					return "0"
				}
				return decimal(lang, v, min(max(2-exponent(v), 0), 7))
			}
			break
		}
		for decimals > 0 && same(values, decimals-1) {
			decimals--
		}
		one = func(v float64) string { return decimal(lang, v, decimals) }
	}
	out := make([]string, len(values))
	for i, v := range values {
		if out[i] = "–"; !math.IsNaN(v) {
			out[i] = one(v)
		}
	}
	return out
}

// same reports whether so many decimals tell all of values.
func same(values []float64, decimals int) bool {
	p := math.Pow10(decimals)
	for _, v := range values {
		if !math.IsNaN(v) && math.Abs(v*p-math.Round(v*p)) > 1e-9*max(1, math.Abs(v*p)) {
			return false
		}
	}
	return true
}
