package rcp

import (
	"errors"

	"recoupe/internal/message"
)

// ErrFile is what errors.Is finds in every error that is the fault of a file
// and not of this machine: foreign, damaged, cut, of another kind, version or
// session. As a cause it would add its own text to a message; [Refuse] does
// without.
var ErrFile error = message.RcpFile

// ErrUsage is returned by a [Writer] whose methods are not called in the order
// Begin, Frame, End.
var ErrUsage = errors.New("rcp: Begin, Frame and End not in this order")

// Refuse marks e as the fault of a file: errors.Is finds [ErrFile] in what it
// returns. Steps use it for what they find in payloads.
func Refuse(e *message.Error) error { return e.Of(ErrFile) }

// blame marks a message as the fault of the file, except a failure to read it.
func blame(err error) error {
	if e, ok := err.(*message.Error); ok && e.ID != message.RcpRead {
		return Refuse(e)
	}
	return err
}
