package message

// Files of the session folder and outputs.
const (
	FileExists     ID = "file.exists"
	FileExistsHint ID = "file.exists.hint"
	FileCreate     ID = "file.create"
	FileCreateHint ID = "file.create.hint"
	FileWrite      ID = "file.write"
	FileWriteHint  ID = "file.write.hint"
	FileRead       ID = "file.read"
	FileReadHint   ID = "file.read.hint"
	FileSame       ID = "file.same"
	FileSameHint   ID = "file.same.hint"

	JournalKey         ID = "journal.key"
	JournalKeyHint     ID = "journal.key.hint"
	JournalDamaged     ID = "journal.damaged"
	JournalDamagedHint ID = "journal.damaged.hint"
	JournalRecord      ID = "journal.record"

	LedgerBroken     ID = "ledger.broken"
	LedgerBrokenHint ID = "ledger.broken.hint"
	LedgerField      ID = "ledger.field"
	LedgerForm       ID = "ledger.form"
	LedgerTooLong    ID = "ledger.long"
	LedgerCut        ID = "ledger.cut"
)

var _ = add(map[ID]entry{
	FileExists:     {en: "%[1]s exists already", hint: FileExistsHint},
	FileExistsHint: {en: "move that file away, name another output, or add --force to replace it"},
	FileCreate:     {en: "cannot create %[1]s", hint: FileCreateHint},
	FileCreateHint: {en: "check that the folder exists and that you may write in it"},
	FileWrite:      {en: "cannot write %[1]s", hint: FileWriteHint},
	FileWriteHint:  {en: "check that the disk has free space, then run the same command again"},
	FileRead:       {en: "cannot read %[1]s", hint: FileReadHint},
	FileReadHint:   {en: "check that the disk is there and healthy, then run the same command again"},
	FileSame:       {en: "%[1]s would be both read and written", hint: FileSameHint},
	FileSameHint:   {en: "name another output"},

	JournalKey:         {en: "%[1]s was written under another key, or under another name", hint: JournalKeyHint},
	JournalKeyHint:     {en: "put back the secret folder it belongs to; or delete that file and run the same command again, which starts the work afresh"},
	JournalDamaged:     {en: "%[1]s is damaged", hint: JournalDamagedHint},
	JournalDamagedHint: {en: "delete that file and run the same command again, which starts the work afresh; check the disk first"},
	JournalRecord:      {en: "record %[1]d cannot be read"},

	LedgerBroken:     {en: "%[1]s: line %[2]d is not what recoupe wrote there", hint: LedgerBrokenHint},
	LedgerBrokenHint: {en: "the ledger was changed or damaged outside recoupe: put back an intact copy of it, or start a new session with recoupe agree new"},
	LedgerField:      {en: "wrong field %[1]s"},
	LedgerForm:       {en: "not in the form of a ledger entry"},
	LedgerTooLong:    {en: "the entry has %[1]d bytes, the limit is %[2]d"},
	LedgerCut:        {en: "%[1]s ended with %[2]d bytes of a line that was never finished, because recoupe was stopped while writing it: they were cut off"},
})
