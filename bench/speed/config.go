package speed

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"recoupe/agreement"
	"recoupe/internal/message"
	"recoupe/psi"
	"recoupe/psi/oprf"
)

// Profile is the pair of breaches whose lists are matched: the holder's is
// ft24, the querier's unml25.
const Profile = "ft24-unml25"

// Part is a part of the benchmarks.
type Part string

// The parts, in the order in which a point of each is measured.
const (
	PartGroup   Part = "group"   // operations of the OPRF for one element, beside circl's
	PartSession Part = "session" // the commands as processes
	PartStages  Part = "stages"  // what the commands consist of
)

// Parts returns all parts.
func Parts() []Part { return []Part{PartSession, PartStages, PartGroup} }

// ParsePart reads the name of a part.
func ParsePart(s string) (Part, error) {
	if p := Part(s); slices.Contains(Parts(), p) {
		return p, nil
	}
	return "", message.New(message.SpeedPart, s)
}

// Size is the number of rows of both lists.
type Size struct {
	Rows  uint64 // the holder's
	Other uint64 // the querier's
}

// Bounds of a size. There must be as many persons as both lists need.
const (
	minRows = 100
	maxRows = 60_000_000
)

// ParseSize reads a size such as 1e6 (the querier has a tenth) or
// 36820828x1600000.
func ParseSize(s string) (Size, error) {
	holder, querier, both := strings.Cut(s, "x")
	rows, ok := parseRows(holder)
	size := Size{Rows: rows, Other: max(minRows/10, rows/10)}
	if both && ok {
		size.Other, ok = parseRows(querier)
	}
	if lists := spec(size, 0); !ok || lists.Validate() != nil {
		return Size{}, message.New(message.SpeedSize, s, minRows, maxRows)
	}
	return size, nil
}

func parseRows(s string) (uint64, bool) {
	x, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || !(x >= minRows && x <= maxRows) || x != math.Trunc(x) {
		return 0, false
	}
	return uint64(x), true
}

// ParseKeys reads a set of match keys: a number of them, or their names with a
// plus between. Two are nir and civil, the keys of most persons; more follow in
// the order of the profile.
func ParseKeys(s string) ([]string, error) {
	p, err := agreement.FindProfile(Profile)
	if err != nil {
		return nil, err
	}
	if n, err := strconv.Atoi(s); err == nil {
		order := []string{"nir", "civil"}
		for _, k := range p.Keys {
			if !slices.Contains(order, k) {
				order = append(order, k)
			}
		}
		if n >= 1 && n <= len(order) {
			return order[:n], nil
		}
	}
	keys := strings.Split(s, "+")
	for i, k := range keys {
		if !slices.Contains(p.Keys, k) || slices.Contains(keys[:i], k) {
			return nil, message.New(message.SpeedKeys, s, len(p.Keys), strings.Join(p.Keys, ", "))
		}
	}
	return keys, nil
}

// Config says what is measured. The first value of Keys, Modes, Suites and
// Workers serves at all sizes, each other one at the size At alone.
type Config struct {
	Parts   []Part
	Sizes   []Size
	At      uint64 // rows of the size at which all else varies: the largest of Sizes up to it
	Keys    [][]string
	Modes   []oprf.Mode
	Suites  []oprf.Suite
	Workers []int
	Memory  int64  // --memory of every command, in bytes
	Seed    uint64 // of the lists
	// Budget bounds the whole run: a point that would not end within it is
	// skipped. 0 is no bound.
	Budget time.Duration
	// Settle is how long stages are repeated at one point for a steadier
	// median, as long as they need it.
	Settle time.Duration
	// Batch is how many elements an operation of the group has at once; circl,
	// which computes one at a time, has an eighth.
	Batch int
	// Dir is where lists and session folders are made, and removed; "" is the
	// system's folder for temporary files. It takes some 500 bytes for each row.
	Dir string
}

// Default returns the benchmarks of a full run on a machine with so many
// processors that Go uses.
func Default(procs int) Config {
	c := Config{
		Parts: Parts(), Sizes: decades(4, 7), At: 1e6,
		Modes: []oprf.Mode{oprf.VOPRF, oprf.OPRF}, Suites: []oprf.Suite{oprf.Ristretto255SHA512, oprf.P256SHA256},
		Workers: []int{procs}, Memory: 1 << 30, Seed: 1, Budget: 20 * time.Minute, Settle: 20 * time.Second, Batch: psi.BatchSize,
	}
	for n := 1; n < procs; n *= 2 {
		c.Workers = append(c.Workers, n)
	}
	for _, n := range []string{"1", "2", "6"} {
		keys, _ := ParseKeys(n)
		c.Keys = append(c.Keys, keys)
	}
	return c
}

// Quick returns the benchmarks of a run of less than a minute, which covers the
// same at small sizes.
func Quick(procs int) Config {
	c := Default(procs)
	c.Sizes, c.At, c.Budget = decades(3, 5), 1e4, 45*time.Second
	c.Settle, c.Batch = time.Second, psi.BatchSize/4
	return c
}

// Base returns c with the first of its keys, modes, suites and workers alone.
func (c Config) Base() Config {
	c.Keys, c.Modes, c.Suites, c.Workers = c.Keys[:1], c.Modes[:1], c.Suites[:1], c.Workers[:1]
	return c
}

// decades returns the sizes from 10^from to 10^to.
func decades(from, to int) (sizes []Size) {
	for e := from; e <= to; e++ {
		rows := uint64(math.Pow10(e))
		sizes = append(sizes, Size{Rows: rows, Other: rows / 10})
	}
	return sizes
}

// Setup is how one point was measured.
type Setup struct {
	Rows    uint64   `json:"rows"`  // of the holder's list
	Other   uint64   `json:"other"` // of the querier's list
	Keys    []string `json:"keys"`
	Suite   string   `json:"suite"`
	Mode    string   `json:"mode"`
	Workers int      `json:"workers"`
	Memory  int64    `json:"memory_bytes"` // --memory
}

// suite returns the suite and the mode of s, which [Config] has as they are.
func (s *Setup) suite() (oprf.Suite, oprf.Mode, error) {
	suite, err := oprf.ParseSuite(s.Suite)
	if err != nil {
		return 0, 0, err
	}
	mode, err := oprf.ParseMode(s.Mode)
	return suite, mode, err
}

// total returns the rows of both lists.
func (s *Setup) total() float64 { return float64(s.Rows + s.Other) }

// like reports whether s differs from o in its size at most.
func (s *Setup) like(o *Setup) bool {
	return slices.Equal(s.Keys, o.Keys) && s.Suite == o.Suite && s.Mode == o.Mode && s.Workers == o.Workers && s.Memory == o.Memory
}

// validate refuses a configuration of which nothing can be measured.
func (c *Config) validate() error {
	for _, n := range []int{len(c.Parts), len(c.Sizes), len(c.Keys), len(c.Modes), len(c.Suites), len(c.Workers)} {
		if n == 0 {
			return message.New(message.SpeedNothing)
		}
	}
	for _, keys := range c.Keys {
		if len(keys) == 0 || len(keys) > psi.MaxKeys {
			return message.New(message.SpeedNothing)
		}
	}
	return nil
}
