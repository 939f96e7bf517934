package message

// Faults in the bytes of an agreement. Where a message has a place, its first
// three arguments are the line, the column and the key.
const (
	AgreementInvalid        ID = "agreement.invalid"
	AgreementUnreadable     ID = "agreement.unreadable"
	AgreementUnreadableHint ID = "agreement.unreadable.hint"
	AgreementSize           ID = "agreement.size"
	AgreementComments       ID = "agreement.comments"
	AgreementEncoding       ID = "agreement.encoding"
	AgreementEncodingHint   ID = "agreement.encoding.hint"
	AgreementEmpty          ID = "agreement.empty"
	AgreementDocuments      ID = "agreement.documents"
	AgreementDocumentsHint  ID = "agreement.documents.hint"
	AgreementSyntax         ID = "agreement.syntax"
	AgreementSyntaxLine     ID = "agreement.syntax.line"
	AgreementSyntaxHint     ID = "agreement.syntax.hint"
	AgreementAlias          ID = "agreement.alias"
	AgreementTag            ID = "agreement.tag"
	AgreementPlainHint      ID = "agreement.plain.hint"
	AgreementNotMapping     ID = "agreement.not-mapping"
	AgreementNotList        ID = "agreement.not-list"
	AgreementNotValue       ID = "agreement.not-value"
	AgreementUnknownKey     ID = "agreement.key.unknown"
	AgreementUnknownKeyHint ID = "agreement.key.unknown.hint"
	AgreementDuplicateKey   ID = "agreement.key.duplicate"
	AgreementMissingKey     ID = "agreement.key.missing"
	AgreementMissingKeyHint ID = "agreement.key.missing.hint"
	AgreementVersion        ID = "agreement.version"
	AgreementVersionHint    ID = "agreement.version.hint"
	AgreementTextEmpty      ID = "agreement.text.empty"
	AgreementTextEmptyHint  ID = "agreement.text.empty.hint"
	AgreementTextLong       ID = "agreement.text.long"
	AgreementTextInvisible  ID = "agreement.text.invisible"
	AgreementInvisibleHint  ID = "agreement.text.invisible.hint"
	AgreementChoice         ID = "agreement.choice"
	AgreementTwice          ID = "agreement.twice"
	AgreementNumber         ID = "agreement.number"
	AgreementNumberHint     ID = "agreement.number.hint"
	AgreementHex            ID = "agreement.hex"
	AgreementHexHint        ID = "agreement.hex.hint"
	AgreementDate           ID = "agreement.date"
	AgreementPeriod         ID = "agreement.period"
	AgreementName           ID = "agreement.name"
	AgreementSIREN          ID = "agreement.siren"
	AgreementSIRENHint      ID = "agreement.siren.hint"
	AgreementPartyKey       ID = "agreement.party-key"
	AgreementNIRText        ID = "agreement.nir.text"
	AgreementNIRKey         ID = "agreement.nir.key"
	AgreementNIRKeyHint     ID = "agreement.nir.key.hint"
	AgreementNIRNoKey       ID = "agreement.nir.no-key"
	AgreementNIRNoKeyHint   ID = "agreement.nir.no-key.hint"
	AgreementNoIncident     ID = "agreement.no-incident"
	AgreementTierOrder      ID = "agreement.tier.order"
	AgreementTierOrderHint  ID = "agreement.tier.order.hint"
	AgreementKeyTier        ID = "agreement.tier.key"
	AgreementKeyTierHint    ID = "agreement.tier.key.hint"
	AgreementCounts         ID = "agreement.counts"
	AgreementCountsHint     ID = "agreement.counts.hint"
	AgreementLearnsCounts   ID = "agreement.learns-counts"
	AgreementLearnsHint     ID = "agreement.learns-counts.hint"
	AgreementDateOrder      ID = "agreement.date.order"
	AgreementDateFar        ID = "agreement.date.far"
)

