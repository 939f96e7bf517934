// Package identity turns the fields that people have about a person into the
// strings that are matched.
//
// Two parties that know the same person must produce the same bytes, so every
// rule here belongs to one version, [Version], that stands in their agreement.
// docs/identity.md describes the rules for someone who must reimplement them.
//
// A [Normalizer] takes one row of a list, a [Record], and gives its [Inputs]:
// the inputs of the match keys that the row has the fields for.
//
//	n := identity.NewNormalizer(identity.Everyday(), reference)
//	var in identity.Inputs
//	for each row {
//		n.Normalize(&record, &in)
//		for i := range in.Len() {
//			key, input := in.At(i)
//		}
//	}
//
// The functions are pure: no files, no clock, no goroutines. The reference
// date, against which dates in the future are recognised, is an argument.
package identity

// Version names the rules of this package, from the canonical form of each
// field to the bytes of the inputs. A change of any rule, or of a table of
// golang.org/x/text or golang.org/x/net that a rule leans on, is a new version.
const Version = "identity/1"

// MaxCell is the longest cell that is read, in bytes; a longer one is rejected
// with [ReasonTooLong].
const MaxCell = 256
