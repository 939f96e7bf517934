package lists

import "fmt"

// date is a calendar date.
type date struct{ y, m, d int }

// valid reports whether the date exists and is that of a person in these lists.
func (t date) valid() bool {
	if t.y < 1940 || t.y > 2009 || t.m < 1 || t.m > 12 || t.d < 1 {
		return false
	}
	days := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[t.m-1]
	if t.m == 2 && t.y%4 == 0 {
		days = 29 // right for 1901–2099
	}
	return t.d <= days
}

// lowConfidence reports whether the date is one that registries write for an
// unknown day.
func (t date) lowConfidence() bool { return t.m == 1 && t.d == 1 || t.m == 12 && t.d == 31 }

// drawDay draws a date in year y.
func drawDay(d *draw, y int) date {
	for {
		if t := (date{y, d.between(1, 12), d.between(1, 31)}); t.valid() {
			return t
		}
	}
}

// swapped exchanges day and month, where that gives another date.
func (t date) swapped() (date, bool) {
	s := date{t.y, t.d, t.m}
	return s, s != t && s.valid()
}

// wrongDigit returns a date that differs in one digit of the day, the month or
// the last two of the year, and is no placeholder.
func (t date) wrongDigit(d *draw) date {
	for {
		digits := []byte(fmt.Sprintf("%02d%02d%04d", t.d, t.m, t.y))
		i := pick(d, []int{0, 1, 1, 2, 3, 3, 6, 7, 7})
		digits[i] = '0' + byte(d.n(10))
		w := date{atoi(digits[4:]), atoi(digits[2:4]), atoi(digits[:2])}
		if w != t && w.valid() && !w.lowConfidence() {
			return w
		}
	}
}

// atoi reads decimal digits.
func atoi(digits []byte) (n int) {
	for _, c := range digits {
		n = 10*n + int(c-'0')
	}
	return n
}
