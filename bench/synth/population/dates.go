package population

// days are the days of a year that is not a leap year.
var days = func() (days [365]Date) {
	at := 0
	for m, n := range [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31} {
		for d := range n {
			days[at] = Date{0, m + 1, d + 1}
			at++
		}
	}
	return days
}()

// lastOfFebruary is the day that stands for two in a leap year.
const lastOfFebruary = 31 + 28 - 1

// dayIn draws a date in a year: in a window of a year that is cut into so many,
// and begins on another day at each turn.
func dayIn(d *draw, year int, window, windows, turn uint64) Date {
	const all = uint64(len(days))
	first, end := window*all/windows, (window+1)*all/windows
	x := (first + uint64(d.n(int(end-first))) + turn>>40) % all
	t := days[x]
	t.Year = year
	if x == lastOfFebruary && year%4 == 0 && d.chance(5_000) { // right for 1901–2099
		t.Day = 29
	}
	return t
}
