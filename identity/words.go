package identity

// particle reports whether a word of a surname belongs to the word after it:
// LE ROUX is one name and not two. A lone letter does so too.
func particle(word []byte) bool {
	if len(word) == 1 {
		return true
	}
	switch string(word) {
	case "LE", "LA", "LES", "DE", "DU", "DES", "DA", "DAS", "DO", "DOS", "DI", "DEL", "DELLA", "DELLE", "DEGLI",
		"LO", "LOS", "LAS", "SAN", "SANTA", "SANTO", "SAO",
		"VAN", "VON", "DEN", "DER", "TEN", "TER", "ZU", "ZUM", "ZUR",
		"EL", "AL", "BEN", "BENT", "BIN", "BINT", "IBN", "ABD", "ABDEL", "ABDOUL", "ABDUL", "ABOU", "ABU", "BOU",
		"OULD", "OULED", "AIT", "BENI", "MAC", "MC", "SAINT", "SAINTE", "ST", "STE":
		return true
	}
	return false
}

// givenParticle reports whether a word of a first name belongs to the word
// after it. The list is shorter than that of surnames: BEN and VAN are first
// names.
func givenParticle(word []byte) bool {
	if len(word) == 1 {
		return true
	}
	switch string(word) {
	case "EL", "AL", "ABD", "ABDEL", "ABDOUL", "ABDUL", "LE", "LA", "DE", "DA":
		return true
	}
	return false
}

// saint returns the long form of the abbreviations of Saint and Sainte, which
// only counts before another word.
func saint(word []byte) string {
	switch string(word) {
	case "ST":
		return "SAINT"
	case "STE":
		return "SAINTE"
	}
	return ""
}

// title reports whether a word of a name is a civility. A lone M is one only
// with its dot, and in front.
func title(w word, text []byte, first bool) bool {
	switch string(text) {
	case "MME", "MLLE", "MR", "MONSIEUR", "MADAME", "MADEMOISELLE":
		return true
	case "M":
		return first && w.dot
	}
	return false
}

// unknown reports whether a word of a name stands for a name that is not known;
// a row of X does, however long.
func unknown(word []byte) bool {
	if word[0] == 'X' && allSame(word) {
		return true
	}
	switch string(word) {
	case "INCONNU", "INCONNUE", "SNC", "SNP":
		return true
	}
	return false
}

// placeholder reports whether the letters of a whole cell stand for a name that
// is not known.
func placeholder(letters []byte) bool {
	switch string(letters) {
	case "NC", "ND", "NR", "NEANT", "NULL", "NONE", "AUCUN", "AUCUNE", "ANONYME", "UNKNOWN", "VIDE",
		"SANSNOM", "SANSPRENOM", "NONRENSEIGNE", "NONRENSEIGNEE", "NONCOMMUNIQUE", "NONCONNU", "NONPRECISE":
		return true
	}
	return false
}

// divider reports whether a word of a surname stands between two surnames of
// one person.
func divider(word []byte) bool {
	switch string(word) {
	case "EP", "EPOUSE", "EPOUX", "EPSE", "NE", "NEE", "VEUVE", "VVE", "DIV", "DIVORCE", "DIVORCEE", "DIT", "DITE", "ALIAS":
		return true
	}
	return false
}
