package message

// What bench speed says.
const (
	SpeedUsage       ID = "speed.usage"
	SpeedDescription ID = "speed.description"

	SpeedNothing         ID = "speed.nothing"
	SpeedPart            ID = "speed.part"
	SpeedSize            ID = "speed.size"
	SpeedKeys            ID = "speed.keys"
	SpeedCommand         ID = "speed.command"
	SpeedOperation       ID = "speed.operation"
	SpeedBudget          ID = "speed.budget"
	SpeedWorkers         ID = "speed.workers"
	SpeedInterruptedHint ID = "speed.interrupted.hint"
	SpeedLostHint        ID = "speed.lost.hint"

	SpeedBegin    ID = "speed.begin"
	SpeedExpected ID = "speed.expected"
	SpeedGroupOf  ID = "speed.group-of"
	SpeedPoint    ID = "speed.point"
	SpeedWrote    ID = "speed.wrote"
)

// The flags of bench speed.
const (
	FlagSpeedQuick   ID = "flag.speed.quick"
	FlagSpeedBase    ID = "flag.speed.base"
	FlagSpeedParts   ID = "flag.speed.parts"
	FlagSpeedSizes   ID = "flag.speed.sizes"
	FlagSpeedAt      ID = "flag.speed.at"
	FlagSpeedKeys    ID = "flag.speed.keys"
	FlagSpeedModes   ID = "flag.speed.modes"
	FlagSpeedSuites  ID = "flag.speed.suites"
	FlagSpeedWorkers ID = "flag.speed.workers"
	FlagSpeedMemory  ID = "flag.speed.memory"
	FlagSpeedSeed    ID = "flag.speed.seed"
	FlagSpeedBudget  ID = "flag.speed.budget"
	FlagSpeedDir     ID = "flag.speed.dir"
)

// The tables of bench speed.
const (
	SpeedTitle        ID = "speed.title"
	SpeedMachine      ID = "speed.machine"
	SpeedUnknown      ID = "speed.unknown"
	SpeedModified     ID = "speed.modified"
	SpeedMadeBy       ID = "speed.made-by"
	SpeedPartial      ID = "speed.partial"
	SpeedSetup        ID = "speed.setup"
	SpeedSessions     ID = "speed.sessions"
	SpeedSessionsText ID = "speed.sessions.text"
	SpeedPeaks        ID = "speed.peaks"
	SpeedBytes        ID = "speed.bytes"
	SpeedBytesText    ID = "speed.bytes.text"
	SpeedVariants     ID = "speed.variants"
	SpeedVariantsText ID = "speed.variants.text"
	SpeedStages       ID = "speed.stages"
	SpeedStagesText   ID = "speed.stages.text"
	SpeedStagesOf     ID = "speed.stages-of"
	SpeedGroup        ID = "speed.group"
	SpeedGroupText    ID = "speed.group.text"
	SpeedGrowth       ID = "speed.growth"
	SpeedGrowthText   ID = "speed.growth.text"
	SpeedSkipped      ID = "speed.skipped"
	SpeedSkippedText  ID = "speed.skipped.text"
	SpeedData         ID = "speed.data"
	SpeedDataText     ID = "speed.data.text"

	SpeedColRows           ID = "speed.col.rows"
	SpeedColOther          ID = "speed.col.other"
	SpeedColAll            ID = "speed.col.all"
	SpeedColSeconds        ID = "speed.col.seconds"
	SpeedColProcessor      ID = "speed.col.processor"
	SpeedColPerRow         ID = "speed.col.per-row"
	SpeedColGroup          ID = "speed.col.group"
	SpeedColGroupProcessor ID = "speed.col.group-processor"
	SpeedColRuns           ID = "speed.col.runs"
	SpeedColSpread         ID = "speed.col.spread"
	SpeedColSetup          ID = "speed.col.setup"
	SpeedColTimes          ID = "speed.col.times"
	SpeedColPeak           ID = "speed.col.peak"
	SpeedColWire           ID = "speed.col.wire"
	SpeedColDisk           ID = "speed.col.disk"
	SpeedColStage          ID = "speed.col.stage"
	SpeedColItems          ID = "speed.col.items"
	SpeedColOperation      ID = "speed.col.operation"
	SpeedColPart           ID = "speed.col.part"
	SpeedColCost           ID = "speed.col.cost"
	SpeedColLaw            ID = "speed.col.law"
	SpeedColExponent       ID = "speed.col.exponent"
	SpeedColR2             ID = "speed.col.r2"
	SpeedColLargest        ID = "speed.col.largest"
	SpeedColExpected       ID = "speed.col.expected"
	SpeedColLeft           ID = "speed.col.left"
	SpeedColList           ID = "speed.col.list"
	SpeedColCount          ID = "speed.col.count"
	SpeedColBytes          ID = "speed.col.bytes"
	SpeedColMicros         ID = "speed.col.micros"
	SpeedRowHolder         ID = "speed.row.holder"
	SpeedRowQuerier        ID = "speed.row.querier"
	SpeedBase              ID = "speed.base"
	SpeedVaryWorkers       ID = "speed.vary.workers"
	SpeedVaryKeys          ID = "speed.vary.keys"
)

