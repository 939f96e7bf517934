package agreement

import (
	"fmt"
	"time"
)

// Date is a day of the calendar, wherever the clock stands. The zero value is
// no day.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the day of t where t is.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{Year: y, Month: m, Day: d}
}

// ParseDate reads a day written as 2026-01-31, from 2000 to 2199.
func ParseDate(s string) (Date, bool) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 2000 || t.Year() > 2199 {
		return Date{}, false
	}
	return DateOf(t), true
}

// IsZero reports whether d is no day.
func (d Date) IsZero() bool { return d == Date{} }

// Time returns the midnight with which d begins in UTC.
func (d Date) Time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// AddDays returns the day n days after d.
func (d Date) AddDays(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// DaysUntil returns the number of days from d to e, negative if e is before d.
func (d Date) DaysUntil(e Date) int { return int(e.Time().Sub(d.Time()) / (24 * time.Hour)) }

// Before reports whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.Time().Before(e.Time()) }

// String returns d as 2026-01-31, and [Placeholder] where d is no day.
func (d Date) String() string {
	if d.IsZero() {
		return Placeholder
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalText implements [encoding.TextMarshaler] as [Date.String].
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }
