// Package compression puts the ways to write a set of PRF outputs down side by
// side, to show what makes it smaller and what cannot.
//
// What the holder sends is a set of N values that nobody can tell from random
// ones. Three things help, because each of them leaves out what the querier
// does not need: to cut the values so short that a false match has a
// probability of 2^-40 and no less, to leave out their order, and to spend on
// each gap between them what it is worth. A general compressor looks for what
// is repeated or frequent, and there is nothing: s2 and zstd save none of it at
// any level. On a list of persons and on a result, which are full of
// repetition, they save most.
//
// [NewSet] computes a set with psi/oprf, [Forms] are the ways to write it,
// [Compressors] what may come behind, and [Measure] gives a [Row] for each pair
// with its size, its times, and the floor: the bits that a set of as many
// values from the same range has, below which no code comes on average.
package compression
