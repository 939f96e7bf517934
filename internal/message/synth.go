package message

// What goes wrong with synthetic lists.
const (
	SynthRate         ID = "synth.rate"
	SynthRateHint     ID = "synth.rate.hint"
	SynthRateOf       ID = "synth.rate-of"
	SynthPopulation   ID = "synth.population"
	SynthRows         ID = "synth.rows"
	SynthNoRate       ID = "synth.no-rate"
	SynthDuplicates   ID = "synth.duplicates"
	SynthTooFew       ID = "synth.too-few"
	SynthTooFewHint   ID = "synth.too-few.hint"
	SynthAllLists     ID = "synth.all-lists"
	SynthNoLists      ID = "synth.no-lists"
	SynthNoListsHint  ID = "synth.no-lists.hint"
	SynthOverlaps     ID = "synth.overlaps"
	SynthOverlapsHint ID = "synth.overlaps.hint"
	SynthNoList       ID = "synth.no-list"
	SynthNoPair       ID = "synth.no-pair"
	SynthNoKind       ID = "synth.no-kind"
	SynthTruthLine    ID = "synth.truth-line"
	SynthTruthFile    ID = "synth.truth-file"
	SynthNoTruth      ID = "synth.no-truth"
	SynthManifest     ID = "synth.manifest"
	SynthManifestHint ID = "synth.manifest.hint"
	SynthVersion      ID = "synth.version"
	SynthFileName     ID = "synth.file-name"
)

// What `recoupe synth` says.
const (
	SynthUsage           ID = "synth.usage"
	SynthDescription     ID = "synth.description"
	SynthNoOut           ID = "synth.no-out"
	SynthScale           ID = "synth.scale"
	SynthFromScale       ID = "synth.from-scale"
	SynthAssign          ID = "synth.assign"
	SynthOption          ID = "synth.option"
	SynthNumber          ID = "synth.number"
	SynthNoListHint      ID = "synth.no-list.hint"
	SynthNoPairHint      ID = "synth.no-pair.hint"
	SynthNoKindHint      ID = "synth.no-kind.hint"
	SynthInterruptedHint ID = "synth.interrupted.hint"
	SynthStage           ID = "synth.stage"
	SynthWrote           ID = "synth.wrote"
	SynthNext            ID = "synth.next"

	FlagSynthOut        ID = "flag.synth.out"
	FlagSynthScale      ID = "flag.synth.scale"
	FlagSynthSeed       ID = "flag.synth.seed"
	FlagSynthPopulation ID = "flag.synth.population"
	FlagSynthLists      ID = "flag.synth.lists"
	FlagSynthRows       ID = "flag.synth.rows"
	FlagSynthOverlap    ID = "flag.synth.overlap"
	FlagSynthRate       ID = "flag.synth.rate"
	FlagSynthFrom       ID = "flag.synth.from"
	FlagSynthZst        ID = "flag.synth.zst"
	FlagSynthShow       ID = "flag.synth.show"

	ColumnList    ID = "column.list"
	ColumnRows    ID = "column.rows"
	ColumnPersons ID = "column.persons"
	ColumnSize    ID = "column.size"
	ColumnFile    ID = "column.file"
	ColumnOverlap ID = "column.overlap"
	ColumnKind    ID = "column.kind"
)

