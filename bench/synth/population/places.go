package population

import (
	"strconv"
	"strings"
)

// home is a commune with one of its postcodes.
type home struct {
	postcode   [5]byte
	name       []byte
	department int // of departments; -1 overseas
}

// department is a department of the mainland or Corsica.
type department struct {
	code     string
	landline string // the first four digits of landline numbers
}

// geography is where people live.
type geography struct {
	departments []department
	bornIn      alias // departments by inhabitants
	homes       []home
	livesAt     alias // homes by inhabitants
}

// listedShare is how many percent of the inhabitants of a department live in the
// communes that are listed, and smallCommunes how many are made up for the rest.
const (
	listedShare   = 45
	smallCommunes = 40
)

// newGeography returns the geography of the mainland and of Corsica, and gives
// the territories their homes.
func newGeography() *geography {
	g := new(geography)
	var inhabitants, weights []uint64
	for line := range strings.SplitSeq(strings.TrimSpace(departmentTable), "\n") {
		head, communes, _ := strings.Cut(line, "|")
		f := strings.Fields(head)
		n, _ := strconv.ParseUint(f[1], 10, 64)
		inhabitants = append(inhabitants, n)
		at := len(g.departments)
		g.departments = append(g.departments, department{f[0], f[2]})
		first := len(g.homes)
		g.homes = appendHomes(g.homes, communes, at)
		listed := len(g.homes) - first
		total := 0 // the largest commune counts most
		for k := range listed {
			total += listed + 1 - k
		}
		for k := range listed {
			weights = append(weights, n*1000*listedShare*uint64(listed+1-k)/uint64(total))
		}
		for k := range smallCommunes {
			g.homes = append(g.homes, smallCommune(g.homes[first].postcode, at, k))
			weights = append(weights, n*1000*(100-listedShare)/smallCommunes)
		}
	}
	g.bornIn, g.livesAt = newAlias(inhabitants), newAlias(weights)
	for t := range territories {
		territories[t].homes = appendHomes(nil, territoryHomes[t], -1)
	}
	return g
}

// appendHomes appends the communes of a list.
func appendHomes(homes []home, list string, department int) []home {
	for entry := range strings.SplitSeq(list, ",") {
		postcode, name, _ := strings.Cut(entry, " ")
		homes = append(homes, home{[5]byte([]byte(postcode)), []byte(name), department})
	}
	return homes
}

// smallCommune makes up commune k of a department, of which one postcode is
// given.
func smallCommune(postcode [5]byte, department, k int) home {
	h := home{department: department}
	code := 110 + 20*k
	switch string(postcode[:3]) {
	case "200": // Corse-du-Sud
		code = 100 + 2*k
	case "202": // Haute-Corse
		code = 210 + 10*k
	}
	copy(h.postcode[:], postcode[:2])
	putDigits(h.postcode[2:], code)
	x := mix(uint64(department)<<8 | uint64(k))
	h.name = append(h.name, communeHeads[x%uint64(len(communeHeads))]...)
	h.name = append(append(h.name, '-'), communeTails[x>>32%uint64(len(communeTails))]...)
	return h
}

// putDigits fills dst with a number in decimal, with leading zeros.
func putDigits(dst []byte, n int) {
	x := uint64(n)
	for i := len(dst) - 1; i >= 0; i-- {
		dst[i] = '0' + byte(x%10)
		x /= 10
	}
}
