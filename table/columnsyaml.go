package table

import (
	"regexp"
	"strconv"

	"go.yaml.in/yaml/v3"

	"recoupe/internal/message"
)

// scalar returns the node of a string, quoted where YAML needs it. A string of
// several lines is quoted too: the library writes it as a block that it cannot
// read again if it begins with a tab.
func scalar(s string) *yaml.Node {
	n := &yaml.Node{}
	n.SetString(s)
	if n.Style == yaml.LiteralStyle {
		n.Style = yaml.DoubleQuotedStyle
	}
	return n
}

// isNull reports whether n is an empty value.
func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// eachPair calls do with every key and value of the mapping m; expected says
// what m should be.
func eachPair(m *yaml.Node, expected message.ID, do func(key, value *yaml.Node) error) error {
	if m.Kind != yaml.MappingNode {
		return columnsError(message.ColumnsShape, m.Line, expected)
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(m.Content); i += 2 {
		key, value := m.Content[i], m.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			return columnsError(message.ColumnsShape, key.Line, expected)
		}
		if seen[key.Value] {
			return message.New(message.ColumnsTwice, key.Line)
		}
		seen[key.Value] = true
		if err := do(key, value); err != nil {
			return err
		}
	}
	return nil
}

// columnsError returns the error id with the example as its hint.
func columnsError(id message.ID, line int, args ...any) error {
	return message.New(id, append([]any{line}, args...)...).WithHint(message.ColumnsHint, Example)
}

var lineOf = regexp.MustCompile(`line (\d+)`)

// yamlLine returns the line that an error of the YAML parser names, or 1. The
// rest of its text is not shown: it can quote the file.
func yamlLine(err error) int {
	if m := lineOf.FindStringSubmatch(err.Error()); m != nil {
		if n, err := strconv.Atoi(m[1]); err == nil && n > 0 {
			return n
		}
	}
	return 1
}
