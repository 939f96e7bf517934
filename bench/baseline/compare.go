package baseline

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Comparison says what is compared.
type Comparison struct {
	Seed uint64 // of the NIRs of both lists
	N    int    // inputs in each of them, half of which are in both
	// Rounds is how often each protocol runs, in turn with the others. The least
	// times count, which other programs disturb least.
	Rounds int
	// Targets are the NIRs of the list that is attacked, Part the NIRs that are
	// tried, with Workers goroutines. No target, no attack.
	Targets int
	Part    *Space
	Workers int
	// Each is told the name of what is measured next, once; it may be nil.
	Each func(name string)
}

// Names of what is compared, as they stand in results.
const (
	Salted       = "salted-sha256"
	DHPSI        = "dh-psi"
	CirclVOPRF   = "circl-voprf"
	CirclBatched = "circl-voprf-batched"
	Ours         = "recoupe"
	AttackName   = "attack"
)

// circlBatch is how many elements a proof covers in CirclBatched.
const circlBatch = 512

// Measured is the cost of one protocol for each entry of the holder's list and
// each question of the querier's, in microseconds of one core and in bytes.
type Measured struct {
	Name            string  `json:"name"`
	HolderEntry     float64 `json:"holder_us_per_entry"`
	QuerierEntry    float64 `json:"querier_us_per_entry"`
	HolderQuestion  float64 `json:"holder_us_per_question"`
	QuerierQuestion float64 `json:"querier_us_per_question"`
	EntryBytes      float64 `json:"bytes_per_entry"`
	QuestionBytes   float64 `json:"bytes_per_question"`
}

// At returns what lists of another size would take at the same cost: the time
// that each party computes, on one core, and the bytes that travel.
func (m *Measured) At(entries, questions uint64) (holder, querier time.Duration, bytes uint64) {
	n, q := float64(entries), float64(questions)
	microseconds := func(x float64) time.Duration { return time.Duration(x * float64(time.Microsecond)) }
	return microseconds(n*m.HolderEntry + q*m.HolderQuestion), microseconds(n*m.QuerierEntry + q*m.QuerierQuestion),
		uint64(n*m.EntryBytes + q*m.QuestionBytes)
}

// Attack is how the attack on salted hashes went.
type Attack struct {
	Targets  int `json:"targets"`   // hashes of a list of NIRs from the whole space
	InPart   int `json:"in_part"`   // of those, whose NIR was tried
	Found    int `json:"recovered"` // of those, whose NIR was found
	Births   int `json:"months_of_birth"`
	Communes int `json:"communes"`
	Workers  int `json:"workers"`

	Hashes   uint64  `json:"hashes"`
	Seconds  float64 `json:"seconds"`
	Rate     float64 `json:"hashes_per_second_per_core"`
	Everyone uint64  `json:"all_nirs"`
	// AllSeconds is what all NIRs take at the same rate on Workers cores,
	// CardSeconds what they take at [CardRate].
	AllSeconds  float64 `json:"all_seconds"`
	CardSeconds float64 `json:"all_seconds_graphics_card"`
}

// CardRate is the SHA-256 hashes per second of one graphics card of 2020: 9,941
// million, NVIDIA RTX 3090, hashcat 6.1.1, mode 1400 (published in
// siseci/hashcat-benchmark-comparison, issue 3; not measured here).
const CardRate = 9.941e9

// Report is what [Compare] has measured.
type Report struct {
	N         int        `json:"inputs_per_list"`
	Matches   int        `json:"matches"`
	Protocols []Measured `json:"protocols"`
	Attack    *Attack    `json:"attack,omitempty"`
}

// ErrDiffers says that a protocol and the model do not have the same matches.
var ErrDiffers = errors.New("baseline: matches differ from those in clear text")

