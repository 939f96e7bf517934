package table

import (
	"bytes"

	"recoupe/internal/message"
)

// refuseForeign returns an error when head, the first bytes of a decompressed
// file, is not of a text with columns but of another kind of file that people
// pass for a list.
func refuseForeign(name any, head []byte) error {
	switch {
	case hasPrefix(head, "PK\x03\x04"):
		if isSpreadsheetZip(head) {
			return message.New(message.TableSpreadsheet, name)
		}
		return message.New(message.TableArchive, name, "ZIP")
	case hasPrefix(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"):
		return message.New(message.TableSpreadsheet, name)
	case hasPrefix(head, "7z\xBC\xAF\x27\x1C"):
		return message.New(message.TableArchive, name, "7z")
	case hasPrefix(head, "Rar!\x1A\x07"):
		return message.New(message.TableArchive, name, "RAR")
	case hasPrefix(head, "\xFD7zXZ\x00"):
		return message.New(message.TableArchive, name, "xz")
	case hasPrefix(head, "BZh") && len(head) > 9 && string(head[4:10]) == "1AY&SY":
		return message.New(message.TableArchive, name, "bzip2")
	case hasPrefix(head, "\x1f\x8b"), hasPrefix(head, "\x28\xb5\x2f\xfd"):
		return message.New(message.TableTwice, name)
	case hasPrefix(head, "%PDF-"):
		return message.New(message.TableNotText, name, message.TableKindPDF)
	case hasPrefix(head, "{\\rtf"):
		return message.New(message.TableNotText, name, message.TableKindDocument)
	case isMarkup(head):
		return message.New(message.TableNotText, name, message.TableKindMarkup)
	}
	return nil
}

// refuseBinary returns an error when head holds what 8-bit text does not.
func refuseBinary(name any, head []byte) error {
	control := 0
	for _, c := range head {
		switch {
		case c == 0:
			return message.New(message.TableNotText, name, message.TableKindBinary)
		case c < 0x20 && c != '\t' && c != '\n' && c != '\r':
			control++
		}
	}
	if control > 2+len(head)/100 {
		return message.New(message.TableNotText, name, message.TableKindBinary)
	}
	return nil
}

// isSpreadsheetZip reports whether a ZIP archive begins as the files of Excel
// or of LibreOffice do.
func isSpreadsheetZip(head []byte) bool {
	for _, mark := range []string{"[Content_Types].xml", "_rels/", "xl/", "docProps/", "mimetypeapplication/vnd.oasis"} {
		if bytes.Contains(head, []byte(mark)) {
			return true
		}
	}
	return false
}

// isMarkup reports whether head begins as HTML or XML does; programs save such
// files under the name .xls.
func isMarkup(head []byte) bool {
	head = bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n"))
	for _, mark := range []string{"<?xml", "<!doctype", "<html", "<table", "<!--"} {
		if hasPrefix(head, mark) {
			return true
		}
	}
	return false
}
