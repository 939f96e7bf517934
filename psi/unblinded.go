package psi

import (
	"bytes"
	"errors"
	"iter"

	"recoupe/internal/message"
)

// unblinded reads the batches that earlier attempts of Finish have left in the
// journal. Those of one response stand there in its order, so that a single
// walk finds them, and none but the current one is in memory.
type unblinded struct {
	next func() (record []byte, err error, ok bool)
	stop func()
	over bool // no record is left
}

// errStopped ends the walk through a journal of which no more is wanted.
var errStopped = errors.New("psi: no more records wanted")

// readUnblinded begins the walk through j; the caller stops it.
func readUnblinded(j Journal) *unblinded {
	next, stop := iter.Pull2(func(yield func([]byte, error) bool) {
		more := true
		err := j.Range(func(record []byte) error {
			if more = yield(record, nil); !more {
				return errStopped
			}
			return nil
		})
		if more && err != nil {
			yield(nil, err)
		}
	})
	return &unblinded{next: next, stop: stop}
}

// take returns the outputs of the batch of n inputs with the given check, or
// false if they do not follow in the journal. Records before them, of an answer
// that was replaced since, are passed over.
func (u *unblinded) take(check [checkSize]byte, n int) (prfs []byte, ok bool, err error) {
	for !u.over {
		record, err, ok := u.next()
		switch {
		case !ok:
			u.over = true
		case err != nil:
			return nil, false, err
		case len(record) < checkSize:
			return nil, false, message.New(message.PsiJournal)
		case [checkSize]byte(record) != check:
		case len(record) != checkSize+n*prfSize:
			return nil, false, message.New(message.PsiJournal)
		default:
			return bytes.Clone(record[checkSize:]), true, nil
		}
	}
	return nil, false, nil
}
