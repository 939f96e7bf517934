package identity

// Estimator estimates, from the rows of one list, how many accidental matches
// each match key will have with another list: pairs of rows of two different
// persons with the same input.
//
// The estimate is the number of pairs of rows times the probability that two
// persons agree, and that is a product of the probabilities for surname, first
// name together with the year of birth, day of the year, and postcode. So it
// assumes
//
//   - that these four are independent of each other, which makes it too low:
//     in reality names go with regions and origins, perhaps 2 to 5 times;
//   - that the other list is drawn from the same population: the same names,
//     ages and places, and as many surnames a row and as many missing fields;
//     where it is so long that it would then have more persons of an age than
//     France has, the rest are taken to be of other ages;
//   - that no two rows of the list are the same person, which makes it too high
//     by an amount that does not matter below some percents of duplicates.
//
// [KeyNIR], [KeyFTID], [KeyEmail] and [KeyPhone] have an estimate of 0: their
// identifiers are given to one person or household, and an address that many
// share is dropped before matching.
//
// An Estimator takes about 7 MB, however many rows it is fed with. It must not
// be used by two goroutines at once: each has its own, to be merged.
type Estimator struct {
	rows uint64

	surname, surnameShort, surnameSound *collisions // by form of the surname
	first, component, firstSound        *collisions // each with the year of birth
	postcode                            *collisions

	sureDays, unsureDays, allDays, swapDays dayCounts
	years                                   yearCounts

	// Forms of surnames in the rows that have what a key needs: names and a sure
	// date; names, an unsure date and a postcode; names, any date and a postcode;
	// the same with a day and month that can be exchanged.
	sure, unsure, placed, swappable uint64
}

// NewEstimator returns an estimator without rows.
func NewEstimator() *Estimator {
	return &Estimator{
		surname: new(collisions), surnameShort: new(collisions), surnameSound: new(collisions),
		first: new(collisions), component: new(collisions), firstSound: new(collisions),
		postcode: new(collisions),
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
	day, swappable := unorderedDay(c.BirthDate)
	e.allDays.add(c.BirthDate)
	e.years.add(c.BirthDate)
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
	year := c.BirthDate[:4]
	e.first.add(cut(c.FirstName, cutFirst), year...)
	e.component.add(cut(c.FirstComponent, cutFirst), year...)
	e.firstSound.add(soundex2(code[:0], c.FirstComponent), year...)
	if !c.LowConfidence {
		e.sure += forms
	} else if len(c.Postcode) > 0 {
		e.unsure += forms
	}
	if len(c.Postcode) > 0 {
		e.placed += forms
		if swappable {
			e.swappable += forms
		}
	}
}

// Merge adds the rows of other to e.
func (e *Estimator) Merge(other *Estimator) {
	e.rows += other.rows
	e.sure += other.sure
	e.unsure += other.unsure
	e.placed += other.placed
	e.swappable += other.swappable
	for _, pair := range [][2]*collisions{
		{e.surname, other.surname}, {e.surnameShort, other.surnameShort}, {e.surnameSound, other.surnameSound},
		{e.first, other.first}, {e.component, other.component}, {e.firstSound, other.firstSound},
		{e.postcode, other.postcode},
	} {
		pair[0].merge(pair[1])
	}
	for _, pair := range [][2]*dayCounts{
		{&e.sureDays, &other.sureDays}, {&e.unsureDays, &other.unsureDays},
		{&e.allDays, &other.allDays}, {&e.swapDays, &other.swapDays},
	} {
		pair[0].merge(pair[1])
	}
	e.years.merge(&other.years)
}

// Expected returns the expected accidental matches of k between this list and
// another of otherRows rows.
func (e *Estimator) Expected(k Key, otherRows uint64) float64 {
	switch k {
	case KeyCivil:
		return e.names(e.first, otherRows)
	case KeyGiven:
		return e.names(e.component, otherRows)
	case KeySound:
		return e.pairs(e.placed, otherRows) * e.surnameSound.probability() * e.firstSound.probability() *
			e.allDays.probability() * e.postcode.probability()
	case KeySwap:
		common := e.first.probability() * e.postcode.probability()
		names := e.pairs(e.placed, otherRows) * e.surnameShort.probability() * e.allDays.probability()
		// Half of the pairs with the same unordered day have the same date, and
		// are among the pairs with the same names already.
		days := e.pairs(e.swappable, otherRows) * e.surname.probability() * e.swapDays.probability() / 2
		return common * (names + days)
	}
	return 0
}

// names returns the expected accidental matches of surname, first name and
// date.
func (e *Estimator) names(first *collisions, otherRows uint64) float64 {
	sure := e.pairs(e.sure, otherRows) * e.sureDays.probability()
	unsure := e.pairs(e.unsure, otherRows) * e.unsureDays.probability() * e.postcode.probability()
	return e.surname.probability() * first.probability() * (sure + unsure)
}

// pairs returns the number of pairs of a form of this list with one of the
// other, where this one has the given number of forms.
func (e *Estimator) pairs(forms, otherRows uint64) float64 {
	if e.rows == 0 {
		return 0
	}
	return float64(forms) * float64(forms) / float64(e.rows) * float64(otherRows) * e.years.limit(otherRows)
}
