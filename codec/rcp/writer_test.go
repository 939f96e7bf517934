package rcp

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"recoupe/internal/message"
)

// digestOf is SHA-256.
func digestOf(b []byte) [32]byte { return sha256.Sum256(b) }

// memory is how many bytes were ever allocated.
type memory struct{ bytes uint64 }

func (m *memory) read() {
	var s runtime.MemStats
	runtime.ReadMemStats(&s)
	m.bytes = s.TotalAlloc
}

// draw draws a header with frames that fit it.
func draw(t *rapid.T) (*Header, []Frame) {
	k := rapid.SampledFrom([]Kind{Set, Request, Response, Return}).Draw(t, "kind")
	h := &Header{
		Kind:     k,
		Suite:    rapid.SampledFrom([]uint8{SuiteRistretto255, SuiteP256}).Draw(t, "suite"),
		Mode:     rapid.SampledFrom([]uint8{ModeOPRF, ModeVOPRF}).Draw(t, "mode"),
		Function: FunctionMembership,
		Run:      rapid.Uint32().Draw(t, "run"),
	}
	copy(h.Agreement[:], rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "agreement"))
	copy(h.Session[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "session"))
	names := rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z0-9-]{1,32}`), 1, 6, rapid.ID).Draw(t, "names")
	var frames []Frame
	for i, name := range names {
		s := Section{Type: sectionOf[k], Name: name, Width: 1}
		if n := rapid.IntRange(0, MaxParams).Draw(t, "params"); n > 0 {
			s.Params = bytes.Repeat([]byte{byte(n)}, n)
		}
		for range rapid.IntRange(0, 4).Draw(t, "frames") {
			n := rapid.SampledFrom([]int{1, 2, 100, growth - frameOverhead, growth, 3*growth + 1}).Draw(t, "size")
			frames = append(frames, Frame{uint16(i), uint64(len(frames)), bytes.Repeat([]byte{byte(len(frames))}, n)})
			s.Count++
		}
		if s.Count > 0 {
			s.Count = rapid.Uint64Range(s.Count, MaxCount).Draw(t, "count")
		}
		h.Sections = append(h.Sections, s)
	}
	return h, frames
}

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, frames := draw(t)
		var b bytes.Buffer
		w := NewWriter(&b)
		require.NoError(t, write(w, h, frames))
		got, gotFrames, err := read(b.Bytes())
		require.NoError(t, err)
		require.Equal(t, h, got)
		require.Equal(t, frames, gotFrames)
		s, err := Verify(bytes.NewReader(b.Bytes()))
		require.NoError(t, err)
		require.Equal(t, w.Totals(), s.Totals)
		require.Equal(t, digestOf(b.Bytes()), s.Totals.File)
		digestEnd := b.Len() - trailerSize + digestAt
		require.Equal(t, digestOf(b.Bytes()[:digestEnd]), s.Totals.Digest)
		require.Equal(t, uint64(b.Len()), s.Totals.Bytes)
		require.Equal(t, uint64(len(frames)), s.Totals.Frames)
		require.False(t, s.Signed)
	})
}

func TestLargestPayload(t *testing.T) {
	h, _ := sample(Set)
	frames := []Frame{{0, 0, bytes.Repeat([]byte("0123456789abcdef"), MaxPayload/16)}, {1, 1, []byte{1}}}
	_, got, err := read(file(t, h, frames))
	require.NoError(t, err)
	require.Equal(t, frames, got)
}

func TestWriterRefuses(t *testing.T) {
	h, frames := sample(Set)
	begun := func(n int) *Writer {
		w := NewWriter(io.Discard)
		_, err := w.Begin(h)
		require.NoError(t, err)
		for _, f := range frames[:n] {
			require.NoError(t, w.Frame(f))
		}
		return w
	}
	require.ErrorIs(t, NewWriter(io.Discard).Frame(frames[0]), ErrUsage)
	require.ErrorIs(t, NewWriter(io.Discard).End(), ErrUsage)
	_, err := begun(0).Begin(h)
	require.ErrorIs(t, err, ErrUsage)
	require.ErrorIs(t, begun(0).Frame(frames[1]), message.RcpFrameMissing)
	require.ErrorIs(t, begun(1).Frame(frames[0]), message.RcpFrameRepeated)
	require.ErrorIs(t, begun(2).Frame(Frame{2, 2, []byte{1}}), message.RcpFrameSection)
	require.ErrorIs(t, begun(3).Frame(Frame{0, 3, []byte{1}}), message.RcpFrameSection)
	require.ErrorIs(t, begun(3).Frame(Frame{1, 3, []byte{1}}), message.RcpSectionFrames)
	require.ErrorIs(t, begun(0).Frame(Frame{0, 0, nil}), message.RcpFrameLength)
	require.ErrorIs(t, begun(0).Frame(Frame{0, 0, make([]byte, MaxPayload+1)}), message.RcpFrameLength)
	require.ErrorIs(t, begun(2).End(), message.RcpSectionMissing)

	w := begun(3)
	require.Zero(t, w.Totals())
	require.NoError(t, w.End())
	require.NotZero(t, w.Totals())
	require.ErrorIs(t, w.End(), ErrUsage)
	require.ErrorIs(t, w.Frame(frames[0]), ErrUsage)
}

func TestErrorOfTheWriterStays(t *testing.T) {
	h, frames := sample(Set)
	w := NewWriter(io.Discard)
	_, err := w.Begin(h)
	require.NoError(t, err)
	require.ErrorIs(t, w.Frame(frames[1]), message.RcpFrameMissing)
	require.ErrorIs(t, w.Frame(frames[0]), message.RcpFrameMissing)
	require.ErrorIs(t, w.End(), message.RcpFrameMissing)
}

// fullDisk takes so many bytes.
type fullDisk struct{ room int }

var errFull = errors.New("disk full")

func (d *fullDisk) Write(p []byte) (int, error) {
	n := min(len(p), d.room)
	d.room -= n
	if n < len(p) {
		return n, errFull
	}
	return n, nil
}

func TestFullDiskAtEveryByte(t *testing.T) {
	h, frames := sample(Set)
	for n := range len(file(t, h, frames)) {
		err := write(NewWriter(&fullDisk{n}), h, frames)
		require.ErrorIs(t, err, message.RcpWrite)
		require.ErrorIs(t, err, errFull)
		require.NotErrorIs(t, err, ErrFile)
	}
}

func TestWriterKeepsNothingOfTheHeader(t *testing.T) {
	h, frames := sample(Set)
	want := file(t, h, frames)
	var b bytes.Buffer
	w := NewWriter(&b)
	_, err := w.Begin(h)
	require.NoError(t, err)
	h.Sections[0].Count, h.Sections[0].Params[0] = 0, 9
	for _, f := range frames {
		require.NoError(t, w.Frame(f))
	}
	require.NoError(t, w.End())
	require.Equal(t, want, b.Bytes())
}

// disk returns a file that holds b.
func disk(t *testing.T, b []byte) *os.File {
	t.Helper()
	f, err := os.OpenFile(filepath.Join(t.TempDir(), "x.rcp"), os.O_RDWR|os.O_CREATE, 0o600)
	require.NoError(t, err)
	t.Cleanup(func() { f.Close() })
	_, err = f.Write(b)
	require.NoError(t, err)
	return f
}

// ram is a File in memory.
type ram struct {
	b  []byte
	at int
}

func (r *ram) Read(p []byte) (int, error) {
	if r.at >= len(r.b) {
		return 0, io.EOF
	}
	n := copy(p, r.b[r.at:])
	r.at += n
	return n, nil
}

func (r *ram) Write(p []byte) (int, error) {
	r.b = append(r.b[:r.at], p...)
	r.at = len(r.b)
	return len(p), nil
}

func (r *ram) Seek(off int64, _ int) (int64, error) { r.at = int(off); return off, nil }
func (r *ram) Truncate(n int64) error               { r.b = r.b[:n]; return nil }

func TestResumeAfterACutAtEveryByte(t *testing.T) {
	h, frames := sample(Request)
	want := file(t, h, frames)
	header, parts, _ := parts(t, want)
	for n := range len(want) + 1 {
		f := &ram{b: slices.Clone(want[:n])}
		w := Resume(f)
		have, err := w.Begin(h)
		require.NoError(t, err)
		whole, at := 0, len(header)
		for whole < len(parts) && at+len(parts[whole]) <= n {
			at += len(parts[whole])
			whole++
		}
		require.Equal(t, uint64(whole), have)
		for _, f := range frames[have:] {
			require.NoError(t, w.Frame(f))
		}
		require.NoError(t, w.End())
		require.Equal(t, want, f.b)
		require.Equal(t, digestOf(want), w.Totals().File)
	}
}

func TestResumeOnDisk(t *testing.T) {
	h, frames := sample(Request)
	want := file(t, h, frames)
	other, _ := sample(Request)
	other.Run++
	otherFile := file(t, other, frames)
	longer := slices.Concat(want, want)
	for name, b := range map[string][]byte{
		"empty": nil, "cut": want[:200], "whole": want, "another header": otherFile,
		"something after it": longer, "another file": bytes.Repeat([]byte("name;"), 999),
	} {
		t.Run(name, func(t *testing.T) {
			f := disk(t, b)
			require.NoError(t, write(Resume(f), h, frames))
			got, err := os.ReadFile(f.Name())
			require.NoError(t, err)
			require.Equal(t, want, got)
		})
	}
}

func TestResumeDropsADamagedFrameAndAllAfterIt(t *testing.T) {
	h, frames := sample(Request)
	want := file(t, h, frames)
	header, _, _ := parts(t, want)
	for bit := range 8 * len(want) {
		f := &ram{b: slices.Clone(want)}
		f.b[bit/8] ^= 1 << (bit % 8)
		w := Resume(f)
		have, err := w.Begin(h)
		require.NoError(t, err)
		if bit/8 < len(header) {
			require.Zero(t, have)
		}
		for _, f := range frames[have:] {
			require.NoError(t, w.Frame(f))
		}
		require.NoError(t, w.End())
		require.Equal(t, want, f.b)
	}
}

// broken is a File that cannot be read from byte at on.
type broken struct {
	ram
	limit int
}

func (b *broken) Read(p []byte) (int, error) {
	if b.at >= b.limit {
		return 0, io.ErrClosedPipe
	}
	return b.ram.Read(p[:min(len(p), b.limit-b.at)])
}

func TestResumeLeavesAFileThatCannotBeRead(t *testing.T) {
	h, frames := sample(Request)
	want := file(t, h, frames)
	for n := range want {
		f := &broken{ram{b: slices.Clone(want)}, n}
		_, err := Resume(f).Begin(h)
		require.ErrorIs(t, err, message.RcpRead)
		require.ErrorIs(t, err, io.ErrClosedPipe)
		require.Equal(t, want, f.b)
	}
}

// stuck is a File on which one of Truncate and Seek fails after some calls.
type stuck struct {
	ram
	truncate bool
	seeks    int // that succeed
}

func (s *stuck) Truncate(n int64) error {
	if s.truncate {
		return io.ErrClosedPipe
	}
	return s.ram.Truncate(n)
}

func (s *stuck) Seek(off int64, whence int) (int64, error) {
	if s.seeks--; s.seeks < 0 {
		return 0, io.ErrClosedPipe
	}
	return s.ram.Seek(off, whence)
}

func TestResumeReportsAFileThatCannotBeCut(t *testing.T) {
	h, frames := sample(Request)
	for _, b := range [][]byte{nil, file(t, h, frames)} {
		_, err := Resume(&stuck{ram: ram{b: b}, truncate: true, seeks: 2}).Begin(h)
		require.ErrorIs(t, err, message.RcpWrite)
		_, err = Resume(&stuck{ram: ram{b: b}, seeks: 1}).Begin(h)
		require.ErrorIs(t, err, message.RcpWrite)
		_, err = Resume(&stuck{ram: ram{b: b}}).Begin(h)
		require.ErrorIs(t, err, message.RcpRead)
		require.ErrorIs(t, err, io.ErrClosedPipe)
	}
}
