package population

// Cohort says which ages and sexes a person is drawn with. Ages are those
// reached in 2024.
type Cohort uint8

// The cohorts.
const (
	General   Cohort = iota // whoever looked for work since 2004: 16 to 75
	Youth                   // of the missions locales: 16 to 25, mostly 18 to 21, 49 % women
	Childcare               // who looks after children: mostly women of 30 to 60
	Trainee                 // in vocational training: 17 to 62, mostly 20 to 45
	cohorts
)

// String returns the name of the cohort.
func (c Cohort) String() string { return cohortTable[c].name }

// reference is the year in which ages are counted.
const reference = 2024

// years are the years of birth from first to last.
type years struct{ first, last int }

// ages is a run of ages with the share of persons who have one of them.
type ages struct {
	from, to int
	share    uint64
}

// cohortTable says who is in each cohort.
var cohortTable = [cohorts]struct {
	name  string
	women int    // of ten thousand
	ages  []ages // of those with neither parents nor grown children in the household
	young []ages // of those who live with their parents
}{
	General: {"general", 4_900,
		[]ages{{16, 17, 2}, {18, 19, 8}, {20, 24, 65}, {25, 29, 130}, {30, 34, 160}, {35, 39, 155}, {40, 44, 140}, {45, 49, 92}, {50, 54, 72},
			{55, 59, 75}, {60, 64, 58}, {65, 69, 32}, {70, 75, 11}},
		[]ages{{16, 17, 20}, {18, 19, 70}, {20, 22, 90}, {23, 25, 70}, {26, 29, 45}, {30, 37, 15}}},
	Youth: {"youth", 4_900,
		[]ages{{16, 16, 40}, {17, 17, 85}, {18, 18, 150}, {19, 21, 460}, {22, 22, 105}, {23, 23, 75}, {24, 24, 50}, {25, 25, 35}},
		[]ages{{16, 16, 40}, {17, 17, 85}, {18, 18, 150}, {19, 21, 460}, {22, 22, 105}, {23, 23, 75}, {24, 24, 50}, {25, 25, 35}}},
	Childcare: {"childcare", 9_700,
		[]ages{{20, 24, 30}, {25, 29, 60}, {30, 34, 105}, {35, 39, 135}, {40, 44, 150}, {45, 49, 150}, {50, 54, 150}, {55, 60, 160}, {61, 70, 60}},
		nil},
	Trainee: {"trainee", 5_000,
		[]ages{{17, 19, 60}, {20, 24, 190}, {25, 29, 180}, {30, 34, 150}, {35, 39, 130}, {40, 45, 130}, {46, 50, 70}, {51, 55, 50}, {56, 62, 40}},
		[]ages{{17, 19, 60}, {20, 24, 190}, {25, 29, 60}, {30, 37, 20}}},
}

// yearTable draws years of birth.
type yearTable struct {
	years
	draws alias
}

// newYearTable returns the table of some ages, the lowest first.
func newYearTable(of []ages) (t yearTable) {
	if len(of) == 0 {
		return t
	}
	t.first, t.last = reference-of[len(of)-1].to, reference-of[0].from
	weights := make([]uint64, t.last-t.first+1)
	for _, a := range of {
		n := a.to - a.from + 1
		for age := a.from; age <= a.to; age++ {
			weights[reference-age-t.first] = a.share * 1_000_000 / uint64(n)
		}
	}
	t.draws = newAlias(weights)
	return t
}

// draw returns a year of birth.
func (t *yearTable) draw(d *draw) int { return t.first + t.draws.draw(d) }
