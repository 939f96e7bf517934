package compression

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"time"

	"recoupe/codec/golomb"
)

// ErrRoundTrip says that what was decoded is not what was encoded.
var ErrRoundTrip = errors.New("compression: decoded values differ")

// Row is one form through one compressor.
type Row struct {
	// Form names a form of the set, or the text.
	Form       string `json:"form"`
	Compressor string `json:"compressor"`
	// Entries are the entries of the set, or the lines of the text.
	Entries int `json:"entries"`
	Bytes   int `json:"bytes"`
	// Bits is the size of an entry.
	Bits float64 `json:"bits_per_entry"`
	// Floor is what an entry of this form takes at least, 0 for a text.
	Floor float64 `json:"floor_bits_per_entry,omitempty"`
	// Saved is the share of the form's bytes that the compressor saves; below 0
	// where it adds some.
	Saved float64 `json:"saved"`
	// Encode and Decode are entries per second of one core, form and
	// compressor together.
	Encode float64 `json:"encode_entries_per_second"`
	Decode float64 `json:"decode_entries_per_second"`
}

// Text is what a set is contrasted with: a list of persons, a result.
type Text struct {
	Name  string
	Bytes []byte
}

// Report is what [Measure] has found.
type Report struct {
	Entries   int    `json:"entries"`
	Questions uint64 `json:"questions"`
	// Floor is what an entry takes at least that may be matched falsely with a
	// probability of 2^-40 over all questions, in bits.
	Floor float64 `json:"floor_bits_per_entry"`
	Sets  []Row   `json:"sets"`
	Texts []Row   `json:"texts"`
}

// Measure writes the set in every form and the texts as they are, each through
// every compressor, reads all of it back and compares. Times are those of the
// fastest of some repetitions.
func Measure(ctx context.Context, s *Set, texts []Text) (*Report, error) {
	compressors, err := Compressors()
	if err != nil {
		return nil, err
	}
	r := &Report{
		Entries: len(s.Tokens), Questions: s.Range.M(),
		Floor: golomb.FloorBits(uint64(len(s.Tokens)), s.Range.M()) / float64(len(s.Tokens)),
	}
	for _, f := range Forms() {
		for _, c := range compressors {
			row, err := measureSet(s, &f, &c)
			if err := errors.Join(err, ctx.Err()); err != nil {
				return nil, err
			}
			r.Sets = append(r.Sets, row)
		}
	}
	for _, t := range texts {
		for _, c := range compressors {
			row, err := measureText(t, &c)
			if err := errors.Join(err, ctx.Err()); err != nil {
				return nil, err
			}
			r.Texts = append(r.Texts, row)
		}
	}
	return r, nil
}

// measureSet runs a form of the set through a compressor.
func measureSet(s *Set, f *Form, c *Compressor) (Row, error) {
	var plain, packed, unpacked []byte
	var decoded Values
	encode := func() (err error) {
		if plain, err = f.Append(plain[:0], s); err == nil {
			packed = c.Compress(packed, plain)
		}
		return err
	}
	decode := func() (err error) {
		if unpacked, err = c.Decompress(unpacked, packed); err == nil {
			err = f.Decode(&decoded, unpacked, s.Range)
		}
		return err
	}
	row := Row{Form: f.Name, Compressor: c.Name, Entries: len(s.Tokens), Floor: f.Floor(s)}
	if err := row.time(encode, decode); err != nil {
		return row, err
	}
	want := f.Values(s)
	if !bytes.Equal(want.Records, decoded.Records) || !slices.Equal(want.Numbers, decoded.Numbers) {
		return row, ErrRoundTrip
	}
	row.size(len(plain), len(packed))
	return row, nil
}

// measureText runs a text through a compressor.
func measureText(t Text, c *Compressor) (Row, error) {
	var packed, unpacked []byte
	encode := func() error {
		packed = c.Compress(packed, t.Bytes)
		return nil
	}
	decode := func() (err error) {
		unpacked, err = c.Decompress(unpacked, packed)
		return err
	}
	row := Row{Form: t.Name, Compressor: c.Name, Entries: max(bytes.Count(t.Bytes, []byte("\n")), 1)}
	if err := row.time(encode, decode); err != nil {
		return row, err
	}
	if !bytes.Equal(t.Bytes, unpacked) {
		return row, ErrRoundTrip
	}
	row.size(len(t.Bytes), len(packed))
	return row, nil
}

// size sets what follows from the sizes before and behind the compressor.
func (r *Row) size(plain, packed int) {
	r.Bytes, r.Bits = packed, 8*float64(packed)/float64(r.Entries)
	r.Saved = 1 - float64(packed)/float64(plain)
}

// time runs both directions and sets their speed.
func (r *Row) time(encode, decode func() error) (err error) {
	if r.Encode, err = r.speed(encode); err == nil {
		r.Decode, err = r.speed(decode)
	}
	return err
}

// The shortest and the longest that a direction is repeated.
const (
	repetitions = 3
	enough      = 5 * time.Millisecond
)

// speed returns entries per second of the fastest repetition, the first left
// out where there is another, as it takes its memory.
func (r *Row) speed(step func() error) (float64, error) {
	best := time.Duration(0)
	var total time.Duration
	for i := 0; i <= repetitions || total < enough; i++ {
		start := time.Now()
		if err := step(); err != nil {
			return 0, err
		}
		took := max(time.Since(start), 1)
		if total += took; best == 0 || took < best {
			best = took
		}
		if total > 80*enough {
			break
		}
	}
	return float64(r.Entries) / best.Seconds(), nil
}
