package lists

import "strings"

// births is a name with its births in thousands.
type births struct {
	name string
	n    int
}

// surnameBirths are surnames with their births 1891–2000, in thousands: INSEE,
// Fichier des noms, aggregate counts.
var surnameBirths = []births{
	{"Martin", 250}, {"Bernard", 131}, {"Thomas", 118}, {"Petit", 115}, {"Robert", 113}, {"Richard", 109},
	{"Dubois", 109}, {"Durand", 108}, {"Moreau", 103}, {"Laurent", 97}, {"Simon", 96}, {"Michel", 94},
	{"Lefebvre", 92}, {"Leroy", 87}, {"David", 76}, {"Roux", 75}, {"Morel", 73}, {"Bertrand", 73},
	{"Fournier", 72}, {"Girard", 70}, {"Fontaine", 70}, {"Lambert", 69}, {"Dupont", 69}, {"Bonnet", 69},
	{"Rousseau", 68}, {"Vincent", 66}, {"Müller", 64}, {"Lefèvre", 64}, {"Faure", 63}, {"André", 63},
	{"Mercier", 63}, {"Guérin", 62}, {"Garcia", 62}, {"Boyer", 62}, {"Blanc", 62}, {"Garnier", 62},
	{"Chevalier", 60}, {"François", 60}, {"Legrand", 59}, {"Gauthier", 58}, {"Perrin", 56}, {"Robin", 56},
	{"Clément", 55}, {"Morin", 55}, {"Henry", 54}, {"Nicolas", 54}, {"Roussel", 54}, {"Gautier", 53},
	{"Mathieu", 53}, {"Masson", 53}, {"Duval", 51}, {"Marchand", 51}, {"Denis", 49}, {"Lemaire", 49},
	{"Dumont", 49}, {"Marie", 49}, {"Noël", 49}, {"Meyer", 48}, {"Dufour", 47}, {"Meunier", 47},
	{"Martinez", 47}, {"Blanchard", 46}, {"Brun", 46}, {"Rivière", 46}, {"Lucas", 45}, {"Joly", 45},
	{"Giraud", 45}, {"Brunet", 45}, {"Payet", 37}, {"Lopez", 37}, {"Sanchez", 35}, {"Da Silva", 29},
	{"Le Gall", 28}, {"Le Roux", 27}, {"Le Goff", 26}, {"Dos Santos", 18}, {"Da Costa", 12},
	{"De Oliveira", 8}, {"De Sousa", 8},
}

// allBirths is the number of births behind surnameBirths, in thousands: the ten
// first names of the table hold 1.7 % of them.
const allBirths = 76_400

// band is ranks of surnames, from from up to to, and the share of their bearers.
type band struct{ from, to, share int }

// surnameBands are the further ranks of surnames with the share of bearers they
// hold, in parts of ten thousand, after the same source: 1,000 surnames hold
// 24 %, 10,000 hold 51 %, 50,000 hold 74 %. Their names are made up.
var surnameBands = []band{
	{80, 1_000, 1_780}, {1_000, 10_000, 2_700}, {10_000, 50_000, 2_300}, {50_000, madeUp, 2_600},
}

// surnamesAbroad are frequent among persons born abroad, and so nearly absent
// from a table of births in France.
var surnamesAbroad = []string{
	"Nguyen", "Diallo", "Traoré", "Yilmaz", "Tran", "Bah", "Koné", "Touré", "Coulibaly", "Benali", "Haddad", "Öztürk",
	"Kaya", "Popescu", "Kowalski", "Łukasik", "Ferreira", "Rodrigues", "Groß", "Sørensen", "Đorđević", "Ben Salah",
	"El Amrani", "Van Damme", "Mbaye", "Camara", "Cissé", "Ndiaye", "Chen", "Singh",
}

// surnamesRare are shapes that the rules of matching must bear: ligatures,
// particles, apostrophes, and names beyond the 25 characters of France Travail.
var surnamesRare = []string{
	"Lecœur", "Cœurdacier", "Vœltzel", "D'Almeida", "D'Hondt", "L'Hostis", "N'Guessan", "De La Fontenelle", "De La Porte",
	"Du Plessis", "Le Bœuf", "De La Rocheverdière-Maurescourt", "Du Champmartin De La Verrière",
}

