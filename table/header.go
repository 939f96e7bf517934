package table

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"recoupe/identity"
)

// strength says how surely a name of a column means a field.
type strength uint8

const (
	unknown strength = iota
	weak             // gives way to a column with a sure name
	sure
)

// sureNames are the usual names of the columns of each field. Case, accents,
// separators and little words do not matter.
var sureNames = [identity.NumFields][]string{
	identity.NIR: {
		"nir", "nir13", "nir15", "numéro nir", "num nir", "n nir", "no nir", "nir assuré", "nir bénéficiaire", "nir demandeur", "nir individu",
		"numéro de sécurité sociale", "numéro sécu sociale", "num de sécurité sociale", "n de sécurité sociale", "no de sécurité sociale", "sécurité sociale", "numéro sécu", "num sécu",
		"n sécu", "no sécu", "sécu", "num sécu sociale", "nss", "num ss", "numéro ss", "n ss", "no ss", "numéro insee", "num insee",
		"numéro d inscription au répertoire", "social security number", "ssn",
	},
	identity.FTID: {
		"identifiant ft", "id ft", "ft id", "identifiant france travail", "id france travail", "numéro france travail", "num france travail", "n france travail",
		"identifiant pôle emploi", "id pôle emploi", "numéro pôle emploi", "num pôle emploi", "n pôle emploi", "identifiant pe", "id pe", "num pe", "numéro pe",
		"identifiant assedic", "numéro assedic", "identifiant demandeur", "identifiant demandeur d emploi", "id demandeur", "id demandeur emploi",
		"numéro demandeur", "num demandeur", "numéro de demandeur d emploi", "num demandeur d emploi", "n demandeur d emploi", "identifiant de", "numéro de", "id de",
		"jobseeker id",
	},
	identity.BirthName: {
		"nom de naissance", "nom de famille", "nom patronymique", "patronyme", "nom de jeune fille", "nom naiss", "nom nais", "nomn", "nom de naissance assuré",
		"birth name", "maiden name", "surname at birth", "family name at birth",
	},
	identity.UsageName: {
		"nom d usage", "nom usuel", "nom marital", "nom époux", "nom épouse", "nom conjoint", "nom d épouse", "nom d époux",
		"usage name", "married name", "name in use",
	},
	identity.FirstName: {
		"prénom", "prénom 1", "premier prénom", "1er prénom", "prénom usuel", "first name", "forename", "given name",
	},
	identity.Sex: {"sexe", "code sexe", "sex", "gender", "genre"},
	identity.BirthDate: {
		"date de naissance", "ddn", "dn", "date naiss", "date nais", "dat naiss", "dt naiss", "dt de naissance", "dat de naissance", "dnaiss", "datenaiss", "né le", "née le", "né(e) le",
		"birth date", "date of birth", "dob", "birthday", "birthdate",
	},
	identity.Email: {
		"courriel", "mail", "email", "e mail", "mél", "adresse mail", "adresse email", "adresse e mail", "adresse courriel", "adresse mél", "adresse électronique",
		"adresse de messagerie", "courrier électronique", "adresse de courrier électronique", "email address", "e mail address", "mail address", "email contact", "mail contact",
	},
	identity.Phone: {
		"téléphone", "tel", "tél fixe", "tél mobile", "tél portable", "tél domicile", "tél perso", "tél personnel", "tél contact", "tél pro",
		"téléphone fixe", "téléphone mobile", "téléphone portable", "téléphone domicile", "téléphone personnel", "téléphone contact", "portable", "mobile", "gsm", "fixe",
		"numéro de téléphone", "num de téléphone", "num de tél", "numéro de tél", "n de téléphone", "no de téléphone", "n tél", "no tél", "numéro portable", "num portable", "numéro mobile", "num mobile",
		"phone", "phone number", "telephone number", "mobile phone", "mobile number", "cell phone", "home phone",
	},
	identity.Postcode: {
		"code postal", "cp", "cpost", "codpost", "cod postal", "code post", "cdpostal", "code postal résidence", "code postal domicile", "code postal adresse", "cp résidence", "cp domicile",
		"postcode", "postal code", "zip", "zip code",
	},
}

