package synth

import (
	"encoding/json"
	"errors"

	"recoupe/internal/message"
)

// Version names the generator: the same version makes of the same [Spec] the
// same bytes. Published digests of lists rest on it.
const Version = "recoupe/synth/1"

// MaxPopulation is the largest population: more persons than live in France.
const MaxPopulation = 70_000_000

// ErrSpec is returned for a [Spec] that cannot be met.
var ErrSpec = errors.New("synth: impossible spec")

// Spec describes a population and the lists drawn from it.
type Spec struct {
	// Seed tells apart populations that are otherwise alike.
	Seed uint64
	// Population is the number of persons that there are, in lists or not.
	Population uint64
	// Rows are the rows of each list, 0 for a list that is not wanted.
	Rows [NumSources]uint64
	// Overlap is, for each pair of lists, the number of persons in both as a share
	// of the persons of the one with fewer.
	Overlap [NumPairs]Rate
	// Rates are how often rows depart from their persons.
	Rates [NumSources]Rates
}

// Persons returns the number of different persons in a list: its rows but for
// those that repeat one.
func (s *Spec) Persons(src Source) uint64 {
	return s.Rows[src] - s.Rates[src][Duplicate].of(s.Rows[src])
}

// Common returns the number of persons in both lists of a pair.
func (s *Spec) Common(p Pair) uint64 {
	a, b := p.Sources()
	return s.Overlap[p].of(min(s.Persons(a), s.Persons(b)))
}

// Validate returns [ErrSpec], with what is wrong and what could be typed
// instead, if the spec cannot be met.
func (s *Spec) Validate() error {
	_, err := s.cells()
	return err
}

// validate checks each number of the spec by itself.
func (s *Spec) validate() error {
	if s.Population < 1 || s.Population > MaxPopulation {
		return impossible(message.SynthPopulation, s.Population, uint64(MaxPopulation))
	}
	for src := range NumSources {
		if s.Rows[src] > 2*MaxPopulation {
			return impossible(message.SynthRows, src.String(), s.Rows[src], uint64(2*MaxPopulation))
		}
		for k, rate := range s.Rates[src] {
			switch k := Kind(k); {
			case !rate.valid():
				return impossible(message.SynthRateOf, src.String()+"."+k.String())
			case rate > 0 && !k.HasRate(src):
				return impossible(message.SynthNoRate, src.String(), k.String())
			}
		}
		if s.Rates[src][Duplicate] > maxDuplicates {
			return impossible(message.SynthDuplicates, src.String())
		}
		if n := s.Persons(src); n > s.Population {
			return impossible(message.SynthTooFew, src.String(), n, s.Population).WithHint(message.SynthTooFewHint)
		}
	}
	for p, share := range s.Overlap {
		if !share.valid() {
			return impossible(message.SynthRateOf, Pair(p).String())
		}
	}
	return nil
}

// maxDuplicates is the largest share of duplicates: half of the rows, so that
// each person is repeated once at most.
const maxDuplicates Rate = 0.5

// impossible returns an error of kind [ErrSpec].
func impossible(id message.ID, args ...any) *message.Error {
	return message.New(id, args...).Of(ErrSpec)
}

// specJSON is a spec in a manifest: lists, pairs and kinds by their names. What
// is 0 is left out.
type specJSON struct {
	Seed       uint64                     `json:"seed"`
	Population uint64                     `json:"population"`
	Rows       map[string]uint64          `json:"rows"`
	Overlap    map[string]Rate            `json:"overlap"`
	Rates      map[string]map[string]Rate `json:"rates"`
}

// MarshalJSON writes the spec with its lists, pairs and kinds by their names.
func (s Spec) MarshalJSON() ([]byte, error) {
	j := specJSON{
		Seed: s.Seed, Population: s.Population,
		Rows: map[string]uint64{}, Overlap: map[string]Rate{}, Rates: map[string]map[string]Rate{},
	}
	for p, share := range s.Overlap {
		if share > 0 {
			j.Overlap[Pair(p).String()] = share
		}
	}
	for _, src := range Sources() {
		j.Rows[src.String()] = s.Rows[src]
		rates := map[string]Rate{}
		for k, rate := range s.Rates[src] {
			if rate > 0 {
				rates[Kind(k).String()] = rate
			}
		}
		j.Rates[src.String()] = rates
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads what MarshalJSON writes. It fails for a
// name that it does not know, of a field, list, pair or kind.
func (s *Spec) UnmarshalJSON(b []byte) error {
	var j specJSON
	if err := decode(b, &j); err != nil {
		return err
	}
	*s = Spec{Seed: j.Seed, Population: j.Population}
	for name, n := range j.Rows {
		src, ok := ParseSource(name)
		if !ok {
			return message.New(message.SynthNoList, name)
		}
		s.Rows[src] = n
	}
	for name, share := range j.Overlap {
		p, ok := ParsePair(name)
		if !ok {
			return message.New(message.SynthNoPair, name)
		}
		s.Overlap[p] = share
	}
	for list, rates := range j.Rates {
		src, ok := ParseSource(list)
		if !ok {
			return message.New(message.SynthNoList, list)
		}
		for name, rate := range rates {
			k, ok := ParseKind(name)
			if !ok {
				return message.New(message.SynthNoKind, name)
			}
			s.Rates[src][k] = rate
		}
	}
	return nil
}
