package message

// What package table says about a list that it cannot read. %[1]s is the name
// of the list unless stated otherwise.
const (
	TableMissing          ID = "table.missing"
	TableMissingHint      ID = "table.missing.hint"
	TableUnreadable       ID = "table.unreadable"
	TableEmpty            ID = "table.empty"
	TableEmptyHint        ID = "table.empty.hint"
	TableSpreadsheet      ID = "table.spreadsheet"
	TableSpreadsheetHint  ID = "table.spreadsheet.hint"
	TableArchive          ID = "table.archive"
	TableArchiveHint      ID = "table.archive.hint"
	TableNotText          ID = "table.not-text"
	TableNotTextHint      ID = "table.not-text.hint"
	TableTwice            ID = "table.twice"
	TableStdin            ID = "table.stdin"
	TableKindPDF          ID = "table.kind.pdf"
	TableKindDocument     ID = "table.kind.document"
	TableKindMarkup       ID = "table.kind.markup"
	TableKindBinary       ID = "table.kind.binary"
	TableNUL              ID = "table.nul"
	TableCompressed       ID = "table.compressed"
	TableCompressedHint   ID = "table.compressed.hint"
	TableWindow           ID = "table.window"
	TableWindowHint       ID = "table.window.hint"
	TableOptionEncoding   ID = "table.option.encoding"
	TableOptionDelimiter  ID = "table.option.delimiter"
	TableOptionColumn     ID = "table.option.column"
	TableOptionColumnHint ID = "table.option.column.hint"
	TableEncoding         ID = "table.encoding"
	TableEncodingHint     ID = "table.encoding.hint"
	TableEncodingAny      ID = "table.encoding.any"
	TableEncodingAnyHint  ID = "table.encoding.any.hint"
	TableRecordLong       ID = "table.record.long"
	TableRecordLongHint   ID = "table.record.long.hint"
	TableHeaderQuote      ID = "table.header.quote"
	TableHeaderQuoteHint  ID = "table.header.quote.hint"
	TableTooManyRows      ID = "table.rows"
	TableNoHeader         ID = "table.header.none"
	TableNoHeaderHint     ID = "table.header.none.hint"
	TableNoColumns        ID = "table.columns.none"
	TableNoColumnsHint    ID = "table.columns.none.hint"
	TableAmbiguous        ID = "table.columns.ambiguous"
	TableWriteColumns     ID = "table.columns.write"
	TableUnknownColumn    ID = "table.columns.unknown"
	TableUnknownColHint   ID = "table.columns.unknown.hint"
	TableColumnTwice      ID = "table.columns.twice"
	TableOneColumn        ID = "table.columns.one"
	ColumnsSyntax         ID = "columns.syntax"
	ColumnsHint           ID = "columns.hint"
	ColumnsTooLong        ID = "columns.long"
	ColumnsKey            ID = "columns.key"
	ColumnsField          ID = "columns.field"
	ColumnsTwice          ID = "columns.twice"
	ColumnsShape          ID = "columns.shape"
	ColumnsWantTop        ID = "columns.want.top"
	ColumnsWantFields     ID = "columns.want.fields"
	ColumnsWantEncoding   ID = "columns.want.encoding"
	ColumnsWantDelimiter  ID = "columns.want.delimiter"
	ColumnsWantOne        ID = "columns.want.one"
	ColumnsWantName       ID = "columns.want.name"
)

