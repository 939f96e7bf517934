package synth

import (
	"math"
	"strconv"
	"strings"

	"recoupe/internal/message"
)

// Rate is a share from 0 to 1.
type Rate float64

// ParseRate reads a share such as 15%, 0.5% or 0.15.
func ParseRate(s string) (Rate, error) {
	number, percent := strings.CutSuffix(strings.TrimSpace(s), "%")
	x, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if percent {
		x /= 100
	}
	if err != nil || !Rate(x).valid() {
		return 0, message.New(message.SynthRate, s)
	}
	return Rate(x), nil
}

// valid reports whether the rate is a share.
func (r Rate) valid() bool { return r >= 0 && r <= 1 }

// of returns the share of n things, to the nearest whole number.
func (r Rate) of(n uint64) uint64 { return uint64(math.Round(float64(r) * float64(n))) }

// threshold returns the number below which a draw of 63 bits must be, for the
// rate to hold: none is for rate 0, and every one for rate 1.
func (r Rate) threshold() uint64 { return uint64(math.Round(float64(r) * (1 << 63))) }

// Rates are the shares of the rows of a list that depart from their persons, by
// [Kind]. The rates of kinds that the list cannot have are 0.
type Rates [NumKinds]Rate
