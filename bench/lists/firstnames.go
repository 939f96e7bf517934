package lists

import "strings"

// byDecade is a first name with its births in thousands in the 1960s, 70s, 80s,
// 90s and 2000s.
type byDecade struct {
	name string
	n    [5]int
}

// firstNamesMen are births by decade in thousands: INSEE, Fichier des prénoms,
// aggregate counts.
var firstNamesMen = []byDecade{
	{"Jean", [5]int{121, 38, 28, 13, 9}}, {"Nicolas", [5]int{23, 96, 146, 83, 34}},
	{"Christophe", [5]int{130, 163, 56, 12, 2}}, {"David", [5]int{31, 159, 73, 27, 10}},
	{"Sébastien", [5]int{9, 152, 102, 29, 6}}, {"Julien", [5]int{2, 39, 146, 70, 28}}, {"Thomas", [5]int{3, 23, 68, 93, 66}},
	{"Alexandre", [5]int{6, 38, 74, 84, 43}}, {"Maxime", [5]int{2, 7, 42, 78, 50}}, {"Kevin", [5]int{0, 2, 44, 84, 20}},
	{"Lucas", [5]int{0, 1, 4, 38, 78}}, {"Hugo", [5]int{0, 1, 5, 32, 60}}, {"Théo", [5]int{0, 0, 1, 28, 63}},
	{"Quentin", [5]int{0, 1, 14, 63, 40}}, {"Florian", [5]int{0, 4, 35, 60, 23}}, {"Romain", [5]int{2, 11, 71, 60, 35}},
	{"Pierre", [5]int{56, 31, 46, 49, 25}}, {"Antoine", [5]int{13, 14, 31, 58, 43}}, {"Benjamin", [5]int{1, 12, 47, 51, 25}},
	{"Anthony", [5]int{1, 20, 67, 60, 20}}, {"Clément", [5]int{1, 3, 24, 53, 45}}, {"Alexis", [5]int{3, 7, 19, 49, 40}},
	{"Guillaume", [5]int{6, 42, 84, 56, 17}}, {"Jérémy", [5]int{0, 6, 54, 43, 13}}, {"Louis", [5]int{8, 4, 6, 23, 45}},
	{"Paul", [5]int{10, 6, 11, 29, 36}}, {"Mathieu", [5]int{2, 18, 58, 39, 22}}, {"Frédéric", [5]int{99, 139, 46, 9, 2}},
	{"Stéphane", [5]int{83, 159, 40, 11, 3}}, {"Laurent", [5]int{124, 124, 35, 8, 2}}, {"Olivier", [5]int{82, 115, 42, 12, 4}},
	{"Jean-Pierre", [5]int{43, 10, 2, 1, 0}},
}

// firstNamesWomen are births by decade in thousands, from the same source.
var firstNamesWomen = []byDecade{
	{"Marie", [5]int{107, 54, 74, 70, 40}}, {"Nathalie", [5]int{198, 140, 30, 4, 1}}, {"Isabelle", [5]int{186, 107, 23, 4, 1}},
	{"Sandrine", [5]int{54, 146, 34, 4, 1}}, {"Stéphanie", [5]int{10, 136, 72, 13, 2}}, {"Céline", [5]int{11, 97, 85, 24, 5}},
	{"Aurélie", [5]int{1, 27, 113, 29, 6}}, {"Julie", [5]int{1, 16, 80, 57, 32}}, {"Émilie", [5]int{0, 13, 92, 34, 20}},
	{"Camille", [5]int{1, 3, 24, 67, 54}}, {"Léa", [5]int{1, 1, 7, 52, 77}}, {"Manon", [5]int{0, 0, 6, 63, 63}},
	{"Chloé", [5]int{0, 2, 12, 43, 57}}, {"Laura", [5]int{2, 3, 32, 70, 32}}, {"Sarah", [5]int{2, 12, 28, 50, 47}},
	{"Pauline", [5]int{1, 3, 33, 56, 28}}, {"Marine", [5]int{1, 3, 26, 64, 22}}, {"Anaïs", [5]int{0, 1, 23, 52, 36}},
	{"Emma", [5]int{0, 1, 2, 18, 67}}, {"Marion", [5]int{1, 8, 41, 52, 17}}, {"Lucie", [5]int{2, 4, 29, 33, 36}},
	{"Mathilde", [5]int{2, 5, 18, 44, 32}}, {"Océane", [5]int{0, 0, 2, 31, 42}}, {"Élodie", [5]int{1, 13, 84, 45, 10}},
	{"Sophie", [5]int{53, 86, 55, 22, 6}}, {"Charlotte", [5]int{1, 6, 29, 34, 24}}, {"Mélanie", [5]int{0, 14, 52, 44, 9}},
}

