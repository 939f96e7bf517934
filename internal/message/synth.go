package message

// What goes wrong with synthetic lists.
const (
	SynthRate         ID = "synth.rate"
	SynthRateHint     ID = "synth.rate.hint"
	SynthRateOf       ID = "synth.rate-of"
	SynthPopulation   ID = "synth.population"
	SynthRows         ID = "synth.rows"
	SynthNoRate       ID = "synth.no-rate"
	SynthNoRateHint   ID = "synth.no-rate.hint"
	SynthDuplicates   ID = "synth.duplicates"
	SynthTooFew       ID = "synth.too-few"
	SynthTooFewHint   ID = "synth.too-few.hint"
	SynthAllLists     ID = "synth.all-lists"
	SynthOverlaps     ID = "synth.overlaps"
	SynthOverlapsHint ID = "synth.overlaps.hint"
	SynthNoList       ID = "synth.no-list"
	SynthNoPair       ID = "synth.no-pair"
	SynthNoKind       ID = "synth.no-kind"
	SynthTruthLine    ID = "synth.truth-line"
	SynthNoTruth      ID = "synth.no-truth"
	SynthManifest     ID = "synth.manifest"
	SynthManifestHint ID = "synth.manifest.hint"
	SynthVersion      ID = "synth.version"
)

var _ = add(map[ID]entry{
	SynthRate:         {en: "%[1]q is no share", hint: SynthRateHint},
	SynthRateHint:     {en: "a share is from 0 to 1, such as 0.15, or in percent, such as 15%"},
	SynthRateOf:       {en: "the share of %[1]s is not one from 0 to 1", hint: SynthRateHint},
	SynthPopulation:   {en: "a population has from 1 to %[2]d persons, not %[1]d"},
	SynthRows:         {en: "%[1]s would have %[2]d rows; %[3]d are possible"},
	SynthNoRate:       {en: "the list %[1]s has no rows of the kind %[2]s", hint: SynthNoRateHint},
	SynthNoRateHint:   {en: "recoupe synth --help names the kinds of each list"},
	SynthDuplicates:   {en: "more than half of the rows of %[1]s would be duplicates"},
	SynthTooFew:       {en: "%[1]s would hold %[2]d persons, but there are only %[3]d"},
	SynthTooFewHint:   {en: "give a larger --population, a smaller --scale, or larger overlaps"},
	SynthAllLists:     {en: "all lists together"},
	SynthOverlaps:     {en: "no lists have these overlaps together"},
	SynthOverlapsHint: {en: "persons who are in two lists that each share many with a third are in the third, too: change one --overlap, or make the lists larger if they have only some tens of rows"},
	SynthNoList:       {en: "there is no list %[1]q"},
	SynthNoPair:       {en: "there is no pair of lists %[1]q"},
	SynthNoKind:       {en: "there is no kind of error %[1]q"},
	SynthTruthLine:    {en: "line %[1]d is none of a truth file"},
	SynthNoTruth:      {en: "the truth about %[1]s cannot be read"},
	SynthManifest:     {en: "%[1]s cannot be read"},
	SynthManifestHint: {en: "type: recoupe synth --out %[1]s"},
	SynthVersion:      {en: "%[1]s is of the generator %[2]q, and this one is %[3]q"},
})
