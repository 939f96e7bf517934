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
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/agreement"
	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/psi"
)

// The sizes of a file's parts, in bytes (docs/formats.md).
const (
	rcpHeadStart = 14
	rcpFrameHead = 15
	rcpTrailer   = rcpFrameHead + 8 + 32 + 97 + 4
	rcpDigestAt  = rcpFrameHead + 8
)

// mendCRC sets the checksum at the end of b.
func mendCRC(b []byte) {
	binary.BigEndian.PutUint32(b[len(b)-4:], crc32.Checksum(b[:len(b)-4], castagnoli))
}

// mend sets every checksum and the digest of a file whose header was changed.
func mend(b []byte) {
	mendCRC(b[:binary.BigEndian.Uint32(b[rcpHeadStart-4:])])
	trailer := b[len(b)-rcpTrailer:]
	sum := sha256.Sum256(b[:len(b)-rcpTrailer+rcpDigestAt])
	copy(trailer[rcpDigestAt:], sum[:])
	mendCRC(trailer)
}

// rawFrames splits a file into header, frames and trailer.
func rawFrames(b []byte) (header []byte, frames [][]byte, trailer []byte) {
	n := binary.BigEndian.Uint32(b[rcpHeadStart-4:])
	header, b = b[:n], b[n:]
	for len(b) > rcpTrailer {
		size := rcpFrameHead + int(binary.BigEndian.Uint32(b)) + 4
		frames, b = append(frames, bytes.Clone(b[:size])), b[size:]
	}
	return header, frames, bytes.Clone(b)
}

// assemble puts a file together from frames, numbered anew, with right counts
// and checksums everywhere.
func assemble(header []byte, frames [][]byte, trailer []byte) []byte {
	out, payload := bytes.Clone(header), 0
	for i, f := range frames {
		f = bytes.Clone(f)
		binary.BigEndian.PutUint64(f[7:], uint64(i))
		mendCRC(f)
		payload += len(f) - rcpFrameHead - 4
		out = append(out, f...)
	}
	trailer = bytes.Clone(trailer)
	binary.BigEndian.PutUint64(trailer[7:], uint64(len(frames)))
	binary.BigEndian.PutUint64(trailer[rcpFrameHead:], uint64(payload))
	out = append(out, trailer...)
	mend(out)
	return out
}

// smallList is a list of few made-up persons.
func smallList(rows int) string {
	var b strings.Builder
	b.WriteString("nom;prenom;date_naissance\n")
	for i := range rows {
		name := ""
		for n := i + 26*26*26; n > 0; n /= 26 {
			name += string(rune('A' + n%26))
		}
		fmt.Fprintf(&b, "ZZ%s;Capucine;%02d/%02d/19%02d\n", name, 2+i%26, 1+i%12, 40+i%50)
	}
	return b.String()
}

// agreedKeys matches the match keys of an agreement.
var agreedKeys = regexp.MustCompile(`(?s)\nkeys:.*?\n\n`)

// newSmallPair makes the folders of a session over one match key, with lists of
// so many rows, of which the querier's are the first.
func newSmallPair(t *testing.T, holderRows, querierRows int) pair {
	t.Helper()
	p := newPair(t, agreement.Draft{Result: agreement.ResultBoth, NoNIR: true, Runs: 2})
	path := filepath.Join(p.holder, agreementName)
	text := readFile(t, path)
	require.Regexp(t, agreedKeys, text)
	text = agreedKeys.ReplaceAllString(text, "\nkeys:\n  - name: civil\n    cap: 5000\n\n")
	for _, dir := range []string{p.holder, p.querier} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, agreementName), []byte(text), 0o644))
	}
	require.NoError(t, os.WriteFile(p.ft24, []byte(smallList(holderRows)), 0o600))
	require.NoError(t, os.WriteFile(p.unml25, []byte(smallList(querierRows)), 0o600))
	return p
}

func readFile(t testing.TB, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(b)
}

// exchanged are the files of a session, by kind, and where each lies.
func (p pair) exchanged() map[rcp.Kind]string {
	return map[rcp.Kind]string{
		rcp.Set:      filepath.Join(p.holder, outboxDir, "set.rcp"),
		rcp.Request:  filepath.Join(p.querier, outboxDir, RequestName(1)),
		rcp.Response: filepath.Join(p.holder, outboxDir, ResponseName(1)),
		rcp.Return:   filepath.Join(p.querier, outboxDir, ReturnName(1)),
	}
}

// whole runs all steps of a session.
func (p pair) whole(t *testing.T) {
	t.Helper()
	p.prepare(t, List{Name: p.ft24})
	p.request(t, List{Name: p.unml25})
	p.answer(t)
	p.finish(t, List{Name: p.unml25})
	p.receive(t, List{Name: p.ft24})
}

