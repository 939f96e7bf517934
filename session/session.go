// Package session runs the steps of the protocol in a folder of one party: it
// reads the list, holds the secrets, keeps what an interrupted step has done,
// enforces the agreement, and writes down in the ledger what was done.
//
// A step takes a source and a sink of frames and never a path: files carry them
// here ([OpenFile], [CreateFile]), a connection may.
//
// The folder:
//
//	agreement.yaml   the agreement, the same bytes at both parties
//	columns.yaml     this party's column mapping, optional
//	ledger.jsonl     one line per act, hash-chained
//	secret/          keys, mode 0700
//	state/           journals, the record of what was answered, sorted runs
//	inbox/           files from the other party
//	outbox/          files for the other party
//	results/         what this party learnt
package session

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/gofrs/flock"

	"recoupe/agreement"
	"recoupe/identity"
	"recoupe/internal/message"
	"recoupe/psi"
	"recoupe/session/ledger"
)

// Role is what a party does in a session.
type Role string

// The roles.
const (
	RoleHolder  Role = "holder"
	RoleQuerier Role = "querier"
)

// Options are what a person may set about a step. They never change a result.
type Options struct {
	Workers  int      // goroutines for group operations
	Memory   int64    // bytes that the program should stay within
	Progress Progress // may be nil
	Clock    func() time.Time
	Program  string // version of the program, for the ledger
}

// Session is an open session folder. Nobody else works in the folder until it
// is closed.
type Session struct {
	Dir       string
	Role      Role
	Agreement *agreement.Agreement

	params psi.Params
	opt    Options
	lock   *flock.Flock
	ledger *ledger.Ledger
}

// The names in a session folder.
const (
	agreementName = "agreement.yaml"
	columnsName   = "columns.yaml"
	ledgerName    = "ledger.jsonl"
	lockName      = ".lock"
	secretDir     = "secret"
	stateDir      = "state"
	inboxDir      = "inbox"
	outboxDir     = "outbox"
	resultsDir    = "results"
)

