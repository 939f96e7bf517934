package synth

// Demo returns the spec of the lists in testdata/demo: 2,000 rows of ft24 and 500
// of unml25, small enough to be read by eye. Their rates are higher than those of
// [Default], so that every kind of departure occurs; some persons in both lists
// no match key can link. The population hardly exceeds the lists, so that many
// who are in one alone have relatives in the other.
func Demo() Spec {
	s := Spec{Seed: demoSeed, Population: 2_600}
	s.Rows[FT24], s.Rows[UNML25] = 2_000, 500
	s.Overlap[PairOf(FT24, UNML25)] = 0.625
	for k, percent := range demoRates {
		for i, src := range [...]Source{FT24, UNML25} {
			if Kind(k).HasRate(src) {
				s.Rates[src][k] = percentage(percent[i])
			}
		}
	}
	return s
}

// demoSeed is a seed with which every kind occurs.
const demoSeed = 392

// demoRates has the rates of the demo in percent by kind, of ft24 and of unml25.
var demoRates = [NumKinds][2]float64{
	NIRMissing:      {10, 30},
	NIRParent:       {10, 15},
	NIRChanged:      {2, 3},
	NIRTypo:         {1, 4},
	FTIDMissing:     {1, 40},
	FTIDTypo:        {0.5, 3},
	FTIDOld:         {15, 5},
	FTIDLocal:       {3, 50},
	SurnameTypo:     {2, 5},
	UsageName:       {0, 80},
	UsageMissing:    {30, 0},
	Accents:         {0, 20},
	Separators:      {20, 40},
	FirstNameTypo:   {1, 4},
	FirstNameCut:    {20, 30},
	NamesSwapped:    {0.3, 2},
	DayMonthSwapped: {1, 3},
	FirstJanuary:    {1, 3},
	DateDigit:       {1, 4},
	EmailMissing:    {15, 20},
	EmailCentre:     {2, 1},
	EmailAdviser:    {1, 3},
	EmailFamily:     {3, 4},
	EmailChanged:    {0, 35},
	EmailSpelling:   {10, 15},
	PhoneMissing:    {10, 15},
	PhoneDummy:      {1, 3},
	PhoneFamily:     {3, 5},
	PhoneChanged:    {0, 40},
	TwoPhones:       {4, 5},
	OverseasPrefix:  {0, 50},
	PostcodeChanged: {0, 25},
	Duplicate:       {2.5, 2.5},
}