// What an agreement does not allow.
const (
	AgreementRefused    ID = "agreement.refused"
	AgreementNotYet     ID = "agreement.not-yet"
	AgreementNotYetHint ID = "agreement.not-yet.hint"
	AgreementExpired    ID = "agreement.expired"
	AgreementRunsUsed   ID = "agreement.runs-used"
	AgreementNewHint    ID = "agreement.new.hint"
)

// What a draft says, and lacks.
const (
	AgreementNoProfile        ID = "agreement.no-profile"
	AgreementNoProfileHint    ID = "agreement.no-profile.hint"
	AgreementNoRows           ID = "agreement.no-rows"
	AgreementNoRowsHint       ID = "agreement.no-rows.hint"
	AgreementDraftPurpose     ID = "agreement.draft.purpose"
	AgreementDraftLegalBasis  ID = "agreement.draft.legal-basis"
	AgreementDraftInformation ID = "agreement.draft.information"
	AgreementDraftProcessors  ID = "agreement.draft.processors"
)

// What the summary of an agreement says.
const (
	AgreementShowTitle         ID = "agreement.show.title"
	AgreementShowVersions      ID = "agreement.show.versions"
	AgreementShowDigest        ID = "agreement.show.digest"
	AgreementShowHolder        ID = "agreement.show.holder"
	AgreementShowQuerier       ID = "agreement.show.querier"
	AgreementShowParty         ID = "agreement.show.party"
	AgreementShowList          ID = "agreement.show.list"
	AgreementShowListPersons   ID = "agreement.show.list-persons"
	AgreementShowPurpose       ID = "agreement.show.purpose"
	AgreementShowLegalBasis    ID = "agreement.show.legal-basis"
	AgreementShowJoint         ID = "agreement.show.joint"
	AgreementShowSeparate      ID = "agreement.show.separate"
	AgreementShowNIR           ID = "agreement.show.nir"
	AgreementShowNoNIR         ID = "agreement.show.no-nir"
	AgreementShowKeys          ID = "agreement.show.keys"
	AgreementShowKey           ID = "agreement.show.key"
	AgreementShowRuns          ID = "agreement.show.runs"
	AgreementShowTiers         ID = "agreement.show.tiers"
	AgreementShowThreshold     ID = "agreement.show.threshold"
	AgreementShowQuerierLearns ID = "agreement.show.querier-learns"
	AgreementShowHolderLearns  ID = "agreement.show.holder-learns"
	AgreementShowRowsUnion     ID = "agreement.show.rows-union"
	AgreementShowRowsDetail    ID = "agreement.show.rows-detail"
	AgreementShowUnionSees     ID = "agreement.show.union-sees"
	AgreementShowQuerierCounts ID = "agreement.show.querier-counts"
	AgreementShowHolderCounts  ID = "agreement.show.holder-counts"
	AgreementShowHolderNot     ID = "agreement.show.holder-not"
	AgreementShowShared        ID = "agreement.show.shared"
	AgreementShowDates         ID = "agreement.show.dates"
	AgreementShowRetention     ID = "agreement.show.retention"
	AgreementShowProtocol      ID = "agreement.show.protocol"
	AgreementShowUnsigned      ID = "agreement.show.unsigned"
	AgreementShowIncomplete    ID = "agreement.show.incomplete"
)

