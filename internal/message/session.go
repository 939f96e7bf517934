package message

// What the steps of a session say about its folder, files and lists.
const (
	SessionNoAgreement      ID = "session.no-agreement"
	SessionNoAgreementHint  ID = "session.no-agreement.hint"
	SessionExists           ID = "session.exists"
	SessionExistsHint       ID = "session.exists.hint"
	SessionLock             ID = "session.lock"
	SessionBusy             ID = "session.busy"
	SessionBusyHint         ID = "session.busy.hint"
	SessionOtherSession     ID = "session.other-session"
	SessionOtherRole        ID = "session.other-role"
	SessionFolderHint       ID = "session.folder.hint"
	SessionAgreementChanged ID = "session.agreement-changed"
	SessionAgreementHint    ID = "session.agreement-changed.hint"
	SessionInterrupted      ID = "session.interrupted"
	SessionInterruptedHint  ID = "session.interrupted.hint"
	SessionInFile           ID = "session.in-file"
	SessionOpen             ID = "session.open"
	SessionNoFile           ID = "session.no-file"
	SessionNoFileHint       ID = "session.no-file.hint"
	SessionNoPart           ID = "session.no-part"
	SessionNoPartHint       ID = "session.no-part.hint"
	SessionTooManyParts     ID = "session.too-many-parts"
	SessionTooManyPartsHint ID = "session.too-many-parts.hint"
	SessionFileChanged      ID = "session.file-changed"
	SessionFileChangedHint  ID = "session.file-changed.hint"
	SessionNoSecret         ID = "session.no-secret"
	SessionNoSecretHint     ID = "session.no-secret.hint"
	SessionForeignSecret    ID = "session.foreign-secret"
	SessionAdmissions       ID = "session.admissions"
	SessionNoAdmissions     ID = "session.no-admissions"
	SessionAdmissionsHint   ID = "session.admissions.hint"
	SessionAsked            ID = "session.asked"
	SessionAskedHint        ID = "session.asked.hint"
	SessionUnknownKey       ID = "session.unknown-key"
	SessionUnknownKeyHint   ID = "session.unknown-key.hint"
	SessionNoColumns        ID = "session.no-columns"
	SessionNoColumnsHint    ID = "session.no-columns.hint"
	SessionPreparedOther    ID = "session.prepared-other"
	SessionPreparedHint     ID = "session.prepared-other.hint"
	SessionFinishOther      ID = "session.finish-other"
	SessionFinishHint       ID = "session.finish-other.hint"
	SessionFinishColumns    ID = "session.finish-columns"
	SessionColumnsHint      ID = "session.finish-columns.hint"
	SessionReceiveOther     ID = "session.receive-other"
	SessionReceiveHint      ID = "session.receive-other.hint"
	SessionNoRequest        ID = "session.no-request"
	SessionNoRequestHint    ID = "session.no-request.hint"
	SessionOwnRequest       ID = "session.own-request"
	SessionOwnRequestHint   ID = "session.own-request.hint"
	SessionMade             ID = "session.made"
	SessionMadeHint         ID = "session.made.hint"
	SessionNoRows           ID = "session.no-rows"
	SessionNoRowsHint       ID = "session.no-rows.hint"
	SessionBeginAgain       ID = "session.begin-again"
	SessionNoJournal        ID = "session.no-journal"
	SessionNoJournalHint    ID = "session.no-journal.hint"
	SessionMixedParts       ID = "session.mixed-parts"
	SessionMixedPartsHint   ID = "session.mixed-parts.hint"
	SessionPreparedColumns  ID = "session.prepared-columns"
	SessionPreparedColsHint ID = "session.prepared-columns.hint"
	SessionOtherSet         ID = "session.other-set"
	SessionOtherSetHint     ID = "session.other-set.hint"
	SessionReturnCount      ID = "session.return-count"
	SessionIsFolder         ID = "session.is-folder"
	SessionNotBoth          ID = "session.not-both"
	SessionNothingAnswered  ID = "session.nothing-answered"
)

