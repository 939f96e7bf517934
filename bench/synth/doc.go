// Package synth makes synthetic breach lists with a known truth: five lists in
// the fields, formats and encodings of the French breaches of 2024 and 2025,
// drawn from one synthetic population, at their real sizes or any other.
//
// A [Spec] says how many persons there are, how many rows each list has, how
// many persons every two lists have in common, and how often each [Kind] of
// departure befalls the rows of each list. [Default] has the real sizes and rates
// with reasons; [Make] writes the lists, for each a truth file that says who
// every row is and how it departs from them, and a manifest with the spec and
// the digests of all files. [Reach] tells what two rows of a person still share.
//
// # No real person
//
// Every person is drawn at random by package population, whose documentation
// says from which published aggregates. NIRs and phone numbers are valid in form,
// because the readers under test reject others, and are tied to no one. A
// likeness to a living person, in whole or in part, is chance.
//
// # Determinism
//
// A spec gives the same bytes on every machine, with every version of Go and at
// any number of workers: a row is a function of the spec and of its number, and
// blocks of rows of a fixed size are written in their order. Compressed files
// also depend on the version of the compressor; the digests of what is in them
// do not.
package synth
