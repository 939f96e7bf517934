// Package table reads the lists that people have: CSV with a comma, semicolon,
// tab or bar; in UTF-8, UTF-16, Windows-1252 or ISO-8859-15; plain, .gz or .zst;
// from a file or from standard input.
//
//	l, err := table.Open("list.csv", os.Stdin, table.Options{Fields: fields})
//	...
//	defer l.Close()
//	b := table.NewBatch(4096)
//	for err = l.Read(b); err == nil; err = l.Read(b) {
//		for i := range b.Len() {
//			b.Record(i, &record)
//		}
//	}
//	if err != io.EOF {
//		return err // the list is not read to its end: no result may be built on it
//	}
//
// [Open] detects how the list is written ([List.Dialect]) and which columns hold
// which fields of a person ([List.Mapping]); [Options], a columns.yaml
// ([LoadColumns]) and the flag --column ([Columns.Assign]) override both.
//
// A record with the wrong number of columns, or with a quotation mark that does
// not close, is rejected and counted ([List.Rejects]) and reading goes on. All
// else that is wrong ends it. Errors are of the message catalogue; they give the
// line, the column and the names of columns, never a value.
//
// Memory is constant: a record has at most 1 MiB, a batch at most some 4 MiB,
// and a .zst file a window of at most 32 MiB.
package table
