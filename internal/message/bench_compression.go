package message

// What the comparison of compressions says.
const (
	CompressionUsage       ID = "compression.usage"
	CompressionDescription ID = "compression.description"

	FlagCompressionN         ID = "flag.compression.n"
	FlagCompressionQuestions ID = "flag.compression.questions"
	FlagCompressionRows      ID = "flag.compression.rows"

	CompressionMaking  ID = "compression.making"
	CompressionRunning ID = "compression.running"
	CompressionSizes   ID = "compression.sizes"
	CompressionSpeeds  ID = "compression.speeds"
	CompressionTexts   ID = "compression.texts"
	CompressionResult  ID = "compression.result"

	CompressionOutputs    ID = "compression.outputs"
	CompressionElements   ID = "compression.elements"
	CompressionPrefixes   ID = "compression.prefixes"
	CompressionPrefixGaps ID = "compression.prefix-gaps"
	CompressionTokens     ID = "compression.tokens"
	CompressionTokenGaps  ID = "compression.token-gaps"
	CompressionGolomb     ID = "compression.golomb"
	CompressionList       ID = "compression.list"
	CompressionJSON       ID = "compression.json"
	CompressionNone       ID = "compression.none"

	CompressionTitle         ID = "compression.title"
	CompressionSubtitle      ID = "compression.subtitle"
	CompressionAxis          ID = "compression.axis"
	CompressionTextsTitle    ID = "compression.texts.title"
	CompressionTextsSubtitle ID = "compression.texts.subtitle"
	CompressionTextsAxis     ID = "compression.texts.axis"

	ColumnForm       ID = "column.form"
	ColumnFloor      ID = "column.floor"
	ColumnWrite      ID = "column.write"
	ColumnRead       ID = "column.read"
	ColumnWriteZstd  ID = "column.write-zstd"
	ColumnReadZstd   ID = "column.read-zstd"
	ColumnPlainBytes ID = "column.plain-bytes"
)

var _ = add(map[ID]entry{
	CompressionUsage: {en: "compare ways to write a set down, each also through s2 and zstd"},
	CompressionDescription: {en: `Computes a set of PRF outputs and writes it in several ways, each also through
s2 and through zstd at several levels: bits per entry, beside the floor below
which no code of the same values comes, and entries per second of one core.
All of it is read back and compared.

PRF outputs cannot be told from random bytes, so that no compressor makes them
smaller; cutting, sorting and coding the gaps does. For contrast, a made-up list
and a result of recoupe, which compressors do make smaller.`},

	FlagCompressionN:         {en: "`number` of entries of the set, 1 to 10,000,000"},
	FlagCompressionQuestions: {en: "cap on the `number` of questions that the set is made for, 1 to 2,000,000,000"},
	FlagCompressionRows:      {en: "`number` of rows of the made-up list, 1 to 1,000,000, about"},

	CompressionMaking:  {en: "Computing %[1]s PRF outputs and a list …"},
	CompressionRunning: {en: "Compressing …"},
	CompressionSizes: {en: `A set of %[1]s entries for %[2]s questions, bits per entry; no code of the same
values comes below the floor:`},
	CompressionSpeeds: {en: "Million entries per second of one core, the fastest of some repetitions:"},
	CompressionTexts:  {en: "For contrast, text: what compressors save of it:"},
	CompressionResult: {en: `What recoupe sends takes %[1]s bits per entry, %[2]s above the floor of %[3]s bits
that a false match with a probability of 2^-40 asks for; zstd saves %[4]s of it.`},

	CompressionOutputs:    {en: "outputs, 64 bytes"},
	CompressionElements:   {en: "elements, 32 bytes"},
	CompressionPrefixes:   {en: "outputs cut to 16 bytes"},
	CompressionPrefixGaps: {en: "gaps of these, LEB128"},
	CompressionTokens:     {en: "tokens, whole bytes"},
	CompressionTokenGaps:  {en: "gaps of tokens, LEB128"},
	CompressionGolomb:     {en: "gaps of tokens, Golomb (recoupe)"},
	CompressionList:       {en: "list of persons (CSV)"},
	CompressionJSON:       {en: "result (JSON)"},
	CompressionNone:       {en: "as it is"},

	CompressionTitle:         {en: "What an entry of a set takes"},
	CompressionSubtitle:      {en: "%[1]s entries for %[2]s questions; no code of the same values is below its floor"},
	CompressionAxis:          {en: "size"},
	CompressionTextsTitle:    {en: "What compressors leave of a text and of a set"},
	CompressionTextsSubtitle: {en: "Share of the bytes that remain"},
	CompressionTextsAxis:     {en: "bytes left"},

	ColumnForm:       {en: "form"},
	ColumnFloor:      {en: "floor"},
	ColumnWrite:      {en: "write"},
	ColumnRead:       {en: "read"},
	ColumnWriteZstd:  {en: "write, zstd-3"},
	ColumnReadZstd:   {en: "read, zstd-3"},
	ColumnPlainBytes: {en: "bytes"},
})
