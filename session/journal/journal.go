// Package journal keeps records that took minutes to compute, such as evaluated
// batches, encrypted in an append-only file: they survive a kill, and deleting
// the key deletes them.
//
// The file starts with a header of 64 bytes:
//
//	 0  16  "recoupe-journal1"
//	16  16  random id of this journal
//	32  16  tag: AES-256-GCM over nothing under a zero nonce, with the bytes before as associated data
//	48   4  CRC-32C of the bytes before
//	52   8  mark: file size up to which everything was on disk once, u64
//	60   4  CRC-32C of id ‖ mark
//
// Each record follows as a head of 8 bytes and a body:
//
//	0   4  length n of the body, 28 … 28+8 MiB, u32
//	4   4  CRC-32C of id ‖ record number, u64 ‖ n
//	8   n  nonce (12 bytes) ‖ ciphertext ‖ tag (16 bytes), AES-256-GCM
//
// All numbers are big-endian. Records are numbered from 0. A body's associated
// data is "recoupe/journal/1" ‖ record number, u64, and the keys are
//
//	HKDF-SHA-256(key, salt = id, info = "recoupe/journal/1" ‖ what ‖ file name)
//
// with what = "/header/" or "/record/": so a record cannot be reordered, left
// out before others, or moved to another journal, and a journal cannot be given
// another's name. Records lost from the end do not show; whoever reads a journal
// computes again what it lacks. The CRCs only tell damage from a wrong key and
// from a torn end.
package journal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"recoupe/internal/atomicfile"
	"recoupe/internal/message"
)

// MaxRecord is the size of the largest record, in bytes.
const MaxRecord = 8 << 20

const (
	magic      = "recoupe-journal1"
	purpose    = "recoupe/journal/1"
	headerSize = 64
	headSize   = 8
	overhead   = 28      // nonce and tag of a body
	maxRecords = 1 << 32 // random nonces of 96 bits allow no more under one key
)

// syncInterval is how long a record may wait for the disk.
const syncInterval = 2 * time.Second

// fsync puts a file on disk; tests count and fail it.
var fsync = (*os.File).Sync

var (
	// ErrKey occurs when a journal was written under another key or under
	// another file name.
	ErrKey error = message.JournalKey
	// ErrDamaged occurs when a file is no journal of this version, or when a
	// record that was safely on disk cannot be read any more.
	ErrDamaged error = message.JournalDamaged
	// ErrTooLong occurs when a record is longer than MaxRecord.
	ErrTooLong = errors.New("journal: record too long")
	// ErrFull occurs when a journal holds 2^32 records.
	ErrFull = errors.New("journal: too many records")
)

// Journal is an open journal. Its methods may be called from several
// goroutines. Two journals must not be open on one file: the lock of the
// session folder sees to that.
type Journal struct {
	path string
	f    *os.File
	id   [16]byte
	aead cipher.AEAD

	mu      sync.Mutex // guards what follows, and the end of the file
	records uint64
	end     int64 // file size, the end of the last record
	synced  int64 // end at the last sync
	buf     []byte
	timer   *time.Timer // runs Sync; nil unless one is due
	err     error       // set once nothing more can be trusted to reach the disk

	syncing sync.Mutex // held during a sync, taken before mu
}

// Open opens the journal path, or creates it with mode 0600, and verifies every
// record that it holds. A torn end, as a kill or a power failure leaves it, is
// cut off. It fails with [ErrKey] and [ErrDamaged], and then leaves the file as
// it is.
func Open(path string, key [32]byte) (*Journal, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, message.New(message.FileCreate, path).Because(err)
	}
	j := &Journal{path: path, f: f}
	if err := j.open(key); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return j, nil
}

