package synth

import "strings"

// Source is one of the five breaches whose lists are made.
type Source uint8

// The sources, in the order in which the breaches occurred.
const (
	FT24        Source = iota // France Travail, February and March 2024
	ML24                      // information system of the missions locales, October 2024
	Kairos25                  // France Travail, Kairos (training bodies), July 2025
	Pajemploi25               // Pajemploi (Urssaf), November 2025
	UNML25                    // France Travail and UNML, December 2025

	// NumSources is the number of sources.
	NumSources
)

// source is what sets a source apart.
type source struct {
	name    string
	rows    uint64 // of its list at scale 1: the persons that the bodies announced
	year    int    // of the list
	fields  fieldSet
	courses bool // the list is of persons in training: a shared address is a centre's
}

var sources = [NumSources]source{
	FT24: {name: "ft24", rows: 36_820_828, year: 2024, fields: fieldsOf(fieldNIR, fieldFTID, fieldName, fieldUsage, fieldEmail, fieldPhone)},
	ML24: {name: "ml24", rows: 1_100_000, year: 2024, fields: fieldsOf(fieldName, fieldSingle, fieldEmail, fieldPhone)},
	Kairos25: {
		name: "kairos25", rows: 340_000, year: 2025, courses: true,
		fields: fieldsOf(fieldFTID, fieldName, fieldSingle, fieldEmail, fieldPhone),
	},
	Pajemploi25: {name: "pajemploi25", rows: 1_200_000, year: 2025, fields: fieldsOf(fieldNIR, fieldName, fieldSingle)},
	UNML25:      {name: "unml25", rows: 1_600_000, year: 2025, fields: fieldsOf(fieldNIR, fieldFTID, fieldName, fieldSingle, fieldEmail, fieldPhone)},
}

// Sources returns all sources in their order.
func Sources() []Source { return []Source{FT24, ML24, Kairos25, Pajemploi25, UNML25} }

// String returns the short name of the source, such as "ft24": the stem of its
// file's name.
func (s Source) String() string { return sources[s].name }

// ParseSource returns the source with the given short name.
func ParseSource(name string) (Source, bool) {
	for _, s := range Sources() {
		if s.String() == name {
			return s, true
		}
	}
	return 0, false
}

// RealRows returns the number of persons in the breach as it was announced: the
// rows of its list at scale 1.
func (s Source) RealRows() uint64 { return sources[s].rows }

// has reports whether the lists of the source have a field.
func (s Source) has(f field) bool { return sources[s].fields&(1<<f) != 0 }

// field is what kinds of departure are about.
type field uint8

const (
	fieldNIR field = iota
	fieldFTID
	fieldName   // surnames, first name, birth date, address: in every list
	fieldUsage  // a column for the usage name, beside that for the birth name
	fieldSingle // one column for the surname, whichever it is
	fieldEmail
	fieldPhone
)

// fieldSet is a set of fields.
type fieldSet uint8

// fieldsOf returns the set of some fields.
func fieldsOf(fields ...field) (s fieldSet) {
	for _, f := range fields {
		s |= 1 << f
	}
	return s
}

// Pair is two different sources.
type Pair uint8

// NumPairs is the number of pairs of sources.
const NumPairs = int(NumSources) * int(NumSources-1) / 2

// pairs are all pairs, the earlier source first.
var pairs = func() (out [NumPairs][2]Source) {
	i := 0
	for a := range NumSources {
		for b := a + 1; b < NumSources; b++ {
			out[i] = [2]Source{a, b}
			i++
		}
	}
	return out
}()

// Pairs returns all ten pairs of sources.
func Pairs() []Pair {
	all := make([]Pair, NumPairs)
	for p := range all {
		all[p] = Pair(p)
	}
	return all
}

// PairOf returns the pair of two different sources, in either order.
func PairOf(a, b Source) Pair {
	for p, of := range pairs {
		if of == [2]Source{a, b} || of == [2]Source{b, a} {
			return Pair(p)
		}
	}
	panic("synth: a pair is of two different sources")
}

// Sources returns the two sources of the pair, the earlier first.
func (p Pair) Sources() (a, b Source) { return pairs[p][0], pairs[p][1] }

// String returns the names of both sources, such as "ft24-unml25".
func (p Pair) String() string {
	a, b := p.Sources()
	return a.String() + "-" + b.String()
}

// ParsePair returns the pair with the given name, whose sources may stand in
// either order.
func ParsePair(name string) (Pair, bool) {
	one, other, _ := strings.Cut(name, "-")
	a, okA := ParseSource(one)
	b, okB := ParseSource(other)
	if !okA || !okB || a == b {
		return 0, false
	}
	return PairOf(a, b), true
}
