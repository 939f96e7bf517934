package message

// What package codec/rcp says about the files that travel between the parties.
const (
	RcpFile      ID = "rcp.file"
	RcpEmpty     ID = "rcp.empty"
	RcpMagic     ID = "rcp.magic"
	RcpVersion   ID = "rcp.version"
	RcpTruncated ID = "rcp.truncated"
	RcpRead      ID = "rcp.read"
	RcpWrite     ID = "rcp.write"
	RcpTrailing  ID = "rcp.trailing"

	RcpHeaderLength  ID = "rcp.header.length"
	RcpHeaderDamaged ID = "rcp.header.damaged"
	RcpHeaderShape   ID = "rcp.header.shape"
	RcpKindUnknown   ID = "rcp.kind.unknown"
	RcpSuite         ID = "rcp.suite"
	RcpMode          ID = "rcp.mode"
	RcpFunction      ID = "rcp.function"

	RcpSectionTotal   ID = "rcp.section.total"
	RcpSectionUnknown ID = "rcp.section.unknown"
	RcpSectionKind    ID = "rcp.section.kind"
	RcpSectionName    ID = "rcp.section.name"
	RcpSectionTwice   ID = "rcp.section.twice"
	RcpSectionWidth   ID = "rcp.section.width"
	RcpSectionCount   ID = "rcp.section.count"
	RcpSectionParams  ID = "rcp.section.params"
	RcpSectionFrames  ID = "rcp.section.frames"
	RcpSectionMissing ID = "rcp.section.missing"

	RcpFrameLength   ID = "rcp.frame.length"
	RcpFrameDamaged  ID = "rcp.frame.damaged"
	RcpFrameType     ID = "rcp.frame.type"
	RcpFrameMissing  ID = "rcp.frame.missing"
	RcpFrameRepeated ID = "rcp.frame.repeated"
	RcpFrameSection  ID = "rcp.frame.section"

	RcpTrailerShape  ID = "rcp.trailer.shape"
	RcpTrailerFrames ID = "rcp.trailer.frames"
	RcpTrailerBytes  ID = "rcp.trailer.bytes"
	RcpDigest        ID = "rcp.digest"
	RcpSignature     ID = "rcp.signature"

	RcpKind ID = "rcp.kind"

	RcpKindSet      ID = "rcp.kind.set"
	RcpKindRequest  ID = "rcp.kind.request"
	RcpKindResponse ID = "rcp.kind.response"
	RcpKindReturn   ID = "rcp.kind.return"

	RcpHintAgain      ID = "rcp.hint.again"
	RcpHintRcp        ID = "rcp.hint.rcp"
	RcpHintTextMode   ID = "rcp.hint.text-mode"
	RcpHintBase64     ID = "rcp.hint.base64"
	RcpHintCompressed ID = "rcp.hint.compressed"
	RcpHintSealed     ID = "rcp.hint.sealed"
	RcpHintPage       ID = "rcp.hint.page"
	RcpHintList       ID = "rcp.hint.list"
	RcpHintZeros      ID = "rcp.hint.zeros"
	RcpHintVersion    ID = "rcp.hint.version"
	RcpHintMaker      ID = "rcp.hint.maker"
	RcpHintDisk       ID = "rcp.hint.disk"
	RcpHintSet        ID = "rcp.hint.set"
	RcpHintRequest    ID = "rcp.hint.request"
	RcpHintResponse   ID = "rcp.hint.response"
	RcpHintReturn     ID = "rcp.hint.return"
)

