package message

// What the command line says.
const (
	AppUsage       ID = "app.usage"
	AppDescription ID = "app.description"

	CLIError      ID = "cli.error"
	CLIHint       ID = "cli.hint"
	CLINote       ID = "cli.note"
	CLIUsage      ID = "cli.usage"
	CLIUsageHint  ID = "cli.usage.hint"
	CLIHelpHint   ID = "cli.help.hint"
	CLIVersion    ID = "cli.version"
	CLIAnyHint    ID = "cli.any.hint"
	CLINoCommand  ID = "cli.no-command"
	CLIMissing    ID = "cli.missing"
	CLILeftover   ID = "cli.leftover"
	CLIFlagAfter  ID = "cli.flag-after"
	CLIMemory     ID = "cli.memory"
	CLIWorkers    ID = "cli.workers"
	CLIMaxRejects ID = "cli.max-rejects"
	CLISize       ID = "cli.size"
	CLIPartSize   ID = "cli.part-size"
	CLIBorn       ID = "cli.born"
	CLINoProfile  ID = "cli.no-profile"
	CLIDate       ID = "cli.date"
	CLIChoice     ID = "cli.choice"
	CLISuite      ID = "cli.suite"
	CLIBytes      ID = "cli.bytes"
	CLILessThan   ID = "cli.less-than"
	CLIRejects    ID = "cli.rejects"
	CLIRejectHint ID = "cli.rejects.hint"

	ExitCodes       ID = "exit.codes"
	ExitCode        ID = "exit.code"
	ExitDone        ID = "exit.done"
	ExitFailure     ID = "exit.failure"
	ExitRejects     ID = "exit.rejects"
	ExitFile        ID = "exit.file"
	ExitProof       ID = "exit.proof"
	ExitRefused     ID = "exit.refused"
	ExitUsage       ID = "exit.usage"
	ExitInterrupted ID = "exit.interrupted"
)

// The flags.
const (
	FlagJSON       ID = "flag.json"
	FlagQuiet      ID = "flag.quiet"
	FlagNoColor    ID = "flag.no-color"
	FlagSession    ID = "flag.session"
	FlagMemory     ID = "flag.memory"
	FlagWorkers    ID = "flag.workers"
	FlagProgress   ID = "flag.progress"
	FlagForce      ID = "flag.force"
	FlagRestart    ID = "flag.restart"
	FlagPartSize   ID = "flag.part-size"
	FlagRun        ID = "flag.run"
	FlagColumn     ID = "flag.column"
	FlagEncoding   ID = "flag.encoding"
	FlagDelimiter  ID = "flag.delimiter"
	FlagMaxRejects ID = "flag.max-rejects"
	FlagYes        ID = "flag.yes"
	FlagSet        ID = "flag.set"
	FlagResponse   ID = "flag.response"
	FlagReturn     ID = "flag.return"
	FlagOtherRows  ID = "flag.other-rows"
	FlagOtherBorn  ID = "flag.other-born"
	FlagProfile    ID = "flag.profile"
	FlagNoNIR      ID = "flag.no-nir"
	FlagHolder     ID = "flag.holder"
	FlagQuerier    ID = "flag.querier"
	FlagSIREN      ID = "flag.siren"
	FlagReference  ID = "flag.reference"
	FlagRows       ID = "flag.rows"
	FlagResult     ID = "flag.result"
	FlagLearns     ID = "flag.learns"
	FlagRuns       ID = "flag.runs"
	FlagUntil      ID = "flag.until"
	FlagSuite      ID = "flag.suite"
	FlagNoProof    ID = "flag.no-proof"
	FlagDemoDir    ID = "flag.demo-dir"
)

