package lists

// commune is a commune with one of its postcodes.
type commune struct{ postcode, name string }

// communes are communes of mainland France and Corsica: La Poste, base des codes
// postaux.
var communes = []commune{
	{"01000", "Bourg-en-Bresse"}, {"02100", "Saint-Quentin"}, {"03000", "Moulins"}, {"05000", "Gap"}, {"06000", "Nice"},
	{"08000", "Charleville-Mézières"}, {"11100", "Narbonne"}, {"13001", "Marseille"}, {"14000", "Caen"}, {"15000", "Aurillac"},
	{"16000", "Angoulême"}, {"17000", "La Rochelle"}, {"18000", "Bourges"}, {"20000", "Ajaccio"}, {"20200", "Bastia"},
	{"21000", "Dijon"}, {"22000", "Saint-Brieuc"}, {"23000", "Guéret"}, {"24000", "Périgueux"}, {"25000", "Besançon"},
	{"26000", "Valence"}, {"27000", "Évreux"}, {"28000", "Chartres"}, {"29200", "Brest"}, {"30000", "Nîmes"},
	{"31000", "Toulouse"}, {"33000", "Bordeaux"}, {"34500", "Béziers"}, {"35000", "Rennes"}, {"36000", "Châteauroux"},
	{"37000", "Tours"}, {"38000", "Grenoble"}, {"42000", "Saint-Étienne"}, {"44000", "Nantes"}, {"45000", "Orléans"},
	{"49000", "Angers"}, {"51100", "Reims"}, {"54000", "Nancy"}, {"56100", "Lorient"}, {"57000", "Metz"}, {"58000", "Nevers"},
	{"59000", "Lille"}, {"59140", "Dunkerque"}, {"62100", "Calais"}, {"63000", "Clermont-Ferrand"}, {"64000", "Pau"},
	{"67000", "Strasbourg"}, {"68100", "Mulhouse"}, {"69001", "Lyon"}, {"71000", "Mâcon"}, {"72000", "Le Mans"},
	{"73000", "Chambéry"}, {"75011", "Paris"}, {"75018", "Paris"}, {"76600", "Le Havre"}, {"79000", "Niort"},
	{"80000", "Amiens"}, {"83000", "Toulon"}, {"84000", "Avignon"}, {"86000", "Poitiers"}, {"87000", "Limoges"},
	{"88000", "Épinal"}, {"91000", "Évry-Courcouronnes"}, {"92000", "Nanterre"}, {"93200", "Saint-Denis"},
	{"94240", "L’Haÿ-les-Roses"}, {"94000", "Créteil"}, {"95000", "Cergy"},
}

// territory is an overseas department with the phone numbers of its mobiles.
type territory struct {
	commune
	department string // the first three digits of its place of birth in a NIR
	country    string // the country code of its phone numbers
	mobiles    string // the first digits of its mobile numbers, in national form
}

// territories are the five overseas departments.
var territories = []territory{
	{commune{"97110", "Pointe-à-Pitre"}, "971", "590", "0690"},
	{commune{"97200", "Fort-de-France"}, "972", "596", "06962"},
	{commune{"97300", "Cayenne"}, "973", "594", "06942"},
	{commune{"97400", "Saint-Denis"}, "974", "262", "0692"},
	{commune{"97600", "Mamoudzou"}, "976", "262", "06392"},
}

var (
	streetKinds = []string{"rue", "rue", "rue", "avenue", "allée", "boulevard", "chemin", "impasse", "place", "résidence"}
	streetNames = []string{
		"de la République", "des Écoles", "du Général-Leclerc", "de l’Église", "Jean-Jaurès", "Victor-Hugo", "des Lilas",
		"du Cœur-Volant", "Émile-Zola", "de la Gare", "du Château", "des Chênes", "du Bœuf-Couronné", "de la Forêt",
		"Pasteur", "du 8-Mai-1945", "de l’Hôtel-de-Ville", "des Prés", "Gambetta", "du Moulin-à-Vent", "des Œillets",
	}
	streetExtras = []string{"", "", "", "", "", " ; bât. B", ", esc. 2 – 3e ét.", " « Les Glycines »", ` "Le Clos"`}
	statuses     = []string{"Inscrit – catégorie A", "Inscrit – catégorie B", "Inscrit – catégorie E", "Radié", "Ancien inscrit", "Créateur d’entreprise"}
	missions     = []string{
		"Mission locale du Pays d'Auge", "Mission locale, antenne Est", "Mission locale de l'Île", "Mission locale Bièvre-Vallée",
		"Mission locale \"Jeunes & Avenir\"", "Mission locale du Bassin", "Mission locale, permanence de Sète",
	}
)
