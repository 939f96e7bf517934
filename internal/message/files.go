package message

// Files of the session folder and outputs.
const (
	FileExists     ID = "file.exists"
	FileExistsHint ID = "file.exists.hint"
	FileCreate     ID = "file.create"
	FileCreateHint ID = "file.create.hint"
	FileWrite      ID = "file.write"
	FileWriteHint  ID = "file.write.hint"
	FileSame       ID = "file.same"
	FileSameHint   ID = "file.same.hint"
)

var _ = add(map[ID]entry{
	FileExists:     {en: "%[1]s exists already", hint: FileExistsHint},
	FileExistsHint: {en: "move that file away, name another output, or add --force to replace it"},
	FileCreate:     {en: "cannot create %[1]s", hint: FileCreateHint},
	FileCreateHint: {en: "check that the folder exists and that you may write in it"},
	FileWrite:      {en: "cannot write %[1]s", hint: FileWriteHint},
	FileWriteHint:  {en: "check that the disk has free space, then run the same command again"},
	FileSame:       {en: "%[1]s would be both read and written", hint: FileSameHint},
	FileSameHint:   {en: "name another output"},
})
