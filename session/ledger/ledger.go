// Package ledger keeps the hash-chained record of what a party did in a
// session: ledger.jsonl, one JSON object per line and act, append-only.
//
// Each line names the SHA-256 of the exact bytes of the line before it, line
// feed excluded; the first that of "recoupe/ledger/1", a zero byte and the session
// id in hexadecimal. It ends with the SHA-256 of its own bytes up to there, so
// that an accident to the last line shows too. There is one way to write an
// entry, and a line in any other is refused.
//
// The chain shows that lines were changed, inserted, reordered or taken out
// before others. It cannot show that whole lines are missing at the end, nor
// that the whole ledger was written anew by someone who has the time: for that,
// [Ledger.Head] must have left the party's hands, in a file or on paper.
package ledger

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"recoupe/internal/atomicfile"
	"recoupe/internal/message"
)

var (
	// ErrBroken occurs when a line is not what it was when it was written, or
	// not in its place. The error names the line.
	ErrBroken error = message.LedgerBroken
	// ErrEntry occurs when an entry to be appended is not as documented.
	ErrEntry = errors.New("ledger: entry refused")
)

// Ledger is an open ledger. Its methods may be called from several goroutines.
// Two ledgers must not be open on one file: the lock of the session folder sees
// to that.
type Ledger struct {
	path  string
	f     *os.File
	clock func() time.Time

	mu    sync.Mutex // guards what follows and the end of the file
	chain chain
	cut   int64
	err   error // set once it is unknown what the disk holds
}

// Open opens the ledger path, or makes an empty one with mode 0600, and
// verifies all of it. clock gives the time of new entries. A last line that was
// being written when the program was killed is cut off: the step that wrote it
// had not ended, and writes it when it is run again; [Ledger.Cut] then says so. It fails with
// [ErrBroken], and then leaves the file as it is.
func Open(path string, clock func() time.Time) (*Ledger, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, message.New(message.FileCreate, path).Because(err)
	}
	l := &Ledger{path: path, f: f, clock: clock}
	if err := l.open(); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return l, nil
}

func (l *Ledger) open() error {
	info, err := l.f.Stat()
	if err != nil {
		return l.failed(err)
	}
	if l.chain, err = read(l.f, l.path); err != nil {
		return err
	}
	if l.cut = info.Size() - l.chain.size; l.cut > 0 {
		if err := errors.Join(l.f.Truncate(l.chain.size), l.f.Sync()); err != nil {
			return l.failed(err)
		}
	}
	if err := atomicfile.SyncDir(filepath.Dir(l.path)); err != nil {
		return l.failed(err)
	}
	return nil
}

// Read verifies the ledger path without changing it, as an auditor does, and
// returns its entries and the length of a torn last line, which is not among
// them.
func Read(path string) (entries []Entry, torn int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, message.New(message.FileRead, path).Because(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, 0, message.New(message.FileRead, path).Because(err)
	}
	c, err := read(f, path)
	return c.entries, info.Size() - c.size, err
}

// Append completes e with its version, number, time, Prev and Sum, writes it
// with one write, and returns it once it is on disk. It
// fails with [ErrEntry] and message.FileWrite.
func (l *Ledger) Append(e Entry) (Entry, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.err != nil {
		return Entry{}, l.failed(l.err)
	}
	e = e.clone()
	e.Version, e.N = Version, uint64(len(l.chain.entries))+1
	e.Time = l.clock().UTC().Format(time.RFC3339)
	e.Prev = l.chain.prev(e.Session)
	if err := e.check(); err != nil {
		return Entry{}, fmt.Errorf("%w: %w", ErrEntry, err)
	}
	line, err := e.encode()
	if err != nil {
		return Entry{}, fmt.Errorf("%w: %w", ErrEntry, err)
	}
	if err := l.chain.follows(&e); err != nil {
		return Entry{}, fmt.Errorf("%w: %w", ErrEntry, err)
	}
	if info, err := l.f.Stat(); err != nil || info.Size() != l.chain.size {
		l.err = errors.Join(errChanged, err)
		return Entry{}, l.failed(l.err)
	}
	if _, err := l.f.WriteAt(append(line, '\n'), l.chain.size); err != nil {
		l.err = l.f.Truncate(l.chain.size)
		return Entry{}, l.failed(err)
	}
	if l.err = l.f.Sync(); l.err != nil {
		return Entry{}, l.failed(l.err)
	}
	l.chain.add(e, line)
	return e.clone(), nil
}

// errChanged occurs when another program wrote to an open ledger.
var errChanged = errors.New("another program wrote the same file")

// Entries returns every entry, the oldest first.
func (l *Ledger) Entries() []Entry {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := make([]Entry, len(l.chain.entries))
	for i := range out {
		out[i] = l.chain.entries[i].clone()
	}
	return out
}

// Head returns the number of entries and the digest of the last line (for an
// empty ledger, ""): whoever knows them can tell whether lines were taken from
// the end.
func (l *Ledger) Head() (n uint64, digest string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return uint64(len(l.chain.entries)), l.chain.last
}

// Cut returns what to tell the user when Open cut off a torn last line, else
// nil.
func (l *Ledger) Cut() error {
	if l.cut == 0 {
		return nil
	}
	return message.New(message.LedgerCut, l.path, l.cut)
}

// Close closes l. Everything is on disk already.
func (l *Ledger) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if errors.Is(l.err, fs.ErrClosed) {
		return nil
	}
	l.err = fs.ErrClosed
	return l.failed(l.f.Close())
}

// failed returns err as a failure to write l, nil if err is nil.
func (l *Ledger) failed(err error) error {
	if err == nil {
		return nil
	}
	return message.New(message.FileWrite, l.path).Because(err)
}
