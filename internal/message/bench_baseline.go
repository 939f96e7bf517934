package message

// What the comparison with other methods says.
const (
	BaselineUsage       ID = "baseline.usage"
	BaselineDescription ID = "baseline.description"

	FlagBaselineN        ID = "flag.baseline.n"
	FlagBaselineRounds   ID = "flag.baseline.rounds"
	FlagBaselineSeed     ID = "flag.baseline.seed"
	FlagBaselineTargets  ID = "flag.baseline.targets"
	FlagBaselineMonths   ID = "flag.baseline.months"
	FlagBaselineCommunes ID = "flag.baseline.communes"
	FlagBenchOut         ID = "flag.bench.out"

	BenchRange ID = "bench.range"
	BenchWrote ID = "bench.wrote"

	BaselineWarning      ID = "baseline.warning"
	BaselineMeasuring    ID = "baseline.measuring"
	BaselineAttacking    ID = "baseline.attacking"
	BaselineLists        ID = "baseline.lists"
	BaselineAtSize       ID = "baseline.at-size"
	BaselineLearns       ID = "baseline.learns"
	BaselineLearnsSalted ID = "baseline.learns.salted"
	BaselineLearnsIn     ID = "baseline.learns.in"
	BaselineLearnsDH     ID = "baseline.learns.dh"
	BaselineLearnsCircl  ID = "baseline.learns.circl"
	BaselineLearnsOurs   ID = "baseline.learns.ours"
	BaselineSaltedName   ID = "baseline.name.salted"
	BaselineDHName       ID = "baseline.name.dh"
	BaselineCirclName    ID = "baseline.name.circl"
	BaselineBatchedName  ID = "baseline.name.batched"
	BaselineOursName     ID = "baseline.name.ours"
	BaselineAttack       ID = "baseline.attack"
	BaselineAttackPart   ID = "baseline.attack.part"
	BaselineAttackAll    ID = "baseline.attack.all"
	BaselineAttackLess   ID = "baseline.attack.less"

	BaselineTitle           ID = "baseline.title"
	BaselineSubtitle        ID = "baseline.subtitle"
	BaselineBytesTitle      ID = "baseline.bytes.title"
	BaselineBytesSubtitle   ID = "baseline.bytes.subtitle"
	BaselineAxis            ID = "baseline.axis"
	BaselineBytesAxis       ID = "baseline.bytes.axis"
	BaselineHolderEntry     ID = "baseline.holder-entry"
	BaselineQuerierEntry    ID = "baseline.querier-entry"
	BaselineHolderQuestion  ID = "baseline.holder-question"
	BaselineQuerierQuestion ID = "baseline.querier-question"
	BaselinePerEntry        ID = "baseline.per-entry"
	BaselinePerQuestion     ID = "baseline.per-question"

	ColumnMethod      ID = "column.method"
	ColumnBytesEntry  ID = "column.bytes-entry"
	ColumnBytesAsked  ID = "column.bytes-asked"
	ColumnHolderTime  ID = "column.holder-time"
	ColumnQuerierTime ID = "column.querier-time"
	ColumnTravels     ID = "column.travels"
)