// open reads or makes the header, and finds the end of the records.
func (j *Journal) open(key [32]byte) error {
	info, err := j.f.Stat()
	if err != nil {
		return j.failed(err)
	}
	if !info.Mode().IsRegular() {
		return message.New(message.JournalDamaged, j.path)
	}
	var header [headerSize]byte
	n, err := j.f.ReadAt(header[:min(info.Size(), headerSize)], 0)
	if err != nil && err != io.EOF {
		return j.failed(err)
	}
	if n < headerSize {
		if !unfinished(header[:n]) {
			return message.New(message.JournalDamaged, j.path)
		}
		return j.create(key)
	}
	mark, err := j.readHeader(&header, key)
	if err != nil {
		return err
	}
	stopped, err := j.walk(info.Size(), func([]byte) error { return nil })
	if err != nil {
		return err
	}
	j.records, j.end, j.synced = stopped.records, stopped.at, stopped.at
	if stopped.unreadable && j.end < mark {
		return j.damagedAt(j.records)
	}
	if j.end < info.Size() {
		if err := j.f.Truncate(j.end); err != nil {
			return j.failed(err)
		}
	}
	return nil
}

// unfinished reports whether b is what a kill or a power failure can leave of a
// header: its beginning, or zeros.
func unfinished(b []byte) bool {
	m := min(len(b), len(magic))
	return string(b[:m]) == magic[:m] || allZero(b)
}

func allZero(b []byte) bool {
	for _, c := range b {
		if c != 0 {
			return false
		}
	}
	return true
}

// create writes a new header and puts it on disk, so that a header is never
// torn once records follow it.
func (j *Journal) create(key [32]byte) error {
	rand.Read(j.id[:])
	var header [headerSize]byte
	copy(header[:], magic)
	copy(header[16:], j.id[:])
	check, err := j.derive(key)
	if err != nil {
		return err
	}
	check.Seal(header[32:32], make([]byte, 12), nil, header[:32])
	binary.BigEndian.PutUint32(header[48:], checksum(header[:48]))
	j.putMark(header[52:], headerSize)
	j.end, j.synced = headerSize, headerSize
	if err := j.f.Truncate(0); err != nil {
		return j.failed(err)
	}
	if _, err := j.f.WriteAt(header[:], 0); err != nil {
		return j.failed(err)
	}
	if err := fsync(j.f); err != nil {
		return j.failed(err)
	}
	if err := atomicfile.SyncDir(filepath.Dir(j.path)); err != nil {
		return j.failed(err)
	}
	return nil
}

// readHeader takes the id from header, checks the key against it, and returns
// the mark, 0 where it cannot be read.
func (j *Journal) readHeader(header *[headerSize]byte, key [32]byte) (mark int64, err error) {
	if string(header[:16]) != magic || binary.BigEndian.Uint32(header[48:]) != checksum(header[:48]) {
		return 0, message.New(message.JournalDamaged, j.path)
	}
	copy(j.id[:], header[16:])
	check, err := j.derive(key)
	if err != nil {
		return 0, err
	}
	if _, err := check.Open(nil, make([]byte, 12), header[32:48], header[:32]); err != nil {
		return 0, message.New(message.JournalKey, j.path)
	}
	if binary.BigEndian.Uint32(header[60:]) != checksum(j.id[:], header[52:60]) {
		return 0, nil
	}
	return int64(binary.BigEndian.Uint64(header[52:])), nil
}

// derive sets the key of the records and returns the cipher of the header's
// tag. That one is used for a single message, hence the zero nonce.
func (j *Journal) derive(key [32]byte) (check cipher.AEAD, err error) {
	block := func(what string) (cipher.Block, error) {
		k, err := hkdf.Key(sha256.New, key[:], j.id[:], purpose+what+filepath.Base(j.path), 32)
		if err != nil {
			return nil, err
		}
		return aes.NewCipher(k)
	}
	records, err1 := block("/record/")
	header, err2 := block("/header/")
	if err := errors.Join(err1, err2); err != nil {
		return nil, fmt.Errorf("journal: %w", err)
	}
	if j.aead, err = cipher.NewGCMWithRandomNonce(records); err != nil {
		return nil, fmt.Errorf("journal: %w", err)
	}
	return cipher.NewGCM(header)
}

