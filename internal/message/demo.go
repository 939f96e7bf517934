package message

// What the demo says.
const (
	DemoUsage       ID = "demo.usage"
	DemoDescription ID = "demo.description"
	DemoIntro       ID = "demo.intro"
	DemoCommand     ID = "demo.command"
	DemoSent        ID = "demo.sent"
	DemoParty       ID = "demo.party"
	DemoWait        ID = "demo.wait"
	DemoTruth       ID = "demo.truth"
	DemoUnlinkable  ID = "demo.unlinkable"
	DemoKind        ID = "demo.kind"
	DemoWrong       ID = "demo.wrong"
	DemoWrongHint   ID = "demo.wrong.hint"
	DemoMirror      ID = "demo.mirror"
	DemoWhere       ID = "demo.where"
)

// What keeps a row of the demo lists from being linked.
const (
	DemoNIRMissing    ID = "demo.why.nir-missing"
	DemoNIRTypo       ID = "demo.why.nir-typo"
	DemoNIRParent     ID = "demo.why.nir-parent"
	DemoNIRChanged    ID = "demo.why.nir-changed"
	DemoFTIDMissing   ID = "demo.why.ftid-missing"
	DemoFTIDTypo      ID = "demo.why.ftid-typo"
	DemoFTIDOld       ID = "demo.why.ftid-old"
	DemoFTIDLocal     ID = "demo.why.ftid-local"
	DemoSurnameTypo   ID = "demo.why.surname-typo"
	DemoUsageName     ID = "demo.why.usage-name"
	DemoUsageMissing  ID = "demo.why.usage-missing"
	DemoFirstNameTypo ID = "demo.why.first-name-typo"
	DemoFirstNameCut  ID = "demo.why.first-name-cut"
	DemoNamesSwapped  ID = "demo.why.names-swapped"
	DemoDateDigit     ID = "demo.why.date-digit"
	DemoDayMonth      ID = "demo.why.day-month-swapped"
	DemoFirstJanuary  ID = "demo.why.first-january"
	DemoUnknownDay    ID = "demo.why.unknown-birthday"
	DemoEmailMissing  ID = "demo.why.email-missing"
	DemoEmailChanged  ID = "demo.why.email-changed"
	DemoEmailFamily   ID = "demo.why.email-family"
	DemoEmailCentre   ID = "demo.why.email-centre"
	DemoEmailAdviser  ID = "demo.why.email-adviser"
	DemoPhoneMissing  ID = "demo.why.phone-missing"
	DemoPhoneChanged  ID = "demo.why.phone-changed"
	DemoPhoneDummy    ID = "demo.why.phone-dummy"
	DemoPhoneFamily   ID = "demo.why.phone-family"
	DemoPostcode      ID = "demo.why.postcode-changed"
)

var _ = add(map[ID]entry{
	DemoUsage: {en: "see it work: both parties on this machine, on made-up lists"},
	DemoDescription: {en: `Runs the whole protocol between two processes with a folder each, on two made-up
lists that come with the program, and compares the result with the truth about
them, which only the demo has. Nobody in the lists exists.`},
	DemoIntro: {en: `Two made-up lists: the holder's with %[1]s rows (in the shape of France Travail's
breach of 2024), the querier's with %[2]s (in the shape of France Travail and the
UNML's breach of 2025). Each party is a process of its own with its own folder:
  holder   %[3]s
  querier  %[4]s
`},
	DemoCommand:    {en: "$ recoupe %[1]s"},
	DemoSent:       {en: "courier | %[1]s: %[2]s ──► %[3]s"},
	DemoParty:      {en: "the %[1]s's process failed"},
	DemoWait:       {en: "%[1]s did not come"},
	DemoTruth:      {en: "compared with the truth: %[1]s of the querier's rows are of a person in the holder's list\nand share a match key with them; all of them were found, and no row of anybody else"},
	DemoUnlinkable: {en: "%[1]s more rows are of a person in both lists, but no match key can link them:"},
	DemoKind:       {en: "  row %[1]d: %[2]s"},
	DemoWrong:      {en: "the result differs from the truth: %[1]d rows were missed, %[2]d rows were found that should not be", hint: DemoWrongHint},
	DemoWrongHint:  {en: "this is a bug of recoupe: please report it"},
	DemoMirror:     {en: "the holder found the mirror image among its own rows: %[1]s rows"},
	DemoWhere: {en: `
the querier's results  %[1]s
                       %[2]s
the holder's results   %[3]s
                       %[4]s`},

	DemoNIRMissing:    {en: "no NIR"},
	DemoNIRTypo:       {en: "NIR mistyped"},
	DemoNIRParent:     {en: "a parent's NIR"},
	DemoNIRChanged:    {en: "another NIR"},
	DemoFTIDMissing:   {en: "no France Travail id"},
	DemoFTIDTypo:      {en: "France Travail id mistyped"},
	DemoFTIDOld:       {en: "an old France Travail id"},
	DemoFTIDLocal:     {en: "France Travail id with its region"},
	DemoSurnameTypo:   {en: "surname misspelt"},
	DemoUsageName:     {en: "married name only"},
	DemoUsageMissing:  {en: "married name missing"},
	DemoFirstNameTypo: {en: "first name misspelt"},
	DemoFirstNameCut:  {en: "first name cut"},
	DemoNamesSwapped:  {en: "names swapped"},
	DemoDateDigit:     {en: "a wrong digit in the birth date"},
	DemoDayMonth:      {en: "day and month swapped"},
	DemoFirstJanuary:  {en: "birth date set to 1 January"},
	DemoUnknownDay:    {en: "unknown day of birth"},
	DemoEmailMissing:  {en: "no e-mail"},
	DemoEmailChanged:  {en: "another e-mail"},
	DemoEmailFamily:   {en: "a relative's e-mail"},
	DemoEmailCentre:   {en: "a training centre's e-mail"},
	DemoEmailAdviser:  {en: "an adviser's e-mail"},
	DemoPhoneMissing:  {en: "no phone"},
	DemoPhoneChanged:  {en: "another phone"},
	DemoPhoneDummy:    {en: "a made-up phone"},
	DemoPhoneFamily:   {en: "a relative's phone"},
	DemoPostcode:      {en: "another postcode"},
})
