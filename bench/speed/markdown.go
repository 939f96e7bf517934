package speed

import (
	"strings"
	"unicode/utf8"

	"recoupe/internal/message"
)

// document is a text in Markdown that reads well as it is.
type document struct {
	texts
	strings.Builder
}

// heading appends a heading of a level from 1.
func (d *document) heading(level int, id message.ID) {
	if d.Len() > 0 {
		d.WriteString("\n")
	}
	d.WriteString(strings.Repeat("#", level) + " " + d.Text(id) + "\n")
}

// lineWidth is how wide paragraphs are, in letters.
const lineWidth = 100

// paragraph appends a paragraph, broken into lines.
func (d *document) paragraph(id message.ID, args ...any) {
	d.WriteString("\n")
	width := 0
	for _, word := range strings.Fields(d.Text(id, args...)) {
		n := utf8.RuneCountInString(word)
		switch {
		case width == 0:
		case width+1+n > lineWidth:
			d.WriteString("\n")
			width = 0
		default:
			d.WriteString(" ")
			width++
		}
		d.WriteString(word)
		width += n
	}
	d.WriteString("\n")
}

// code appends a line as it is.
func (d *document) code(line string) { d.WriteString("\n    " + line + "\n") }

// table appends a table: the first row is the header, the first columns, left
// of them in number, are texts, the others numbers.
func (d *document) table(left int, rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell), 2)
		}
	}
	line := func(row []string) {
		for i, cell := range row {
			pad := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if i < left {
				d.WriteString("| " + cell + pad + " ")
			} else {
				d.WriteString("| " + pad + cell + " ")
			}
		}
		d.WriteString("|\n")
	}
	d.WriteString("\n")
	line(rows[0])
	for i, w := range widths {
		if i < left {
			d.WriteString("|" + strings.Repeat("-", w+2))
		} else {
			d.WriteString("|" + strings.Repeat("-", w+1) + ":")
		}
	}
	d.WriteString("|\n")
	for _, row := range rows[1:] {
		line(row)
	}
}
