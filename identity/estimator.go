package identity

import "math"

// Estimator estimates, from the rows of one list, how many accidental matches
// each match key will have with another list: pairs of rows of two different
// persons with the same input.
//
// The estimate is the sum over years of birth of the pairs of rows of persons
// born in one year, times the probability that two of them agree, and that is a
// product of the probabilities for surname, first name given the year, day of
// the year, and postcode. Surnames go with first names, as origins have both:
// how much more often they agree together is measured, too. So it assumes
//
//   - that names, days and postcodes are independent of each other;
//   - that the other list is of a public with the same names and places, with
//     as many women, and has as many surnames a row and as many missing fields;
//     of its ages the caller may know better;
//   - that no two rows of the list are the same person, which makes it too high
//     by an amount that does not matter below some percents of duplicates.
//
// [KeyNIR], [KeyFTID], [KeyEmail] and [KeyPhone] have an estimate of 0: their
// identifiers are given to one person or household, and an address that many
// share is dropped before matching.
//
// An Estimator takes about 13 MB, however many rows it is fed with. It must not
// be used by two goroutines at once: each has its own, to be merged.
type Estimator struct {
	rows uint64

	surname, surnameShort, surnameSound *collisions // by form of the surname
	first, component, firstSound        *yearCollisions
	postcode                            *collisions

	// Whole names with the decade of birth, and with the birth date, by form of the
	// surname of the rows that have all.
	names, namesakes *nameCollisions

	sureDays, unsureDays, allDays, swapDays dayCounts

	// By year of birth, the rows that have a date, and the forms of surnames in
	// the rows that have what a key needs: names and a sure date; names, an unsure
	// date and a postcode; names, any date and a postcode; the same with a day and
	// month that can be exchanged.
	dated, sure, unsure, placed, swappable yearCounts
}

// yearCounts counts by year of birth, from 0 for firstYear.
type yearCounts [numYears]uint64

// NewEstimator returns an estimator without rows.
func NewEstimator() *Estimator {
	return &Estimator{
		surname: new(collisions), surnameShort: new(collisions), surnameSound: new(collisions),
		first: new(yearCollisions), component: new(yearCollisions), firstSound: new(yearCollisions),
		postcode: new(collisions), names: new(nameCollisions), namesakes: new(nameCollisions),
	}
}

// Add counts the canonical fields of a row. The normaliser that they come from
// must have been made with the match keys that [Estimator.Expected] is asked
// for.
func (e *Estimator) Add(c *Canonical) {
	e.rows++
	if len(c.Postcode) > 0 {
		e.postcode.add(c.Postcode)
	}
	forms := uint64(c.surnames.len())
	var code [soundexLen]byte
	for i := range c.surnames.len() {
		s := c.surnames.at(i)
		e.surname.add(cut(s, cutSurname))
		e.surnameShort.add(cut(s, cutFirst))
		e.surnameSound.add(soundex2(code[:0], s))
	}
	if len(c.BirthDate) == 0 {
		return
	}
	year := min(number(c.BirthDate[:4])-firstYear, numYears-1)
	day, swappable := unorderedDay(c.BirthDate)
	e.dated[year]++
	e.allDays.add(c.BirthDate)
	if c.LowConfidence {
		e.unsureDays.add(c.BirthDate)
	} else {
		e.sureDays.add(c.BirthDate)
	}
	if swappable {
		e.swapDays.add(day[:])
	}
	if len(c.FirstName) == 0 {
		return
	}
	first := cut(c.FirstName, cutFirst)
	for i := range c.surnames.len() {
		s := cut(c.surnames.at(i), cutSurname)
		e.names.add(s, first, c.BirthDate[:3])
		e.namesakes.add(s, first, c.BirthDate)
	}
	e.first.add(year, first)
	e.component.add(year, cut(c.FirstComponent, cutFirst))
	e.firstSound.add(year, soundex2(code[:0], c.FirstComponent))
	if !c.LowConfidence {
		e.sure[year] += forms
	} else if len(c.Postcode) > 0 {
		e.unsure[year] += forms
	}
	if len(c.Postcode) > 0 {
		e.placed[year] += forms
		if swappable {
			e.swappable[year] += forms
		}
	}
}