var _ = add(map[ID]entry{
	TableMissing:     {en: "%[1]s: there is no such file", hint: TableMissingHint},
	TableMissingHint: {en: "check the name and the folder, or give - to read the list from standard input"},
	TableUnreadable:  {en: "%[1]s: the list cannot be read"},
	TableEmpty:       {en: "%[1]s: the list is empty", hint: TableEmptyHint},
	TableEmptyHint:   {en: "export the list again: its first line must name the columns"},
	TableSpreadsheet: {en: "%[1]s: this is a spreadsheet (Excel or LibreOffice), not a CSV file", hint: TableSpreadsheetHint},
	TableSpreadsheetHint: {en: "open it in the spreadsheet program, choose Save as, type \"CSV UTF-8\", " +
		"and give the file that this makes"},
	TableArchive:        {en: "%[1]s: this is a %[2]s archive, not a CSV file", hint: TableArchiveHint},
	TableArchiveHint:    {en: "unpack it and give the CSV file itself; it may be compressed as .gz or .zst"},
	TableNotText:        {en: "%[1]s: this is %[2]s, not a CSV file", hint: TableNotTextHint},
	TableNotTextHint:    {en: "export the list as CSV, best in UTF-8"},
	TableTwice:          {en: "%[1]s: this file is compressed twice", hint: TableArchiveHint},
	TableStdin:          {en: "standard input"},
	TableKindPDF:        {en: "a PDF document"},
	TableKindDocument:   {en: "a word-processor document"},
	TableKindMarkup:     {en: "a web page or an XML document"},
	TableKindBinary:     {en: "a binary file"},
	TableNUL:            {en: "%[1]s, line %[2]d: a NUL byte, which no text holds; the file is damaged or not a CSV file", hint: TableNotTextHint},
	TableCompressed:     {en: "%[1]s, after line %[2]d: the compressed file is damaged or cut short", hint: TableCompressedHint},
	TableCompressedHint: {en: "copy the file again from where it comes from, and test it with gzip -t or zstd -t"},
	TableWindow:         {en: "%[1]s: the file was compressed with a window of more than %[2]d MiB", hint: TableWindowHint},
	TableWindowHint:     {en: "unpack it with zstd -d --long=31 and give the CSV file, or compress it again without --long and --ultra"},

	TableOptionEncoding:   {en: "unknown encoding %[1]q: use utf-8, utf-16le, utf-16be, windows-1252 or iso-8859-15"},
	TableOptionDelimiter:  {en: "unknown delimiter %[1]q: use \",\", \";\", \"tab\" or \"|\""},
	TableOptionColumn:     {en: "%[1]q does not assign a column to a field", hint: TableOptionColumnHint},
	TableOptionColumnHint: {en: "write FIELD=COLUMN, for example --column nir=NUM_SS; the fields are nir, ftid, birth_name, usage_name, first_name, sex, birth_date, email, phone, postcode"},

	TableEncoding:        {en: "%[1]s, line %[2]d, column %[3]d: the text is not %[4]s", hint: TableEncodingAnyHint},
	TableEncodingHint:    {en: "it looks like %[1]s: type --encoding %[1]s, or give no encoding so that it is detected"},
	TableEncodingAny:     {en: "%[1]s, line %[2]d, column %[3]d: the encoding of the text is none of those that recoupe reads", hint: TableEncodingAnyHint},
	TableEncodingAnyHint: {en: "export the list again as CSV UTF-8, or type --encoding and the encoding it is in"},

	TableRecordLong:      {en: "%[1]s, line %[2]d: a line of more than 1 MiB", hint: TableRecordLongHint},
	TableRecordLongHint:  {en: "this is not a list with one person to a line; look at that line, and export the list again"},
	TableHeaderQuote:     {en: "%[1]s, line %[2]d: a quotation mark opens in the names of the columns and does not close", hint: TableHeaderQuoteHint},
	TableHeaderQuoteHint: {en: "correct the first line of the list; a quotation mark inside a quoted name is written twice"},
	TableTooManyRows:     {en: "%[1]s, line %[2]d: more than 4,294,967,295 rows; split the list"},

	TableNoHeader:       {en: "%[1]s, line %[2]d: the first line holds values, not the names of the columns", hint: TableNoHeaderHint},
	TableNoHeaderHint:   {en: "add a first line that names the columns, for example: nir;nom_naissance;prenom;date_naissance;courriel;tel"},
	TableNoColumns:      {en: "%[1]s, line %[2]d: none of the %[3]d columns has a name that recoupe knows", hint: TableNoColumnsHint},
	TableNoColumnsHint:  {en: "the first line must have the names of the columns: delete lines above it, such as a title; if the names are unusual, write a columns.yaml into the session folder, for example:\n%[1]s"},
	TableAmbiguous:      {en: "%[1]s: several columns could be the field %[2]s: %[3]s"},
	TableWriteColumns:   {en: "choose one, and write columns.yaml in the session folder:\n%[1]s"},
	TableUnknownColumn:  {en: "%[1]s: the list has no column %[3]q, which is given for the field %[2]s", hint: TableUnknownColHint},
	TableUnknownColHint: {en: "write the name as it stands in the first line of the list, or its place as #1, #2, ..."},
	TableColumnTwice:    {en: "%[1]s: several columns are named %[3]q, which is given for the field %[2]s", hint: TableUnknownColHint},
	TableOneColumn:      {en: "%[1]s: the field %[2]s takes one column, and %[3]d are given"},

	ColumnsSyntax:        {en: "columns.yaml, line %[1]d: this is not YAML", hint: ColumnsHint},
	ColumnsHint:          {en: "a columns.yaml looks like this:\n%[1]s"},
	ColumnsTooLong:       {en: "columns.yaml: more than %[1]d bytes"},
	ColumnsKey:           {en: "columns.yaml, line %[1]d: unknown key; only columns, encoding and delimiter exist", hint: ColumnsHint},
	ColumnsField:         {en: "columns.yaml, line %[1]d: unknown field", hint: TableOptionColumnHint},
	ColumnsTwice:         {en: "columns.yaml, line %[1]d: the same key stands twice"},
	ColumnsShape:         {en: "columns.yaml, line %[1]d: expected %[2]s", hint: ColumnsHint},
	ColumnsWantTop:       {en: "columns:, encoding: or delimiter:"},
	ColumnsWantFields:    {en: "fields with the names of their columns"},
	ColumnsWantEncoding:  {en: "one of utf-8, utf-16le, utf-16be, windows-1252 and iso-8859-15"},
	ColumnsWantDelimiter: {en: "one of \",\", \";\", \"tab\" and \"|\""},
	ColumnsWantOne:       {en: "one column; only phone takes several"},
	ColumnsWantName:      {en: "the name of a column"},
})
