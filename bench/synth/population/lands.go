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

// country is where a person born abroad comes from.
type country struct {
	code   string // what stands in a NIR: 99 and the official code of the country
	origin origin
	weight uint64 // share among persons born abroad, in thousandths
}

// countries are the countries of birth, about as frequent as INSEE counts them
// among immigrants and persons born French abroad.
var countries = []country{
	{"99352", maghreb, 128}, {"99350", maghreb, 120}, {"99139", portugal, 82}, {"99351", maghreb, 46}, {"99127", italy, 36},
	{"99208", turkey, 36}, {"99134", spain, 32}, {"99109", german, 30}, {"99132", english, 24}, {"99131", german, 24},
	{"99333", indianOcean, 22}, {"99341", sahel, 26}, {"99326", gulfOfGuinea, 24}, {"99335", sahel, 20}, {"99322", congo, 20},
	{"99312", congo, 18}, {"99324", congo, 16}, {"99330", sahel, 14}, {"99397", indianOcean, 14}, {"99216", china, 22},
	{"99243", vietnam, 18}, {"99234", vietnam, 12}, {"99241", vietnam, 8}, {"99410", caribbean, 20}, {"99416", caribbean, 12},
	{"99419", caribbean, 6}, {"99114", slavic, 24}, {"99122", slavic, 20}, {"99123", slavic, 16}, {"99155", slavic, 8},
	{"99252", slavic, 8}, {"99121", balkans, 14}, {"99157", balkans, 8}, {"99140", german, 12}, {"99235", southAsia, 12},
	{"99223", southAsia, 10}, {"99213", southAsia, 8}, {"99246", southAsia, 8}, {"99212", southAsia, 6}, {"99331", sahel, 6},
	{"99327", gulfOfGuinea, 4}, {"99345", gulfOfGuinea, 6},
}