// take runs the step that takes a file of the given kind, with the file at path,
// in a copy of the folders in which nothing of that step has been done.
func (p pair) take(t *testing.T, kind rcp.Kind, path string) error {
	t.Helper()
	source, err := OpenFile(path)
	if err != nil {
		return err
	}
	defer source.Close()
	role, dir := RoleHolder, p.holder
	if kind == rcp.Set || kind == rcp.Response {
		role, dir = RoleQuerier, p.querier
	}
	if err := p.params(t).Check(source.Header(), kind); err != nil {
		return err // what every step begins with
	}
	copied := t.TempDir()
	require.NoError(t, os.CopyFS(copied, os.DirFS(dir)))
	if kind == rcp.Request {
		require.NoError(t, os.Remove(filepath.Join(copied, stateDir, "answer-1.log")))
		name := filepath.Join(copied, ledgerName)
		lines := strings.SplitAfter(readFile(t, name), "\n")
		require.NoError(t, os.WriteFile(name, []byte(lines[0]+lines[1]+lines[2]), 0o600)) // agree, evaluate, prepare
	}
	s, err := Open(copied, role, options())
	require.NoError(t, err)
	defer s.Close()
	return p.step(t, s, kind, source)
}

// params returns what the protocol knows of the agreement.
func (p pair) params(t *testing.T) *psi.Params {
	t.Helper()
	if p.agreed == nil {
		a, err := agreement.Load(filepath.Join(p.holder, agreementName))
		require.NoError(t, err)
		agreed, err := params(a)
		require.NoError(t, err)
		return &agreed
	}
	return p.agreed
}

// step runs the step that takes source. Only a right file leaves something under
// a final name.
func (p pair) step(t *testing.T, s *Session, kind rcp.Kind, source *Source) error {
	var err error
	var results []string
	switch kind {
	case rcp.Request:
		results = []string{s.path(outboxDir, "again.rcp")}
		out, errOut := CreateFile(results[0], false, 0)
		require.NoError(t, errOut)
		_, err = s.Answer(t.Context(), source, out)
		require.NoError(t, out.Close())
	case rcp.Set, rcp.Response:
		from := Received{Set: source, Response: source}
		var errOther error
		if kind == rcp.Set {
			from.Response, errOther = OpenFile(p.exchanged()[rcp.Response])
			require.NoError(t, errOther)
			defer from.Response.Close()
		} else {
			from.Set, errOther = OpenFile(p.exchanged()[rcp.Set])
			require.NoError(t, errOther)
			defer from.Set.Close()
		}
		results = []string{s.resultName(1, "csv"), s.resultName(1, "json"), s.path(outboxDir, ReturnName(1))}
		for _, r := range results {
			require.NoError(t, os.Remove(r))
		}
		out, errOut := CreateFile(results[2], false, 0)
		require.NoError(t, errOut)
		_, err = s.Finish(t.Context(), 1, List{Name: p.unml25}, from, out, true, false)
		require.NoError(t, out.Close())
	case rcp.Return:
		results = []string{s.resultName(1, "csv"), s.resultName(1, "json")}
		for _, r := range results {
			require.NoError(t, os.Remove(r))
		}
		_, err = s.Receive(t.Context(), source, List{Name: p.ft24}, true)
	}
	for _, r := range results {
		if err != nil {
			require.NoFileExists(t, r)
		} else {
			require.FileExists(t, r)
		}
	}
	return err
}

// requireRefused asserts that an error blames the file or refers to the
// agreement, and says what to type.
func requireRefused(t *testing.T, err error, what ...any) {
	t.Helper()
	require.Error(t, err, what...)
	require.True(t, errors.Is(err, rcp.ErrFile) || errors.Is(err, psi.ErrRefused) ||
		errors.Is(err, agreement.ErrRefused), "%v %v", err, what)
}

// TestCutAtEveryByte gives each step its file cut at every byte, and with one
// byte more.
func TestCutAtEveryByte(t *testing.T) {
	if testing.Short() {
		t.Skip("long; other tests run the same code")
	}
	p := newSmallPair(t, 6, 4)
	p.whole(t)
	cut := filepath.Join(t.TempDir(), "cut.rcp")
	for kind, path := range p.exchanged() {
		b := []byte(readFile(t, path))
		for n := range len(b) {
			require.NoError(t, os.WriteFile(cut, b[:n], 0o600))
			err := p.take(t, kind, cut)
			require.ErrorIs(t, err, rcp.ErrFile, "%s cut at %d", kind, n)
			require.NotEmpty(t, message.English.Hint(err), "%s cut at %d", kind, n)
		}
		require.NoError(t, os.WriteFile(cut, append(b, 0), 0o600))
		require.ErrorIs(t, p.take(t, kind, cut), rcp.ErrFile)
		require.NoError(t, p.take(t, kind, path), "the whole file goes through")
	}
}

