// Package speed measures how fast recoupe matches, what it needs to do so, and
// how that grows with the lists.
//
// Three parts, each of which can run alone:
//
//   - [PartSession]: all commands of a session as a user types them, each a
//     process of its own, so that its processor time and its peak memory are its
//     own: time, memory, bytes on the wire and on disk.
//   - [PartStages]: what the commands consist of, stage by stage, each alone on
//     data in memory: reading, normalising, evaluating, sorting and so on.
//   - [PartGroup]: the operations of the OPRF for one element on one core, beside
//     the same operations of circl in the same run, in turn.
//
// [Run] takes a [Config], makes its lists, measures one point after the other and
// returns [Results], which hold the machine, every figure, the digest of every
// list that a figure rests on, and a fit of how each cost grows ([PowerLaw]).
// [Results.Table], [Results.WriteCSV] and [Results.Plots] render them.
//
// Sizes are varied at the first value of everything else. What else varies
// (match keys, mode, suite, workers) varies one at a time, at one size
// ([Config.At]), so that each point differs from one other point in one thing.
package speed