// Append adds record with one write. It is on disk within some seconds, or when
// Sync returns. A record of no bytes is a record. It fails with [ErrTooLong],
// [ErrFull] and message.FileWrite; what was there stays readable.
func (j *Journal) Append(record []byte) error {
	if len(record) > MaxRecord {
		return fmt.Errorf("%w: %d bytes, limit %d", ErrTooLong, len(record), MaxRecord)
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.err != nil {
		return j.failed(j.err)
	}
	if j.records == maxRecords {
		return ErrFull
	}
	var head [headSize]byte
	j.buf = j.aead.Seal(append(j.buf[:0], head[:]...), nil, record, associated(j.records))
	j.putHead(j.buf, j.records, len(j.buf)-headSize)
	if _, err := j.f.WriteAt(j.buf, j.end); err != nil {
		if cut := j.f.Truncate(j.end); cut != nil {
			j.err = cut
		}
		return j.failed(err)
	}
	j.end += int64(len(j.buf))
	j.records++
	if j.timer == nil {
		j.timer = time.AfterFunc(syncInterval, func() { j.Sync() })
	}
	return nil
}

// Records returns the number of records.
func (j *Journal) Records() uint64 {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.records
}

// Sync puts every record appended so far on disk. After a failure nothing more
// can be appended: the system may have dropped what it could not write.
func (j *Journal) Sync() error {
	j.syncing.Lock()
	defer j.syncing.Unlock()
	j.mu.Lock()
	end, done, err := j.end, j.end == j.synced, j.err
	if j.timer != nil {
		j.timer.Stop()
		j.timer = nil
	}
	j.mu.Unlock()
	if err != nil || done {
		return j.failed(err)
	}
	if err = fsync(j.f); err == nil {
		var mark [12]byte
		j.putMark(mark[:], end)
		_, err = j.f.WriteAt(mark[:], headerSize-12)
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.synced = end
	if err != nil {
		j.err = err
	}
	return j.failed(err)
}

// Close syncs and closes j. A second Close, or one after Remove, does nothing.
func (j *Journal) Close() error {
	err := j.Sync()
	if errors.Is(err, fs.ErrClosed) {
		return nil
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.err = fs.ErrClosed
	return errors.Join(err, j.failed(j.f.Close()))
}

// Remove closes and deletes j.
func (j *Journal) Remove() error {
	j.syncing.Lock() // a sync in the background ends first
	j.mu.Lock()
	if j.timer != nil {
		j.timer.Stop()
		j.timer = nil
	}
	j.err = fs.ErrClosed
	j.f.Close() // what it holds is of no interest any more
	j.mu.Unlock()
	j.syncing.Unlock()
	if err := os.Remove(j.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return j.failed(err)
	}
	return nil
}

// putMark writes the mark with its CRC to b, 12 bytes. The mark reaches the disk
// after the bytes it speaks of, at the next sync at the latest.
func (j *Journal) putMark(b []byte, size int64) {
	binary.BigEndian.PutUint64(b, uint64(size))
	binary.BigEndian.PutUint32(b[8:], checksum(j.id[:], b[:8]))
}

// damagedAt returns ErrDamaged for record number n.
func (j *Journal) damagedAt(n uint64) error {
	return message.New(message.JournalDamaged, j.path).Because(message.New(message.JournalRecord, n))
}

// failed returns err as a failure to write j, nil if err is nil.
func (j *Journal) failed(err error) error {
	if err == nil {
		return nil
	}
	return message.New(message.FileWrite, j.path).Because(err)
}

// castagnoli is the polynomial of CRC-32C.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func checksum(parts ...[]byte) (crc uint32) {
	for _, p := range parts {
		crc = crc32.Update(crc, castagnoli, p)
	}
	return crc
}