// Merge adds the rows of other to e.
func (e *Estimator) Merge(other *Estimator) {
	e.rows += other.rows
	for _, pair := range [][2]*collisions{
		{e.surname, other.surname}, {e.surnameShort, other.surnameShort}, {e.surnameSound, other.surnameSound},
		{e.postcode, other.postcode},
	} {
		pair[0].merge(pair[1])
	}
	e.names.merge(other.names)
	e.namesakes.merge(other.namesakes)
	for _, pair := range [][2]*yearCollisions{
		{e.first, other.first}, {e.component, other.component}, {e.firstSound, other.firstSound},
	} {
		pair[0].merge(pair[1])
	}
	for _, pair := range [][2]*dayCounts{
		{&e.sureDays, &other.sureDays}, {&e.unsureDays, &other.unsureDays},
		{&e.allDays, &other.allDays}, {&e.swapDays, &other.swapDays},
	} {
		pair[0].merge(pair[1])
	}
	for _, pair := range [][2]*yearCounts{
		{&e.dated, &other.dated}, {&e.sure, &other.sure}, {&e.unsure, &other.unsure},
		{&e.placed, &other.placed}, {&e.swappable, &other.swappable},
	} {
		for year, n := range pair[1] {
			pair[0][year] += n
		}
	}
}

// Expected returns the expected accidental matches of k between this list and
// another of otherRows rows, whose persons are born as born says; where it says
// nothing, as those of this list are.
func (e *Estimator) Expected(k Key, otherRows uint64, born Births) float64 {
	others := e.others(otherRows, born)
	switch k {
	case KeyCivil:
		return e.civil(e.first, others)
	case KeyGiven:
		return e.civil(e.component, others)
	case KeySound:
		return e.pairs(e.firstSound, &e.placed, others) * e.surnameSound.probability() *
			e.allDays.probability() * e.postcode.probability()
	case KeySwap:
		names := e.pairs(e.first, &e.placed, others) * e.surnameShort.probability() * e.allDays.probability()
		// Half of the pairs with the same unordered day have the same date, and
		// are among the pairs with the same names already.
		days := e.pairs(e.first, &e.swappable, others) * e.surname.probability() * e.swapDays.probability() / 2
		return (names + days) * e.postcode.probability()
	}
	return 0
}

// civil returns the expected accidental matches of surname, first name and
// date, with so many rows of the other list by year.
func (e *Estimator) civil(first *yearCollisions, others *[numYears]float64) float64 {
	sure := e.pairs(first, &e.sure, others) * e.sureDays.probability()
	unsure := e.pairs(first, &e.unsure, others) * e.unsureDays.probability() * e.postcode.probability()
	return (sure + unsure) * e.surname.probability()
}

// pairs returns the expected number of pairs of a form of this list with one of
// the other that have the same year of birth and first name, where this one has
// the given forms, and the other as many a row.
func (e *Estimator) pairs(first *yearCollisions, forms *yearCounts, others *[numYears]float64) float64 {
	sum := 0.0
	for year, n := range forms {
		if n == 0 {
			continue
		}
		theirs := others[year] * float64(n) / float64(e.dated[year])
		sum += float64(n) * theirs * first.probability(year)
	}
	return max(0, sum) * e.affinity()
}

// affinity returns how many times more pairs of forms agree in the whole name
// than if surnames and first names were independent, among persons born in one
// decade: first names go with ages, too. Pairs that agree in the birth date are
// left out: most are rows of one person.
//
// Of N pairs, N/B share a bucket by chance, give or take its root; pairs as many
// as some times that are added to both numbers, so that a short list, which
// cannot tell, says 1.
func (e *Estimator) affinity() float64 {
	all, equal := e.names.pairs()
	_, persons := e.namesakes.pairs()
	foreseen := all * e.surname.probability() * e.first.inDecades()
	unsure := 1 + 4*math.Sqrt(all/nameBuckets)
	return (max(0, equal-persons) + unsure) / (foreseen + unsure)
}

// personsPerYear is the number of persons of one year of birth that no list
// exceeds by much: there are at most 0.9 million of any age in France.
const personsPerYear = 900_000

// others returns how many rows of the other list have which year of birth. As
// many have no date as in this list. A year that would have more persons than
// there can be has fewer: the rest of the rows are then of other ages.
func (e *Estimator) others(rows uint64, born Births) *[numYears]float64 {
	out := born.shares()
	if e.rows == 0 {
		return &out
	}
	dated := uint64(0)
	for _, n := range e.dated {
		dated += n
	}
	for year, n := range e.dated {
		if len(born) == 0 {
			out[year] = float64(n) / float64(e.rows)
		} else {
			out[year] *= float64(dated) / float64(e.rows)
		}
		out[year] = min(out[year]*float64(rows), max(personsPerYear, float64(n)))
	}
	return &out
}
