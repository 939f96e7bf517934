package session

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"slices"

	"recoupe/codec/rcp"
	"recoupe/internal/atomicfile"
	"recoupe/internal/message"
	"recoupe/psi"
	"recoupe/session/ledger"
)

// admissions is the holder's record of what it has been asked in one run: one
// line of fixed size per batch, synced to disk before anything of the batch is
// answered. It is what makes a second question under the same run impossible.
//
// A record is, in big-endian numbers: index of the batch u64 ‖ elements u32 ‖
// elements of the run so far u64 ‖ SHA-256 of the batch ‖ CRC-32C of the bytes
// before.
type admissions struct {
	run  uint32
	file *os.File
	seen map[uint64][sha256.Size]byte
	sum  uint64 // elements admitted so far
	max  uint64 // that the request announces
}

// admissionSize is the length of a record.
const admissionSize = 8 + 4 + 8 + sha256.Size + 4

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// openAdmissions opens the record of a run, cutting off what a kill has torn.
func openAdmissions(path string, run uint32, max uint64) (*admissions, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, message.New(message.FileCreate, path).Because(err)
	}
	a := &admissions{run: run, file: f, seen: map[uint64][sha256.Size]byte{}, max: max}
	if err := a.read(); err != nil {
		return nil, errors.Join(inFile(path, err), f.Close())
	}
	return a, nil
}

// read takes in the records that are there.
func (a *admissions) read() error {
	b, err := io.ReadAll(a.file)
	if err != nil {
		return err
	}
	whole := len(b) / admissionSize * admissionSize
	last := whole - admissionSize
	for at := 0; at < whole; at += admissionSize {
		r := b[at:][:admissionSize]
		body, crc := r[:admissionSize-4], binary.BigEndian.Uint32(r[admissionSize-4:])
		count := uint64(binary.BigEndian.Uint32(body[8:]))
		if crc32.Checksum(body, castagnoli) != crc || binary.BigEndian.Uint64(body[12:]) != a.sum+count {
			if at == last { // torn by a power failure; nothing of its batch was answered
				whole = last
				break
			}
			return message.New(message.SessionAdmissions, at/admissionSize+1)
		}
		a.sum += count
		a.seen[binary.BigEndian.Uint64(body)] = [sha256.Size]byte(body[20:])
	}
	if err := a.file.Truncate(int64(whole)); err != nil {
		return err
	}
	_, err = a.file.Seek(int64(whole), io.SeekStart)
	return err
}

// admit implements [psi.Admit].
func (a *admissions) admit(b psi.Batch) error {
	if old, ok := a.seen[b.Index]; ok {
		if !bytes.Equal(old[:], b.Digest[:]) {
			return message.New(message.SessionAsked, a.run).Of(psi.ErrRefused)
		}
		return nil
	}
	if a.sum+uint64(b.Count) > a.max {
		return message.New(message.SessionAsked, a.run).Of(psi.ErrRefused)
	}
	r := make([]byte, 0, admissionSize)
	r = binary.BigEndian.AppendUint64(r, b.Index)
	r = binary.BigEndian.AppendUint32(r, uint32(b.Count))
	r = binary.BigEndian.AppendUint64(r, a.sum+uint64(b.Count))
	r = append(r, b.Digest[:]...)
	r = binary.BigEndian.AppendUint32(r, crc32.Checksum(r, castagnoli))
	if _, err := a.file.Write(r); err != nil {
		return message.New(message.FileWrite, a.file.Name()).Because(err)
	}
	if err := a.file.Sync(); err != nil {
		return message.New(message.FileWrite, a.file.Name()).Because(err)
	}
	a.sum += uint64(b.Count)
	a.seen[b.Index] = b.Digest
	return nil
}

// close ends the record.
func (a *admissions) close() error { return a.file.Close() }

// admitRequest decides on a request as a whole: its run is one of the
// agreement's, and no other request was admitted under it. It returns the
// record of the run's batches.
func (s *Session) admitRequest(request *Source) (*admissions, error) {
	h := request.Header()
	if err := s.Agreement.AllowsRun(uint64(h.Run)); err != nil {
		return nil, err
	}
	file := ledgerFile(RequestName(h.Run), rcp.Request, request.Summary.Totals)
	before := s.last(actAdmit, h.Run)
	path := s.path(stateDir, fmt.Sprintf("answer-%d.log", h.Run))
	info, statErr := os.Stat(path)
	switch {
	case before == nil && statErr == nil && info.Size() > 0:
		// A batch is recorded only once the ledger has its line: the ledger was
		// lost, cut, or put back from before.
		return nil, message.New(message.SessionNoAdmissions, s.path(ledgerName)).Of(psi.ErrRefused)
	case before != nil && statErr != nil:
		return nil, message.New(message.SessionNoAdmissions, path).Of(psi.ErrRefused)
	case before != nil && !slices.Contains(before.Files, file):
		return nil, message.New(message.SessionAsked, h.Run).Of(psi.ErrRefused)
	}
	log, err := openAdmissions(path, h.Run, h.Items())
	if err != nil {
		return nil, err
	}
	if before == nil {
		err := errors.Join(log.file.Sync(), atomicfile.SyncDir(s.path(stateDir)))
		if err == nil {
			err = s.record(ledger.Entry{Act: actAdmit, Run: h.Run, Counts: itemsByKey(h), Files: []ledger.File{file}})
		}
		if err != nil {
			return nil, errors.Join(err, log.close())
		}
	}
	return log, nil
}

// itemsByKey returns how many items a header announces by match key.
func itemsByKey(h *rcp.Header) map[string]uint64 {
	counts := map[string]uint64{}
	for _, section := range h.Sections {
		counts[section.Name] = section.Count
	}
	return counts
}
