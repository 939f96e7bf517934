package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"regexp"
	"time"
	"unicode"
	"unicode/utf8"

	"recoupe/internal/message"
)

// Version is the version of the lines that this package writes and reads.
const Version = "ledger/1"

// maxLine is the length of the longest line, in bytes without its line feed.
const maxLine = 64 << 10

// Entry is one act of a session: one line of the ledger. It holds counts and
// digests, never a person: no value and no name from a list.
//
// Digests are 64 lower-case hexadecimal digits. Words (acts, roles, the keys of
// maps, kinds) are lower-case letters and digits with dots, dashes,
// underscores, slashes and pluses between, at most 64 bytes. Absent optional
// fields are left out of the line.
type Entry struct {
	Version   string `json:"version"`   // "ledger/1"; set by Append
	N         uint64 `json:"n"`         // number of the entry, from 1; set by Append
	Time      string `json:"time"`      // RFC 3339, UTC, whole seconds; set by Append
	Act       string `json:"act"`       // word: what was done, "answer"
	Role      string `json:"role"`      // word: who did it, "holder"
	Agreement string `json:"agreement"` // digest of agreement.yaml
	Session   string `json:"session"`   // 32 hexadecimal digits, the same in every entry

	Run      uint32            `json:"run,omitempty"`      // number of the run, from 1
	Counts   map[string]uint64 `json:"counts,omitempty"`   // by word: "inputs/nir"
	List     *ListDigest       `json:"list,omitempty"`     // the person list that was read
	Files    []File            `json:"files,omitempty"`    // files made and taken, in that order
	Versions map[string]string `json:"versions,omitempty"` // word by word: "identity": "identity/1"

	Prev string `json:"prev"` // digest of the line before; set by Append
	Sum  string `json:"sum"`  // digest of this line up to this field; set by Append
}

// File is a file that an act made or took.
type File struct {
	Name   string `json:"name"`   // path in the session folder, with slashes; at most 255 bytes, printable
	Kind   string `json:"kind"`   // word: "set"
	SHA256 string `json:"sha256"` // digest of its bytes
}

// ListDigest stands for a list of persons. Neither its name nor its place are
// recorded.
type ListDigest struct {
	SHA256 string `json:"sha256"` // digest of its bytes as read
	Rows   uint64 `json:"rows"`   // records accepted
}

// When returns the time of e.
func (e *Entry) When() time.Time {
	t, _ := time.Parse(time.RFC3339, e.Time)
	return t
}

var (
	digestForm  = regexp.MustCompile(`^[0-9a-f]{64}$`)
	sessionForm = regexp.MustCompile(`^[0-9a-f]{32}$`)
	wordForm    = regexp.MustCompile(`^[a-z0-9]([a-z0-9._/+-]*[a-z0-9])?$`)
)

func isWord(s string) bool { return len(s) <= 64 && wordForm.MatchString(s) }

// check returns an error that names the first field of e that is not as
// documented. It does not look at N, Prev and Sum, which belong to the chain.
func (e *Entry) check() error {
	fields := []struct {
		name string
		ok   bool
	}{
		{"version", e.Version == Version},
		{"time", e.Time == e.When().UTC().Format(time.RFC3339)},
		{"act", isWord(e.Act)},
		{"role", isWord(e.Role)},
		{"agreement", digestForm.MatchString(e.Agreement)},
		{"session", sessionForm.MatchString(e.Session)},
		{"list", e.List == nil || digestForm.MatchString(e.List.SHA256)},
	}
	for _, f := range fields {
		if !f.ok {
			return wrong(f.name)
		}
	}
	for k := range e.Counts {
		if !isWord(k) {
			return wrong("counts")
		}
	}
	for k, v := range e.Versions {
		if !isWord(k) || !isWord(v) {
			return wrong("versions")
		}
	}
	for _, f := range e.Files {
		if !isPath(f.Name) || !isWord(f.Kind) || !digestForm.MatchString(f.SHA256) {
			return wrong("files")
		}
	}
	return nil
}

// wrong returns an error that names a field.
func wrong(field string) error { return message.New(message.LedgerField, field) }

func isPath(s string) bool {
	if s == "" || len(s) > 255 || !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if !unicode.IsPrint(r) {
			return false
		}
	}
	return true
}

// sumField stands between the bytes that a line's sum covers and the sum.
const sumField = `,"sum":"`

// encode sets e.Sum and returns the line of e without its line feed: the fields
// in the order of the struct, the keys of maps sorted, no spaces.
func (e *Entry) encode() ([]byte, error) {
	e.Sum = ""
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(e); err != nil {
		return nil, err
	}
	line := bytes.TrimSuffix(b.Bytes(), []byte(sumField+`"}`+"\n"))
	e.Sum = digest(line)
	line = append(line, sumField+e.Sum+`"}`...)
	if len(line) > maxLine {
		return nil, message.New(message.LedgerTooLong, len(line), maxLine)
	}
	return line, nil
}

// decode reads a line without its line feed. It takes only the one form that
// encode writes, of an entry that is as documented.
func decode(line []byte) (Entry, error) {
	var e Entry
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&e); err != nil {
		return Entry{}, message.LedgerForm
	}
	if err := e.check(); err != nil {
		return Entry{}, err
	}
	sum := e.Sum
	again, err := e.encode()
	switch {
	case err != nil:
		return Entry{}, err
	case sum != e.Sum:
		return Entry{}, wrong("sum")
	case !bytes.Equal(again, line):
		return Entry{}, message.LedgerForm
	}
	return e, nil
}

// digest returns the SHA-256 of b in hexadecimal.
func digest(b []byte) string {
	d := sha256.Sum256(b)
	return hex.EncodeToString(d[:])
}

// first returns the Prev of the first entry of a session.
func first(session string) string {
	return digest([]byte("recoupe/ledger/1\x00" + session))
}