// The stages and operations.
const (
	SpeedRead      ID = "speed.stage.read"
	SpeedNormalise ID = "speed.stage.normalise"
	SpeedDigest    ID = "speed.stage.digest"
	SpeedEvaluate  ID = "speed.stage.evaluate"
	SpeedSort      ID = "speed.stage.sort"
	SpeedCode      ID = "speed.stage.code"
	SpeedWrite     ID = "speed.stage.write"
	SpeedBlind     ID = "speed.stage.blind"
	SpeedAnswer    ID = "speed.stage.answer"
	SpeedVerify    ID = "speed.stage.verify"
	SpeedFinalize  ID = "speed.stage.finalize"
	SpeedMerge     ID = "speed.stage.merge"

	SpeedMetricSeconds   ID = "speed.metric.seconds"
	SpeedMetricProcessor ID = "speed.metric.processor"
	SpeedMetricPeak      ID = "speed.metric.peak"
	SpeedMetricBytes     ID = "speed.metric.bytes"

	SpeedFinish   ID = "speed.operation.finish"
	SpeedExchange ID = "speed.operation.exchange"
)

// The plots of bench speed.
const (
	SpeedPlotTime     ID = "speed.plot.time"
	SpeedPlotPerRow   ID = "speed.plot.per-row"
	SpeedPlotStages   ID = "speed.plot.stages"
	SpeedPlotMemory   ID = "speed.plot.memory"
	SpeedPlotBytes    ID = "speed.plot.bytes"
	SpeedPlotVariants ID = "speed.plot.variants"
	SpeedPlotCircl    ID = "speed.plot.circl"
	SpeedPlotRows     ID = "speed.plot.rows"
	SpeedPlotSeconds  ID = "speed.plot.seconds"
	SpeedPlotMiB      ID = "speed.plot.mib"
	SpeedPlotMicros   ID = "speed.plot.micros"
	SpeedPlotRowBytes ID = "speed.plot.row-bytes"
	SpeedPlotFit      ID = "speed.plot.fit"
	SpeedPlotBase     ID = "speed.plot.base"
	SpeedPlotVariant  ID = "speed.plot.variant"
	SpeedPlotClock    ID = "speed.plot.clock"
	SpeedPlotCores    ID = "speed.plot.cores"
	SpeedPlotPerBoth  ID = "speed.plot.per-both"
	SpeedPlotElement  ID = "speed.plot.element"
)

