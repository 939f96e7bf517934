package agreement

import "recoupe/identity"

// keyNames returns every match key, strongest first.
func keyNames() []string {
	names := make([]string, identity.NumKeys)
	for k := range names {
		names[k] = identity.Key(k).String()
	}
	return names
}

// Tier returns the tier of a match by k alone.
func (k MatchKey) Tier() Tier {
	switch key, _ := identity.ParseKey(k.Name); key {
	case identity.KeyNIR, identity.KeyFTID:
		return Sure
	case identity.KeyCivil, identity.KeyEmail, identity.KeyPhone:
		return Probable
	}
	return Possible
}

// has reports whether key is one of the agreement's match keys.
func (a *Agreement) has(key identity.Key) bool {
	_, ok := a.Key(key.String())
	return ok
}

// bestTier returns the strongest tier to which k can lead in a: civil identity
// and a shared address, together on one row, are sure.
func (a *Agreement) bestTier(k MatchKey) Tier {
	switch key, _ := identity.ParseKey(k.Name); key {
	case identity.KeyCivil:
		if a.has(identity.KeyEmail) || a.has(identity.KeyPhone) {
			return Sure
		}
	case identity.KeyEmail, identity.KeyPhone:
		if a.has(identity.KeyCivil) {
			return Sure
		}
	}
	return k.Tier()
}
