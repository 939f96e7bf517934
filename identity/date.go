package identity

import (
	"bytes"
	"time"
)

// dateLen is the length of a canonical date, yyyymmdd.
const dateLen = 8

// serialEpoch is day 0 of the serial dates of spreadsheets (1900 system) from
// 1900-03-01 on.
var serialEpoch = time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)

// day is a date as it was read, before anything is checked.
type day struct{ year, month, day int }

// normalizeDate appends the canonical form of a folded date to dst: yyyymmdd.
// reference is the last date that is not in the future. low reports that the
// date is 1 January or 31 December, which registries write for an unknown day.
func normalizeDate(dst, cell []byte, reference day) (out []byte, low bool, reason Reason) {
	d, reason := readDate(trim(cell), reference)
	if reason != accepted {
		return dst, false, reason
	}
	if d.month < 1 || d.month > 12 || d.day < 1 || d.day > daysIn(d.year, d.month) {
		return dst, false, ReasonImpossible
	}
	if d.year < 1900 || d == (day{1900, 1, 1}) {
		return dst, false, ReasonTooEarly
	}
	if d.after(reference) {
		return dst, false, ReasonFuture
	}
	dst = append(dst,
		byte('0'+d.year/1000), byte('0'+d.year/100%10), byte('0'+d.year/10%10), byte('0'+d.year%10),
		byte('0'+d.month/10), byte('0'+d.month%10), byte('0'+d.day/10), byte('0'+d.day%10))
	return dst, d.unsure(), accepted
}

// readDate recognises the form of b and returns its numbers unchecked.
func readDate(b []byte, reference day) (day, Reason) {
	b = cutTime(b)
	if len(b) > 6 && b[5] == '.' && allDigits(b[:5]) && allDigits(b[6:]) {
		b = b[:5] // a serial number with its time of day
	}
	var part [3][]byte
	n := 0
	for len(b) > 0 && isDigit(b[0]) {
		k := 1
		for k < len(b) && isDigit(b[k]) {
			k++
		}
		if n == len(part) {
			return day{}, ReasonForm
		}
		part[n] = b[:k]
		n++
		b = b[k:]
		if len(b) > 1 && bytes.IndexByte([]byte("-/. "), b[0]) >= 0 {
			b = b[1:]
		}
	}
	if len(b) > 0 {
		return day{}, ReasonForm
	}
	switch {
	case n == 1:
		return readDigits(part[0], reference)
	case n != 3 || len(part[1]) > 2:
		return day{}, ReasonForm
	}
	first, second, third := number(part[0]), number(part[1]), number(part[2])
	switch {
	case len(part[0]) == 4 && len(part[2]) <= 2:
		return day{first, second, third}, accepted
	case len(part[0]) <= 2 && len(part[2]) == 4:
		return day{third, second, first}, accepted
	case len(part[0]) <= 2 && len(part[2]) == 2:
		d := day{reference.year/100*100 + third, second, first}
		if d.after(reference) {
			d.year -= 100
		}
		return d, accepted
	}
	return day{}, ReasonForm
}

// readDigits reads a date without separators: yyyymmdd, else ddmmyyyy, which
// cannot both be dates of 1900 or later; or the serial number of a spreadsheet,
// 5 digits.
func readDigits(b []byte, reference day) (day, Reason) {
	switch len(b) {
	case 8:
		d := day{number(b[:4]), number(b[4:6]), number(b[6:])}
		if month := number(b[2:4]); (d.year < 1900 || d.month > 12) && 1 <= month && month <= 12 {
			d = day{number(b[4:]), month, number(b[:2])}
		}
		return d, accepted
	case 5:
		t := serialEpoch.AddDate(0, 0, number(b))
		return day{t.Year(), int(t.Month()), t.Day()}, accepted
	}
	return day{}, ReasonForm
}

// cutTime cuts a time of day off the end of b: what follows a 'T', or a space
// where a colon follows.
func cutTime(b []byte) []byte {
	i := bytes.IndexByte(b, 'T')
	if i < 0 && bytes.IndexByte(b, ':') >= 0 {
		i = bytes.IndexByte(b, ' ')
	}
	if i < 0 {
		return b
	}
	for _, c := range b[i+1:] {
		if !isDigit(c) && bytes.IndexByte([]byte(":.+-Z "), c) < 0 {
			return b
		}
	}
	return b[:i]
}

// after reports whether d is later than e.
func (d day) after(e day) bool {
	if d.year != e.year {
		return d.year > e.year
	}
	if d.month != e.month {
		return d.month > e.month
	}
	return d.day > e.day
}

// unsure reports whether d is what registries write for an unknown day.
func (d day) unsure() bool {
	return d.month == 1 && d.day == 1 || d.month == 12 && d.day == 31
}

// daysIn returns the number of days of a month of the Gregorian calendar.
func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
