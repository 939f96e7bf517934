package table

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"recoupe/identity"
	"recoupe/internal/message"
)

// Mapping has the columns of each field, from 0 in the order of the list. Only
// [identity.Phone] can have several: their values are joined with semicolons.
// A field without a column is absent.
type Mapping map[identity.Field][]int

// Missing returns those of fields that have no column.
func (m Mapping) Missing(fields []identity.Field) []identity.Field {
	var missing []identity.Field
	for _, f := range fields {
		if len(m[f]) == 0 {
			missing = append(missing, f)
		}
	}
	return missing
}

// resolver finds the columns of the fields in a header.
type resolver struct {
	list   any // its name, for messages
	line   int // of the header
	header []string
	given  Columns
}

// resolve returns the columns of all fields that have some, or what is unknown
// or ambiguous about those in wanted.
func (r *resolver) resolve(wanted []identity.Field) (Mapping, error) {
	mapping := Mapping{}
	claimed := map[int]bool{}
	for f := range identity.NumFields {
		columns, err := r.find(f)
		if err != nil {
			return nil, err
		}
		for _, c := range columns {
			claimed[c] = true
		}
		if len(columns) > 0 {
			mapping[f] = columns
		}
	}
	var unclear []identity.Field
	candidates := r.recognised(claimed)
	for f := range identity.NumFields {
		columns, found := candidates[f]
		if _, given := r.given.Columns[f]; given || !found {
			continue
		}
		mapping[f] = columns
		if slices.Contains(wanted, f) && len(columns) > 1 && f != identity.Phone {
			unclear = append(unclear, f)
		}
	}
	if len(unclear) > 0 {
		return nil, r.ambiguous(unclear, candidates)
	}
	if len(mapping) == 0 && len(candidates) == 0 {
		return nil, message.New(message.TableNoColumns, r.list, r.line, len(r.header)).
			WithHint(message.TableNoColumnsHint, Example)
	}
	for f := range mapping {
		if !slices.Contains(wanted, f) {
			delete(mapping, f)
		}
	}
	return mapping, nil
}

// find returns the columns that are given for f.
func (r *resolver) find(f identity.Field) ([]int, error) {
	given := r.given.Columns[f]
	if len(given) > 1 && f != identity.Phone {
		return nil, message.New(message.TableOneColumn, r.list, f.String(), len(given))
	}
	var columns []int
	for _, name := range given {
		found := r.named(name)
		switch {
		case len(found) == 0:
			return nil, message.New(message.TableUnknownColumn, r.list, f.String(), name)
		case len(found) > 1:
			return nil, message.New(message.TableColumnTwice, r.list, f.String(), name)
		case !slices.Contains(columns, found[0]):
			columns = append(columns, found[0])
		}
	}
	return columns, nil
}

// named returns the columns with the given name: as it is written, or else but
// for case, accents and separators, or else as a place such as #3.
func (r *resolver) named(name string) []int {
	var exact, near []int
	folded := fold(name)[0]
	for c, h := range r.header {
		if h == strings.TrimSpace(name) {
			exact = append(exact, c)
		}
		if folded != "" && fold(h)[0] == folded {
			near = append(near, c)
		}
	}
	switch {
	case len(exact) > 0:
		return exact
	case len(near) > 0:
		return near
	}
	if place, ok := strings.CutPrefix(name, "#"); ok {
		if n, err := strconv.Atoi(place); err == nil && n >= 1 && n <= len(r.header) {
			return []int{n - 1}
		}
	}
	return nil
}

// recognised returns the columns whose names mean a field, except those that
// are claimed already.
func (r *resolver) recognised(claimed map[int]bool) Mapping {
	var found [sure + 1]Mapping
	for i := range found {
		found[i] = Mapping{}
	}
	for c, h := range r.header {
		if m, ok := recognise(h); ok && !claimed[c] {
			found[m.strength][m.field] = append(found[m.strength][m.field], c)
		}
	}
	all := found[sure]
	has := func(f identity.Field) bool { return len(all[f]) > 0 || len(r.given.Columns[f]) > 0 }
	for f, columns := range found[weak] {
		switch {
		case !has(f):
			all[f] = columns
		case f == identity.BirthName && !has(identity.UsageName):
			all[identity.UsageName] = columns
		}
	}
	return all
}

// ambiguous says that several columns could be the first of fields, and writes a
// columns.yaml that has what is given already and, for each of fields, the first
// candidate.
func (r *resolver) ambiguous(fields []identity.Field, candidates Mapping) error {
	proposal := r.given
	proposal.Columns = maps.Clone(r.given.Columns)
	if proposal.Columns == nil {
		proposal.Columns = map[identity.Field][]string{}
	}
	for _, f := range fields {
		proposal.Columns[f] = []string{r.reference(candidates[f][0])}
	}
	var columns []string
	for _, c := range candidates[fields[0]] {
		columns = append(columns, fmt.Sprintf("%q (#%d)", r.header[c], c+1))
	}
	return message.New(message.TableAmbiguous, r.list, fields[0].String(), strings.Join(columns, ", ")).
		WithHint(message.TableWriteColumns, strings.TrimSpace(Format(proposal)))
}

// reference returns how a columns.yaml names column c: by its name, or by its
// place where the name is not unique.
func (r *resolver) reference(c int) string {
	if name := r.header[c]; name != "" && len(r.named(name)) == 1 {
		return name
	}
	return "#" + strconv.Itoa(c+1)
}
