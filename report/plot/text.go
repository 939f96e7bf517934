package plot

import (
	"encoding/xml"
	"strings"
	"unicode"
)

// fontFamily is the font of every text: what the reader's system uses itself.
const fontFamily = `system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans','DejaVu Sans',sans-serif`

// font is the size and the weight of a text, in units of the viewBox.
type font struct {
	size float64
	bold bool
	line float64 // height of a line
}

var (
	titleFont    = font{size: 18, bold: true, line: 24}
	subtitleFont = font{size: 14, line: 20}
	labelFont    = font{size: 14, line: 18}
	tickFont     = font{size: 13, line: 16}
)

// ascii holds the advance widths of the signs from space to ~ in DejaVu Sans,
// the widest of the usual system fonts, in thousandths of the size.
var ascii = [...]uint16{
	318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337,
	637, 637, 637, 637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 531,
	1000, 685, 687, 699, 771, 632, 576, 775, 752, 295, 295, 656, 558, 863, 749, 788,
	604, 788, 695, 635, 611, 732, 685, 989, 686, 611, 686, 391, 337, 391, 838, 500,
	500, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580, 278, 975, 634, 612,
	635, 635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838,
}

// advance returns an upper estimate of the width of r, in thousandths of the
// size.
func advance(r rune) float64 {
	switch {
	case r >= ' ' && r <= '~':
		return float64(ascii[r-' '])
	case r == '\u00a0' || r == '\u202f' || r == '’' || r == '·':
		return 318
	case r == '–' || r == '°':
		return 500
	case strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r):
		return 401
	case unicode.Is(unicode.Mn, r):
		return 0
	case r >= 0xc0 && r < 0x180 && unicode.IsLower(r) && r != 'æ' && r != 'œ':
		return 660
	case r >= 0xc0 && r < 0x180 && unicode.IsUpper(r) && r != 'Æ' && r != 'Œ':
		return 840
	case r < 0x1100:
		return 1100
	}
	return 1400
}

// width returns an upper estimate of the width of s.
func (f font) width(s string) float64 {
	var sum float64
	for _, r := range s {
		sum += advance(r)
	}
	if f.bold {
		sum *= 1.16
	}
	return sum * f.size / 1000
}

// widest returns the width of the widest of lines.
func (f font) widest(lines []string) float64 {
	var w float64
	for _, s := range lines {
		w = max(w, f.width(s))
	}
	return w
}

// clean returns s as one line of valid UTF-8: runs of spaces, line breaks and
// tabs as one space, what is no text as U+FFFD. Narrow and no-break spaces are
// kept.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' && r != '\u2009'
	}), " ")
}

// wrap breaks s into at most most lines none of which is wider than limit: at
// spaces, in words that are too long after a hyphen, a stroke, an underscore
// or a full stop, or anywhere. What does not fit ends in an ellipsis. The
// result is never empty.
func (f font) wrap(s string, limit float64, most int) []string {
	words := strings.Split(clean(s), " ")
	var lines []string
	line := ""
	for len(words) > 0 {
		word := words[0]
		joined := word
		if line != "" {
			joined = line + " " + word
		}
		switch {
		case f.width(joined) <= limit:
			line, words = joined, words[1:]
			continue
		case line == "":
			head, tail := f.cut(word, limit)
			line = head
			if words[0] = tail; tail == "" {
				words = words[1:]
			}
		}
		if len(lines) == most-1 && len(words) > 0 {
			return append(lines, f.ellipsis(line, limit))
		}
		if len(words) > 0 {
			lines, line = append(lines, line), ""
		}
	}
	return append(lines, line)
}

// cut splits word at the last good place whose left part is not wider than
// limit, but after one sign at least.
func (f font) cut(word string, limit float64) (head, tail string) {
	fits, good := 0, 0
	for i, r := range word {
		end := i + len(string(r))
		if f.width(word[:end]) > limit {
			break
		}
		fits = end
		if strings.ContainsRune("-/_.×+,", r) {
			good = end
		}
	}
	switch {
	case good > 0:
		fits = good
	case fits == 0:
		fits = len(string([]rune(word)[:1]))
	}
	return word[:fits], word[fits:]
}

// ellipsis shortens s so that it fits into limit with an ellipsis behind it.
func (f font) ellipsis(s string, limit float64) string {
	signs := []rune(s)
	for len(signs) > 0 && f.width(string(signs)+"…") > limit {
		signs = signs[:len(signs)-1]
	}
	return strings.TrimRight(string(signs), " ") + "…"
}

// escape returns s as character data of XML; what XML cannot hold becomes
// U+FFFD.
func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}
