package message

// What package psi says about streams of the other party and about lists.
const (
	PsiForeignKey       ID = "psi.foreign-key"
	PsiForeignKeyHint   ID = "psi.foreign-key.hint"
	PsiPublicKey        ID = "psi.public-key"
	PsiForeignSession   ID = "psi.foreign-session"
	PsiForeignAgreement ID = "psi.foreign-agreement"
	PsiAgreementHint    ID = "psi.foreign-agreement.hint"
	PsiForeignSetting   ID = "psi.foreign-setting"
	PsiForeignRun       ID = "psi.foreign-run"
	PsiForeignRequest   ID = "psi.foreign-request"
	PsiForeignSet       ID = "psi.foreign-set"
	PsiForeignHint      ID = "psi.foreign.hint"
	PsiSections         ID = "psi.sections"
	PsiFrame            ID = "psi.frame"
	PsiBlock            ID = "psi.block"
	PsiSectionShort     ID = "psi.section-short"
	PsiElement          ID = "psi.element"
	PsiPeerHint         ID = "psi.peer.hint"
	PsiProof            ID = "psi.proof"
	PsiProofHint        ID = "psi.proof.hint"
	PsiCap              ID = "psi.cap"
	PsiCapHint          ID = "psi.cap.hint"
	PsiListChanged      ID = "psi.list-changed"
	PsiListChangedHint  ID = "psi.list-changed.hint"
	PsiJournal          ID = "psi.journal"
	PsiJournalHint      ID = "psi.journal.hint"
)

var _ = add(map[ID]entry{
	PsiForeignKey:       {en: "the OPRF key in secret/ is not the one that the agreement names (pks)", hint: PsiForeignKeyHint},
	PsiForeignKeyHint:   {en: "use the session folder in which `recoupe agree new` was run"},
	PsiPublicKey:        {en: "the agreement's public key (pks) is not a valid group element", hint: PsiForeignHint},
	PsiForeignSession:   {en: "the file belongs to another session", hint: PsiForeignHint},
	PsiForeignAgreement: {en: "the file was made under another version of the agreement", hint: PsiAgreementHint},
	PsiAgreementHint:    {en: "both parties need the same agreement.yaml to the byte: compare what `recoupe agree show` prints as its digest"},
	PsiForeignSetting:   {en: "the file's suite, mode or function is not the agreement's", hint: PsiForeignHint},
	PsiForeignRun:       {en: "the file belongs to another run of this session", hint: PsiForeignHint},
	PsiForeignRequest:   {en: "the response answers another request", hint: PsiForeignHint},
	PsiForeignSet:       {en: "the return speaks of another set than the one prepared here", hint: PsiForeignHint},
	PsiForeignHint:      {en: "type `recoupe inspect FILE` to see what it is, and ask the other party for the right one"},
	PsiSections:         {en: "the sections of the file are not those that the agreement asks for", hint: PsiPeerHint},
	PsiFrame:            {en: "frame %[1]d is not what the header of the file announces", hint: PsiPeerHint},
	PsiBlock:            {en: "frame %[1]d does not hold a valid block of the set", hint: PsiPeerHint},
	PsiSectionShort:     {en: "the section %[1]s of the file has not as many entries as its header announces", hint: PsiPeerHint},
	PsiElement:          {en: "match key %[1]s, batch %[2]d: an element is not a valid encoding", hint: PsiPeerHint},
	PsiPeerHint:         {en: "the other party's program made a wrong file: tell them, and do not go on with it"},
	PsiProof:            {en: "match key %[1]s, batch %[2]d: the holder's proof does not hold; its answer was not used", hint: PsiProofHint},
	PsiProofHint:        {en: "ask the holder to run `recoupe answer` again on your request; if it fails again, do not go on with this holder"},
	PsiCap:              {en: "match key %[1]s: %[2]d different inputs, and the agreement allows %[3]d", hint: PsiCapHint},
	PsiCapHint:          {en: "send fewer rows, or agree on a higher cap in a new agreement (`recoupe agree new`)"},
	PsiListChanged:      {en: "the list is not the one that this step was begun with", hint: PsiListChangedHint},
	PsiListChangedHint:  {en: "give the same list again; a list that changed needs a new agreement (holder) or another run (querier)"},
	PsiJournal:          {en: "the journal of evaluated batches is not readable", hint: PsiJournalHint},
	PsiJournalHint:      {en: "type the command again with --restart to compute it anew"},
})
