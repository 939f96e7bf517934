// Package population makes the synthetic population that the breach lists of
// bench/synth are drawn from: who its persons are, what they are called, where
// they live and with whom, and which numbers they were given.
//
// A person is a function of the seed, of the size of the population and of an
// index: [Population.Person] gives any of up to [MaxSize] persons in any order,
// in constant memory and without allocating. What it gives is the truth, as the
// person would write it; errors are for the lists.
//
// # Who they are
//
// Persons live in households of one to five, as couples with the wife's usage
// name, parents with grown children, brothers and sisters, twins, and people who
// share a flat. A household shares its address and landline, and a family its
// surnames; everyone has a relative's e-mail address and number, if there is a
// relative, and a parent's NIR. Members are drawn with the cohorts of their own
// indexes, which say nothing about who lives with whom.
//
// Homonyms are as frequent as in France: two persons share a surname with
// probability 1.29e-4 (ten names have 1.7 % of the bearers, 50,000 have 74 %), and
// children of a sex and year a first name as often as measured: one in 44 boys of
// 1955, one in 145 of 2000. Names, birth dates and places are independent but
// for the family. An eighth of the persons were born abroad, with fewer and more
// frequent names and a birth date of 1 January for one in seven; one in 25 has a
// family from overseas.
//
// NIRs are of every kind: Corsica before and after 1976, overseas departments
// and collectivities, abroad with an unknown month or a first digit of persons
// being registered. NIR and birth date together, FT id, and e-mail address are
// one person's by construction, as are nearly all mobile numbers; in a NIR, the
// order number 999 is nobody's.
//
// It is kinder than life in this: names do not depend on the region, relatives
// are in the same lists no more often than strangers, nobody moved, divorced or
// changed a number, and rare surnames are made up by a rule.
//
// # No real person
//
// Every person is drawn at random. Frequent surnames and first names follow
// published aggregate counts of INSEE (births by surname 1891–2000, births by
// first name and decade); nobody's record was used. NIRs and telephone numbers
// are valid in form, because the readers under test reject others, and are tied
// to no one; the local part of every e-mail address ends in a made-up number. A
// likeness to a living person, in whole or in part, is chance.
//
// # Determinism
//
// The same seed, size and cohorts give the same bytes on every machine and with
// every version of Go: the only source is SplitMix64, and no floating-point
// number is computed.
package population