var _ = add(map[ID]entry{
	BaselineUsage: {en: "compare recoupe with what one could take instead, salted hashes included"},
	BaselineDescription: {en: `Runs other methods and recoupe on the same two made-up lists of NIRs, in one
process, and says what an entry of the holder's list and a question of the
querier's cost each party, how many bytes travel, and what the other party can
learn:

  salted SHA-256     both parties hash with a salt that both know. INSECURE, and
                     here to show it: an attack turns the hashes back into NIRs
  Diffie-Hellman     H(x)^(a·b) on circl's ristretto255, one element at a time
  circl's OPRF       RFC 9497, VOPRF, one element at a time, then in batches
  recoupe            the same function in batches, and a coded set

The attack tries every NIR of some months of birth; --months 0 leaves it out.
Times are processor time of one core.`},

	FlagBaselineN:        {en: "`number` of NIRs in each list, 1 to 1,000,000"},
	FlagBaselineRounds:   {en: "`number` of times that each method runs, in turn; the least times count"},
	FlagBaselineSeed:     {en: "`seed` of the made-up NIRs"},
	FlagBaselineTargets:  {en: "`number` of hashes that are attacked, 1 to 1,000,000"},
	FlagBaselineMonths:   {en: "months of birth that the attack tries, of the 1,200 of 100 years; 0 for no attack"},
	FlagBaselineCommunes: {en: "communes of birth of each department that the attack tries, 1 to 375 (all)"},
	FlagBenchOut:         {en: "`FOLDER` to write figures (JSON) and pictures (SVG) to"},

	BenchRange: {en: "--%[1]s must be from %[2]d to %[3]d"},
	BenchWrote: {en: "Wrote %[1]s"},

	BaselineWarning:   {en: "Salted hashes are measured to show that they protect nobody. Use them for nothing."},
	BaselineMeasuring: {en: "Measuring %[1]s …"},
	BaselineAttacking: {en: "Trying %[1]s NIRs against %[2]s salted hashes …"},
	BaselineLists: {en: `Two lists of %[1]s NIRs, %[2]s in both, which every method finds. Per entry of
the holder's list and per question of the querier's, in µs of one core:`},
	BaselineAtSize:       {en: "The same cost at %[1]s entries and %[2]s questions, each party on one core:"},
	BaselineLearns:       {en: "What the querier can learn beside the matches, if it tries:"},
	BaselineLearnsSalted: {en: "INSECURE: every NIR of the holder's list"},
	BaselineLearnsIn:     {en: "INSECURE: every NIR of the holder's list, in %[1]s on this machine, %[2]s on a graphics card"},
	BaselineLearnsDH:     {en: "how many entries there are; nothing shows that the holder used one key"},
	BaselineLearnsCircl:  {en: "how many entries there are"},
	BaselineLearnsOurs:   {en: "how many entries there are; the agreement caps the questions"},
	BaselineSaltedName:   {en: "salted SHA-256 (INSECURE)"},
	BaselineDHName:       {en: "Diffie-Hellman (circl)"},
	BaselineCirclName:    {en: "circl's VOPRF, one by one"},
	BaselineBatchedName:  {en: "circl's VOPRF, by 512"},
	BaselineOursName:     {en: "recoupe"},
	BaselineAttack:       {en: "The attack on salted SHA-256: whoever has the salt, as both parties have, hashes every NIR and compares."},
	BaselineAttackPart: {en: `  %[1]s hashes of made-up NIRs, of which %[2]s are of persons born in the months
  (%[3]d of 1,200) and communes (%[4]s of 36,000) that were tried: %[5]s turned back
  into NIRs (%[6]s), in %[7]s on %[8]d cores, each at %[9]s hashes/s.`},
	BaselineAttackAll: {en: `  All %[1]s NIRs (2 sexes, 1,200 months, 36,000 communes, 999 orders; about 2^36)
  take %[2]s on as many cores, and %[3]s on one graphics card of 2020 (9.9
  thousand million hashes/s; published, not measured here). A longer list takes no longer.`},
	BaselineAttackLess: {en: "  Real NIRs are fewer: few communes reach high orders in a month."},

	BaselineTitle:           {en: "What an entry and a question cost"},
	BaselineSubtitle:        {en: "Processor time of one core, two lists of %[1]s NIRs"},
	BaselineBytesTitle:      {en: "What travels between the parties"},
	BaselineBytesSubtitle:   {en: "For each entry of the holder's list and each question of the querier's"},
	BaselineAxis:            {en: "time"},
	BaselineBytesAxis:       {en: "size"},
	BaselineHolderEntry:     {en: "holder, per entry"},
	BaselineQuerierEntry:    {en: "querier, per entry"},
	BaselineHolderQuestion:  {en: "holder, per question"},
	BaselineQuerierQuestion: {en: "querier, per question"},
	BaselinePerEntry:        {en: "per entry"},
	BaselinePerQuestion:     {en: "per question"},

	ColumnMethod:      {en: "method"},
	ColumnBytesEntry:  {en: "bytes/entry"},
	ColumnBytesAsked:  {en: "bytes/question"},
	ColumnHolderTime:  {en: "holder computes"},
	ColumnQuerierTime: {en: "querier computes"},
	ColumnTravels:     {en: "travels"},
})
