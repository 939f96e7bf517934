// Package population makes the synthetic population that the breach lists of
// bench/synth are drawn from: who its persons are, what they are called, where
// they live and with whom, and which numbers they were given.
//
// A person is a function of the seed, of the size of the population and of an
// index: [Population.Person] gives any of up to [MaxSize] persons in any order,
// in constant memory and without allocating. What it gives is the truth, as the
// person would write it; errors are for the lists.
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
