package message

// What the measurement of match quality says.
const (
	QualityRows ID = "quality.rows"
)

var _ = add(map[ID]entry{
	QualityRows: {en: "%[1]s and the truth about it do not have the same rows"},
})
