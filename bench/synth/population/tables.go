package population

import "sync"

// tables are what every population draws from.
type tables struct {
	surnames  [origins]surnameTable
	given     *givenNames
	places    *geography
	years     [cohorts]struct{ all, young yearTable }
	countries apportionment
	overseas  apportionment // of birthlands
	domains   [2]alias      // of e-mail, of those up to 25 years old and of the others
}

// sharedTables makes the tables when they are first needed.
var sharedTables = sync.OnceValue(func() *tables {
	t := &tables{surnames: newSurnameTables(), given: newGivenNames(), places: newGeography()}
	for c := range cohortTable {
		t.years[c].all, t.years[c].young = newYearTable(cohortTable[c].ages), newYearTable(cohortTable[c].young)
	}
	var abroad, overseas []uint64
	for _, c := range countries {
		abroad = append(abroad, c.weight)
	}
	for _, l := range birthlands {
		overseas = append(overseas, l.weight)
	}
	t.countries, t.overseas = newApportionment(abroad), newApportionment(overseas)
	for k := range t.domains {
		var weights []uint64
		for _, d := range domains {
			weights = append(weights, d.weight[k])
		}
		t.domains[k] = newAlias(weights)
	}
	return t
})
