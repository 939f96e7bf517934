package message

import (
	"strings"

	"golang.org/x/text/language"
	textmessage "golang.org/x/text/message"
)

// printers write numbers in the manner of each language.
var printers = map[Language]*textmessage.Printer{
	English: textmessage.NewPrinter(language.English),
	French:  textmessage.NewPrinter(language.French),
}

// Format formats numbers as fmt.Sprintf does, in the manner of the language l:
// 36,820,828 in English, and in French 36 820 828 with narrow no-break spaces,
// as French typography sets them.
func (l Language) Format(format string, numbers ...any) string {
	s := printers[l].Sprintf(format, numbers...)
	if l == French {
		s = strings.ReplaceAll(s, "\u00a0", "\u202f")
	}
	return s
}

// Number returns a whole number in the manner of the language l.
func (l Language) Number(n uint64) string { return l.Format("%d", n) }
