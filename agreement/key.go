package agreement

// The match keys of identity/1 and, for each, the tier of a match by it alone.
const (
	identityVersion = "identity/1"

	keyNIR   = "nir"
	keyFTID  = "ftid"
	keyCivil = "civil"
	keyEmail = "email"
	keyPhone = "phone"
	keyGiven = "given"
	keySound = "sound"
	keySwap  = "swap"
)

// keyNames returns every match key, strongest first.
func keyNames() []string {
	return []string{keyNIR, keyFTID, keyCivil, keyEmail, keyPhone, keyGiven, keySound, keySwap}
}

// tierOf returns the tier of a match by the key alone.
func tierOf(key string) Tier {
	switch key {
	case keyNIR, keyFTID:
		return Sure
	case keyCivil, keyEmail, keyPhone:
		return Probable
	}
	return Possible
}