// TestEveryBitFlipped flips every bit of each file.
func TestEveryBitFlipped(t *testing.T) {
	if testing.Short() {
		t.Skip("long; other tests run the same code")
	}
	p := newSmallPair(t, 6, 4)
	p.whole(t)
	flipped := filepath.Join(t.TempDir(), "flipped.rcp")
	for kind, path := range p.exchanged() {
		b := []byte(readFile(t, path))
		for n := range 8 * len(b) {
			b[n/8] ^= 1 << (n % 8)
			_, err := rcp.Verify(bytes.NewReader(b))
			require.ErrorIs(t, err, rcp.ErrFile, "%s, bit %d", kind, n)
			if n%211 == 0 {
				require.NoError(t, os.WriteFile(flipped, b, 0o600))
				require.ErrorIs(t, p.take(t, kind, flipped), rcp.ErrFile, "%s, bit %d", kind, n)
			}
			b[n/8] ^= 1 << (n % 8)
		}
	}
}

// TestEveryHeaderBitForged flips every bit of the headers and mends all
// checksums, as someone would who is up to something. What cannot be refuted
// before files are signed is the size of the holder's list, and which request a
// request is; everything else is.
func TestEveryHeaderBitForged(t *testing.T) {
	if testing.Short() {
		t.Skip("long; other tests run the same code")
	}
	p := newSmallPair(t, 6, 4)
	p.whole(t)
	p.agreed = p.params(t)
	forged := filepath.Join(t.TempDir(), "forged.rcp")
	for kind, path := range p.exchanged() {
		b := []byte(readFile(t, path))
		header := int(binary.BigEndian.Uint32(b[rcpHeadStart-4:]))
		irrefutable := map[rcp.Kind]int{rcp.Set: 8, rcp.Request: 16}[kind] // first bytes of the parameters
		params := header - 4 - 16
		for n := 8 * rcpHeadStart; n < 8*(header-4); n++ {
			if at := n / 8; at >= params && at < params+irrefutable {
				continue
			}
			forgery := bytes.Clone(b)
			forgery[n/8] ^= 1 << (n % 8)
			mend(forgery)
			require.NoError(t, os.WriteFile(forged, forgery, 0o600))
			requireRefused(t, p.take(t, kind, forged), "%s, byte %d, bit %d", kind, n/8, n%8)
		}
	}
}

// TestFramesForged takes frames away, doubles and exchanges them, with every
// count and checksum mended, in files of two batches.
func TestFramesForged(t *testing.T) {
	if testing.Short() {
		t.Skip("long; other tests run the same code")
	}
	p := newSmallPair(t, 4200, 4200)
	p.whole(t)
	forged := filepath.Join(t.TempDir(), "forged.rcp")
	for kind, want := range map[rcp.Kind]error{rcp.Request: rcp.ErrFile, rcp.Response: psi.ErrProof, rcp.Return: rcp.ErrFile} {
		header, frames, trailer := rawFrames([]byte(readFile(t, p.exchanged()[kind])))
		require.Len(t, frames, 2, kind)
		one, two := frames[0], frames[1]
		for name, order := range map[string][][]byte{
			"first missing": {two}, "last missing": {one}, "doubled": {one, one, two}, "exchanged": {two, one},
		} {
			require.NoError(t, os.WriteFile(forged, assemble(header, order, trailer), 0o600))
			err := p.take(t, kind, forged)
			require.True(t, errors.Is(err, rcp.ErrFile) || errors.Is(err, want), "%s, %s: %v", kind, name, err)
		}
		if kind != rcp.Response {
			continue
		}
		// Proofs exchanged: each holds, for the other batch.
		for i := range 64 {
			one[rcpFrameHead+i], two[rcpFrameHead+i] = two[rcpFrameHead+i], one[rcpFrameHead+i]
		}
		require.NoError(t, os.WriteFile(forged, assemble(header, [][]byte{one, two}, trailer), 0o600))
		require.ErrorIs(t, p.take(t, kind, forged), psi.ErrProof)
	}
}

// TestForgedHelpers makes sure that the forger's tools leave a right file right.
func TestForgedHelpers(t *testing.T) {
	p := newSmallPair(t, 6, 4)
	p.whole(t)
	for kind, path := range p.exchanged() {
		b := []byte(readFile(t, path))
		require.Equal(t, b, assemble(rawFrames(b)), kind)
		mend(b)
		require.Equal(t, readFile(t, path), string(b), kind)
	}
	_, err := rcp.Verify(io.LimitReader(bytes.NewReader(nil), 0))
	require.ErrorIs(t, err, rcp.ErrFile)
}

// TestProofOfAnotherSession gives a response of another session, under the name
// of this one.
func TestProofOfAnotherSession(t *testing.T) {
	p, other := newSmallPair(t, 6, 4), newSmallPair(t, 6, 4)
	p.whole(t)
	other.whole(t)
	require.ErrorIs(t, p.take(t, rcp.Response, other.exchanged()[rcp.Response]), message.PsiForeignSession)
	own, foreign := []byte(readFile(t, p.exchanged()[rcp.Response])), []byte(readFile(t, other.exchanged()[rcp.Response]))
	header, _, _ := rawFrames(own)
	_, frames, trailer := rawFrames(foreign)
	forged := filepath.Join(t.TempDir(), "forged.rcp")
	require.NoError(t, os.WriteFile(forged, assemble(header, frames, trailer), 0o600))
	require.ErrorIs(t, p.take(t, rcp.Response, forged), psi.ErrProof)
}
