package synth

import "math"

// Default returns the spec of lists of their real sizes times scale, with the
// overlaps and rates that docs/synthetic.md gives reasons for. The population is
// France's over 15 years of age times scale.
//
// A scale that makes the smallest list shorter than some tens of rows may leave
// overlaps that no whole numbers meet; [Spec.Validate] says so.
func Default(scale float64) Spec {
	size := func(n uint64) uint64 { return uint64(math.Round(float64(n) * scale)) }
	s := Spec{Seed: 1, Population: min(size(realPopulation), MaxPopulation), Overlap: defaultOverlap(), Rates: defaultRates()}
	for _, src := range Sources() {
		s.Rows[src] = size(src.RealRows())
	}
	return s
}

// MaxScale is the largest scale of which all lists fit into [MaxPopulation].
const MaxScale = 1.5

// realPopulation is about the number of persons over 15 who live in France, in
// 2024.
const realPopulation = 56_000_000

// defaultOverlap returns the shares of the smaller list's persons who are in the
// larger one, too. Nobody has measured them: that is what recoupe is for.
func defaultOverlap() (o [NumPairs]Rate) {
	for _, d := range []struct {
		a, b  Source
		share Rate
	}{
		{FT24, ML24, 0.55},
		{FT24, Kairos25, 0.80},
		{FT24, Pajemploi25, 0.75},
		{FT24, UNML25, 0.60},
		{ML24, Kairos25, 0.12},
		{ML24, Pajemploi25, 0.02},
		{ML24, UNML25, 0.70},
		{Kairos25, Pajemploi25, 0.04},
		{Kairos25, UNML25, 0.18},
		{Pajemploi25, UNML25, 0.02},
	} {
		o[PairOf(d.a, d.b)] = d.share
	}
	return o
}

// defaultRates returns the rates of every list. A kind that a list cannot have
// is left at 0.
func defaultRates() (r [NumSources]Rates) {
	for k, of := range rateTable {
		for src, percent := range of {
			if Kind(k).HasRate(Source(src)) {
				r[src][k] = percentage(percent)
			}
		}
	}
	return r
}

// percentage returns so many percent as a rate: the nearest one to the decimal
// number, such that a manifest has it with its two digits.
func percentage(percent float64) Rate { return Rate(math.Round(percent*1000) / 100_000) }

// rateTable has the default rates in percent by kind and source. What bodies
// issue or verify themselves they have more rightly than what was typed from a
// form: France Travail its identifiers, Urssaf the NIR.
var rateTable = [NumKinds][NumSources]float64{
	//               ft24 ml24 kairos25 pajemploi25 unml25
	NIRMissing:      {4, 0, 0, 1, 8},
	NIRParent:       {1.5, 0, 0, 0.2, 1.5},
	NIRChanged:      {0.2, 0, 0, 0.3, 0.5},
	NIRTypo:         {0.1, 0, 0, 0.1, 0.5},
	FTIDMissing:     {0, 0, 1, 0, 20},
	FTIDTypo:        {0, 0, 0.3, 0, 0.3},
	FTIDOld:         {8, 0, 2, 0, 1},
	FTIDLocal:       {0, 0, 30, 0, 50},
	SurnameTypo:     {0.5, 1, 1, 0.5, 1},
	UsageName:       {0, 27, 27, 27, 27},
	UsageMissing:    {10, 0, 0, 0, 0},
	Accents:         {0, 20, 20, 20, 20},
	Separators:      {5, 20, 20, 10, 20},
	FirstNameTypo:   {0.2, 0.5, 0.5, 0.2, 0.5},
	FirstNameCut:    {30, 30, 30, 30, 30},
	NamesSwapped:    {0.05, 0.3, 0.3, 0.05, 0.3},
	DayMonthSwapped: {0.05, 0.15, 0.15, 0.05, 0.15},
	FirstJanuary:    {0.1, 0.2, 0.2, 0.1, 0.2},
	DateDigit:       {0.2, 0.5, 0.5, 0.2, 0.5},
	EmailMissing:    {12, 12, 4, 0, 12},
	EmailCentre:     {0.1, 0, 1, 0, 0},
	EmailAdviser:    {0.2, 0.5, 0, 0, 0.5},
	EmailFamily:     {1.2, 1, 0.5, 0, 1},
	EmailChanged:    {0, 4, 11, 0, 15},
	EmailSpelling:   {10, 10, 10, 0, 10},
	PhoneMissing:    {8, 8, 8, 0, 8},
	PhoneDummy:      {0.5, 0.5, 0.5, 0, 0.5},
	PhoneFamily:     {1.5, 1.5, 0.5, 0, 1.5},
	PhoneChanged:    {0, 6, 15, 0, 20},
	TwoPhones:       {2, 2, 5, 0, 2},
	OverseasPrefix:  {0, 40, 40, 0, 40},
	PostcodeChanged: {0, 4, 9, 11, 12},
	Duplicate:       {1.5, 1.5, 1.5, 1.5, 1.5},
}
