package journal

import (
	"bufio"
	"encoding/binary"
	"io"

	"recoupe/internal/message"
)

// Range calls f with every record from the first, in the order in which they
// were appended, and stops at the first error of f, which it returns as it is.
// The slice is valid until f returns. Memory does not depend on the length of
// the journal. Records that are appended meanwhile are not seen. It fails with
// [ErrDamaged] when a record cannot be read any more.
func (j *Journal) Range(f func(record []byte) error) error {
	j.mu.Lock()
	records, end := j.records, j.end
	j.mu.Unlock()
	stopped, err := j.walk(end, f)
	if err == nil && stopped.records < records {
		return j.damagedAt(stopped.records)
	}
	return err
}

// place is where a walk through the records ended.
type place struct {
	records uint64 // whole records before it
	at      int64  // end of the last whole record
	// unreadable says that what follows is not just cut short: its head is
	// wrong, or its body is all there and cannot be authenticated.
	unreadable bool
}

// walk calls f with every record in the first size bytes of the file, up to the
// first that is not whole.
func (j *Journal) walk(size int64, f func([]byte) error) (place, error) {
	p := place{at: headerSize}
	r := bufio.NewReaderSize(io.NewSectionReader(j.f, headerSize, size-headerSize), int(min(size, 256<<10)))
	var head [headSize]byte
	var body, record []byte
	for {
		left := size - p.at
		if left < headSize {
			return p, nil
		}
		if _, err := io.ReadFull(r, head[:]); err != nil {
			return p, j.unread(err)
		}
		n, ok := j.readHead(head[:], p.records)
		if !ok || p.records == maxRecords {
			p.unreadable = true
			return p, nil
		}
		if left -= headSize; left < int64(n) {
			return p, nil
		}
		if cap(body) < n {
			body = make([]byte, n)
		}
		if _, err := io.ReadFull(r, body[:n]); err != nil {
			return p, j.unread(err)
		}
		var err error
		if record, err = j.aead.Open(record[:0], nil, body[:n], associated(p.records)); err != nil {
			p.unreadable = true
			return p, nil
		}
		if err := f(record); err != nil {
			return p, err
		}
		p.at += headSize + int64(n)
		p.records++
	}
}

// putHead writes to b the head of record number i, whose body has n bytes.
func (j *Journal) putHead(b []byte, i uint64, n int) {
	binary.BigEndian.PutUint32(b, uint32(n))
	binary.BigEndian.PutUint32(b[4:], j.headSum(b[:4], i))
}

// readHead returns the length of the body of record number i, ok if the head b
// is one of that record and the length is allowed.
func (j *Journal) readHead(b []byte, i uint64) (n int, ok bool) {
	size := binary.BigEndian.Uint32(b)
	ok = size >= overhead && size <= overhead+MaxRecord && binary.BigEndian.Uint32(b[4:]) == j.headSum(b[:4], i)
	return int(size), ok
}

func (j *Journal) headSum(length []byte, i uint64) uint32 {
	var number [8]byte
	binary.BigEndian.PutUint64(number[:], i)
	return checksum(j.id[:], number[:], length)
}

// associated returns the associated data of record number i.
func associated(i uint64) []byte {
	return binary.BigEndian.AppendUint64([]byte(purpose), i)
}

// unread returns err as a failure to read j.
func (j *Journal) unread(err error) error {
	return message.New(message.FileRead, j.path).Because(err)
}
