package session

import (
	"recoupe/agreement"
	"recoupe/identity"
	"recoupe/internal/message"
	"recoupe/psi"
)

// sharedLimit is the number of rows of one list that may carry one e-mail
// address or phone number with one first name; above it the value is no
// evidence of a person (docs/identity.md, "Shared values").
const sharedLimit = 5

// worth says what a hit of each match key is worth (docs/identity.md, "Match
// keys").
var worth = map[identity.Key]psi.Key{
	identity.KeyNIR:   {Tier: psi.TierSure},
	identity.KeyFTID:  {Tier: psi.TierSure},
	identity.KeyCivil: {Tier: psi.TierProbable},
	identity.KeyEmail: {Tier: psi.TierProbable, Contact: true, Shared: sharedLimit},
	identity.KeyPhone: {Tier: psi.TierProbable, Contact: true, Shared: sharedLimit},
	identity.KeyGiven: {Tier: psi.TierPossible},
	identity.KeySound: {Tier: psi.TierPossible},
	identity.KeySwap:  {Tier: psi.TierPossible},
}

// Worth returns match key k as package psi needs it, but for its cap, which the
// agreement gives.
func Worth(k identity.Key) psi.Key {
	key := worth[k]
	key.Name = k.String()
	return key
}

// Keys returns the agreement's match keys in its order.
func Keys(a *agreement.Agreement) ([]identity.Key, error) {
	keys := make([]identity.Key, 0, len(a.Keys))
	for _, k := range a.Keys {
		key, ok := identity.ParseKey(k.Name)
		if !ok {
			return nil, message.New(message.SessionUnknownKey, k.Name)
		}
		keys = append(keys, key)
	}
	return keys, nil
}

// params returns what package psi needs to know of the agreement.
func params(a *agreement.Agreement) (psi.Params, error) {
	p := psi.Params{
		Suite: a.Protocol.Suite, Mode: a.Protocol.Mode, PublicKey: a.Protocol.PublicKey,
		Agreement: a.Digest, Session: a.Session,
	}
	keys, err := Keys(a)
	if err != nil {
		return psi.Params{}, err
	}
	for i, key := range keys {
		k := Worth(key)
		k.Cap = a.Keys[i].Cap
		p.Keys = append(p.Keys, k)
	}
	return p, nil
}

// kept returns the weakest tier that the agreement keeps.
func kept(a *agreement.Agreement) psi.Tier {
	switch a.Tiers[len(a.Tiers)-1] {
	case agreement.Sure:
		return psi.TierSure
	case agreement.Probable:
		return psi.TierProbable
	}
	return psi.TierPossible
}
