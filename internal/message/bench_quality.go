package message

// What the measurement of match quality says.
const (
	QualityUsage       ID = "quality.usage"
	QualityDescription ID = "quality.description"

	FlagQualityLists  ID = "flag.quality.lists"
	FlagQualityScale  ID = "flag.quality.scale"
	FlagQualitySeed   ID = "flag.quality.seed"
	FlagQualityPairs  ID = "flag.quality.pairs"
	FlagQualityKeys   ID = "flag.quality.keys"
	FlagQualityMemory ID = "flag.quality.memory"

	QualityDigest ID = "quality.digest"
	QualityRows   ID = "quality.rows"
	QualityPair   ID = "quality.pair"
	QualityKey    ID = "quality.key"
	QualityTwice  ID = "quality.twice"
	QualityScale  ID = "quality.scale"
	QualityEither ID = "quality.either"
	QualityNoPair ID = "quality.no-pair"

	QualityMaking   ID = "quality.making"
	QualityKept     ID = "quality.kept"
	QualityOf       ID = "quality.of"
	QualityByTier   ID = "quality.by-tier"
	QualityByKey    ID = "quality.by-key"
	QualityByError  ID = "quality.by-error"
	QualityNoErrors ID = "quality.no-errors"

	ColumnPair       ID = "column.pair"
	ColumnBoth       ID = "column.both"
	ColumnRight      ID = "column.right"
	ColumnWrong      ID = "column.wrong"
	ColumnRecall     ID = "column.recall"
	ColumnCeiling    ID = "column.ceiling"
	ColumnOfCeiling  ID = "column.of-ceiling"
	ColumnPrecision  ID = "column.precision"
	ColumnTier       ID = "column.tier"
	ColumnAdds       ID = "column.adds"
	ColumnAlone      ID = "column.alone"
	ColumnOccurred   ID = "column.occurred"
	ColumnForeseen   ID = "column.foreseen"
	ColumnForeseenBy ID = "column.foreseen-by"
	ColumnError      ID = "column.error"
	ColumnAffected   ID = "column.affected"
	ColumnMissed     ID = "column.missed"
	ColumnLost       ID = "column.lost"

	QualityRecall             ID = "quality.recall"
	QualityCeiling            ID = "quality.ceiling"
	QualityRecallTitle        ID = "quality.recall.title"
	QualityRecallSubtitle     ID = "quality.recall.subtitle"
	QualityKeysTitle          ID = "quality.keys.title"
	QualityKeysSubtitle       ID = "quality.keys.subtitle"
	QualityErrorsTitle        ID = "quality.errors.title"
	QualityErrorsSubtitle     ID = "quality.errors.subtitle"
	QualityAccidentalTitle    ID = "quality.accidental.title"
	QualityAccidentalSubtitle ID = "quality.accidental.subtitle"
	QualityAccidentalAxis     ID = "quality.accidental.axis"
	QualityOccurred           ID = "quality.occurred"
	QualityByQuerier          ID = "quality.by-querier"
	QualityByHolder           ID = "quality.by-holder"
)

var _ = add(map[ID]entry{
	QualityUsage: {en: "measure how well lists are linked, against the truth about made-up ones"},
	QualityDescription: {en: `Links synthetic breach lists pair by pair and compares what is found with the
truth: recall and precision for each pair, tier and match key, what each key
adds, which errors cost the most, and the accidental matches beside those that
check foresees. The lists are those of --lists, or are made for the purpose.

Linking is done in the clear, by the rules of the protocol: the same rows are
found as by prepare, request, answer and finish, in a fraction of the time. The
smaller list of a pair asks, and its rows are counted. The ceiling is the share
of rows that exact keys can find, given the errors that were made.`},

	FlagQualityLists:  {en: "folder of lists made by recoupe synth"},
	FlagQualityScale:  {en: "make lists of this part of the real sizes"},
	FlagQualitySeed:   {en: "seed of the lists that are made"},
	FlagQualityPairs:  {en: "pairs of lists, such as ft24-unml25,ml24-unml25 (default: all there are)"},
	FlagQualityKeys:   {en: "match keys in their order, such as nir,civil (default: the six of everyday use)"},
	FlagQualityMemory: {en: "`SIZE` to stay near: garbage is collected in time for it. All lists but the largest are held, at 12 bytes for each input"},

	QualityDigest: {en: "%[1]s is not the file that %[2]s was written for: their SHA-256 differ"},
	QualityRows:   {en: "%[1]s and the truth about it do not have the same rows"},
	QualityPair:   {en: "--pairs: %[1]s is no pair of lists"},
	QualityKey:    {en: "--keys: %[1]s is no match key; there are %[2]s"},
	QualityTwice:  {en: "--keys: %[1]s is given twice"},
	QualityScale:  {en: "--scale must be above 0 and at most 1"},
	QualityEither: {en: "--lists goes without --scale and --seed"},
	QualityNoPair: {en: "the folder %[1]s has none of the pairs"},

	QualityMaking:   {en: "Making lists of %[1]s times the real sizes, with seed %[2]s …"},
	QualityKept:     {en: "Found as sure or probable:"},
	QualityOf:       {en: "%[1]s: of %[2]s rows, %[3]s are of persons in both lists"},
	QualityByTier:   {en: "By tier, each with those above it:"},
	QualityByKey:    {en: "By match key:"},
	QualityByError:  {en: "What the errors of either list cost:"},
	QualityNoErrors: {en: "No error costs anything."},

	ColumnPair:       {en: "pair"},
	ColumnBoth:       {en: "in both"},
	ColumnRight:      {en: "right"},
	ColumnWrong:      {en: "wrong"},
	ColumnRecall:     {en: "recall"},
	ColumnCeiling:    {en: "ceiling"},
	ColumnOfCeiling:  {en: "of ceiling"},
	ColumnPrecision:  {en: "precision"},
	ColumnTier:       {en: "tier"},
	ColumnAdds:       {en: "adds"},
	ColumnAlone:      {en: "alone"},
	ColumnOccurred:   {en: "accidental"},
	ColumnForeseen:   {en: "foreseen"},
	ColumnForeseenBy: {en: "by holder"},
	ColumnError:      {en: "error"},
	ColumnAffected:   {en: "rows"},
	ColumnMissed:     {en: "missed"},
	ColumnLost:       {en: "recall lost"},

	QualityRecall:             {en: "recall"},
	QualityCeiling:            {en: "ceiling of exact keys"},
	QualityRecallTitle:        {en: "Recall by pair of lists"},
	QualityRecallSubtitle:     {en: "Rows found as sure or probable, of those whose persons are in both lists"},
	QualityKeysTitle:          {en: "What each match key adds: %[1]s"},
	QualityKeysSubtitle:       {en: "Rows that no key before it finds, of those whose persons are in both lists"},
	QualityErrorsTitle:        {en: "What errors cost: %[1]s"},
	QualityErrorsSubtitle:     {en: "Rows missed beyond as many without the error, of those whose persons are in both lists"},
	QualityAccidentalTitle:    {en: "Accidental matches, foreseen and found"},
	QualityAccidentalSubtitle: {en: "Pairs of rows of two persons with the same input, by match key"},
	QualityAccidentalAxis:     {en: "pairs of rows"},
	QualityOccurred:           {en: "found"},
	QualityByQuerier:          {en: "foreseen from the smaller list"},
	QualityByHolder:           {en: "foreseen from the larger list"},
})
