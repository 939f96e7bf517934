package population

import "strconv"

// address puts the address of a household into out.
func (p *Population) address(h *household, out *Person) {
	d := p.draw(streamAddress, h.first)
	out.Street = strconv.AppendInt(out.Street[:0], int64(1+d.n(d.between(2, 180))), 10)
	switch d.n(40) {
	case 0:
		out.Street = append(out.Street, " bis"...)
	case 1:
		out.Street = append(out.Street, " ter"...)
	}
	out.Street = append(append(out.Street, ' '), streetKinds[d.n(len(streetKinds))]...)
	out.Street = append(append(out.Street, ' '), streetNames[d.n(len(streetNames))]...)
	out.Street = append(out.Street, streetExtras[d.n(len(streetExtras))]...)
	out.Postcode, out.Commune = h.home.postcode, h.home.name
	if h.overseas != nil {
		out.Department = h.overseas.Department
	} else {
		out.Department = p.tables.places.departments[h.home.department].code
	}
}

var (
	streetKinds = []string{"rue", "rue", "rue", "avenue", "allée", "boulevard", "chemin", "impasse", "place", "résidence", "rue", "route", "square", "lotissement"}
	streetNames = []string{
		"de la République", "des Écoles", "du Général-Leclerc", "de l’Église", "Jean-Jaurès", "Victor-Hugo", "des Lilas",
		"du Cœur-Volant", "Émile-Zola", "de la Gare", "du Château", "des Chênes", "du Bœuf-Couronné", "de la Forêt",
		"Pasteur", "du 8-Mai-1945", "de l’Hôtel-de-Ville", "des Prés", "Gambetta", "du Moulin-à-Vent", "des Œillets", "du Stade", "des Tilleuls",
		"Jules-Ferry", "du Pont", "de la Mairie", "des Acacias", "Jean-Moulin", "de Verdun", "du 11-Novembre", "de la Fontaine", "des Vignes", "du Lavoir",
		"Louis-Pasteur", "des Peupliers", "Marcel-Pagnol", "Aristide-Briand", "de la Liberté", "du Maréchal-Foch", "des Cerisiers", "Saint-Exupéry", "Molière",
	}
	streetExtras = []string{
		"", "", "", "", "", "", "", "", "", " ; bât. B", ", esc. 2 – 3e ét.", " « Les Glycines »", ` "Le Clos"`, ", appt 12",
	}
)