var _ = add(map[ID]entry{
	SpeedUsage: {en: "measure how fast lists are matched, and how that grows with them"},
	SpeedDescription: {en: `Makes pairs of synthetic lists and measures on this machine
  session  all commands of a session as processes of their own: time, memory,
           bytes on the wire and on disk;
  stages   what the commands consist of, each stage alone, in memory;
  group    the operations of the OPRF for one element, beside those of circl.
Sizes are varied at the first value of --keys, --modes, --suites and --workers;
each further value is measured at the size --at alone (P-256 at a tenth of it).
Costs are fitted by power laws. Prints tables; with --out also writes
results.json, results.csv, table.md and plots to a folder, after each point, so
that an interrupted run keeps what it has measured. Do nothing else on the
machine meanwhile.`},

	SpeedNothing:         {en: "there is nothing to measure: name at least one part, size, set of keys, mode, suite and number of workers"},
	SpeedPart:            {en: "%[1]q is no part: session, stages or group"},
	SpeedSize:            {en: "%[1]q is no size: a number of rows from %[2]d to %[3]d, such as 1e6, or one for each list, such as 36820828x1600000"},
	SpeedKeys:            {en: "%[1]q is no set of match keys: a number from 1 to %[2]d, or names with a plus between them, out of %[3]s"},
	SpeedCommand:         {en: "recoupe %[1]s failed"},
	SpeedOperation:       {en: "the operation %[2]q of %[1]s failed"},
	SpeedBudget:          {en: "--budget must be above zero, such as 20m"},
	SpeedWorkers:         {en: "%[1]q is no number of workers: 1 to 1024"},
	SpeedInterruptedHint: {en: "what was measured is in %[1]s; a new run begins anew"},
	SpeedLostHint:        {en: "nothing was kept: --out names a folder that keeps what was measured"},

	SpeedBegin:    {en: "%[1]s: %[2]s"},
	SpeedExpected: {en: "%[1]s: %[2]s, about %[3]s"},
	SpeedGroupOf:  {en: "%[1]s, %[2]s, beside circl"},
	SpeedPoint:    {en: "%[1]s × %[2]s rows, %[3]s"},
	SpeedWrote:    {en: "wrote results.json, results.csv, table.md and plots to %[1]s"},

	FlagSpeedQuick:   {en: "less than a minute: everything, at sizes up to 1e5"},
	FlagSpeedBase:    {en: "only the first of --keys, --modes, --suites and --workers"},
	FlagSpeedParts:   {en: "`PARTS` to measure, out of session, stages, group"},
	FlagSpeedSizes:   {en: "`SIZES` as rows of the holder's list, with a comma between; the querier's has a tenth, or what is named: 1e6,36820828x1600000"},
	FlagSpeedAt:      {en: "the largest size up to `ROWS` is where all else varies"},
	FlagSpeedKeys:    {en: "sets of match `KEYS`: a number of them, or names: 1,6,nir+civil"},
	FlagSpeedModes:   {en: "`MODES` of the protocol: VOPRF, OPRF"},
	FlagSpeedSuites:  {en: "`SUITES`: ristretto255-SHA512, P256-SHA256"},
	FlagSpeedWorkers: {en: "`NUMBERS` of workers; default: one for each core, then 1, 2, 4 and so on"},
	FlagSpeedMemory:  {en: "`SIZE` that every command is to stay within"},
	FlagSpeedSeed:    {en: "`SEED` of the lists"},
	FlagSpeedBudget:  {en: "`TIME` for the whole run: what would not end within it is skipped"},
	FlagSpeedDir:     {en: "`FOLDER` for lists and session folders, some 500 bytes for a row; they are removed"},

	SpeedTitle:    {en: "Speed of recoupe"},
	SpeedMachine:  {en: "Machine: %[1]s, %[2]d logical processors (%[3]d in use), %[4]s GiB of memory, %[5]s, %[6]s. Program: %[7]s, revision %[8]s; ristretto255 computed by %[9]s."},
	SpeedUnknown:  {en: "unknown"},
	SpeedModified: {en: "%[1]s with changes"},
	SpeedMadeBy:   {en: "Made on %[1]s in %[2]s s by the command above. Times are of the clock on the wall unless called processor time, which is that of all cores together."},
	SpeedPartial:  {en: "The run is not complete: these are the points measured so far."},
	SpeedSetup:    {en: "keys %[1]s; %[2]s, %[3]s; workers %[4]d; --memory %[5]s MiB"},

	SpeedSessions:     {en: "Whole sessions"},
	SpeedSessionsText: {en: "Time of every command in seconds, each a process of its own: %[1]s. µs per row: time of all commands by the rows of both lists. × group: that time, and the processor time, by those of the group operations of the same inputs alone (see the stages)."},
	SpeedPeaks:        {en: "Peak resident memory of every command, MiB"},
	SpeedBytes:        {en: "Bytes on the wire and on disk"},
	SpeedBytesText:    {en: "Size in MiB and, in parentheses, bytes per row: of the holder's list for the set and the holder's folder, of the querier's for all else. Disk: the session folder at its largest, journals included, the list not."},
	SpeedVariants:     {en: "Keys, modes, suites, workers"},
	SpeedVariantsText: {en: "Whole sessions that differ in one thing from the one at the same size above; × is their time by that one's."},
	SpeedStages:       {en: "Stages"},
	SpeedStagesText:   {en: "Each stage alone on data in memory: %[1]s. µs for one item (a row, an input, a token of the set), by the rows of the holder's list; processor time at the largest size. Reading and digesting a list are one goroutine each; the querier's list is read unmeasured. Medians of several passes where a pass is short."},
	SpeedStagesOf:     {en: "The same at %[1]s × %[2]s rows with one thing changed, µs for one item."},
	SpeedGroup:        {en: "Operations of the OPRF, beside circl"},
	SpeedGroupText:    {en: "%[1]s, %[2]s: processor time of one core in µs for one element, ours in batches of %[3]s, circl's of %[4]s, in turn in one process; × is circl's time by ours."},
	SpeedGrowth:       {en: "How costs grow"},
	SpeedGrowthText:   {en: "Least squares of logarithms: cost = a·n^b, where n is the rows of both lists. An exponent of 1 means that a row costs the same in a list of any size; small sizes, where starting five processes counts, draw it below."},
	SpeedSkipped:      {en: "Skipped"},
	SpeedSkippedText:  {en: "Points that would not have ended within the budget, by what was measured before."},
	SpeedData:         {en: "Lists"},
	SpeedDataText:     {en: "Synthetic, made from the seed; SHA-256 of each."},

	SpeedColRows:           {en: "holder rows"},
	SpeedColOther:          {en: "querier rows"},
	SpeedColAll:            {en: "all"},
	SpeedColSeconds:        {en: "time, s"},
	SpeedColProcessor:      {en: "processor, s"},
	SpeedColPerRow:         {en: "µs per row"},
	SpeedColGroup:          {en: "× group"},
	SpeedColGroupProcessor: {en: "× group, processor"},
	SpeedColRuns:           {en: "runs"},
	SpeedColSpread:         {en: "spread"},
	SpeedColSetup:          {en: "what differs"},
	SpeedColTimes:          {en: "×"},
	SpeedColPeak:           {en: "peak, MiB"},
	SpeedColWire:           {en: "wire, MiB"},
	SpeedColDisk:           {en: "disk, MiB"},
	SpeedColStage:          {en: "stage"},
	SpeedColItems:          {en: "items"},
	SpeedColOperation:      {en: "operation"},
	SpeedColPart:           {en: "part"},
	SpeedColCost:           {en: "cost"},
	SpeedColLaw:            {en: "law"},
	SpeedColExponent:       {en: "exponent"},
	SpeedColR2:             {en: "r²"},
	SpeedColLargest:        {en: "per row at the largest"},
	SpeedColExpected:       {en: "expected, s"},
	SpeedColLeft:           {en: "left, s"},
	SpeedColList:           {en: "list"},
	SpeedColCount:          {en: "rows"},
	SpeedColBytes:          {en: "bytes"},
	SpeedColMicros:         {en: "processor, µs"},
	SpeedRowHolder:         {en: "disk, holder"},
	SpeedRowQuerier:        {en: "disk, querier"},
	SpeedBase:              {en: "nothing"},
	SpeedVaryWorkers:       {en: "workers %[1]d"},
	SpeedVaryKeys:          {en: "keys %[1]s"},

	SpeedMetricSeconds:   {en: "time"},
	SpeedMetricProcessor: {en: "processor time"},
	SpeedMetricPeak:      {en: "peak memory"},
	SpeedMetricBytes:     {en: "bytes"},

	SpeedRead:      {en: "read"},
	SpeedNormalise: {en: "normalise"},
	SpeedDigest:    {en: "digest inputs"},
	SpeedEvaluate:  {en: "evaluate"},
	SpeedSort:      {en: "sort"},
	SpeedCode:      {en: "code the set"},
	SpeedWrite:     {en: "write the set"},
	SpeedBlind:     {en: "blind"},
	SpeedAnswer:    {en: "answer"},
	SpeedVerify:    {en: "verify"},
	SpeedFinalize:  {en: "finalise"},
	SpeedMerge:     {en: "merge with the set"},
	SpeedFinish:    {en: "verify and finalise"},
	SpeedExchange:  {en: "blind, answer, verify, finalise"},

	SpeedPlotTime:     {en: "Time of a session"},
	SpeedPlotPerRow:   {en: "Time of a session for one row"},
	SpeedPlotStages:   {en: "Time of each stage alone"},
	SpeedPlotMemory:   {en: "Peak memory of each command"},
	SpeedPlotBytes:    {en: "Bytes on the wire and on disk for one row"},
	SpeedPlotVariants: {en: "What keys, modes, suites and workers cost"},
	SpeedPlotCircl:    {en: "Group operations beside circl"},
	SpeedPlotRows:     {en: "rows of the holder's list"},
	SpeedPlotSeconds:  {en: "time"},
	SpeedPlotMiB:      {en: "peak resident memory"},
	SpeedPlotMicros:   {en: "time for one row of both lists"},
	SpeedPlotRowBytes: {en: "bytes for one row"},
	SpeedPlotFit:      {en: "%[1]s; dashed: fit of all, a·n^%[2]s"},
	SpeedPlotBase:     {en: "as above"},
	SpeedPlotVariant:  {en: "%[1]s (%[2]s rows)"},
	SpeedPlotClock:    {en: "clock"},
	SpeedPlotCores:    {en: "all cores together"},
	SpeedPlotPerBoth:  {en: "%[1]s × %[2]s rows; %[3]s"},
	SpeedPlotElement:  {en: "processor time for one element"},
})