var (
	headSyllables = strings.Fields("Bar Bel Ber Bour Bra Bru Cam Car Cas Cha Chau Cla Col Cor Cou Cré Dan Del Des Dou Dru Du Fa Fer Flo For " +
		"Fou Fré Gai Gar Gau Gi Gou Gra Gri Gué Hal Har Ja Jou La Lam Lan Lar Lau Lou Ma Mal Mar Mau Mé Mon Mou Na Pa Pel Per Pou Ra Ri")
	midSyllables = strings.Fields("ba bau be bi bo ca cha che chi da de di do du fa fe fi ga gi go gui la le li lo lu ma me mi mo mu na ni no nou " +
		"pa pi ra ré ri ro ru sa sé si ta té ti to va")
	tailSyllables = strings.Fields("bert bier blanc bois bon bot bourg card cau chard chat chet cier court cot dard deau dier din don dot drier duc fard " +
		"feuil fort gard geat ger geon gneau gnon got guet gueux guin lain lard lat leau let lier lin lot louin mand mard mat mault " +
		"meau mel mer met mier min mont mot nard nat naud neau nel net nier nin noir non not nueil pard peau pelle pert peyre pied pin " +
		"plat pon pot quet quin rand rard rault reau rel ret rey rier rin ron rot roux sard seau sel set sier sin son sot tard teau")
)

// madeUp is the number of made-up surnames.
const madeUp = 300_000

// madeUpSurname returns the made-up surname of a rank below madeUp.
func madeUpSurname(rank int) string {
	x := rank * 111_119 % madeUp // coprime, so that no two ranks share a name
	h, m, t := len(headSyllables), len(midSyllables), len(tailSyllables)
	return headSyllables[x%h] + midSyllables[x/h%m] + tailSyllables[x/h/m%t]
}

// surname is a surname by its parts: more than one where it is a double name.
type surname struct {
	parts []string
	space bool // a space between the parts, not a hyphen
}

// String returns the surname as its bearer writes it.
func (s surname) String() string {
	if s.space {
		return strings.Join(s.parts, " ")
	}
	return strings.Join(s.parts, "-")
}

// surnameTable holds the surnames of surnameBirths by their births.
var surnameTable = func() (w weighted[string]) {
	for _, b := range surnameBirths {
		w.add(b.name, b.n)
	}
	return w
}()

// bandTable holds surnameBands by their shares.
var bandTable = func() (w weighted[band]) {
	for _, b := range surnameBands {
		w.add(b, b.share)
	}
	return w
}()

// simpleSurname draws the surname of a person born in France.
func simpleSurname(d *draw) string {
	if x := d.n(allBirths); x < surnameTable.total() {
		return surnameTable.at(x)
	}
	b := bandTable.at(d.n(bandTable.total()))
	return madeUpSurname(d.between(b.from, b.to-1))
}

// drawSurname draws a birth name.
func drawSurname(d *draw, abroad bool) surname {
	switch {
	case abroad && d.chance(6_000):
		return surname{parts: []string{pick(d, surnamesAbroad)}}
	case d.chance(150):
		return surname{parts: strings.Split(pick(d, surnamesRare), "-")}
	case d.chance(150):
		return surname{parts: []string{"Le " + madeUpSurname(d.n(madeUp))}}
	case d.chance(350):
		a, b := simpleSurname(d), simpleSurname(d)
		if a == b || strings.Contains(a+b, " ") {
			return surname{parts: []string{a}}
		}
		return surname{parts: []string{a, b}, space: d.chance(2_000)}
	}
	return surname{parts: []string{simpleSurname(d)}}
}

// usageSurname draws the name that a married woman uses: her spouse's, alone
// or after her own.
func usageSurname(d *draw, birth surname) surname {
	spouse := simpleSurname(d)
	if d.chance(3_000) && len(birth.parts) == 1 && !strings.Contains(birth.parts[0]+spouse, " ") {
		return surname{parts: []string{birth.parts[0], spouse}}
	}
	return surname{parts: []string{spouse}}
}