var _ = add(map[ID]entry{
	RcpFile:      {en: "the file is wrong, damaged or foreign"},
	RcpEmpty:     {en: "the file is empty", hint: RcpHintAgain},
	RcpMagic:     {en: "this is not a recoupe file", hint: RcpHintRcp},
	RcpVersion:   {en: "the file has format version %[1]d; this program reads version %[2]d", hint: RcpHintVersion},
	RcpTruncated: {en: "the file is cut: it ends at byte %[1]d, before its end mark", hint: RcpHintAgain},
	RcpRead:      {en: "reading failed at byte %[1]d", hint: RcpHintDisk},
	RcpWrite:     {en: "writing failed at byte %[1]d", hint: RcpHintDisk},
	RcpTrailing:  {en: "something follows the end of the file, from byte %[1]d on", hint: RcpHintAgain},

	RcpHeaderLength:  {en: "the header announces %[1]d bytes; it has from %[2]d to %[3]d", hint: RcpHintAgain},
	RcpHeaderDamaged: {en: "the header (the first %[1]d bytes) is damaged", hint: RcpHintAgain},
	RcpHeaderShape:   {en: "the header is %[1]d bytes long and its sections end at byte %[2]d", hint: RcpHintMaker},
	RcpKindUnknown:   {en: "the header names kind %[1]d, which this program does not know", hint: RcpHintVersion},
	RcpSuite:         {en: "the header names cipher suite %[1]d, which this program does not know", hint: RcpHintVersion},
	RcpMode:          {en: "the header names mode %[1]d, which this program does not know", hint: RcpHintVersion},
	RcpFunction:      {en: "the header names function %[1]d, which this program does not know", hint: RcpHintVersion},

	RcpSectionTotal:   {en: "the header has %[1]d sections; a file has from 1 to %[2]d", hint: RcpHintMaker},
	RcpSectionUnknown: {en: "section %[1]d (%[2]s) has type %[3]d, which this program does not know and must not skip", hint: RcpHintVersion},
	RcpSectionKind:    {en: "section %[1]d (%[2]s) has type %[3]d, which has no place in a %[4]s file", hint: RcpHintMaker},
	RcpSectionName:    {en: "section %[1]d has no proper name: 1 to %[2]d of a-z, 0-9 and -", hint: RcpHintMaker},
	RcpSectionTwice:   {en: "sections %[1]d and %[2]d are both type %[3]d for %[4]s", hint: RcpHintMaker},
	RcpSectionWidth:   {en: "section %[1]d (%[2]s) has group width %[3]d; here it is 1", hint: RcpHintMaker},
	RcpSectionCount:   {en: "section %[1]d (%[2]s) announces %[3]d items; the limit is %[4]d", hint: RcpHintMaker},
	RcpSectionParams:  {en: "section %[1]d (%[2]s) has %[3]d bytes of parameters; the limit is %[4]d", hint: RcpHintMaker},
	RcpSectionFrames:  {en: "section %[1]d (%[2]s) announces %[3]d items and has more frames than that", hint: RcpHintMaker},
	RcpSectionMissing: {en: "section %[1]d (%[2]s) announces %[3]d items and has no frame", hint: RcpHintMaker},

	RcpFrameLength:   {en: "frame %[1]d at byte %[2]d announces %[3]d bytes; a frame has from 1 to %[4]d", hint: RcpHintAgain},
	RcpFrameDamaged:  {en: "frame %[1]d at byte %[2]d is damaged", hint: RcpHintAgain},
	RcpFrameType:     {en: "frame %[1]d at byte %[2]d has type %[3]d, which this program does not know", hint: RcpHintMaker},
	RcpFrameMissing:  {en: "frame %[1]d should stand at byte %[3]d, and frame %[2]d does: frames are missing or out of order", hint: RcpHintAgain},
	RcpFrameRepeated: {en: "frame %[1]d should stand at byte %[3]d, and frame %[2]d does: a frame is there twice or out of order", hint: RcpHintAgain},
	RcpFrameSection:  {en: "frame %[1]d at byte %[2]d belongs to section %[3]d; after section %[4]d it may belong to %[4]d up to %[5]d", hint: RcpHintMaker},

	RcpTrailerShape:  {en: "the end mark at byte %[1]d has the wrong form", hint: RcpHintMaker},
	RcpTrailerFrames: {en: "the end mark at byte %[1]d counts %[2]d frames, and the file has %[3]d", hint: RcpHintAgain},
	RcpTrailerBytes:  {en: "the end mark at byte %[1]d counts %[2]d bytes of content, and the file has %[3]d", hint: RcpHintMaker},
	RcpDigest:        {en: "the file does not fit the SHA-256 digest at its end: a frame was changed or exchanged", hint: RcpHintAgain},
	RcpSignature:     {en: "the file has a signature (algorithm %[1]d); this program reads files without one", hint: RcpHintVersion},

	RcpKind: {en: "this is a %[1]s file, and a %[2]s file is needed here"},

	RcpKindSet:      {en: "set"},
	RcpKindRequest:  {en: "request"},
	RcpKindResponse: {en: "response"},
	RcpKindReturn:   {en: "return"},

	RcpHintAgain:      {en: "copy the file again from where it was made, and compare its size and its `sha256sum` on both sides"},
	RcpHintRcp:        {en: "give the .rcp file that the other party sent; `recoupe inspect FILE` says what a file is"},
	RcpHintTextMode:   {en: "it was one, but a transfer changed its bytes as if it were text; send it again in binary mode, or in a .zip"},
	RcpHintBase64:     {en: "it was one, but it is still wrapped as mail wraps it (base64); unwrap it with `base64 -d FILE > file.rcp`"},
	RcpHintCompressed: {en: "it is a compressed file or an archive; unpack it and give the .rcp file that is in it"},
	RcpHintSealed:     {en: "it is sealed with age; open it first with `age -d -i KEY FILE > file.rcp`"},
	RcpHintPage:       {en: "it is a web page, perhaps the login page of the place it was downloaded from; sign in and download it again"},
	RcpHintList:       {en: "it looks like text: a list of persons goes to `prepare` or `request` and never to the other party; agreement.yaml is for `recoupe agree show`"},
	RcpHintZeros:      {en: "it begins with nothing but zeros: a copy or a download stopped early; copy it again from where it was made"},
	RcpHintVersion:    {en: "both parties need versions of recoupe that belong together; compare `recoupe --version`"},
	RcpHintMaker:      {en: "copying again will not help: the program that made the file has a fault, or somebody changed the file on purpose; ask the other party which version made it"},
	RcpHintDisk:       {en: "look at the disk or the connection, then type the same command again"},
	RcpHintSet:        {en: "a set file is for the querier's `recoupe finish`"},
	RcpHintRequest:    {en: "a request file is for the holder's `recoupe answer`"},
	RcpHintResponse:   {en: "a response file is for the querier's `recoupe finish`"},
	RcpHintReturn:     {en: "a return file is for the holder's `recoupe receive`"},
})
