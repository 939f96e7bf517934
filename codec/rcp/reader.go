package rcp

import "io"

// Reader yields the frames of one file; it is a [Source]. It takes at most
// MaxPayload plus some tens of kilobytes of memory. Every error but a failure
// to read has [ErrFile] in it, and stays: Next returns it again.
type Reader struct {
	scan   *scanner
	tally  tally
	totals Totals
	err    error
}

// NewReader reads and validates the header of the file in r, which needs no
// buffer of its own. r ends where the file ends.
func NewReader(r io.Reader) (*Reader, error) {
	s := newScanner(r)
	h, err := s.header()
	if err != nil {
		return nil, blame(err)
	}
	s.sum.Write(s.buf)
	return &Reader{scan: s, tally: newTally(h)}, nil
}

// Header returns what the file announces. It is not to be altered.
func (r *Reader) Header() *Header { return r.tally.header }

// Next returns the next frame, whose payload is valid until the next call.
// Frames of optional sections of an unknown type are checked and left out. It
// returns io.EOF only after the trailer was read and found right.
func (r *Reader) Next() (Frame, error) {
	for r.err == nil {
		f, err := r.next()
		switch {
		case err != nil:
			r.err = blame(err)
		case r.tally.header.Sections[f.Section].Type.Known():
			return f, nil
		}
	}
	return Frame{}, r.err
}

func (r *Reader) next() (Frame, error) {
	at := r.scan.off
	typ, f, err := r.scan.frame(r.tally.frames)
	if err != nil {
		return Frame{}, err
	}
	if typ == frameData {
		r.scan.sum.Write(r.scan.buf)
		return f, r.tally.add(f, at)
	}
	r.totals, err = r.scan.trailer(f, &r.tally)
	if err == nil {
		err = io.EOF
	}
	return Frame{}, err
}

// Totals returns what the whole file amounts to. It is zero until Next has
// returned io.EOF.
func (r *Reader) Totals() Totals { return r.totals }

// Summary is what is known of a whole file that was found right.
type Summary struct {
	Header   *Header
	Sections []SectionTotals // in the order of Header.Sections
	Totals   Totals
	// Signed reports whether somebody vouches for the file. It is false for
	// every file of this version.
	Signed bool
}

// Verify reads the whole file in r in constant memory. It returns a summary
// only if header, frames, totals and digest are right and nothing follows; what
// payloads mean is not looked at.
func Verify(r io.Reader) (*Summary, error) {
	f, err := NewReader(r)
	if err != nil {
		return nil, err
	}
	for err == nil {
		_, err = f.Next()
	}
	if err != io.EOF {
		return nil, err
	}
	return &Summary{Header: f.Header(), Sections: f.tally.sections, Totals: f.totals}, nil
}