// Compare runs every protocol on the same made-up lists of NIRs, one after the
// other, checks each against [Intersect], and attacks the salted hashes.
func Compare(ctx context.Context, c Comparison) (*Report, error) {
	salt := make([]byte, 32)
	rand.Read(salt)
	holder, querier := lists(c.Seed, c.N)
	want, err := Intersect(ctx, holder, querier)
	if err != nil {
		return nil, err
	}
	protocols := []struct {
		name string
		run  Protocol
	}{
		{Salted, SaltedHashes(salt)},
		{DHPSI, DiffieHellman},
		{CirclVOPRF, CirclOPRF(1)},
		{CirclBatched, CirclOPRF(circlBatch)},
		{Ours, Recoupe},
	}
	best := make([]*Run, len(protocols))
	for round := range max(c.Rounds, 1) {
		for i, p := range protocols {
			if round == 0 {
				c.tell(p.name)
				// Once before it counts: tables are made, and code is read, at first use.
				if _, err := p.run(ctx, holder[:1], querier[:1]); err != nil {
					return nil, err
				}
			}
			run, err := p.run(ctx, holder, querier)
			if err := errors.Join(err, ctx.Err()); err != nil {
				return nil, err
			}
			if !slices.Equal(run.Matches, want.Matches) {
				return nil, fmt.Errorf("%w: %s", ErrDiffers, p.name)
			}
			best[i] = run.least(best[i])
		}
	}
	r := &Report{N: c.N, Matches: len(want.Matches)}
	for i, p := range protocols {
		r.Protocols = append(r.Protocols, best[i].measured(p.name, len(holder), len(querier)))
	}
	if c.Targets > 0 {
		c.tell(AttackName)
		r.Attack, err = c.attack(ctx, salt)
	}
	return r, err
}

func (c *Comparison) tell(name string) {
	if c.Each != nil {
		c.Each(name)
	}
}

// lists returns two lists of n NIRs, half of which, rounded up, are in both.
func lists(seed uint64, n int) (holder, querier [][]byte) {
	common := (n + 1) / 2
	for i, nir := range Everyone().Draw(seed, 2*n-common) {
		if i < n {
			holder = append(holder, nir[:])
		}
		if i >= n-common {
			querier = append(querier, nir[:])
		}
	}
	return holder, querier
}

// least returns the lesser of the times of two runs; other may be nil.
func (r *Run) least(other *Run) *Run {
	if other == nil {
		return r
	}
	out := *r
	for _, pair := range [][2]*Cost{{&out.Entries, &other.Entries}, {&out.Questions, &other.Questions}} {
		pair[0].Holder = min(pair[0].Holder, pair[1].Holder)
		pair[0].Querier = min(pair[0].Querier, pair[1].Querier)
	}
	return &out
}

// measured returns the costs of a run for one entry and one question.
func (r *Run) measured(name string, entries, questions int) Measured {
	per := func(d time.Duration, n int) float64 { return float64(d.Nanoseconds()) / 1e3 / float64(n) }
	return Measured{
		Name:        name,
		HolderEntry: per(r.Entries.Holder, entries), QuerierEntry: per(r.Entries.Querier, entries),
		HolderQuestion: per(r.Questions.Holder, questions), QuerierQuestion: per(r.Questions.Querier, questions),
		EntryBytes:    float64(r.Entries.Bytes) / float64(entries),
		QuestionBytes: float64(r.Questions.Bytes) / float64(questions),
	}
}

// attack hashes a list of NIRs from the whole space as a party would send it,
// and recovers those in the part.
func (c *Comparison) attack(ctx context.Context, salt []byte) (*Attack, error) {
	all := Everyone()
	nirs := all.Draw(c.Seed+1, c.Targets)
	targets := make([]Digest, len(nirs))
	for i, nir := range nirs {
		targets[i] = SaltedHash(salt, nir[:])
	}
	found, err := Recover(ctx, salt, targets, c.Part, c.Workers)
	if err != nil {
		return nil, err
	}
	a := &Attack{
		Targets: len(nirs), Births: len(c.Part.Births), Communes: len(c.Part.Places), Workers: c.Workers,
		Hashes: found.Hashes, Seconds: found.Took.Seconds(), Rate: found.Rate(),
		Everyone: all.Size(), AllSeconds: found.For(all.Size()).Seconds(), CardSeconds: float64(all.Size()) / CardRate,
	}
	for i, nir := range nirs {
		if !c.Part.has(nir) {
			continue
		}
		a.InPart++
		if found.NIRs[targets[i]] == nir {
			a.Found++
		}
	}
	return a, nil
}