var _ = add(map[ID]entry{
	AgreementInvalid:        {en: "the agreement is not valid"},
	AgreementUnreadable:     {en: "the agreement %[1]s cannot be read", hint: AgreementUnreadableHint},
	AgreementUnreadableHint: {en: "go to the session's folder, or name it with --session; the holder makes an agreement with: recoupe agree new"},
	AgreementSize:           {en: "it has more than %[1]d bytes: this is not an agreement"},
	AgreementComments:       {en: "it has more than %[1]d signs #: this is not an agreement"},
	AgreementEncoding:       {en: "it is not a text in UTF-8", hint: AgreementEncodingHint},
	AgreementEncodingHint:   {en: "ask for the file again, as an attachment; or open it in a text editor and save it with the encoding UTF-8"},
	AgreementEmpty:          {en: "it is empty"},
	AgreementDocuments:      {en: "line %[1]d: a second document begins here", hint: AgreementDocumentsHint},
	AgreementDocumentsHint:  {en: "delete the line --- and whatever does not belong to this agreement"},
	AgreementSyntax:         {en: "it cannot be read as YAML", hint: AgreementSyntaxHint},
	AgreementSyntaxLine:     {en: "around line %[1]d: it cannot be read as YAML", hint: AgreementSyntaxHint},
	AgreementSyntaxHint:     {en: "write each value as key: \"value\", indented with spaces like its neighbours, never with tabs; put a text between double quotes"},
	AgreementAlias:          {en: "line %[1]d, column %[2]d: the signs & and * before a value make it stand for another, which an agreement must not do", hint: AgreementPlainHint},
	AgreementTag:            {en: "line %[1]d, column %[2]d: the sign ! before a value changes what it means, which an agreement must not do", hint: AgreementPlainHint},
	AgreementPlainHint:      {en: "write the value itself, a text between double quotes"},
	AgreementNotMapping:     {en: "line %[1]d, column %[2]d: %[3]s must be a group of keys: %[4]s"},
	AgreementNotList:        {en: "line %[1]d, column %[2]d: %[3]s must be a list of 1 to %[4]d entries"},
	AgreementNotValue:       {en: "line %[1]d, column %[2]d: %[3]s must be one value, not a list or a group of keys"},
	AgreementUnknownKey:     {en: "line %[1]d, column %[2]d: %[3]s has no key %[4]s"},
	AgreementUnknownKeyHint: {en: "the keys of %[1]s are: %[2]s"},
	AgreementDuplicateKey:   {en: "line %[1]d, column %[2]d: %[3]s stands here a second time; the first is on line %[4]d"},
	AgreementMissingKey:     {en: "line %[1]d, column %[2]d: %[3]s is missing", hint: AgreementMissingKeyHint},
	AgreementMissingKeyHint: {en: "add the key, indented like its neighbours; recoupe agree new shows every key with its explanation"},
	AgreementVersion:        {en: "line %[1]d, column %[2]d: %[3]s must be %[4]s: this program knows no other version", hint: AgreementVersionHint},
	AgreementVersionHint:    {en: "both parties must use the same version of recoupe; see: recoupe --version"},
	AgreementTextEmpty:      {en: "line %[1]d, column %[2]d: %[3]s is empty", hint: AgreementTextEmptyHint},
	AgreementTextEmptyHint:  {en: "write a text between double quotes, or \"???\" as long as it is not known"},
	AgreementTextLong:       {en: "line %[1]d, column %[2]d: %[3]s has more than %[4]d bytes"},
	AgreementTextInvisible:  {en: "line %[1]d, column %[2]d: %[3]s has an invisible character", hint: AgreementInvisibleHint},
	AgreementInvisibleHint:  {en: "delete the text and type it again, rather than paste it"},
	AgreementChoice:         {en: "line %[1]d, column %[2]d: %[3]s must be one of: %[4]s"},
	AgreementTwice:          {en: "line %[1]d, column %[2]d: %[3]s has a value that the list already has"},
	AgreementNumber:         {en: "line %[1]d, column %[2]d: %[3]s must be a whole number from %[4]d to %[5]d", hint: AgreementNumberHint},
	AgreementNumberHint:     {en: "write it in digits only, without spaces or separators: 1600000"},
	AgreementHex:            {en: "line %[1]d, column %[2]d: %[3]s must be %[4]d digits from 0 to 9 and a to f", hint: AgreementHexHint},
	AgreementHexHint:        {en: "this value is made by: recoupe agree new; take it from the file that the holder sent"},
	AgreementDate:           {en: "line %[1]d, column %[2]d: %[3]s must be a day written as year-month-day: 2026-01-31"},
	AgreementPeriod:         {en: "line %[1]d, column %[2]d: %[3]s must be a month, 2024-10, or the first and the last month, 2024-02/2024-03"},
	AgreementName:           {en: "line %[1]d, column %[2]d: %[3]s must be a short name of 1 to 32 small letters, digits and hyphens, a letter first: ft24"},
	AgreementSIREN:          {en: "line %[1]d, column %[2]d: %[3]s is not a SIREN", hint: AgreementSIRENHint},
	AgreementSIRENHint:      {en: "write its 9 digits, the last of which checks the others; for a test: \"000000000\""},
	AgreementPartyKey:       {en: "line %[1]d, column %[2]d: %[3]s must be empty: signing is not in this version"},
	AgreementNIRText:        {en: "line %[1]d, column %[2]d: %[3]s must be empty where nir.used is false"},
	AgreementNIRKey:         {en: "line %[1]d, column %[2]d: %[3]s is false, but nir is one of the match keys", hint: AgreementNIRKeyHint},
	AgreementNIRKeyHint:     {en: "delete the entry nir under keys; or, if a text allows it, write under nir: used: true and the text"},
	AgreementNIRNoKey:       {en: "line %[1]d, column %[2]d: %[3]s is true, but nir is not one of the match keys", hint: AgreementNIRNoKeyHint},
	AgreementNIRNoKeyHint:   {en: "write under nir: used: false and text: \"\"; or add nir with its cap under keys"},
	AgreementNoIncident:     {en: "line %[1]d, column %[2]d: %[3]s must be the name of one of the incidents"},
	AgreementTierOrder:      {en: "line %[1]d, column %[2]d: %[3]s must be %[4]s", hint: AgreementTierOrderHint},
	AgreementTierOrderHint:  {en: "write one of: tiers: [sure] or tiers: [sure, probable] or tiers: [sure, probable, possible]"},
	AgreementKeyTier:        {en: "line %[1]d, column %[2]d: %[3]s: a match by %[4]s is at best %[5]s, which tiers does not keep, so it would be disclosed for nothing", hint: AgreementKeyTierHint},
	AgreementKeyTierHint:    {en: "delete this match key, or add its tier to tiers"},
	AgreementCounts:         {en: "line %[1]d, column %[2]d: %[3]s: counts is not in this version", hint: AgreementCountsHint},
	AgreementCountsHint:     {en: "write result: rows or result: both"},
	AgreementLearnsCounts:   {en: "line %[1]d, column %[2]d: %[3]s: counts goes with result: counts only", hint: AgreementLearnsHint},
	AgreementLearnsHint:     {en: "write learns: union or learns: detail"},
	AgreementDateOrder:      {en: "line %[1]d, column %[2]d: %[3]s is before %[4]s"},
	AgreementDateFar:        {en: "line %[1]d, column %[2]d: %[3]s is more than %[5]d days after %[4]s"},

	AgreementRefused:    {en: "refused by the agreement"},
	AgreementNotYet:     {en: "it begins on %[1]s, and today is %[2]s", hint: AgreementNotYetHint},
	AgreementNotYetHint: {en: "wait, or correct the clock of this machine; other dates need a new agreement: recoupe agree new"},
	AgreementExpired:    {en: "it ended on %[1]s, and today is %[2]s", hint: AgreementNewHint},
	AgreementRunsUsed:   {en: "this would be run %[1]d, and it allows %[2]d", hint: AgreementNewHint},
	AgreementNewHint:    {en: "a new agreement is needed; the holder drafts it with: recoupe agree new"},

	AgreementNoProfile:        {en: "there is no profile %[1]s"},
	AgreementNoProfileHint:    {en: "the profiles are: %[1]s"},
	AgreementNoRows:           {en: "the profile custom does not know how long the querier's list is", hint: AgreementNoRowsHint},
	AgreementNoRowsHint:       {en: "give its number of rows: --rows 50000"},
	AgreementDraftPurpose:     {en: "To find the persons hit by both breaches, so that each of them can be told what is now exposed in total and be warned of the danger of its combination."},
	AgreementDraftLegalBasis:  {en: "GDPR, Article 6(1)(c): the obligation to tell the persons concerned (Article 34)."},
	AgreementDraftInformation: {en: "Each body tells the persons of its own list, in the communication on the breach and on its web site."},
	AgreementDraftProcessors:  {en: "None."},

	AgreementShowTitle:         {en: "Agreement %[1]s, session %[2]s"},
	AgreementShowVersions:      {en: "Format %[1]s, match keys by %[2]s"},
	AgreementShowDigest:        {en: "SHA-256 of the file: %[1]s"},
	AgreementShowHolder:        {en: "Holder"},
	AgreementShowQuerier:       {en: "Querier"},
	AgreementShowParty:         {en: "%[1]s: %[2]s, SIREN %[3]s"},
	AgreementShowList:          {en: "  with the list %[1]s (%[2]s, %[3]s)"},
	AgreementShowListPersons:   {en: "  with the list %[1]s (%[2]s, %[3]s, %[4]s persons)"},
	AgreementShowPurpose:       {en: "Purpose: %[1]s"},
	AgreementShowLegalBasis:    {en: "Legal basis: %[1]s"},
	AgreementShowJoint:         {en: "The parties are joint controllers."},
	AgreementShowSeparate:      {en: "Each party is the controller of what it does."},
	AgreementShowNIR:           {en: "The NIR is used, by virtue of: %[1]s"},
	AgreementShowNoNIR:         {en: "The NIR is not used."},
	AgreementShowKeys:          {en: "Match keys, how strong each is alone, and how many different values the querier may ask about in one run:"},
	AgreementShowKey:           {en: "  %-6[1]s %-9[2]s %13[3]s"},
	AgreementShowRuns:          {en: "Runs allowed: %[1]d. The querier could thus test at most %[2]s guesses."},
	AgreementShowTiers:         {en: "Matches kept: %[1]s"},
	AgreementShowThreshold:     {en: "Smallest number that a published table shows: %[1]d (this version makes none; a party's own results are not cut)"},
	AgreementShowQuerierLearns: {en: "The querier learns:"},
	AgreementShowHolderLearns:  {en: "The holder learns:"},
	AgreementShowRowsUnion:     {en: "  - which of its own rows are in the other list too, without the match key"},
	AgreementShowRowsDetail:    {en: "  - which of its own rows are in the other list too, by which match keys, and how surely"},
	AgreementShowUnionSees:     {en: "  - on its machine, not in its results: by which match keys they matched"},
	AgreementShowQuerierCounts: {en: "  - how many different values of each match key the holder's list has"},
	AgreementShowHolderCounts:  {en: "  - how many different values of each match key the querier asks about"},
	AgreementShowHolderNot:     {en: "  - not which rows match, nor how many"},
	AgreementShowShared:        {en: "Who learns that a row matched by e-mail or phone learns that the other list has this very address or number."},
	AgreementShowDates:         {en: "The steps may run from %[1]s to %[2]s, both days included."},
	AgreementShowRetention:     {en: "Each party deletes its results after %[1]d days, and destroys keys, secrets and exchanged files by %[2]s: by hand, this version deletes nothing."},
	AgreementShowProtocol:      {en: "Suite %[1]s, mode %[2]s, public key %[3]s"},
	AgreementShowUnsigned:      {en: "This agreement is not signed. Unauthenticated: test data only."},
	AgreementShowIncomplete:    {en: "Still to complete: %[1]s"},
})
