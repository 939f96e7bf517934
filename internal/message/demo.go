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
})
