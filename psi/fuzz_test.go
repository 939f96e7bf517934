package psi

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/codec/rank"
	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/psi/oprf"
)

var update = flag.Bool("update", false, "write the seeds of the fuzz targets anew")

// A fuzz input is the counts of a stream and its frames. Package rcp lets
// through any header and any frames that it can read, so the targets make both
// as they like: the agreement's header is taken for granted, and each section
// has two bytes in counts, its count and the number in its parameters; a frame
// is its section, by how much its index is wrong, the length of its payload in
// two bytes, and the payload.

// fuzzed returns the stream that counts and frames describe; params makes the
// parameters of a section from a number.
func fuzzed(like *tape, counts, frames []byte, params func(section int, n uint64) []byte) *tape {
	s := like.clone()
	s.frames = nil
	for i := range s.header.Sections {
		if len(counts) < 2 {
			break
		}
		s.header.Sections[i].Count = uint64(counts[0])
		s.header.Sections[i].Params = params(i, uint64(counts[1]))
		counts = counts[2:]
	}
	for len(frames) >= 4 {
		f := rcp.Frame{Section: uint16(frames[0]), Index: uint64(len(s.frames)) + uint64(frames[1])}
		size := min(int(binary.BigEndian.Uint16(frames[2:])), len(frames)-4)
		f.Payload = frames[4 : 4+size]
		s.frames = append(s.frames, f)
		frames = frames[4+size:]
	}
	return s
}

// describe is the inverse of fuzzed; number reads a section's parameters.
func describe(s *tape) (counts, frames []byte) {
	for _, section := range s.header.Sections {
		n := byte(0)
		if len(section.Params) >= 8 {
			n = section.Params[7]
		}
		counts = append(counts, byte(section.Count), n)
	}
	for i, f := range s.frames {
		frames = append(frames, byte(f.Section), byte(f.Index-uint64(i)))
		frames = binary.BigEndian.AppendUint16(frames, uint16(len(f.Payload)))
		frames = append(frames, f.Payload...)
	}
	return counts, frames
}

// sameParams leaves the parameters of a stream as they are.
func sameParams(s *tape) func(int, uint64) []byte {
	return func(i int, _ uint64) []byte { return s.header.Sections[i].Params }
}

// fuzzScene is a session whose middle section is empty. The set hits all of the
// querier's inputs.
func fuzzScene(t testing.TB, mode oprf.Mode) (*bench, *exchange) {
	b := newBench(t, oprf.Ristretto255SHA512, mode, testKeys(20)[2:5])
	l := append(straight(0, 0, 4), straight(2, 0, 3)...)
	return b, b.run(l, l, TierNone)
}

// blamed asserts that err blames the stream and says so in words.
func blamed(t *testing.T, err error) {
	t.Helper()
	require.True(t, errors.Is(err, rcp.ErrFile) || errors.Is(err, ErrRefused) || errors.Is(err, ErrProof), "%v", err)
	require.NotEmpty(t, message.English.Hint(err))
	require.NotContains(t, message.English.Explain(err), "%!")
}

func FuzzSet(f *testing.F) {
	b, x := fuzzScene(f, oprf.VOPRF)
	q := b.querier()
	params := func(i int, n uint64) []byte { return setParams(n, b.Keys[i].Cap) }
	f.Fuzz(func(t *testing.T, counts, frames []byte) {
		s := fuzzed(&x.set, counts, frames, params)
		a := x.answers()
		a.Set = s.play()
		m, err := q.Finish(context.Background(), x.question, a, &x.querier)
		if err != nil {
			blamed(t, err)
			return
		}
		defer m.Close()
		// What was accepted can be returned: ranks are within their sections.
		var ret tape
		require.NoError(t, q.Return(context.Background(), m, TierNone, &ret))
		for i, section := range ret.header.Sections {
			require.LessOrEqual(t, section.Count, s.header.Sections[i].Count)
		}
		require.LessOrEqual(t, m.Rows(), uint32(7))
	})
}

func FuzzReturn(f *testing.F) {
	b, x := fuzzScene(f, oprf.VOPRF)
	h := b.holder()
	params := func(_ int, n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }
	f.Fuzz(func(t *testing.T, counts, frames []byte) {
		s := fuzzed(&x.ret, counts, frames, params)
		o, _, err := h.Receive(context.Background(), &x.holder, s.play())
		if err != nil {
			blamed(t, err)
			return
		}
		// No two rows share an entry here: there are as many rows as entries.
		var want uint64
		for _, section := range s.header.Sections {
			want += section.Count
		}
		rows, persons := o.Count(TierNone)
		require.Equal(t, want, rows)
		require.Equal(t, want, persons)
		// And the entries have a single coding.
		w := &rankWriter{sink: &tape{}, sizes: []uint64{4, 0, 3}}
		again := w.sink.(*tape)
		r := &rankReader{src: s.play(), walker: newFrameWalker(s.header), sizes: w.sizes}
		for {
			var section uint16
			var e rank.Hit
			if section, e, err = r.next(); err != nil {
				break
			}
			require.NoError(t, w.put(int(section), e))
		}
		require.NoError(t, w.flush())
		require.Equal(t, len(s.frames), len(again.frames))
		for i, f := range again.frames {
			require.Equal(t, f.Section, s.frames[i].Section)
			require.Equal(t, f.Payload, s.frames[i].Payload)
		}
	})
}

