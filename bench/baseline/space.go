package baseline

import (
	"fmt"
	"math/rand/v2"
	"slices"
)

// NIR is a French social security number without its key: sex 1, year of birth
// 2, month 2, place 5, order 3 characters.
type NIR [13]byte

const (
	sexes  = 2   // 1 and 2
	orders = 999 // 001 to 999, given out anew for each sex, month and place

	// prefixSize is what of a NIR stands before its order.
	prefixSize = 10
)

// Birth is the month in which a person was born, as a NIR has it.
type Birth struct {
	Year  int // 0 to 99
	Month int // 1 to 12
}

// Births returns the months of the years from first to last, of two digits
// each, over the turn of the century if last is below first.
func Births(first, last int) (births []Birth) {
	for year := first; ; year = (year + 1) % 100 {
		for month := 1; month <= 12; month++ {
			births = append(births, Birth{year, month})
		}
		if year == last {
			return births
		}
	}
}

// Communes returns the first perDepartment places of birth of each of the 96
// departments of mainland France and Corsica, of five characters, the
// communes of all departments taken in turn.
//
// With 375 they are 36,000, about as many as there are communes; which codes
// are given out is public, so that an attacker knows the list. It leaves out
// what adds little: overseas departments and countries.
func Communes(perDepartment int) (places []string) {
	for commune := 1; commune <= perDepartment; commune++ {
		for department := 1; department <= 95; department++ {
			if department == 20 {
				places = append(places, fmt.Sprintf("2A%03d", commune), fmt.Sprintf("2B%03d", commune))
				continue
			}
			places = append(places, fmt.Sprintf("%02d%03d", department, commune))
		}
	}
	return places
}

// AllCommunes is how many communes of each department make the 36,000 of France.
const AllCommunes = 375

// Space is a set of NIRs: all with one of the births, one of the places, either
// sex and any order.
type Space struct {
	Births []Birth
	Places []string // five characters each
}

// Everyone is the space of all NIRs: 100 years, 12 months, 36,000 places, 999
// orders and 2 sexes are 8.6·10^10, or 2^36.3. The real ones are fewer by far,
// as few places give out high orders, so that an attacker who begins with the
// low ones is done sooner.
func Everyone() *Space { return &Space{Births(0, 99), Communes(AllCommunes)} }

// Size returns the number of NIRs in the space.
func (s *Space) Size() uint64 { return s.prefixes() * orders }

// prefixes returns the number of NIRs in the space without their order.
func (s *Space) prefixes() uint64 {
	return uint64(len(s.Births)) * uint64(len(s.Places)) * sexes
}

// putPrefix writes the first prefixSize characters of the NIRs with prefix i.
func (s *Space) putPrefix(dst []byte, i uint64) {
	dst[0] = byte('1' + i%sexes)
	i /= sexes
	birth := s.Births[i/uint64(len(s.Places))]
	putDigits(dst[1:3], birth.Year)
	putDigits(dst[3:5], birth.Month)
	copy(dst[5:prefixSize], s.Places[i%uint64(len(s.Places))])
}

// has reports whether the space has a NIR of another space.
func (s *Space) has(nir NIR) bool {
	born := func(b Birth) bool {
		var digits [4]byte
		putDigits(digits[:], 100*b.Year+b.Month)
		return string(digits[:]) == string(nir[1:5])
	}
	return slices.ContainsFunc(s.Births, born) && slices.Contains(s.Places, string(nir[5:prefixSize]))
}

// putDigits fills dst with the last digits of n.
func putDigits(dst []byte, n int) {
	for i := len(dst) - 1; i >= 0; i-- {
		dst[i], n = byte('0'+n%10), n/10
	}
}

// Draw returns n different NIRs of the space, each equally likely; or all of
// them, in some order, if n is greater than the space. The same seed draws the
// same. They are of nobody.
func (s *Space) Draw(seed uint64, n int) []NIR {
	n = int(min(uint64(n), s.Size()))
	rng := rand.New(rand.NewPCG(seed, 0))
	drawn := make(map[uint64]bool, n)
	out := make([]NIR, 0, n)
	// Floyd's sampling: the same effort however full the space becomes.
	for last := s.Size() - uint64(n); last < s.Size(); last++ {
		i := rng.Uint64N(last + 1)
		if drawn[i] {
			i = last
		}
		drawn[i] = true
		var nir NIR
		s.putPrefix(nir[:], i/orders)
		putDigits(nir[prefixSize:], int(i%orders)+1)
		out = append(out, nir)
	}
	return out
}