var _ = add(map[ID]entry{
	SynthRate:         {en: "%[1]q is no share", hint: SynthRateHint},
	SynthRateHint:     {en: "a share is from 0 to 1, such as 0.15, or in percent, such as 15%"},
	SynthRateOf:       {en: "the share of %[1]s is not one from 0 to 1", hint: SynthRateHint},
	SynthPopulation:   {en: "a population has from 1 to %[2]d persons, not %[1]d"},
	SynthRows:         {en: "%[1]s would have %[2]d rows; %[3]d are possible"},
	SynthNoRate:       {en: "the list %[1]s has no rows of the kind %[2]s", hint: SynthNoKindHint},
	SynthDuplicates:   {en: "more than half of the rows of %[1]s would be duplicates"},
	SynthTooFew:       {en: "%[1]s would hold %[2]d persons, but there are only %[3]d"},
	SynthTooFewHint:   {en: "give a larger --population, a smaller --scale, or larger overlaps"},
	SynthAllLists:     {en: "all lists together"},
	SynthNoLists:      {en: "no list has rows", hint: SynthNoListsHint},
	SynthNoListsHint:  {en: "give a larger --scale, more --rows, or other --lists"},
	SynthOverlaps:     {en: "no lists were found that have these overlaps together"},
	SynthOverlapsHint: {en: "persons who are in two lists that each share many with a third are in the third, too: change one --overlap, or make the lists larger if they have only some tens of rows"},
	SynthNoList:       {en: "there is no list %[1]q"},
	SynthNoPair:       {en: "there is no pair of lists %[1]q"},
	SynthNoKind:       {en: "there is no kind of error %[1]q"},
	SynthTruthLine:    {en: "line %[1]d is none of a truth file"},
	SynthTruthFile:    {en: "%[1]s cannot be read"},
	SynthNoTruth:      {en: "the truth about %[1]s cannot be read"},
	SynthManifest:     {en: "%[1]s cannot be read"},
	SynthManifestHint: {en: "type: recoupe synth --out %[1]s"},
	SynthFileName:     {en: "%[1]q is not the name of a file in the same folder"},
	SynthVersion:      {en: "%[1]s is of the generator %[2]q, and this one is %[3]q"},

	SynthUsage: {en: "make synthetic breach lists with a known truth"},
	SynthDescription: {en: `Makes up to five lists in the fields, formats and encodings of the breaches of
2024 and 2025 (ft24, ml24, kairos25, pajemploi25, unml25), drawn from one
synthetic population in which nobody exists. Beside each list stands a truth file
that says who every row is and how it departs from them, and synth.json has all
options and digests: with it anyone makes the same bytes again. docs/synthetic.md
says what the lists are and where they are kinder than life.

Examples:
  recoupe synth --out lists                            a hundredth of the real sizes
  recoupe synth --out lists --scale 1 --zst            the real sizes
  recoupe synth --out lists --overlap ft24-unml25=0.75 --rate unml25.email-changed=0.3
  recoupe synth --out again --from lists               the same again
  recoupe synth --show                                 all overlaps and rates`},
	SynthNoOut:           {en: "--out says which folder the lists go to"},
	SynthScale:           {en: "--scale: %[1]q is not a number above 0 and up to %[2]v"},
	SynthFromScale:       {en: "--from has the sizes of the lists: leave --scale out, or change single lists with --rows"},
	SynthAssign:          {en: "--%[1]s: %[2]q has no = in it"},
	SynthOption:          {en: "--%[1]s %[2]s"},
	SynthNumber:          {en: "%[1]q is not a whole number"},
	SynthNoListHint:      {en: "the lists are: %[1]s"},
	SynthNoPairHint:      {en: "a pair is two different lists, such as ft24-unml25; type `recoupe synth --show` to see them"},
	SynthNoKindHint:      {en: "type `recoupe synth --show` to see the kinds of errors of each list"},
	SynthInterruptedHint: {en: "nothing was written; the same command begins again"},
	SynthStage:           {en: "writing the lists"},
	SynthWrote:           {en: "wrote %[1]s, from which the same bytes can be made again"},
	SynthNext: {en: `next:
  recoupe check %[1]s
  recoupe bench quality --lists %[2]s`},

	FlagSynthOut:        {en: "`FOLDER` for the lists"},
	FlagSynthScale:      {en: "size of everything, as a `SHARE` of the real one"},
	FlagSynthSeed:       {en: "`NUMBER` that tells populations apart which are otherwise alike"},
	FlagSynthPopulation: {en: "`NUMBER` of persons who exist, in lists or not (default: %[1]s times the scale)"},
	FlagSynthLists:      {en: "`LISTS` to write, of %[1]s (default: all); the rows of each are the same as with all"},
	FlagSynthRows:       {en: "`LIST=NUMBER` of rows of one list; may be repeated"},
	FlagSynthOverlap:    {en: "`PAIR=SHARE` of the smaller list's persons who are in both, such as ft24-unml25=60%; may be repeated"},
	FlagSynthRate:       {en: "`KIND=SHARE` of rows with an error, in all lists or, as unml25.nir-missing=8%, in one; may be repeated"},
	FlagSynthFrom:       {en: "take all options from the synth.json in this `FOLDER`, and change those that are given"},
	FlagSynthZst:        {en: "compress the lists with Zstandard"},
	FlagSynthShow:       {en: "show the overlaps and rates of these options, and write nothing"},

	ColumnList:    {en: "list"},
	ColumnRows:    {en: "rows"},
	ColumnPersons: {en: "persons"},
	ColumnSize:    {en: "size"},
	ColumnFile:    {en: "file"},
	ColumnOverlap: {en: "overlap"},
	ColumnKind:    {en: "kind of error"},
})
