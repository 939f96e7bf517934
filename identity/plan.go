package identity

// The French numbering plan, metropolitan and overseas, as far as a canonical
// number needs it: to which country code of E.164 a national number of 9 digits
// belongs. Blocks are as published by ARCEP; where it splits one among
// territories, the digits are listed as far as the split.

// block is a range of national numbers: those that begin with prefix.
type block struct {
	prefix string
	code   string // the country code, without '+'
}

// overseas lists every block that is not metropolitan. Whatever is not listed
// belongs to +33.
var overseas = [...]block{
	{"262", "262"}, {"263", "262"}, // La Réunion
	{"269", "262"}, // Mayotte
	{"508", "508"}, // Saint-Pierre-et-Miquelon
	{"590", "590"}, // Guadeloupe, Saint-Martin, Saint-Barthélemy
	{"594", "594"}, // Guyane
	{"596", "596"}, // Martinique
	{"639", "262"}, // Mayotte, mobile
	{"690", "590"}, {"691", "590"},
	{"692", "262"}, {"693", "262"},
	{"694", "594"},
	{"696", "596"}, {"697", "596"},
	{"708", "508"},
	{"7090", "590"},
	{"7091", "596"},
	{"7092", "262"},
	{"70930", "594"}, {"70931", "594"}, {"70932", "594"}, {"70933", "594"}, {"70934", "594"},
	{"70935", "262"}, {"70936", "262"}, {"70937", "262"}, {"70938", "262"}, {"70939", "262"},
	{"9475", "590"}, {"9476", "594"}, {"9477", "596"}, {"9478", "262"}, {"9479", "262"},
	{"9760", "590"}, {"9761", "590"}, {"9768", "590"},
	{"9762", "262"}, {"9763", "262"}, {"9769", "262"},
	{"9764", "594"}, {"9765", "594"},
	{"9766", "596"}, {"9767", "596"},
}

// closed lists the overseas countries whose numbers have a length of their own
// and no trunk prefix.
var closed = [...]struct {
	code   string
	length int
}{
	{"508", 6}, // Saint-Pierre-et-Miquelon, for the numbers of 6 digits
	{"681", 6}, // Wallis-et-Futuna
	{"687", 6}, // Nouvelle-Calédonie
	{"689", 8}, // Polynésie française
}

// trunked lists the country codes whose national numbers have 9 digits and are
// dialled with a 0 in front at home.
var trunked = [...]string{"33", "262", "590", "594", "596", "508"}

// elsewhere marks the first three digits of every block of overseas, as a
// number.
var elsewhere = func() (marks [1000]bool) {
	for _, b := range overseas {
		marks[number([]byte(b.prefix[:3]))] = true
	}
	return marks
}()

// territory returns the country code of a national number of 9 digits, and the
// digits that follow it.
func territory(national []byte) (code string, rest []byte) {
	if !elsewhere[number(national[:3])] {
		return "33", national
	}
	for i := range overseas {
		b := &overseas[i]
		if string(national[:len(b.prefix)]) != b.prefix {
			continue
		}
		if b.prefix == "508" {
			return b.code, national[len(b.prefix):]
		}
		return b.code, national
	}
	return "33", national
}

// dummies are national numbers that people type to fill a form.
var dummies = map[string]bool{
	"102030405": true,
	"123456789": true,
	"601020304": true,
	"607080910": true,
	"612345678": true,
	"712345678": true,
	"606060606": true,
	"707070707": true,
	"101010101": true,
	"987654321": true,
}

// dummy reports whether a national number is filling: a known one, or one digit
// repeated, the first one aside.
func dummy(national []byte) bool { return allSame(national[1:]) || dummies[string(national)] }
