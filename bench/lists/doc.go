// Package lists makes pairs of made-up breach lists with a known truth: one in
// the shape of the list of France Travail (2024, short name ft24), one in the
// shape of the list of the missions locales (2025, unml25), and the pairs of
// rows that are the same person, with the errors that separate them.
//
// [Demo] is the small pair committed under testdata/demo; [Default] is a pair of
// any size for tests and benchmarks. Both are written by [Spec.Write], in
// constant memory: a person is a function of the seed and of an index, so that
// one list can pick the persons of the other by their index.
//
// # No real person
//
// Every row is drawn at random. Surnames and first names follow published
// aggregate counts of INSEE (births by surname 1891–2000, births by first name
// and decade); nobody's record was used. NIRs and phone numbers are valid in
// form, because the readers under test reject others, and are tied to no one;
// local parts of e-mail addresses end in five random digits. A likeness to a
// living person, in whole or in part, is chance.
//
// # Determinism
//
// A [Spec] gives the same bytes on every machine and with every version of Go:
// the only source is PCG-DXSM of math/rand/v2, read 64 bits at a time; choices
// are derived from these bits here.
package lists
