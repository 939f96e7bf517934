package quality

import "recoupe/bench/synth"

// TableNames returns the names of all tables that a report can have.
func TableNames() []string {
	var names []string
	for _, t := range new(Report).Tables() {
		names = append(names, t.Name)
	}
	return names
}

// ChartNames returns the names of all charts that a report can have, whichever
// list of a pair has fewer rows.
func ChartNames() []string {
	names := []string{recallName, accidentalName}
	for _, pair := range synth.Pairs() {
		a, b := pair.Sources()
		for _, p := range []Pair{{Holder: a.String(), Querier: b.String()}, {Holder: b.String(), Querier: a.String()}} {
			names = append(names, p.keysName(), p.errorsName())
		}
	}
	return names
}

// The names of the charts over all pairs.
const (
	recallName     = "recall"
	accidentalName = "accidental"
)

// keysName and errorsName are the names of the charts of one pair.
func (p *Pair) keysName() string   { return "keys-" + p.Holder + "-" + p.Querier }
func (p *Pair) errorsName() string { return "errors-" + p.Holder + "-" + p.Querier }