var _ = add(map[ID]entry{
	SessionNoAgreement:      {en: "there is no agreement.yaml in %[1]s", hint: SessionNoAgreementHint},
	SessionNoAgreementHint:  {en: "holder: type `recoupe agree new`; querier: put the holder's agreement.yaml into the session folder, or name the folder with --session"},
	SessionExists:           {en: "%[1]s exists already: the folder holds a session", hint: SessionExistsHint},
	SessionExistsHint:       {en: "name a new folder with --session"},
	SessionLock:             {en: "cannot lock the folder %[1]s", hint: FileCreateHint},
	SessionBusy:             {en: "another recoupe is working in %[1]s", hint: SessionBusyHint},
	SessionBusyHint:         {en: "wait until it is done, or stop it, then type the command again"},
	SessionOtherSession:     {en: "this folder's ledger belongs to another session than its agreement.yaml", hint: SessionFolderHint},
	SessionOtherRole:        {en: "in this folder the steps of the %[1]s were run, and this is a step of the other party", hint: SessionFolderHint},
	SessionFolderHint:       {en: "use one folder for each session and party, and name it with --session"},
	SessionAgreementChanged: {en: "agreement.yaml is not the one under which this session began", hint: SessionAgreementHint},
	SessionAgreementHint:    {en: "put the first one back, or begin in a new session folder with the agreement that both parties have now"},
	SessionInterrupted:      {en: "interrupted", hint: SessionInterruptedHint},
	SessionInterruptedHint:  {en: "type the same command again, without --restart: it goes on where it stopped"},
	SessionInFile:           {en: "%[1]s"},
	SessionOpen:             {en: "cannot open %[1]s"},
	SessionNoFile:           {en: "there is no file %[1]s", hint: SessionNoFileHint},
	SessionNoFileHint:       {en: "copy the other party's file into inbox/, or give its path"},
	SessionNoPart:           {en: "the file was split, and its part %[1]s is missing", hint: SessionNoPartHint},
	SessionNoPartHint:       {en: "copy all parts into the same folder"},
	SessionTooManyParts:     {en: "the file would be split into %[1]d parts, and 999 is the limit", hint: SessionTooManyPartsHint},
	SessionTooManyPartsHint: {en: "send the whole file, which is there, or type the command again with --force and a larger --part-size"},
	SessionFileChanged:      {en: "the file changed while it was being read", hint: SessionFileChangedHint},
	SessionFileChangedHint:  {en: "wait until it is copied whole, then type the command again"},
	SessionNoSecret:         {en: "there is no key file %[1]s", hint: SessionNoSecretHint},
	SessionNoSecretHint:     {en: "use the folder of the earlier steps: prepare, answer and receive are for the holder, in the folder of `recoupe agree new`; finish is for the querier, in the folder of `recoupe request`"},
	SessionForeignSecret:    {en: "%[1]s is not a key of this session, or is damaged", hint: SessionNoSecretHint},
	SessionAdmissions:       {en: "the record of what was answered is damaged at entry %[1]d", hint: SessionAdmissionsHint},
	SessionNoAdmissions:     {en: "the record of what was answered in this run is missing: %[1]s", hint: SessionAdmissionsHint},
	SessionAdmissionsHint:   {en: "put the session folder back from a backup; without its record nothing more can be answered in this run"},
	SessionAsked:            {en: "run %[1]d has been answered for another request, and is not answered again", hint: SessionAskedHint},
	SessionAskedHint:        {en: "the querier needs another run (`runs` in the agreement) or a new session"},
	SessionUnknownKey:       {en: "this program does not know the match key %[1]s", hint: SessionUnknownKeyHint},
	SessionUnknownKeyHint:   {en: "both parties need the same version of recoupe"},
	SessionNoColumns:        {en: "%[1]s has the columns of none of the match keys", hint: SessionNoColumnsHint},
	SessionNoColumnsHint:    {en: "say which columns they are: --column nir=NAME_OF_THE_COLUMN, or a columns.yaml in the session folder"},
	SessionPreparedOther:    {en: "this session is bound to another list", hint: SessionPreparedHint},
	SessionPreparedHint:     {en: "one session serves one version of one list: give the same list, or make a new session (`recoupe agree new`)"},
	SessionFinishOther:      {en: "this is not the list that the request was made of", hint: SessionFinishHint},
	SessionFinishHint:       {en: "give the same list, to the byte (compressed or not); if it has really changed, that needs another run (`runs` in the agreement) or a new session"},
	SessionFinishColumns:    {en: "the columns are not mapped as they were for the request", hint: SessionColumnsHint},
	SessionColumnsHint:      {en: "give the same --column, --encoding and columns.yaml as for `recoupe request`"},
	SessionReceiveOther:     {en: "this is not the list that the set was made of", hint: SessionReceiveHint},
	SessionReceiveHint:      {en: "give the list that was given to `recoupe prepare`, to the byte (compressed or not)"},
	SessionNoRequest:        {en: "no request was made for run %[1]d", hint: SessionNoRequestHint},
	SessionNoRequestHint:    {en: "type `recoupe request LIST` first, and send the file to the holder"},
	SessionOwnRequest:       {en: "%[1]s is not the request that this folder's ledger has"},
	SessionOwnRequestHint:   {en: "put the request back into outbox/, or make it again: `recoupe request --run %[1]d --force` with the same list writes the same bytes"},
	SessionMade:             {en: "%[1]s was made already, on %[2]s", hint: SessionMadeHint},
	SessionMadeHint:         {en: "use that file; to make it again from the same list or request, add --force"},
	SessionNoRows:           {en: "%[1]s has no rows", hint: SessionNoRowsHint},
	SessionNoRowsHint:       {en: "is it the right file? look at it with `recoupe check`"},
	SessionBeginAgain:       {en: "give the same list again; or, as no set was made yet, begin anew with this list: add --restart"},
	SessionNoJournal:        {en: "the journal of the evaluated list, state/prepare.journal, is missing or not whole", hint: SessionNoJournalHint},
	SessionNoJournalHint:    {en: "type `recoupe prepare --force LIST` with the same list: it computes what is missing, and the same set"},
	SessionMixedParts:       {en: "the parts of %[1]s that are there are of several splits", hint: SessionMixedPartsHint},
	SessionMixedPartsHint:   {en: "keep the parts of one split only: their names end alike"},
	SessionPreparedColumns:  {en: "this session is bound to the list with its columns mapped otherwise", hint: SessionPreparedColsHint},
	SessionPreparedColsHint: {en: "give the same --column, --encoding and columns.yaml as before, or make a new session (`recoupe agree new`)"},
	SessionOtherSet:         {en: "this is another set than the one that an earlier run was finished with", hint: SessionOtherSetHint},
	SessionOtherSetHint:     {en: "the holder's list cannot change within a session: ask the holder for the first set, or for a new agreement"},
	SessionReturnCount:      {en: "match key %[1]s: %[2]d entries are returned, and %[3]d inputs were asked", hint: PsiPeerHint},
	SessionIsFolder:         {en: "%[1]s is a folder, and a file is needed"},
	SessionNotBoth:          {en: "under this agreement the holder learns nothing (`result: rows`)"},
	SessionNothingAnswered:  {en: "nothing was answered in run %[1]d, so nothing can have been returned", hint: PsiForeignHint},
})
