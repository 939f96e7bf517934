package agreement

import (
	"encoding/hex"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"

	"recoupe/internal/message"
)

// maxText is the longest free text accepted, in bytes.
const maxText = 4000

// scalar returns the single value at path, without the line breaks and spaces
// around it; a null is empty.
func (r *reader) scalar(path string) string {
	n := r.nodes[path]
	if r.err != nil {
		return ""
	}
	if n.Kind != yaml.ScalarNode {
		r.fail(path, message.AgreementNotValue)
		return ""
	}
	if n.ShortTag() == "!!null" {
		return ""
	}
	return strings.TrimSpace(n.Value)
}

// text reads a text of one line or, in a block of YAML, of several that are
// joined by spaces. It must not be empty.
func (m mapping) text(key string) string {
	path := m.path + key
	s := strings.Join(strings.FieldsFunc(m.scalar(path), func(r rune) bool { return r == '\n' }), " ")
	switch {
	case s == "":
		m.fail(path, message.AgreementTextEmpty)
	case len(s) > maxText:
		m.fail(path, message.AgreementTextLong, maxText)
	case strings.ContainsFunc(s, invisible):
		m.fail(path, message.AgreementTextInvisible)
	}
	return s
}

// invisible reports whether r could hide or reorder what a person reads.
func invisible(r rune) bool { return !unicode.IsPrint(r) && !unicode.Is(unicode.Zs, r) }

// choice reads one of the given values at path.
func choice[T ~string](r *reader, path string, values []T) T {
	v := T(r.scalar(path))
	if !slices.Contains(values, v) {
		r.fail(path, message.AgreementChoice, listed(values))
	}
	return v
}

// choices reads the distinct values of the list under key.
func choices[T ~string](m mapping, key string, values []T) []T {
	var out []T
	for _, path := range m.list(key, len(values)) {
		v := choice(m.reader, path, values)
		if slices.Contains(out, v) {
			m.fail(path, message.AgreementTwice)
		}
		out = append(out, v)
	}
	return out
}

func listed[T ~string](values []T) string {
	s := make([]string, len(values))
	for i, v := range values {
		s[i] = string(v)
	}
	return strings.Join(s, ", ")
}

var decimal = regexp.MustCompile(`^(0|[1-9][0-9]{0,18})$`)

// number reads a whole number from least to most.
func (m mapping) number(key string, least, most uint64) uint64 {
	path := m.path + key
	s := m.scalar(path)
	v, err := strconv.ParseUint(s, 10, 64)
	if !decimal.MatchString(s) || err != nil || v < least || v > most {
		m.fail(path, message.AgreementNumber, least, most)
		return 0
	}
	return v
}

// hex reads n bytes as lower-case hexadecimal digits.
func (m mapping) hex(key string, n int) []byte {
	path := m.path + key
	s := m.scalar(path)
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != n || s != strings.ToLower(s) {
		m.fail(path, message.AgreementHex, 2*n)
		return make([]byte, n)
	}
	return b
}

// date reads a day.
func (m mapping) date(key string) Date {
	d, ok := ParseDate(m.scalar(m.path + key))
	if !ok {
		m.fail(m.path+key, message.AgreementDate)
	}
	return d
}

// dateOrPlaceholder reads a day that may be still to complete.
func (m mapping) dateOrPlaceholder(key string) Date {
	if m.scalar(m.path+key) == Placeholder {
		return Date{}
	}
	return m.date(key)
}

var (
	period = regexp.MustCompile(`^20[0-9]{2}-(0[1-9]|1[0-2])(/20[0-9]{2}-(0[1-9]|1[0-2]))?$`)
	name   = regexp.MustCompile(`^[a-z][a-z0-9-]{0,31}$`)
)

// period reads a month, or the first and the last of several; or nothing yet.
func (m mapping) period(key string) string {
	path := m.path + key
	s := m.scalar(path)
	first, last, two := strings.Cut(s, "/")
	if s != Placeholder && (!period.MatchString(s) || two && last < first) {
		m.fail(path, message.AgreementPeriod)
	}
	return s
}

// name reads the short name of an incident.
func (m mapping) name(key string) string {
	s := m.scalar(m.path + key)
	if !name.MatchString(s) {
		m.fail(m.path+key, message.AgreementName)
	}
	return s
}

// siren reads a SIREN and returns its 9 digits.
func (m mapping) siren(key string) string {
	s, ok := parseSIREN(m.scalar(m.path + key))
	if !ok {
		m.fail(m.path+key, message.AgreementSIREN)
	}
	return s
}