func FuzzResponse(f *testing.F) {
	var benches [2]*bench
	var exchanges [2]*exchange
	for mode := range benches {
		benches[mode], exchanges[mode] = fuzzScene(f, oprf.Mode(mode))
	}
	queriers := [2]*Querier{benches[0].querier(), benches[1].querier()}
	f.Fuzz(func(t *testing.T, proven bool, counts, frames []byte) {
		mode := 0
		if proven {
			mode = 1
		}
		x := exchanges[mode]
		s := fuzzed(&x.response, counts, frames, sameParams(&x.response))
		a := x.answers()
		a.Response = s.play()
		m, err := queriers[mode].Finish(context.Background(), x.question, a, &memory{})
		if err != nil {
			blamed(t, err)
			return
		}
		defer m.Close()
		if proven { // only the right answers have a proof
			for i := range s.frames {
				size := benches[mode].proofSize()
				require.Equal(t, x.response.frames[i].Payload[size:], s.frames[i].Payload[size:])
			}
		}
	})
}

func FuzzRequest(f *testing.F) {
	b, x := fuzzScene(f, oprf.OPRF)
	h := b.holder()
	f.Fuzz(func(t *testing.T, counts, frames []byte) {
		s := fuzzed(&x.request, counts, frames, sameParams(&x.request))
		var admitted, asked uint64
		var response tape
		err := h.Answer(context.Background(), s.play(), &response, func(a Batch) error {
			admitted += uint64(a.Count)
			return nil
		})
		for i, section := range s.header.Sections {
			asked += min(section.Count, b.Keys[i].Cap)
		}
		require.LessOrEqual(t, admitted, asked)
		if err != nil {
			blamed(t, err)
			return
		}
		require.Equal(t, asked, admitted)
		require.Len(t, response.frames, len(s.frames))
		for i, f := range response.frames {
			require.Len(t, f.Payload, len(s.frames[i].Payload))
		}
	})
}

// seeds returns the seeds of each target: the true stream, and what a peer
// might do to it.
func seeds(t *testing.T) map[string][]string {
	b, x := fuzzScene(t, oprf.VOPRF)
	_, unproven := fuzzScene(t, oprf.OPRF)
	out := map[string][]string{}
	variants := func(target, prefix string, s *tape) {
		add := func(change func(*tape)) {
			c := s.clone()
			change(c)
			counts, frames := describe(c)
			out[target] = append(out[target], fmt.Sprintf("go test fuzz v1\n%s[]byte(%q)\n[]byte(%q)\n", prefix, counts, frames))
		}
		add(func(*tape) {})
		add(func(s *tape) { s.frames = nil })
		add(func(s *tape) { s.frames = s.frames[:1] })
		add(func(s *tape) { s.frames = s.frames[1:]; renumber(s) })
		add(func(s *tape) { s.frames[0], s.frames[1] = s.frames[1], s.frames[0] })
		add(func(s *tape) { s.frames[1].Section = 1; s.header.Sections[1] = s.header.Sections[2] })
		add(func(s *tape) { s.header.Sections[0].Count = 200 })
		add(func(s *tape) { clear(s.frames[0].Payload) })
		add(func(s *tape) { cut(&s.frames[1], 1) })
		add(func(s *tape) { s.frames[1].Payload = append(bytes.Clone(s.frames[0].Payload), s.frames[1].Payload...) })
		add(func(s *tape) {
			for i := range s.header.Sections {
				s.header.Sections[i].Count = 0
				s.header.Sections[i].Params = setParams(0, b.Keys[i].Cap)
			}
			s.frames = nil
		})
	}
	variants("FuzzSet", "", &x.set)
	variants("FuzzReturn", "", &x.ret)
	variants("FuzzRequest", "", &x.request)
	variants("FuzzResponse", "bool(false)\n", &unproven.response)
	return out
}

// TestFuzzSeeds asserts that each target has its seeds; -update writes them.
// They are made of a fixed key and fixed secrets, so that they stay the same.
func TestFuzzSeeds(t *testing.T) {
	for target, contents := range seeds(t) {
		dir := filepath.Join("testdata", "fuzz", target)
		if *update {
			require.NoError(t, os.MkdirAll(dir, 0o755))
		}
		for i, want := range contents {
			path := filepath.Join(dir, fmt.Sprintf("%02d", i))
			if *update {
				require.NoError(t, os.WriteFile(path, []byte(want), 0o644))
			}
			got, err := os.ReadFile(path)
			require.NoError(t, err, "go test -update writes it")
			require.Equal(t, want, string(got))
		}
	}

	// Proofs are random: this seed stays what it was once.
	path := filepath.Join("testdata", "fuzz", "FuzzResponse", "proven")
	if *update {
		_, x := fuzzScene(t, oprf.VOPRF)
		counts, frames := describe(&x.response)
		text := fmt.Appendf(nil, "go test fuzz v1\nbool(true)\n[]byte(%q)\n[]byte(%q)\n", counts, frames)
		require.NoError(t, os.WriteFile(path, text, 0o644))
	}
	require.FileExists(t, path)
}
