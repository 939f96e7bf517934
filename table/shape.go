package table

import (
	"strings"
	"unicode"

	"recoupe/identity"
)

// Bounds of Shape.
const (
	maxShapes      = 3  // values shown of a column
	maxShapeLetter = 20 // characters shown of a value
)

// Shape shows what stands in a mapped column without showing a value, so that a
// person can confirm the mapping.
type Shape struct {
	Field  identity.Field
	Column int    // from 0
	Name   string // of the column
	// Values are the first values that are not empty, 3 at most: letters are
	// A, digits 9, all else is itself, as in 99/99/9999. At most 20 characters
	// of each.
	Values []string
}

// mask returns the shape of one value.
func mask(value []byte) string {
	var s strings.Builder
	n := 0
	for _, r := range string(value) {
		if n++; n > maxShapeLetter {
			break
		}
		switch {
		case unicode.IsLetter(r), unicode.IsMark(r):
			r = 'A'
		case unicode.IsNumber(r):
			r = '9'
		case !unicode.IsPrint(r):
			r = '?'
		}
		s.WriteRune(r)
	}
	return s.String()
}

// shapesOf returns the shapes of the mapped columns in the rows of b.
func shapesOf(b *Batch, mapping Mapping, header []string) []Shape {
	var shapes []Shape
	for f := range identity.NumFields {
		for _, c := range mapping[f] {
			s := Shape{Field: f, Column: c, Name: header[c]}
			for i := 0; i < b.Len() && len(s.Values) < maxShapes; i++ {
				if cell := b.cell(i, c); len(cell) > 0 {
					s.Values = append(s.Values, mask(cell))
				}
			}
			shapes = append(shapes, s)
		}
	}
	return shapes
}
