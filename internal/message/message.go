// Package message is the catalogue of everything recoupe says to a person.
//
// Each message has an ID. An ID is an error in itself, so that a package can
// return one, wrap it with its arguments, and match it with errors.Is:
//
//	return message.New(message.TableRagged, line, got, want)
//	...
//	errors.Is(err, message.TableRagged)
//
// The texts stand in one file per area, beside the IDs of that area. An
// argument is never a value of a person: lines, columns, counts, names of
// fields, of files and of match keys only.
package message

import (
	"errors"
	"fmt"
	"slices"
)

// ID names one message of the catalogue. Its text is a format for fmt.Sprintf;
// arguments are given by explicit index (%[1]s), so that a translation may
// reorder them.
type ID string

// Error returns the text of the message without its arguments, so that an ID
// can serve as a sentinel for errors.Is.
func (id ID) Error() string { return string(id) }

// Language selects the texts of the catalogue.
type Language string

// English is the language of the documentation and of the code.
const English Language = "en"

// French is the language of most readers of reports; a text that the catalogue
// has in English only is English in French too.
const French Language = "fr"

// Text renders the message id in the language l with args.
func (l Language) Text(id ID, args ...any) string {
	e, ok := catalogue[id]
	if !ok {
		return string(id)
	}
	if len(args) == 0 {
		return e.en
	}
	return fmt.Sprintf(e.en, l.render(args)...)
}

// render translates the arguments that are messages themselves.
func (l Language) render(args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case ID:
			out[i] = l.Text(a)
		case *Error:
			out[i] = l.Explain(a)
		default:
			out[i] = a
		}
	}
	return out
}

// Explain renders err in the language l: the catalogue's text where err is or
// wraps an [Error], followed by the text of its cause.
func (l Language) Explain(err error) string {
	var e *Error
	if !errors.As(err, &e) {
		var id ID
		if errors.As(err, &id) {
			return l.Text(id)
		}
		return err.Error()
	}
	text := l.Text(e.ID, e.Args...)
	if e.Cause != nil {
		text += ": " + l.Explain(e.Cause)
	}
	return text
}

// Hint renders the hint of err in the language l: the first one found from the
// outermost error inwards, "" where there is none.
func (l Language) Hint(err error) string {
	for err != nil {
		var e *Error
		if !errors.As(err, &e) {
			return ""
		}
		if e.hint != "" {
			return l.Text(e.hint, e.hintArgs...)
		}
		if h := catalogue[e.ID].hint; h != "" {
			return l.Text(h)
		}
		err = e.Cause
	}
	return ""
}

// Error is a message with its arguments, an optional cause and an optional hint
// that says what to type.
type Error struct {
	ID    ID
	Args  []any
	Cause error

	kinds    []error
	hint     ID
	hintArgs []any
}

// New returns the message id with its arguments as an error.
func New(id ID, args ...any) *Error { return &Error{ID: id, Args: args} }

// Because sets the cause of e and returns e.
func (e *Error) Because(cause error) *Error {
	e.Cause = cause
	return e
}

// Of marks e as being of a kind, a sentinel that errors.Is then finds in it and
// that adds nothing to its text, and returns e.
func (e *Error) Of(kind error) *Error {
	e.kinds = append(e.kinds, kind)
	return e
}

// WithHint sets the hint of e, a message of the catalogue too, and returns e.
func (e *Error) WithHint(id ID, args ...any) *Error {
	e.hint, e.hintArgs = id, args
	return e
}

// Error renders e in English.
func (e *Error) Error() string { return English.Explain(e) }

// Is reports whether target is the ID of e or one of its kinds.
func (e *Error) Is(target error) bool {
	id, ok := target.(ID)
	return ok && id == e.ID || slices.Contains(e.kinds, target)
}

// Unwrap returns the cause of e.
func (e *Error) Unwrap() error { return e.Cause }

// entry is one message of the catalogue: its text and, for an error whose
// remedy is always the same, the ID of its hint.
type entry struct {
	en   string
	hint ID
}

// catalogue holds every entry; each area adds its own in a variable
// initialiser through add.
var catalogue = map[ID]entry{}

// add puts the entries of one area into the catalogue. An ID that is already
// there is a mistake of the program.
func add(entries map[ID]entry) struct{} {
	for id, e := range entries {
		if _, twice := catalogue[id]; twice {
			panic("message: " + string(id) + " is in the catalogue twice")
		}
		catalogue[id] = e
	}
	return struct{}{}
}
