package population

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
