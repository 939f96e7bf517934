package population

import "strings"

// births is a name with its births in thousands.
type births struct {
	name string
	n    uint64
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

// band is a run of ranks whose names are borne equally often.
type band struct {
	upTo   int    // ranks below it, and not in the band before
	births uint64 // of each name
}

// surnameBands are the ranks of the surnames that surnameBirths does not list.
// Together the ten most frequent names have 1.7 % of the bearers, 100 have
// 8.2 %, 1,000 have 24 %, 10,000 have 51 % and 50,000 have 74 % of them, after the
// same source; in between, the frequency falls as a power of the rank.
var surnameBands = []band{
	{7, 44_089}, {14, 42_139}, {23, 40_209}, {32, 38_324}, {58, 34_282}, {90, 28_791}, {131, 24_175}, {183, 20_254},
	{247, 16_992}, {328, 14_270}, {430, 11_975}, {558, 10_049}, {719, 8_433}, {921, 7_078}, {1_178, 5_941},
	{1_503, 4_984}, {1_912, 4_181}, {2_427, 3_508}, {3_076, 2_944}, {3_894, 2_470}, {4_924, 2_073}, {6_223, 1_739},
	{7_859, 1_459}, {9_921, 1_225}, {12_505, 990}, {15_757, 772}, {19_850, 602}, {25_002, 470}, {31_487, 366},
	{39_648, 286}, {49_921, 223}, {69_394, 162}, {96_452, 111}, {134_050, 76}, {186_295, 52}, {258_890, 36},
	{359_764, 24}, {499_931, 17},
}

// surnamesNext are the names of the first ranks of surnameBands, about in their
// order. Those of further ranks are made up.
var surnamesNext = divide("Roy Dufresne Gaillard Schmitt Leclerc Barbier Arnaud Renard Schneider Fernandez Renaud Roger Perez Picard " +
	"Colin Vidal Caron Aubert Olivier Lacroix Roche Leroux Rolland Philippe Pierre Bourgeois Lemoine Guillaume Benoît Vasseur Hubert Fabre " +
	"Rodriguez Dupuis Aubry Huet Carpentier Rey Dupuy Guillot Berger Paris Moulin Deschamps Louis Renault Jacquet Charles Bailly " +
	"Le_Bihan Adam Lopes Collet Leblanc Guyot Gonzalez Breton Bourgoin Germain Marchal Cousin Weber Maillard Prévost Bertin Perrot Mallet " +
	"Lecomte Langlois Besson Pons Gilbert Bouvier Le_Corre Chauvin Charpentier Hoarau Monnier Royer Jacob Barre Poulain Tessier Pelletier " +
	"Leclercq Hamon Lévêque Baron Léger Antoine Ménard Albert Delaunay Coulon Klein Évrard Reynaud Pichon Grondin Étienne Rémy Lebrun " +
	"Buisson Remy Millet Lesage Schmidt Barthélemy Hervé Guillet Marty Carré Fleury Cohen Bouchet Boulanger Dumas Lejeune Tanguy Pruvost Chartier " +
	"Bazin Rossi Prat Maury Blot Bigot Bodin Humbert Gillet Ferrand Lacombe Chevallier Gomez Delmas Legros Peltier Loiseau Ruiz Poirier Verdier " +
	"Camus Michaud Fischer Guichard Le_Guen Vallet Jacquot Dos_Reis Pascal Guilbert Thierry Torres Navarro Cordier Pereira Ferreira Lebon Courtois " +
	"Besnard Delorme Gros Pineau Blondel Ferry Bruneau Hardy Lévy Texier Grenier Sauvage Leduc Raynaud Devaux Favre Le_Floch Bonneau Tournier Didier " +
	"Mahé Lemonnier Rossignol Maillot Ollivier Mary Thibault Voisin Leconte Rault Descamps Vallée Parent Duhamel Delattre Ferrer Le_Borgne " +
	"Laporte Imbert Turpin Godard Lefort Jourdan Bouché Lagarde Launay Neveu Laroche Toussaint Gérard Laine Rousset Diaz " +
	"Bernier Merle Hernandez Rocher Mas Colas Guyon Allard Valentin Teixeira Seguin Chauvet Ribeiro Le_Goas Kieffer Van_den_Broeck " +
	"Coste Alves Lecœur De_Almeida Bœuf Wagner D’Hondt Vœltzel L’Hostis Le_Bœuf Cœurdacier")

// divide returns the names of a list divided by spaces, with "_" for a space in
// a name and the typewriter's apostrophe.
func divide(list string) []string {
	names := strings.Fields(list)
	for i, name := range names {
		names[i] = strings.NewReplacer("_", " ", "’", "'").Replace(name)
	}
	return names
}

// frenchCoiner makes up surnames in the manner of French ones.
var frenchCoiner = newCoiner(
	"- B Bl Br C Ch Cl Cr D Dr F Fl Fr G Gl Gr H J L M N P Pl Pr R S T Tr V Th Vr W",
	"a e i o u é ou au ai eu oi ei",
	"b bl br c ch d dr f g gn l ll lm lv m mb mm n nd nn ng nt nch p pp r rb rch rd rg rl rm rn rr rt rv s ss t tt v st str lt z",
	"ard aud ault aut eau eaux el elle et ette ier ière ieux in ine on onnet ot otte oux ou er ez ac as at and ant ain al an art en "+
		"ent ois oit y é ère ès ic ec igny illon ouin ouet oin our ol us u i is il ival eville efort emont eray abel ais")
