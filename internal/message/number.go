package message

import (
	"golang.org/x/text/language"
	textmessage "golang.org/x/text/message"
)

// printers write numbers in the manner of each language.
var printers = map[Language]*textmessage.Printer{
	English: textmessage.NewPrinter(language.English),
}

// Format formats numbers as fmt.Sprintf does, in the manner of the language l:
// 36,820,828.
func (l Language) Format(format string, numbers ...any) string {
	return printers[l].Sprintf(format, numbers...)
}

// Number returns a whole number in the manner of the language l.
func (l Language) Number(n uint64) string { return l.Format("%d", n) }
