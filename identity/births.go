package identity

import (
	"strconv"
	"strings"
)

// The years of birth that can be: those of canonical dates.
const (
	firstYear = 1900
	numYears  = 200
)

// Births says when the persons of a list were born, as far as that is known
// without the list. None says nothing.
type Births []Born

// Born is the years of birth from First to Last, both included, and the weight
// of the persons born in them beside others, evenly in all of these years.
type Born struct {
	First, Last int
	Weight      float64
}

// ParseBirths reads years of birth such as 1960-1995, from 1900 on: persons are
// born evenly in all of them.
func ParseBirths(s string) (Births, bool) {
	first, last, ok := strings.Cut(s, "-")
	if !ok || len(first) != 4 || len(last) != 4 {
		return nil, false
	}
	from, err := strconv.ParseUint(first, 10, 16)
	if err != nil || from < firstYear {
		return nil, false
	}
	to, err := strconv.ParseUint(last, 10, 16)
	if err != nil || to < from || to >= firstYear+numYears {
		return nil, false
	}
	return Births{{First: int(from), Last: int(to), Weight: 1}}, true
}

// Range returns the first and the last year of birth, 0 where none is known.
func (b Births) Range() (first, last int) {
	for i, r := range b {
		if i == 0 || r.First < first {
			first = r.First
		}
		last = max(last, r.Last)
	}
	return first, last
}

// shares returns the share of the persons who are born in each year. They sum
// to 1, except where b says nothing.
func (b Births) shares() (share [numYears]float64) {
	all := 0.0
	for _, r := range b {
		all += r.Weight
	}
	for _, r := range b {
		for y := r.First; y <= r.Last; y++ {
			share[y-firstYear] += r.Weight / all / float64(r.Last-r.First+1)
		}
	}
	return share
}
