package agreement

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"recoupe/internal/message"
)

// maxComments is the most comments accepted. yaml takes time in the square of
// their number: seconds for a file of comments, which the other party may send.
const maxComments = 10_000

// maxKeyShown is how much of an unknown key a message repeats, in bytes.
const maxKeyShown = 40

// reader walks the YAML nodes of one agreement. It keeps the first fault; after
// it every read returns a zero value, so that callers look at err once.
type reader struct {
	err   error
	nodes map[string]*yaml.Node // by the path of the key, parties.holder.name
}

// mapping is one YAML mapping whose keys were checked.
type mapping struct {
	*reader
	path string // with the dot behind it; empty at the top
}

// open reads the only document of b and checks what holds whatever the schema:
// size, encoding, one document, neither anchor nor alias nor explicit tag.
//
// The schema is checked on nodes and not by yaml's KnownFields, which knows
// neither columns nor missing keys and takes a duplicate for a type error.
func open(b []byte) (*reader, *yaml.Node, error) {
	if len(b) > MaxSize {
		return nil, nil, message.New(message.AgreementSize, MaxSize)
	}
	if !utf8.Valid(b) || bytes.IndexByte(b, 0) >= 0 {
		return nil, nil, message.New(message.AgreementEncoding)
	}
	if bytes.Count(b, []byte("#")) > maxComments {
		return nil, nil, message.New(message.AgreementComments, maxComments)
	}
	dec := yaml.NewDecoder(bytes.NewReader(b))
	var doc, more yaml.Node
	switch err := dec.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return nil, nil, message.New(message.AgreementEmpty)
	case err != nil:
		return nil, nil, syntaxError(err)
	}
	switch err := dec.Decode(&more); {
	case err == nil:
		return nil, nil, message.New(message.AgreementDocuments, more.Line)
	case !errors.Is(err, io.EOF):
		return nil, nil, syntaxError(err)
	}
	root := doc.Content[0]
	if err := checkPlain(root); err != nil {
		return nil, nil, err
	}
	return &reader{nodes: map[string]*yaml.Node{}}, root, nil
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// syntaxError turns an error of the YAML parser into one of the catalogue.
func syntaxError(err error) error {
	text := err.Error()
	m := yamlLine.FindStringSubmatch(text)
	if m == nil {
		return message.New(message.AgreementSyntax).Because(err)
	}
	cause := errors.New(strings.TrimPrefix(text, m[0]))
	if line, err := strconv.Atoi(m[1]); err == nil {
		return message.New(message.AgreementSyntaxLine, line).Because(cause)
	}
	return message.New(message.AgreementSyntax).Because(cause)
}

// checkPlain refuses anchors, aliases and tags, below which one value can stand
// for another or for very many.
func checkPlain(n *yaml.Node) error {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		return message.New(message.AgreementAlias, n.Line, n.Column)
	}
	if n.Style&yaml.TaggedStyle != 0 {
		return message.New(message.AgreementTag, n.Line, n.Column)
	}
	for _, c := range n.Content {
		if err := checkPlain(c); err != nil {
			return err
		}
	}
	return nil
}

// fail keeps the first fault: the message id, whose first three arguments are
// the line, the column and the path of the key at fault.
func (r *reader) fail(path string, id message.ID, args ...any) {
	if r.err != nil {
		return
	}
	n := r.nodes[path]
	if n == nil {
		n = &yaml.Node{} // a fault without a place is a fault all the same
	}
	r.err = message.New(id, append([]any{n.Line, n.Column, path}, args...)...)
}

// mapping checks that the node at path is a mapping with the given keys, every
// one once and no other.
func (r *reader) mapping(n *yaml.Node, path string, keys ...string) mapping {
	m := mapping{reader: r, path: path}
	if path != "" {
		m.path += "."
	}
	if r.err != nil {
		return m
	}
	name := path
	if name == "" {
		name = "agreement"
	}
	if n.Kind != yaml.MappingNode {
		r.err = message.New(message.AgreementNotMapping, n.Line, n.Column, name, strings.Join(keys, ", "))
		return m
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		known := false
		for _, key := range keys {
			known = known || k.Kind == yaml.ScalarNode && k.Value == key
		}
		if !known {
			r.err = message.New(message.AgreementUnknownKey, k.Line, k.Column, name, shown(k.Value)).
				WithHint(message.AgreementUnknownKeyHint, name, strings.Join(keys, ", "))
			return m
		}
		if first := r.nodes[m.path+k.Value]; first != nil {
			r.err = message.New(message.AgreementDuplicateKey, k.Line, k.Column, m.path+k.Value, first.Line)
			return m
		}
		r.nodes[m.path+k.Value] = v
	}
	for _, key := range keys {
		if r.nodes[m.path+key] == nil {
			r.err = message.New(message.AgreementMissingKey, n.Line, n.Column, m.path+key)
			return m
		}
	}
	return m
}

// shown returns the start of an unknown key, without what a terminal would obey.
func shown(key string) string {
	if len(key) > maxKeyShown {
		key = strings.ToValidUTF8(key[:maxKeyShown], "")
	}
	return strconv.Quote(key)
}

// child reads the mapping under key.
func (m mapping) child(key string, keys ...string) mapping {
	return m.mapping(m.nodes[m.path+key], m.path+key, keys...)
}

// list returns the paths of the items of the sequence under key, which has from
// 1 to most items.
func (m mapping) list(key string, most int) []string {
	path := m.path + key
	n := m.nodes[path]
	if m.err != nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode || len(n.Content) == 0 || len(n.Content) > most {
		m.fail(path, message.AgreementNotList, most)
		return nil
	}
	paths := make([]string, len(n.Content))
	for i, c := range n.Content {
		paths[i] = fmt.Sprintf("%s[%d]", path, i+1)
		m.nodes[paths[i]] = c
	}
	return paths
}
