package quality

import "recoupe/bench/synth"

// reachable reports whether exact keys can link two rows of one person, given
// how each departs from the person: whether the rows share a NIR, an FT id, the
// names with the birth date, or an e-mail address or a number with the first
// component of the first name. It follows from the errors that were made, not
// from the match keys that are measured: what these ask for beside an
// identifier or a date (a birth date, a postcode) is not asked for here.
func reachable(a synth.Source, ofA synth.Set, b synth.Source, ofB synth.Set) bool {
	const combinations = synth.ByNIR | synth.ByFTID | synth.ByCivil | synth.ByEmail | synth.ByPhone
	return synth.Reach(a, ofA&^places, b, ofB&^places)&combinations != 0 ||
		synth.Reach(a, ofA&^dates, b, ofB&^dates)&(synth.ByNIR|synth.ByFTID) != 0
}

// The kinds of errors that leave an identifier, and those that leave names and
// date as they are.
var (
	dates  = synth.SetOf(synth.DateDigit, synth.DayMonthSwapped, synth.FirstJanuary)
	places = synth.SetOf(synth.UnknownBirthday, synth.PostcodeChanged)
)
