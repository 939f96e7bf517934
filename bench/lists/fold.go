package lists

import "strings"

// folded says what a letter outside A–Z becomes in names without accents.
var folded = func() map[rune]string {
	m := map[rune]string{'œ': "OE", 'Œ': "OE", 'æ': "AE", 'Æ': "AE", 'ß': "SS", '’': "'"}
	for to, from := range map[string]string{
		"A": "àâäãáÀÂÄÃÁ", "C": "çćÇĆ", "D": "đĐ", "E": "éèêëÉÈÊË", "I": "îïíÎÏÍ", "L": "łŁ", "N": "ñÑ",
		"O": "ôöóõøÔÖÓÕØ", "U": "ùûüúÙÛÜÚ", "Y": "ÿŸ", "Z": "žŽ",
	} {
		for _, r := range from {
			m[r] = to
		}
	}
	return m
}()

// fold returns a name in A–Z, keeping hyphens, apostrophes and spaces.
func fold(name string) string {
	b := make([]byte, 0, len(name)+2)
	for _, r := range name {
		switch {
		case r >= 'a' && r <= 'z':
			b = append(b, byte(r)-'a'+'A')
		case r < 0x80:
			b = append(b, byte(r))
		default:
			b = append(b, folded[r]...)
		}
	}
	return string(b)
}

// letters returns the letters A–Z of a name, at most limit of them.
func letters(name string, limit int) string {
	b := make([]byte, 0, limit)
	for _, r := range name {
		switch {
		case r >= 'a' && r <= 'z':
			b = append(b, byte(r)-'a'+'A')
		case r >= 'A' && r <= 'Z':
			b = append(b, byte(r))
		case r >= 0x80:
			b = append(b, strings.Trim(folded[r], "'")...)
		}
		if len(b) >= limit {
			return string(b[:limit])
		}
	}
	return string(b)
}

// sameLetters reports whether two names have the same letters.
func sameLetters(a, b string) bool { return letters(a, 64) == letters(b, 64) }

// typo returns a name with one letter dropped, doubled over its neighbour or
// exchanged, such that its letters differ. The name has five letters or more.
func typo(d *draw, name string) string {
	runes := []rune(name)
	i := d.between(1, min(len(runes)-2, 8))
	wrong := append([]rune(nil), runes...)
	switch d.n(3) {
	case 0:
		wrong = append(wrong[:i], wrong[i+1:]...)
	case 1:
		wrong[i], wrong[i+1] = wrong[i+1], wrong[i]
	default:
		wrong[i] = wrong[i+1]
	}
	if sameLetters(string(wrong), name) {
		wrong = append([]rune(nil), runes...)
		wrong[i] = 'z'
		if strings.EqualFold(string(runes[i]), "z") {
			wrong[i] = 's'
		}
	}
	return string(wrong)
}