// Open opens the session in the folder dir for a party with the given role. It
// refuses a folder in which another step is running, in which the other role
// was played, or whose agreement is not the one that earlier steps ran under,
// and a day outside the agreement's dates.
func Open(dir string, role Role, opt Options) (*Session, error) {
	s, err := open(dir, role, opt)
	if err != nil {
		return nil, err
	}
	if err := s.admissible(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// open opens the session without a look at what is allowed.
func open(dir string, role Role, opt Options) (*Session, error) {
	path := filepath.Join(dir, agreementName)
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return nil, message.New(message.SessionNoAgreement, dir)
	}
	a, err := agreement.Load(path)
	if err != nil {
		return nil, inFile(path, err)
	}
	s := &Session{Dir: dir, Role: role, Agreement: a, opt: opt}
	if s.params, err = params(a); err != nil {
		return nil, inFile(path, err)
	}
	for _, d := range []string{inboxDir, outboxDir, resultsDir, stateDir, secretDir} {
		if err := makeDir(filepath.Join(dir, d), d); err != nil {
			return nil, err
		}
	}
	if s.lock, err = lockFolder(dir); err != nil {
		return nil, err
	}
	if s.ledger, err = ledger.Open(s.path(ledgerName), opt.Clock); err != nil {
		return nil, errors.Join(err, s.lock.Unlock())
	}
	return s, nil
}

// makeDir makes a folder of the session; only its owner may look into one that
// holds secrets or what was learnt.
func makeDir(path, name string) error {
	mode := os.FileMode(0o755)
	if name == secretDir || name == stateDir || name == resultsDir {
		mode = 0o700
	}
	if err := os.MkdirAll(path, mode); err != nil {
		return message.New(message.FileCreate, path).Because(err)
	}
	if info, err := os.Stat(path); err == nil && mode == 0o700 && info.Mode().Perm()&0o077 != 0 {
		// From a copy or a backup: it was made so once, and must be so again.
		if err := os.Chmod(path, mode); err != nil {
			return message.New(message.FileCreate, path).Because(err)
		}
	}
	return nil
}

// lockFolder takes the lock of a session folder.
func lockFolder(dir string) (*flock.Flock, error) {
	lock := flock.New(filepath.Join(dir, lockName))
	switch ok, err := lock.TryLock(); {
	case err != nil:
		return nil, message.New(message.SessionLock, dir).Because(err)
	case !ok:
		return nil, message.New(message.SessionBusy, dir)
	}
	return lock, nil
}

// admissible refuses what does not fit what the ledger has of this folder.
func (s *Session) admissible() error {
	for _, e := range s.ledger.Entries() {
		switch {
		case e.Session != s.Agreement.Session.String():
			return message.New(message.SessionOtherSession).Of(psi.ErrRefused)
		case e.Role != string(s.Role):
			return message.New(message.SessionOtherRole, e.Role).Of(psi.ErrRefused)
		case e.Act != actAgree && e.Agreement != hexOf(s.Agreement.Digest[:]):
			return message.New(message.SessionAgreementChanged).Of(psi.ErrRefused)
		}
	}
	if s.Role == RoleHolder && s.ledgerLost() {
		return message.New(message.SessionNoAdmissions, s.path(ledgerName)).Of(psi.ErrRefused)
	}
	return s.Agreement.AllowedAt(s.opt.Clock())
}

// ledgerLost reports whether the holder's folder holds what is only made after
// a line of the ledger that is not there.
func (s *Session) ledgerLost() bool {
	if len(s.ledger.Entries()) == 0 {
		return exists(s.path(secretDir, oprfKeyName))
	}
	set := s.path(outboxDir, setName)
	if s.last(actEvaluate, 0) == nil && (exists(set) || len(partsOf(set)) > 0) {
		return true
	}
	logs, _ := filepath.Glob(escapeGlob(s.path(stateDir)) + "/answer-*.log")
	return slices.ContainsFunc(logs, func(log string) bool {
		var run uint32
		fmt.Sscanf(filepath.Base(log), "answer-%d.log", &run)
		info, err := os.Stat(log)
		return err == nil && info.Size() > 0 && s.last(actAdmit, run) == nil
	})
}

// exists reports whether there is a file at path.
func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// Close lets others work in the folder.
func (s *Session) Close() error {
	return errors.Join(s.ledger.Close(), s.lock.Unlock())
}

// Note returns what the user should know about how the folder was found, or nil.
func (s *Session) Note() error { return s.ledger.Cut() }

// path returns the path of something in the session folder.
func (s *Session) path(elements ...string) string {
	return filepath.Join(append([]string{s.Dir}, elements...)...)
}

// resources returns what a step may use, which reads the given list, if any.
func (s *Session) resources(in *persons) psi.Resources {
	return s.opt.resources(in, s.path(stateDir))
}

// resources returns what a step may use that spills to the folder dir.
func (o *Options) resources(in *persons, dir string) psi.Resources {
	r := psi.Resources{Workers: o.Workers, Memory: o.Memory / 2, Dir: dir}
	switch {
	case o.Progress == nil:
	case in == nil:
		r.Progress = o.Progress
	default:
		r.Progress = &following{Progress: o.Progress, list: in.list}
	}
	return r
}

// record writes an act into the ledger.
func (s *Session) record(e ledger.Entry) error {
	e.Role, e.Session = string(s.Role), s.Agreement.Session.String()
	e.Agreement = hexOf(s.Agreement.Digest[:])
	e.Versions = s.opt.versions()
	_, err := s.ledger.Append(e)
	return err
}

// versions returns what the ledger says of the program.
func (o *Options) versions() map[string]string {
	return map[string]string{"program": o.Program, "identity": identity.Version}
}

// last returns the latest entry of one act and one run, 0 for any, or nil if
// there is none.
func (s *Session) last(act string, run uint32) *ledger.Entry {
	entries := s.ledger.Entries()
	for _, e := range slices.Backward(entries) {
		if e.Act == act && (run == 0 || e.Run == run) {
			return &e
		}
	}
	return nil
}

// recorded returns the entry of the latest act by which this party made the file
// of the given name, the last one of the act, or nil if there is none.
func (s *Session) recorded(name string) *ledger.Entry {
	for _, e := range slices.Backward(s.ledger.Entries()) {
		if n := len(e.Files); n > 0 && e.Files[n-1].Name == name {
			return &e
		}
	}
	return nil
}

// First reports whether no step was run in the folder yet: the first one binds
// the session to its agreement.
func (s *Session) First() bool {
	return !slices.ContainsFunc(s.ledger.Entries(), func(e ledger.Entry) bool { return e.Act != actAgree })
}

// The acts of the ledger.
const (
	actAgree = "agree" // a session was made and its OPRF key drawn
	// The inputs of the holder's list were evaluated, and the session is pinned
	// to them.
	actEvaluate = "evaluate"
	actPrepare  = "prepare" // the set was written
	actRequest  = "request" // a request was written
	actAdmit    = "admit"   // a request was admitted to be answered
	actAnswer   = "answer"  // a response was written
	actFinish   = "finish"  // results were written
	actReceive  = "receive" // the holder's results were written
)

// interrupted turns a context's end into the error that says how to go on.
func interrupted(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return message.New(message.SessionInterrupted).Of(ctx.Err())
	}
	return err
}
