package ledger

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"slices"

	"recoupe/internal/message"
)

// chain is a verified sequence of entries.
type chain struct {
	entries []Entry
	size    int64  // bytes of their lines
	last    string // digest of the last line, "" if there is none
}

// prev returns the Prev of the next entry, which belongs to session.
func (c *chain) prev(session string) string {
	if len(c.entries) == 0 {
		return first(session)
	}
	return c.last
}

// follows returns an error that names the field in which e is not the next
// entry of c.
func (c *chain) follows(e *Entry) error {
	switch {
	case e.N != uint64(len(c.entries))+1:
		return wrong("n")
	case len(c.entries) > 0 && e.Session != c.entries[0].Session:
		return wrong("session")
	case e.Prev != c.prev(e.Session):
		return wrong("prev")
	}
	return nil
}

// add appends e, whose line is given without its line feed.
func (c *chain) add(e Entry, line []byte) {
	c.entries = append(c.entries, e)
	c.size += int64(len(line)) + 1
	c.last = digest(line)
}

// read verifies the ledger r, named path in errors. What follows the entries of
// the chain is a torn last line.
func read(r io.Reader, path string) (chain, error) {
	var c chain
	in := bufio.NewReaderSize(r, maxLine+1)
	for {
		line, err := in.ReadSlice('\n')
		n := len(c.entries) + 1
		switch {
		case err == io.EOF && torn(line):
			return c, nil
		case err == io.EOF || err == bufio.ErrBufferFull:
			return c, broken(path, n, message.LedgerForm)
		case err != nil:
			return c, message.New(message.FileRead, path).Because(err)
		}
		line = line[:len(line)-1]
		e, err := decode(line)
		if err == nil {
			err = c.follows(&e)
		}
		if err != nil {
			return c, broken(path, n, err)
		}
		c.add(e, line)
	}
}

// torn reports whether b, the end of a ledger without a line feed, is what a
// kill or a power failure can leave of a line: its beginning, perhaps with zeros
// where the rest was to stand, or all of it but the line feed.
func torn(b []byte) bool {
	var value json.RawMessage
	err := json.NewDecoder(bytes.NewReader(bytes.TrimRight(b, "\x00"))).Decode(&value)
	if err == nil {
		_, err := decode(b)
		return err == nil
	}
	return err == io.EOF || err == io.ErrUnexpectedEOF
}

// broken returns ErrBroken for line n.
func broken(path string, n int, cause error) error {
	return message.New(message.LedgerBroken, path, n).Because(cause)
}

// clone returns a copy of e that shares nothing with it.
func (e Entry) clone() Entry {
	e.Counts, e.Versions, e.Files = maps.Clone(e.Counts), maps.Clone(e.Versions), slices.Clone(e.Files)
	if e.List != nil {
		list := *e.List
		e.List = &list
	}
	return e
}