// The further first names stand for the births that the tables do not list:
// each is as likely as the others, in every decade. Compound names, ligatures
// and names from elsewhere are among them.
var (
	furtherMen = strings.Fields("Adrien Arnaud Aurélien Baptiste Bastien Bruno Cédric Charles Cyril Damien Denis Dylan Élie Emmanuel Enzo Étienne " +
		"Fabien Fabrice François Gabriel Gaël Gérald Grégory Hervé Jérôme Joël Jordan Kylian Léo Loïc Ludovic Marc Mathis Matthias Mickaël Nathan " +
		"Noé Pascal Patrick Rémi Robin Samuel Simon Sylvain Thierry Tristan Valentin Victor Vincent Yann Yohan Mohamed Ibrahim Mamadou Amadou " +
		"Youssef Karim Rachid Bilal Moussa Łukasz João José Søren Jürgen Minh Emre Jean-Baptiste Jean-Marie Jean-François Jean-Christophe Jean-Luc " +
		"Pierre-Alexandre Marc-Antoine Louis-Philippe Paul-Emmanuel")
	furtherWomen = strings.Fields("Adèle Agathe Agnès Alexandra Alice Aline Amandine Amélie Angélique Audrey Bérénice Carole Caroline Cécile Christelle " +
		"Clara Clémence Coralie Delphine Elsa Estelle Éva Fanny Florence Gaëlle Hélène Inès Jade Jeanne Jessica Justine Karine Laetitia Lætitia " +
		"Laurène Lola Louise Lou Maëlle Margaux Maud Mélissa Morgane Myriam Nadège Nina Noémie Ophélie Perrine Sabrina Salomé Sandra Solène Tiphaine " +
		"Valérie Véronique Virginie Zoé Fatoumata Aïcha Aminata Fatima Yasmine Khadija Mariam Linh Elif Małgorzata Inês Anne-Sophie Marie-Christine " +
		"Anne-Laure Marie-Laure Marie-Charlotte Anne-Charlotte Marie-Antoinette Jeanne-Françoise Marie-Ange")
)

// tableShare is the share of births that the tables by decade stand for, so
// that two persons of the same sex and year share a first name about as often as
// measured: 1 in 145 boys and 1 in 161 girls born in 2000.
const tableShare Rate = 4_500

// firstNameTables hold the first names by sex (0 men, 1 women) and decade.
var firstNameTables = func() (w [2][5]weighted[string]) {
	for sex, names := range [2][]byDecade{firstNamesMen, firstNamesWomen} {
		for _, name := range names {
			for decade, n := range name.n {
				w[sex][decade].add(name.name, n)
			}
		}
	}
	return w
}()

// furtherNames are the further first names by sex (0 men, 1 women).
var furtherNames = [2][]string{furtherMen, furtherWomen}

// drawFirstName draws the components of a first name: two where it is compound.
func drawFirstName(d *draw, woman bool, year int) []string {
	sex := 0
	if woman {
		sex = 1
	}
	if d.chance(tableShare) {
		w := &firstNameTables[sex][min(max((year-1960)/10, 0), 4)]
		return strings.Split(w.at(d.n(w.total())), "-")
	}
	return strings.Split(pick(d, furtherNames[sex]), "-")
}
