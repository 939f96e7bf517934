package compression

import (
	"encoding/binary"
	"errors"
	"math"
	"math/bits"
	"slices"

	"recoupe/codec/golomb"
)

// ErrForm says that bytes are not what a form writes.
var ErrForm = errors.New("compression: not this form")

// Values are what a form holds: records one after the other, or numbers, in
// ascending order.
type Values struct {
	Records []byte
	Numbers []golomb.Uint128
}

// Form is a way to write a set down.
type Form struct {
	// Name identifies the form in results: outputs, elements, prefixes,
	// prefix-gaps, tokens, token-gaps or golomb.
	Name string
	// Values are what the form holds of a set.
	Values func(s *Set) Values
	// Append appends the written set to dst.
	Append func(dst []byte, s *Set) ([]byte, error)
	// Decode reads a set of the range r into v, whose memory it uses again. It
	// returns ErrForm, or an error of package golomb.
	Decode func(v *Values, b []byte, r golomb.Range) error
	// Bits is the logarithm to base 2 of the number of values that an entry can
	// have.
	Bits func(s *Set) float64
}

// Floor returns the bits per entry of a set of as many entries as s, drawn from
// all values that the form allows: log2 of the number of such sets, divided by
// the number of entries. No code that has to write what the form writes takes
// less on average.
func (f *Form) Floor(s *Set) float64 {
	n := float64(len(s.Tokens))
	lnFactorial, _ := math.Lgamma(n + 1)
	// log2 of (2^bits choose n), where n is far below 2^bits.
	return f.Bits(s) - lnFactorial/math.Ln2/n
}

// Forms returns the ways to write a set, the longest first.
func Forms() []Form {
	prefixes := func(s *Set) Values { return Values{Numbers: s.Prefixes} }
	tokens := func(s *Set) Values { return Values{Numbers: s.Tokens} }
	ofTokens := func(s *Set) float64 { return log2(s.Range.U()) }
	return []Form{
		{"outputs", func(s *Set) Values { return Values{Records: s.Outputs} }, appendOutputs, decodeRecords, constant(8 * outputSize)},
		{"elements", func(s *Set) Values { return Values{Records: s.Elements} }, appendElements, decodeRecords, constant(groupBits)},
		{"prefixes", prefixes, appendPrefixes, decodePrefixes, constant(128)},
		{"prefix-gaps", prefixes, appendPrefixGaps, decodeGaps, constant(128)},
		{"tokens", tokens, appendTokens, decodeTokens, ofTokens},
		{"token-gaps", tokens, appendTokenGaps, decodeGaps, ofTokens},
		{"golomb", tokens, appendGolomb, decodeGolomb, ofTokens},
	}
}

// groupBits is the logarithm of the order of ristretto255: 2^252 and a little.
const groupBits = 252

func constant(bits float64) func(*Set) float64 { return func(*Set) float64 { return bits } }

// log2 returns the logarithm of x to base 2.
func log2(x golomb.Uint128) float64 { return math.Log2(math.Ldexp(float64(x.Hi), 64) + float64(x.Lo)) }

func appendOutputs(dst []byte, s *Set) ([]byte, error)  { return append(dst, s.Outputs...), nil }
func appendElements(dst []byte, s *Set) ([]byte, error) { return append(dst, s.Elements...), nil }

func decodeRecords(v *Values, b []byte, _ golomb.Range) error {
	v.Records = append(v.Records[:0], b...)
	return nil
}

func appendPrefixes(dst []byte, s *Set) ([]byte, error) { return appendFixed(dst, s.Prefixes, 16), nil }

func decodePrefixes(v *Values, b []byte, _ golomb.Range) error { return decodeFixed(v, b, 16) }

func appendTokens(dst []byte, s *Set) ([]byte, error) {
	return appendFixed(dst, s.Tokens, tokenSize(s.Range)), nil
}

func decodeTokens(v *Values, b []byte, r golomb.Range) error { return decodeFixed(v, b, tokenSize(r)) }