// The commands, and what they print.
const (
	AgreeUsage           ID = "agree.usage"
	AgreeDescription     ID = "agree.description"
	AgreeNewUsage        ID = "agree.new.usage"
	AgreeNewDescription  ID = "agree.new.description"
	AgreeShowUsage       ID = "agree.show.usage"
	AgreeShowDescription ID = "agree.show.description"
	AgreeWrote           ID = "agree.wrote"
	AgreeKey             ID = "agree.key"
	AgreeIncomplete      ID = "agree.incomplete"
	AgreeChoices         ID = "agree.choices"
	Querier              ID = "querier"
	Holder               ID = "holder"
	AgreeNext            ID = "agree.next"

	CheckUsage         ID = "check.usage"
	CheckDescription   ID = "check.description"
	CheckNoAgreement   ID = "check.no-agreement"
	CheckReject        ID = "check.reject"
	CheckIncoherent    ID = "check.incoherent"
	CheckLowConfidence ID = "check.low-confidence"
	CheckDummies       ID = "check.dummies"
	CheckAccidental    ID = "check.accidental"
	CheckBornAlike     ID = "check.born-alike"
	CheckBornPublic    ID = "check.born-public"
	CheckBornYears     ID = "check.born-years"
	CheckNoOther       ID = "check.no-other"
	CheckMissing       ID = "check.missing"
	CheckCap           ID = "check.cap"

	PrepareUsage       ID = "prepare.usage"
	PrepareDescription ID = "prepare.description"
	PrepareNext        ID = "prepare.next"
	RequestUsage       ID = "request.usage"
	RequestDescription ID = "request.description"
	RequestNext        ID = "request.next"
	AnswerUsage        ID = "answer.usage"
	AnswerDescription  ID = "answer.description"
	AnswerKey          ID = "answer.key"
	AnswerNext         ID = "answer.next"
	FinishUsage        ID = "finish.usage"
	FinishDescription  ID = "finish.description"
	FinishExchanged    ID = "finish.exchanged"
	FinishNext         ID = "finish.next"
	ReceiveUsage       ID = "receive.usage"
	ReceiveDescription ID = "receive.description"
	InspectUsage       ID = "inspect.usage"
	InspectDescription ID = "inspect.description"
	InspectKind        ID = "inspect.kind"
	InspectSession     ID = "inspect.session"
	InspectProtocol    ID = "inspect.protocol"
	InspectRun         ID = "inspect.run"
	InspectSection     ID = "inspect.section"
	InspectTotals      ID = "inspect.totals"

	ListDialect      ID = "list.dialect"
	ListCompressed   ID = "list.compressed"
	ListConfirm      ID = "list.confirm"
	ListShape        ID = "list.shape"
	ListNotConfirmed ID = "list.not-confirmed"
	ListColumnsHint  ID = "list.not-confirmed.hint"
	ListRows         ID = "list.rows"
	ListRagged       ID = "list.ragged"
	ListStrayQuote   ID = "list.stray-quote"

	StepAllParts        ID = "step.all-parts"
	StepIncomplete      ID = "step.incomplete"
	StepBinds           ID = "step.binds"
	StepTook            ID = "step.took"
	StepWrote           ID = "step.wrote"
	StepParts           ID = "step.parts"
	StepUnauthenticated ID = "step.unauthenticated"

	ResultRows       ID = "result.rows"
	ResultTier       ID = "result.tier"
	ResultFalseMatch ID = "result.false-match"
	ResultFiles      ID = "result.files"
	TierSure         ID = "tier.sure"
	TierProbable     ID = "tier.probable"
	TierPossible     ID = "tier.possible"

	ColumnKey        ID = "column.key"
	ColumnInputs     ID = "column.inputs"
	ColumnDistinct   ID = "column.distinct"
	ColumnDuplicates ID = "column.duplicates"
	ColumnShared     ID = "column.shared"
	ColumnMatched    ID = "column.matched"
	ColumnAdded      ID = "column.added"
	ColumnField      ID = "column.field"
	ColumnPresent    ID = "column.present"
	ColumnValid      ID = "column.valid"
	ColumnRejected   ID = "column.rejected"
	ColumnAccidental ID = "column.accidental"

	StageRead     ID = "stage.read"
	StageEvaluate ID = "stage.evaluate"
	StageSort     ID = "stage.sort"
	StageEncode   ID = "stage.encode"
	StageBlind    ID = "stage.blind"
	StageAnswer   ID = "stage.answer"
	StageFinalize ID = "stage.finalize"
	StageMatch    ID = "stage.match"
	StageLeft     ID = "stage.left"
	StageRate     ID = "stage.rate"
	StageMemory   ID = "stage.memory"
)

