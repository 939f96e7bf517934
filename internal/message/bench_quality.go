package message

// What the measurement of match quality says.
const (
	QualityNoTruth   ID = "quality.no-truth"
	QualityTruthLine ID = "quality.truth-line"
	QualityRows      ID = "quality.rows"
)

var _ = add(map[ID]entry{
	QualityNoTruth:   {en: "there is no truth file %[1]s"},
	QualityTruthLine: {en: "%[1]s: line %[2]d is not the number of a row, of its person, and the names of errors"},
	QualityRows:      {en: "%[1]s and %[2]s do not have the same rows"},
})
