package table

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"

	"recoupe/identity"
	"recoupe/internal/message"
)

// maxColumnsSize bounds a columns.yaml, in bytes.
const maxColumnsSize = 64 << 10

// Example is a columns.yaml as messages show it.
const Example = "columns:\n  nir: NUM_SS\n  birth_name: NOM\n  phone: [TEL1, TEL2]"

// Columns is a columns.yaml: what a party says about its own list.
type Columns struct {
	// Columns gives the names of the columns of a field. A field with none has
	// no column, even if the header has one that would be recognised.
	Columns map[identity.Field][]string
	// Encoding and Delimiter are as in Options.
	Encoding  string
	Delimiter string
}

// LoadColumns reads a columns.yaml:
//
//	columns:
//	  nir: NUM_SS            # the column's name
//	  phone: [TEL1, TEL2]    # several, for phone only
//	  sex: []                # none
//	  email: "#7"            # the seventh column
//	encoding: windows-1252   # optional
//	delimiter: ";"           # optional
//
// An unknown key, a key that stands twice, an alias or a second document is an
// error, with its line.
func LoadColumns(r io.Reader) (*Columns, error) {
	b, err := io.ReadAll(io.LimitReader(r, maxColumnsSize+1))
	if err != nil {
		return nil, message.New(message.TableUnreadable, "columns.yaml").Because(err)
	}
	if len(b) > maxColumnsSize {
		return nil, message.New(message.ColumnsTooLong, maxColumnsSize)
	}
	c := &Columns{Columns: map[identity.Field][]string{}}
	d := yaml.NewDecoder(bytes.NewReader(b))
	var doc, more yaml.Node
	if err := d.Decode(&doc); errors.Is(err, io.EOF) {
		return c, nil
	} else if err != nil {
		return nil, columnsError(message.ColumnsSyntax, yamlLine(err))
	}
	if err := d.Decode(&more); !errors.Is(err, io.EOF) {
		return nil, columnsError(message.ColumnsSyntax, max(more.Line, 1))
	}
	if err := c.decode(doc.Content[0]); err != nil {
		return nil, err
	}
	return c, nil
}

// decode reads the top of a columns.yaml.
func (c *Columns) decode(top *yaml.Node) error {
	if isNull(top) {
		return nil
	}
	return eachPair(top, message.ColumnsWantTop, func(key, value *yaml.Node) error {
		switch key.Value {
		case "columns":
			if isNull(value) {
				return nil
			}
			return eachPair(value, message.ColumnsWantFields, c.decodeField)
		case "encoding":
			c.Encoding = strings.ToLower(value.Value)
			if _, ok := parseEncoding(c.Encoding); !ok || value.Kind != yaml.ScalarNode {
				return columnsError(message.ColumnsShape, value.Line, message.ColumnsWantEncoding)
			}
		case "delimiter":
			c.Delimiter = value.Value
			if _, ok := parseDelimiter(c.Delimiter); !ok || value.Kind != yaml.ScalarNode {
				return columnsError(message.ColumnsShape, value.Line, message.ColumnsWantDelimiter)
			}
		default:
			return columnsError(message.ColumnsKey, key.Line)
		}
		return nil
	})
}

// decodeField reads the columns of one field.
func (c *Columns) decodeField(key, value *yaml.Node) error {
	f, ok := identity.ParseField(key.Value)
	if !ok {
		return message.New(message.ColumnsField, key.Line)
	}
	names := []*yaml.Node{value}
	if value.Kind == yaml.SequenceNode {
		names = value.Content
	}
	if len(names) > 1 && f != identity.Phone {
		return columnsError(message.ColumnsShape, value.Line, message.ColumnsWantOne)
	}
	c.Columns[f] = []string{}
	for _, n := range names {
		if n.Kind != yaml.ScalarNode || isNull(n) || strings.TrimSpace(n.Value) == "" {
			return columnsError(message.ColumnsShape, n.Line, message.ColumnsWantName)
		}
		c.Columns[f] = append(c.Columns[f], n.Value)
	}
	return nil
}

// Assign adds an assignment as the flag --column takes it, such as nir=NUM_SS.
// The first one for a field replaces what columns.yaml says about it when
// replaced does not have the field yet; it is then put there.
func (c *Columns) Assign(assignment string, replaced map[identity.Field]bool) error {
	field, column, ok := strings.Cut(assignment, "=")
	f, known := identity.ParseField(strings.TrimSpace(field))
	if !ok || !known || strings.TrimSpace(column) == "" {
		return message.New(message.TableOptionColumn, assignment)
	}
	if c.Columns == nil {
		c.Columns = map[identity.Field][]string{}
	}
	if !replaced[f] {
		c.Columns[f] = nil
		replaced[f] = true
	}
	c.Columns[f] = append(c.Columns[f], column)
	return nil
}

// Format returns c as a columns.yaml that LoadColumns reads, fields in the
// order of identity.
func Format(c Columns) string {
	top := &yaml.Node{Kind: yaml.MappingNode}
	put := func(m *yaml.Node, key string, value *yaml.Node) {
		m.Content = append(m.Content, scalar(key), value)
	}
	fields := &yaml.Node{Kind: yaml.MappingNode}
	for f := range identity.NumFields {
		names, ok := c.Columns[f]
		if !ok {
			continue
		}
		if len(names) == 1 {
			put(fields, f.String(), scalar(names[0]))
			continue
		}
		list := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
		for _, n := range names {
			list.Content = append(list.Content, scalar(n))
		}
		put(fields, f.String(), list)
	}
	put(top, "columns", fields)
	if c.Encoding != "" {
		put(top, "encoding", scalar(c.Encoding))
	}
	if c.Delimiter != "" {
		put(top, "delimiter", scalar(c.Delimiter))
	}
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := errors.Join(e.Encode(top), e.Close()); err != nil {
		panic("table: " + err.Error()) // nodes of strings are always encodable
	}
	return b.String()
}
