package session

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"recoupe/agreement"
	"recoupe/internal/atomicfile"
	"recoupe/internal/message"
	"recoupe/psi"
	"recoupe/psi/oprf"
)

// secret is the content of a key file: lines of text that say what the key may
// be used for, then the key. A key file that says anything else than what it is
// asked for is refused.
type secret struct {
	kind  string      // first line, with a version
	bound [][2]string // name and value of every line in between
	key   []byte
}

// Kinds of key files.
const (
	oprfKeyKind    = "recoupe-oprf-key/1"
	runSecretKind  = "recoupe-run-secret/1"
	journalKeyKind = "recoupe-journal-key/1"
)

// oprfKeyName is the name of the file with the OPRF key.
const oprfKeyName = "oprf.key"

// maxSecretFile bounds a key file, in bytes.
const maxSecretFile = 4096

// encode returns the content of the key file.
func (s *secret) encode() []byte {
	var b bytes.Buffer
	fmt.Fprintln(&b, s.kind)
	for _, line := range s.bound {
		fmt.Fprintf(&b, "%s: %s\n", line[0], line[1])
	}
	fmt.Fprintf(&b, "key: %s\n", hex.EncodeToString(s.key))
	return b.Bytes()
}

// writeSecret writes a key file that only its owner may read.
func writeSecret(path string, s *secret) error {
	f, err := atomicfile.Create(path, atomicfile.Options{})
	if err != nil {
		return err
	}
	defer f.Abort()
	if _, err := f.Write(s.encode()); err != nil {
		return err
	}
	return f.Commit()
}

// readSecret reads a key file and holds it to the kind and the lines that want
// has.
func readSecret(path string, want *secret) ([]byte, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, message.New(message.SessionNoSecret, path)
	}
	if err != nil {
		return nil, message.New(message.SessionOpen, path).Because(err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxSecretFile))
	if err != nil {
		return nil, message.New(message.SessionOpen, path).Because(err)
	}
	head := want.encode()
	head = head[:bytes.LastIndex(head, []byte("key: "))]
	if !bytes.HasPrefix(b, head) {
		return nil, message.New(message.SessionForeignSecret, path)
	}
	digits, ok := strings.CutPrefix(string(b[len(head):]), "key: ")
	key, err := hex.DecodeString(strings.TrimSpace(digits))
	if !ok || err != nil {
		return nil, message.New(message.SessionForeignSecret, path)
	}
	return key, nil
}

// oprfSecret is what the OPRF key of a session is bound to. The ledger binds it
// further, to one agreement and one version of one list.
func oprfSecret(a *agreement.Agreement) *secret {
	return &secret{kind: oprfKeyKind, bound: [][2]string{
		{"suite", a.Protocol.Suite.String()},
		{"mode", a.Protocol.Mode.String()},
		{"function", string(a.Result.Function())},
		{"session", a.Session.String()},
	}}
}

// oprfKey reads the session's OPRF key.
func (s *Session) oprfKey() (*oprf.PrivateKey, error) {
	path := s.path(secretDir, oprfKeyName)
	b, err := readSecret(path, oprfSecret(s.Agreement))
	if err != nil {
		return nil, err
	}
	key, err := oprf.ParsePrivateKey(s.params.Suite, s.params.Mode, b)
	if err != nil {
		return nil, message.New(message.SessionForeignSecret, path).Because(err)
	}
	return key, nil
}

// runSecretFile returns the key file of a run.
func (s *Session) runSecretFile(run uint32) (path string, want *secret) {
	return s.path(secretDir, fmt.Sprintf("run-%d.key", run)), &secret{kind: runSecretKind, bound: [][2]string{
		{"session", s.Agreement.Session.String()},
		{"run", fmt.Sprint(run)},
	}}
}

// runSecret reads the secret of a run.
func (s *Session) runSecret(run uint32) (psi.RunSecret, error) {
	path, want := s.runSecretFile(run)
	b, err := readSecret(path, want)
	if err != nil {
		return psi.RunSecret{}, err
	}
	if len(b) != len(psi.RunSecret{}) {
		return psi.RunSecret{}, message.New(message.SessionForeignSecret, path)
	}
	return psi.RunSecret(b), nil
}

// keepRunSecret keeps the secret of a run, which never gets another one.
func (s *Session) keepRunSecret(run uint32, drawn psi.RunSecret) error {
	path, file := s.runSecretFile(run)
	file.key = drawn[:]
	return writeSecret(path, file)
}

// journalKey returns the key of the folder's journals, drawn at their first use.
func (s *Session) journalKey() ([32]byte, error) {
	path := s.path(secretDir, "journal.key")
	want := &secret{kind: journalKeyKind, bound: [][2]string{{"session", s.Agreement.Session.String()}}}
	b, err := readSecret(path, want)
	if errors.Is(err, message.SessionNoSecret) {
		want.key = make([]byte, 32)
		rand.Read(want.key) // never fails: it ends the program instead
		return [32]byte(want.key), writeSecret(path, want)
	}
	if err == nil && len(b) != 32 {
		err = message.New(message.SessionForeignSecret, path)
	}
	if err != nil {
		return [32]byte{}, err
	}
	return [32]byte(b), nil
}
