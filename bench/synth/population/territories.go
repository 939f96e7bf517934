package population

// Territory is an overseas department.
type Territory struct {
	Department string // three digits, as in postcodes and NIRs
	Country    string // the country code of its telephone numbers

	mobiles   []string // the first five digits of its mobile numbers
	landlines string   // the first digits of its landline numbers
	homes     []home
}

// territories are the five overseas departments.
var territories = []Territory{
	{"974", "262", []string{"06920", "06921", "06922", "06923", "06924", "06925", "06926", "06927", "06928", "06929"}, "02624", nil},
	{"971", "590", []string{"06900", "06901", "06902", "06903", "06904", "06905", "06906", "06907", "06908", "06909"}, "059082", nil},
	{"972", "596", []string{"06960", "06961", "06962", "06963", "06964", "06966", "06967", "06968"}, "05965", nil},
	{"973", "594", []string{"06940", "06941", "06942", "06944", "06949"}, "05942", nil},
	{"976", "262", []string{"06392", "06396", "06397"}, "02696", nil},
}

// territoryHomes are communes of the territories, in their order.
var territoryHomes = []string{
	"97400 Saint-Denis,97410 Saint-Pierre,97420 Le Port,97430 Le Tampon,97440 Saint-André,97450 Saint-Louis,97460 Saint-Paul,97470 Saint-Benoît",
	"97110 Pointe-à-Pitre,97100 Basse-Terre,97139 Les Abymes,97122 Baie-Mahault,97180 Sainte-Anne,97160 Le Moule",
	"97200 Fort-de-France,97232 Le Lamentin,97220 La Trinité,97231 Le Robert,97228 Sainte-Luce,97240 Le François",
	"97300 Cayenne,97310 Kourou,97320 Saint-Laurent-du-Maroni,97351 Matoury,97354 Rémire-Montjoly",
	"97600 Mamoudzou,97615 Dzaoudzi,97610 Dzaoudzi,97660 Dembéni,97680 Tsingoni,97640 Sada",
}

// birthland is an overseas land of birth.
type birthland struct {
	code     string // the first three digits of the place in a NIR
	weight   uint64 // share of the persons with a family there, in percent
	communes uint64
	origin   origin
}

// birthlands are the territories in their order, and the overseas
// collectivities, whose natives live on the mainland here.
var birthlands = []birthland{
	{"974", 38, 24, creole}, {"971", 17, 34, creole}, {"972", 16, 34, creole}, {"973", 13, 22, creole}, {"976", 11, 17, indianOcean},
	{"988", 2, 33, pacific}, {"987", 2, 48, pacific}, {"975", 1, 2, french},
}
