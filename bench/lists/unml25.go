package lists

import "strings"

// unml25Header is the header of unml25.
var unml25Header = []string{
	"nir", "id_ft", "nom", "prenom", "date_naissance", "email", "telephone", "code_postal", "commune", "mission_locale",
}

// unml25 appends a row in the manner of the missions locales.
func (c *csvWriter) unml25(r *row) {
	last, first := r.looseNames()
	email := r.email
	if r.respell && email != "" {
		email = otherSpelling(&r.style, email)
	}
	c.record(r.unml25NIR(), r.ftid, last, first, digits(r.birth.y, 4)+"-"+digits(r.birth.m, 2)+"-"+digits(r.birth.d, 2), email,
		r.unml25Phones(), r.home.postcode, r.home.name, pick(&r.style, missions))
}

// looseNames returns surname and first name as people write them.
func (r *row) looseNames() (last, first string) {
	last, first = r.birthName.String(), strings.Join(r.first, "-")
	if r.loose {
		last, first = separated(last), strings.ReplaceAll(first, "-", " ")
	}
	if r.style.chance(2_500) {
		last = strings.ToUpper(last)
	}
	return last, first
}

// separated writes a name with other separators and the same letters.
func separated(name string) string {
	if strings.HasPrefix(name, "Le ") {
		return "Le" + strings.ToLower(name[3:])
	}
	return strings.NewReplacer("-", " ", "'", "’").Replace(name)
}

// unml25NIR returns the NIR with or without its key, in groups or not.
func (r *row) unml25NIR() string {
	full := r.fullNIR()
	switch style := r.style.n(10); {
	case full == "" || style < 5:
		return full
	case style < 8 && !r.wrongKey:
		return r.nir
	}
	return strings.Join([]string{full[:1], full[1:3], full[3:5], full[5:7], full[7:10], full[10:13], full[13:]}, " ")
}

// unml25Phones returns the cell of phone numbers, in various forms.
func (r *row) unml25Phones() string {
	if r.dummy != "" {
		return r.dummy
	}
	var cell []string
	for _, n := range r.phones {
		switch style := r.style.n(4); {
		case r.doubtfulHead && n.country != "33":
			cell = append(cell, "+33"+n.national[1:])
		case style == 0:
			cell = append(cell, n.international())
		case style == 1:
			cell = append(cell, grouped(n.national, "."))
		default:
			cell = append(cell, n.national)
		}
	}
	return strings.Join(cell, pick(&r.style, []string{" / ", ", "}))
}