// tokenSize is the number of whole bytes that the greatest token takes.
func tokenSize(r golomb.Range) int {
	last, width := r.U(), 64
	if last.Hi == 0 {
		return (bits.Len64(last.Lo-1) + 7) / 8
	}
	if last.Lo == 0 {
		last.Hi--
	}
	return (width + bits.Len64(last.Hi) + 7) / 8
}

// appendFixed appends the last size bytes of each number, big-endian.
func appendFixed(dst []byte, numbers []golomb.Uint128, size int) []byte {
	var b [16]byte
	for _, x := range numbers {
		x.PutBytes(b[:])
		dst = append(dst, b[16-size:]...)
	}
	return dst
}

func decodeFixed(v *Values, b []byte, size int) error {
	if len(b)%size != 0 {
		return ErrForm
	}
	v.Numbers = v.Numbers[:0]
	var whole [16]byte
	for record := range slices.Chunk(b, size) {
		copy(whole[16-size:], record)
		v.Numbers = append(v.Numbers, golomb.Uint128FromBytes(whole[:]))
	}
	return nil
}

func appendPrefixGaps(dst []byte, s *Set) ([]byte, error) { return appendGaps(dst, s.Prefixes), nil }
func appendTokenGaps(dst []byte, s *Set) ([]byte, error)  { return appendGaps(dst, s.Tokens), nil }

// appendGaps appends the differences of neighbours as LEB128: seven bits to a
// byte, the least significant first.
func appendGaps(dst []byte, numbers []golomb.Uint128) []byte {
	var last golomb.Uint128
	for _, x := range numbers {
		lo, borrow := bits.Sub64(x.Lo, last.Lo, 0)
		hi, _ := bits.Sub64(x.Hi, last.Hi, borrow)
		last = x
		for hi != 0 || lo >= 0x80 {
			dst = append(dst, byte(lo)|0x80)
			lo, hi = lo>>7|hi<<57, hi>>7
		}
		dst = append(dst, byte(lo))
	}
	return dst
}

func decodeGaps(v *Values, b []byte, _ golomb.Range) error {
	v.Numbers = v.Numbers[:0]
	var last, gap golomb.Uint128
	shift := uint(0)
	for _, c := range b {
		if shift > 126 {
			return ErrForm
		}
		low := uint64(c & 0x7f)
		if shift < 64 {
			gap.Lo |= low << shift
			gap.Hi |= low >> (64 - shift)
		} else {
			gap.Hi |= low << (shift - 64)
		}
		if c&0x80 != 0 {
			shift += 7
			continue
		}
		var carry uint64
		last.Lo, carry = bits.Add64(last.Lo, gap.Lo, 0)
		last.Hi, _ = bits.Add64(last.Hi, gap.Hi, carry)
		v.Numbers = append(v.Numbers, last)
		gap, shift = golomb.Uint128{}, 0
	}
	if shift != 0 {
		return ErrForm
	}
	return nil
}

// appendGolomb appends the blocks of the set, each after its length in four
// bytes; in a file the length is that of the frame.
func appendGolomb(dst []byte, s *Set) ([]byte, error) {
	code := golomb.NewCode(s.Range)
	for part := range slices.Chunk(s.Tokens, golomb.BlockSize) {
		at := len(dst)
		var err error
		if dst, err = code.AppendBlock(append(dst, 0, 0, 0, 0), part); err != nil {
			return nil, err
		}
		binary.BigEndian.PutUint32(dst[at:], uint32(len(dst)-at-4))
	}
	return dst, nil
}

func decodeGolomb(v *Values, b []byte, r golomb.Range) (err error) {
	code := golomb.NewCode(r)
	v.Numbers = v.Numbers[:0]
	for len(b) > 0 {
		if len(b) < 4 || uint64(len(b)-4) < uint64(binary.BigEndian.Uint32(b)) {
			return ErrForm
		}
		size := 4 + int(binary.BigEndian.Uint32(b))
		if v.Numbers, err = code.DecodeBlock(v.Numbers, b[4:size]); err != nil {
			return err
		}
		b = b[size:]
	}
	return nil
}