var _ = add(map[ID]entry{
	AppUsage: {en: "find the persons that two lists have in common, without showing either list"},
	AppDescription: {en: `Two bodies each hold a list of persons hit by a data breach. The holder has
(usually) the larger list, the querier asks. Afterwards the querier knows which
of its rows are in the holder's list; under "result: both" the holder knows the
same of its own. Neither sees the rest of the other's list.

See it work:              recoupe demo
Begin, as the holder:     recoupe agree new --profile ft24-unml25 --session DIR
Look at your list first:  recoupe check LIST`},

	CLIError:      {en: "error"},
	CLIHint:       {en: "hint"},
	CLINote:       {en: "note"},
	CLIUsage:      {en: "wrong command line"},
	CLIUsageHint:  {en: "type `recoupe %[1]s --help` to see what it takes"},
	CLIAnyHint:    {en: "put right what the message names, then type the same command again"},
	CLIVersion:    {en: "recoupe %[1]s, ristretto255 computed by %[2]s"},
	CLIHelpHint:   {en: "type `recoupe help` to see the commands"},
	CLINoCommand:  {en: "there is no command %[1]q"},
	CLIMissing:    {en: "`recoupe %[1]s` needs %[2]s"},
	CLILeftover:   {en: "%[1]q is one argument too many"},
	CLIFlagAfter:  {en: "%[1]q stands after the file, where flags are not read: put it before"},
	CLIMemory:     {en: "--memory must be at least 64MiB"},
	CLIMaxRejects: {en: "--max-rejects must be from 0 to 100"},
	CLIWorkers:    {en: "--workers must be from 0 (one per core) to 1024"},
	CLISize:       {en: "--%[1]s: %[2]q is not a size; write it as 256MiB or 4GB"},
	CLIPartSize:   {en: "--part-size must be at least 1KiB"},
	CLIBorn:       {en: "--%[1]s: %[2]q is not years of birth; write them as 1960-1995, or a breach: %[3]s"},
	CLINoProfile:  {en: "--profile says which two lists are matched: --profile ft24-unml25, or --profile custom --rows N"},
	CLIDate:       {en: "--until: %[1]q is not a day; write it as 2026-12-31"},
	CLIChoice:     {en: "--%[1]s: %[2]q is not one of: %[3]s"},
	CLISuite:      {en: "--suite: %[1]q is not known; write ristretto255-SHA512 or P256-SHA256"},
	CLIBytes:      {en: "%[1]s bytes"},
	CLILessThan:   {en: "< %[1]s"},
	CLIRejects:    {en: "%[1]d of %[2]d rows could not be read, and --max-rejects is %[3]v %%; everything else was done", hint: CLIRejectHint},
	CLIRejectHint: {en: "look at the lines named above; if they may be left out, raise --max-rejects"},

	ExitCodes:       {en: "Exit codes:"},
	ExitCode:        {en: "  %[1]s  %[2]s"},
	ExitDone:        {en: "done (an empty intersection is done)"},
	ExitFailure:     {en: "failure, such as a list that cannot be read"},
	ExitRejects:     {en: "done, but more rows than --max-rejects could not be read"},
	ExitFile:        {en: "wrong, damaged or foreign file of a session"},
	ExitProof:       {en: "a proof failed"},
	ExitRefused:     {en: "refused by the agreement (cap, runs, dates)"},
	ExitUsage:       {en: "wrong command line"},
	ExitInterrupted: {en: "interrupted: type the same command again (steps of a session go on where they stopped)"},

	FlagJSON:       {en: "print one machine-readable object on stdout"},
	FlagQuiet:      {en: "print nothing but errors"},
	FlagNoColor:    {en: "no colours (also: NO_COLOR in the environment)"},
	FlagSession:    {en: "the session `FOLDER`"},
	FlagMemory:     {en: "`SIZE` to stay within, 256MiB or more for large lists; the rest goes to disk"},
	FlagWorkers:    {en: "`NUMBER` of cores to use, 0 for all"},
	FlagProgress:   {en: "show progress even where stderr is no terminal"},
	FlagForce:      {en: "replace outputs that exist"},
	FlagRestart:    {en: "compute everything anew, even what an interrupted run has left"},
	FlagPartSize:   {en: "split the outgoing file into parts of at most this `SIZE`, such as 500MB"},
	FlagRun:        {en: "`NUMBER` of the run (default: the one that is due)"},
	FlagColumn:     {en: "`FIELD=COLUMN`: which column holds a field, such as nir=NUM_SS; may be repeated"},
	FlagEncoding:   {en: "`ENCODING` of the list if the detected one is wrong: utf-8, utf-16le, utf-16be, windows-1252, iso-8859-15"},
	FlagDelimiter:  {en: "`DELIMITER` of the list if the detected one is wrong: , ; tab |"},
	FlagMaxRejects: {en: "`PERCENT` of rows that may be unreadable before the exit code is 3"},
	FlagYes:        {en: "do not ask whether the columns were recognised rightly"},
	FlagSet:        {en: "the holder's set `FILE` (default: inbox/set.rcp)"},
	FlagResponse:   {en: "the holder's response `FILE` (default: inbox/response-N.rcp)"},
	FlagReturn:     {en: "the querier's return `FILE` (default: inbox/return-N.rcp)"},
	FlagOtherRows:  {en: "`NUMBER` of rows of the other party's list, for the estimate (default: from the agreement)"},
	FlagOtherBorn:  {en: "`YEARS` of birth of the other list's persons, such as 1960-1995, or the breach that hit them: %[1]s (default: from the agreement, or else as in this list)"},
	FlagProfile:    {en: "`PAIR` of breaches, larger list first: %[1]s"},
	FlagNoNIR:      {en: "do not use the NIR, even where both lists have it"},
	FlagHolder:     {en: "`NAME` of the body that holds the larger list"},
	FlagQuerier:    {en: "`NAME` of the body that asks"},
	FlagSIREN:      {en: "its `SIREN`, nine digits"},
	FlagReference:  {en: "`NUMBER` of the convention at both bodies"},
	FlagRows:       {en: "`NUMBER` of rows of the querier's list, from which the caps follow (default: the breach's)"},
	FlagResult:     {en: "`WHO` learns: rows (the querier) or both"},
	FlagLearns:     {en: "`WHAT` results show: detail (match keys and tiers) or union (only that a row matched)"},
	FlagRuns:       {en: "`NUMBER` of requests that may be answered (default: 1)"},
	FlagUntil:      {en: "last `DAY` of validity, such as 2026-12-31 (default: in 90 days)"},
	FlagSuite:      {en: "`SUITE`: ristretto255-SHA512 (default, fast) or P256-SHA256"},
	FlagNoProof:    {en: "mode OPRF: the holder does not prove that its answers use the agreed key"},
	FlagDemoDir:    {en: "`FOLDER` for the two parties' folders (default: a temporary one)"},

	AgreeUsage:       {en: "draft or show the agreement of a session"},
	AgreeDescription: {en: "The agreement says who matches which lists, over which match keys, within which\nlimits, and who learns what. Both parties need the same file to the byte."},
	AgreeNewUsage:    {en: "holder: draft agreement.yaml, and make the session's key"},
	AgreeNewDescription: {en: `Makes a session in a new folder: a fresh key in secret/, and a commented
agreement.yaml with the public key in it. Complete the places marked ???, agree
on every line with the querier, and send them the file.

Example:
  recoupe agree new --session matching --profile ft24-unml25 \
      --holder "France Travail" --querier "UNML" --result both`},
	AgreeShowUsage:       {en: "show an agreement, and what each side learns under it"},
	AgreeShowDescription: {en: "Checks an agreement and shows it in plain words, with its digest: compare that\nby telephone with the other party."},
	AgreeWrote:           {en: "wrote %[1]s for session %[2]s"},
	AgreeKey:             {en: "wrote %[1]s: whoever has this key can test guesses about your list; it stays here"},
	AgreeIncomplete:      {en: "to complete (???): %[1]s"},
	AgreeChoices:         {en: "with these choices the agreement would not be valid"},
	Querier:              {en: "the querier"},
	Holder:               {en: "the holder"},
	AgreeNext: {en: `next:
  1. complete %[1]s and agree on it with %[2]s
  2. send it to %[2]s, who puts it into a session folder of their own
  3. type:  recoupe prepare%[3]s LIST`},

	CheckUsage: {en: "look at a list before a run: completeness, rejects, duplicates, expected accidents"},
	CheckDescription: {en: `Reads a list as a run would and says how it will do: which columns were
recognised, how complete each field is and what was rejected, duplicates, rows
that no match key can link, and how many accidental matches (two persons with the
same input) are to be expected. Uses no secret and no network. Without an
agreement in the session folder it takes the six match keys of everyday use.`},
	CheckNoAgreement:   {en: "no agreement.yaml here: checking for the six match keys of everyday use"},
	CheckReject:        {en: "  %[1]s: %[2]s rejected: %[3]s"},
	CheckIncoherent:    {en: "  NIRs that contradict the birth date or the sex of their row, not used: %[1]s"},
	CheckLowConfidence: {en: "  birth dates of 1 January or 31 December, an unknown day, not used with a name alone: %[1]s"},
	CheckDummies:       {en: "  phone numbers typed to fill a form, not used: %[1]s"},
	CheckAccidental:    {en: "accidental: expected matches of two different persons with a list of %[1]s rows;\nan estimate, right to a factor of 2 on made-up lists: real names may agree more often"},
	CheckBornAlike:     {en: "ages there are taken to be those of this list; if they are others: --other-born 1960-1995"},
	CheckBornPublic:    {en: "ages there are taken to be those of the public of %[3]s, born from %[1]s to %[2]s"},
	CheckBornYears:     {en: "ages there are taken to be even, born from %[1]s to %[2]s"},
	CheckNoOther:       {en: "for the expected accidental matches, say how large the other list is: --other-rows N"},
	CheckMissing:       {en: "match key %[1]s gives nothing: the list has no column %[2]s"},
	CheckCap:           {en: "match key %[1]s: %[2]s different inputs are more than the agreement's cap of %[3]s (a querier's list would be refused)"},

	PrepareUsage: {en: "holder: turn the list into a set file"},
	PrepareDescription: {en: `Reads the holder's list (CSV, .gz, .zst, or - for stdin), computes a token for
each input under the session's key, and writes the compressed set for the querier.
This is the long step; it can be interrupted and goes on when typed again.`},
	PrepareNext: {en: `next:
  send %[1]s to %[2]s
  they type:  recoupe request LIST   (any time), and send you the file that it writes`},
	RequestUsage: {en: "querier: turn the list into a request"},
	RequestDescription: {en: `Reads the querier's list (CSV, .gz, .zst, or - for stdin) and writes its blinded
inputs, of which the holder learns nothing but their number.`},
	RequestNext: {en: `next:
  send %[1]s to %[2]s
  they put it into inbox/ and type:  recoupe answer`},
	AnswerUsage: {en: "holder: answer a request"},
	AnswerDescription: {en: `Computes on the blinded inputs of a request with the session's key, and proves it,
within the caps and runs of the agreement. Without an argument it takes
inbox/request-N.rcp. A run is answered for one request only, for ever.`},
	AnswerKey: {en: "match key %[1]s: %[2]s inputs answered, of %[3]s allowed"},
	AnswerNext: {en: `next:
  send %[1]s to %[2]s
  they put it into inbox/, beside set.rcp, and type:  recoupe finish LIST`},
	FinishUsage: {en: "querier: find the matching rows"},
	FinishDescription: {en: `Verifies the holder's answer, unblinds it and finds which rows of the list are in
the set. Give the list that was given to request. Without --set and --response it
takes inbox/set.rcp and inbox/response-N.rcp.`},
	FinishExchanged: {en: "--set and --response (or the files in inbox/) are exchanged"},
	FinishNext: {en: `next:
  send %[1]s to %[2]s
  they put it into inbox/ and type:  recoupe receive LIST`},
	ReceiveUsage: {en: "holder: find one's own matching rows from the querier's return"},
	ReceiveDescription: {en: `Under "result: both": finds which rows of the holder's list the querier's return
names. Give the list that was given to prepare.`},
	InspectUsage:       {en: "say what a recoupe file is, and verify it whole"},
	InspectDescription: {en: "Needs no session. Frames, totals and digest are verified; what is inside stays\nunreadable without the keys."},
	InspectKind:        {en: "%[1]s: %[2]s"},
	InspectSession:     {en: "  session    %[1]s\n  agreement  %[2]s"},
	InspectProtocol:    {en: "  protocol   %[1]s, %[2]s"},
	InspectRun:         {en: "  run        %[1]s"},
	InspectSection:     {en: "  section    %[1]s: entries %[2]s, frames %[3]s, %[4]s"},
	InspectTotals:      {en: "  whole      frames %[1]s, %[2]s\n  sha256     %[3]s"},

	ListDialect:      {en: "reading %[1]s: %[2]s, delimiter %[3]q"},
	ListCompressed:   {en: "reading %[1]s: %[2]s, delimiter %[3]q, compressed with %[4]s"},
	ListConfirm:      {en: "Are these the right columns? [Y/n] "},
	ListShape:        {en: "  %[1]s = column %[2]q   %[3]s"},
	ListNotConfirmed: {en: "the columns were not recognised rightly", hint: ListColumnsHint},
	ListColumnsHint:  {en: "say which they are: --column nir=NAME_OF_THE_COLUMN, or write columns.yaml into the session folder"},
	ListRows:         {en: "%[1]s rows read (%[2]s), %[3]s could not be read, %[4]s that no match key can link"},
	ListRagged:       {en: "  line %[1]d left out: it has %[2]d columns, the header has %[3]d"},
	ListStrayQuote:   {en: "  line %[1]d left out: a quotation mark that does not close"},

	StepAllParts:        {en: "the %[1]d parts of %[2]s"},
	StepIncomplete:      {en: "%[1]d places of agreement.yaml are still ???: fill them in before you go on, unless this is a trial"},
	StepBinds:           {en: "this first step binds the session: agreement.yaml cannot be changed after it, nor can the holder's list"},
	StepTook:            {en: "took %[1]s"},
	StepWrote:           {en: "wrote %[1]s (%[2]s)\n  sha256 %[3]s"},
	StepParts:           {en: "  in %[1]d parts, %[2]s to %[3]s: send them all"},
	StepUnauthenticated: {en: "unauthenticated: test data only"},

	ResultRows:       {en: "%[1]s of %[2]s rows (%[3]s) are in the other list: %[4]s persons"},
	ResultTier:       {en: "  %[1]s  %[2]s"},
	ResultFalseMatch: {en: "a match by accident of the coding has a probability below %[1]s; homonyms are another matter (recoupe check)"},
	ResultFiles:      {en: "rows:    %[1]s (UTF-8)\nnumbers: %[2]s"},
	TierSure:         {en: "sure    "},
	TierProbable:     {en: "probable"},
	TierPossible:     {en: "possible"},

	ColumnKey:        {en: "match key"},
	ColumnInputs:     {en: "inputs"},
	ColumnDistinct:   {en: "different"},
	ColumnDuplicates: {en: "repeated"},
	ColumnShared:     {en: "shared, dropped"},
	ColumnMatched:    {en: "rows matched"},
	ColumnAdded:      {en: "rows added"},
	ColumnField:      {en: "field"},
	ColumnPresent:    {en: "present"},
	ColumnValid:      {en: "usable"},
	ColumnRejected:   {en: "rejected"},
	ColumnAccidental: {en: "accidental"},

	StageRead:     {en: "reading"},
	StageEvaluate: {en: "computing tokens"},
	StageSort:     {en: "sorting"},
	StageEncode:   {en: "writing the set"},
	StageBlind:    {en: "blinding"},
	StageAnswer:   {en: "answering"},
	StageFinalize: {en: "verifying, unblinding"},
	StageMatch:    {en: "matching"},
	StageLeft:     {en: "%[1]s left"},
	StageRate:     {en: "%[1]s/s"},
	StageMemory:   {en: "%[1]s of memory"},
})
