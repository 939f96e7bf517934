package agreement

import (
	"fmt"
	"slices"

	"recoupe/identity"
	"recoupe/internal/message"
)

// checkConsistent checks what no value shows alone. Faults go to r, which knows
// where each value stands.
func (a *Agreement) checkConsistent(r *reader) {
	a.checkIncidents(r)
	a.checkKeys(r)
	a.checkTiers(r)
	a.checkResult(r)
	a.checkDates(r)
}

func (a *Agreement) checkIncidents(r *reader) {
	names := map[string]bool{}
	for i, in := range a.Incidents {
		if names[in.Name] {
			r.fail(fmt.Sprintf("incidents[%d].name", i+1), message.AgreementTwice)
		}
		names[in.Name] = true
	}
	if !names[a.Parties.Holder.List] {
		r.fail("parties.holder.list", message.AgreementNoIncident)
	}
	if !names[a.Parties.Querier.List] {
		r.fail("parties.querier.list", message.AgreementNoIncident)
	}
}

func (a *Agreement) checkKeys(r *reader) {
	names := map[string]bool{}
	for i, k := range a.Keys {
		if names[k.Name] {
			r.fail(fmt.Sprintf("keys[%d].name", i+1), message.AgreementTwice)
		}
		names[k.Name] = true
	}
	switch runs := a.has(identity.KeyNIR); {
	case runs && !a.NIR.Used:
		r.fail("nir.used", message.AgreementNIRKey)
	case a.NIR.Used && !runs:
		r.fail("nir.used", message.AgreementNIRNoKey)
	}
}

// checkTiers requires the tiers to be the strongest ones, in order, and every
// key to lead to one of them: a key that does not would disclose for nothing.
func (a *Agreement) checkTiers(r *reader) {
	for i, t := range a.Tiers {
		if t != tiers[i] {
			r.fail(fmt.Sprintf("tiers[%d]", i+1), message.AgreementTierOrder, tiers[i])
		}
	}
	for i, k := range a.Keys {
		if best := a.bestTier(k); !slices.Contains(a.Tiers, best) {
			r.fail(fmt.Sprintf("keys[%d].name", i+1), message.AgreementKeyTier, k.Name, best)
		}
	}
}

func (a *Agreement) checkResult(r *reader) {
	if a.Result == ResultCounts {
		r.fail("result", message.AgreementCounts)
	}
	if a.Learns == LearnsCounts {
		r.fail("learns", message.AgreementLearnsCounts)
	}
}

func (a *Agreement) checkDates(r *reader) {
	switch days := a.Valid.From.DaysUntil(a.Valid.Until); {
	case days < 0:
		r.fail("valid.until", message.AgreementDateOrder, "valid.from")
	case days > maxValidityDays:
		r.fail("valid.until", message.AgreementDateFar, "valid.from", maxValidityDays)
	}
	switch days := a.Valid.Until.DaysUntil(a.Retention.Destruction); {
	case days < 0:
		r.fail("retention.destruction", message.AgreementDateOrder, "valid.until")
	case days > maxValidityDays:
		r.fail("retention.destruction", message.AgreementDateFar, "valid.until", maxValidityDays)
	}
}
