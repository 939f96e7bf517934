package psi

import "math/bits"

// Tier says how surely two rows that share a match key are one person.
type Tier uint8

// The tiers, from the weakest. TierNone is a row without a hit.
const (
	TierNone Tier = iota
	TierPossible
	TierProbable
	TierSure
)

// String returns the name that agreements and results use.
func (t Tier) String() string {
	return [...]string{"none", "possible", "probable", "sure"}[t&3]
}

// Key is one match key of the agreement.
type Key struct {
	Name string
	// Tier is what a hit of this key alone is worth.
	Tier Tier
	// Contact marks a key on a way to reach a person (e-mail, phone). Two
	// probable keys, one of them a contact and the other not, make a row
	// sure; two contacts may be two different rows of the other list. A
	// probable key that is no contact, alone against two sure keys that were
	// asked and did not hit, is only possible.
	Contact bool
	// Shared is the number of rows that may carry one input before the input
	// is no evidence of a person and is dropped; 0 for no limit.
	Shared int
	// Cap is the largest number of inputs that a request may carry for this
	// key, from 1 to golomb.MaxCount. It bounds guessing, and sizes the set's
	// range.
	Cap uint64
}

// Common reports whether an input that so many rows of one list carry is no
// evidence of a person.
func (k *Key) Common(rows int) bool { return k.Shared > 0 && rows > k.Shared }

// KeySet is a set of match keys: bit i stands for [Params.Keys][i].
type KeySet uint8

// Has reports whether the set has the key with index i.
func (s KeySet) Has(i int) bool { return s>>i&1 == 1 }

// First returns the lowest index in the set, or -1 if it is empty.
func (s KeySet) First() int {
	if s == 0 {
		return -1
	}
	return bits.TrailingZeros8(uint8(s))
}

// enoughSure is the number of sure keys whose silence speaks against a hit of a
// weaker one.
const enoughSure = 2

// tierOf returns the tier of a row for which the keys in s hit, and which has
// inputs of the sure keys in asked.
func tierOf(keys []Key, s, asked KeySet) Tier {
	best := TierNone
	var contact, other bool
	for i, k := range keys {
		if !s.Has(i) {
			continue
		}
		best = max(best, k.Tier)
		if k.Tier == TierProbable {
			contact = contact || k.Contact
			other = other || !k.Contact
		}
	}
	switch {
	case contact && other:
		return TierSure
	case best == TierProbable && other && bits.OnesCount8(uint8(asked)) >= enoughSure:
		return TierPossible
	}
	return best
}