// weakNames are names that mean a field only when no column has a sure one.
//
// A bare "nom" is the birth name when the list has no other, because a surname
// alone is most often that of the civil register. When a sure name gives the
// birth name and none the usage name, it is the usage name: the list then sets
// the two apart. See resolve.
var weakNames = [identity.NumFields][]string{
	identity.BirthName: {"nom", "name", "surname", "last name", "family name", "nom assuré", "nom bénéficiaire", "nom demandeur", "nom individu"},
	identity.FirstName: {"prénoms", "liste prénoms", "tous prénoms", "first names", "given names", "forenames"},
	identity.Sex:       {"civilité", "civ", "code civilité", "titre", "civility", "title"},
	identity.BirthDate: {"naissance"},
}

// littleWords are left out of a name when it is compared.
var littleWords = map[string]bool{
	"de": true, "du": true, "des": true, "d": true, "la": true, "le": true, "l": true, "les": true,
	"un": true, "au": true, "et": true, "of": true, "the": true,
}

// names maps the folded forms of sureNames and weakNames to what they mean.
var names = func() map[string]meaning {
	m := map[string]meaning{}
	put := func(names []string, what meaning) {
		for _, n := range names {
			forms := fold(n)
			if len(strings.Fields(n)) == 2 {
				forms = forms[:1] // "identifiant de" is not any "identifiant"
			}
			for _, k := range forms {
				m[k] = what
			}
		}
	}
	for f := range identity.NumFields {
		put(weakNames[f], meaning{f, weak})
		put(sureNames[f], meaning{f, sure})
	}
	return m
}()

// meaning is the field that the name of a column means.
type meaning struct {
	field    identity.Field
	strength strength
}

// recognise returns what the name of a column means.
func recognise(name string) (meaning, bool) {
	if i := strings.IndexByte(name, '('); i > 0 {
		if m, ok := lookUp(name); ok {
			return m, true
		}
		name = name[:i] // as in "date de naissance (jj/mm/aaaa)"
	}
	return lookUp(name)
}

// lookUp finds a name, or that of a telephone without the number behind it.
func lookUp(name string) (meaning, bool) {
	for _, k := range fold(name) {
		if m, ok := names[k]; ok {
			return m, true
		}
		m, ok := names[strings.TrimRight(k, "0123456789")]
		if ok && m.field == identity.Phone {
			return m, true
		}
	}
	return meaning{}, false
}

// fold returns the forms under which a name of a column is compared: lower-case
// letters and digits without accents, with and without little words.
func fold(name string) []string {
	var words []string
	var word strings.Builder
	flush := func() {
		if word.Len() > 0 {
			words = append(words, word.String())
			word.Reset()
		}
	}
	for _, r := range norm.NFKD.String(name) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			word.WriteRune(unicode.ToLower(r))
		default:
			flush()
		}
	}
	flush()
	all := strings.Join(words, "")
	var long []string
	for _, w := range words {
		if !littleWords[w] {
			long = append(long, w)
		}
	}
	if short := strings.Join(long, ""); short != all {
		return []string{all, short}
	}
	return []string{all}
}

// looksLikeValue reports whether a cell of the first line is rather a value
// than the name of a column: an e-mail address, or mostly digits.
func looksLikeValue(cell string) bool {
	if strings.Contains(cell, "@") {
		return true
	}
	digits, others := 0, 0
	for _, r := range cell {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			others++
		}
	}
	return digits >= 4 && digits > others
}

// headerIsData reports whether the first line of a list holds values: none of
// its cells has a name that is known and one looks like a value, or several
// look like one.
func headerIsData(header []string) bool {
	values, known := 0, 0
	for _, cell := range header {
		if _, ok := recognise(cell); ok {
			known++
		} else if looksLikeValue(cell) {
			values++
		}
	}
	return values > 1 || (values == 1 && known == 0)
}
