package session

import (
	"bytes"
	"context"
	"crypto/sha256"
	"io"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/codec/rcp"
	"recoupe/internal/message"
	"recoupe/psi"
)

// stopper ends a context when the first batch of a stage is done.
type stopper struct {
	stage psi.Stage
	stop  context.CancelFunc
	done  atomic.Bool
}

// Stage implements [psi.Progress].
func (s *stopper) Stage(psi.Stage, uint64) {}

// Total implements [Progress].
func (s *stopper) Total(psi.Stage, uint64) {}

// Add implements [psi.Progress].
func (s *stopper) Add(stage psi.Stage, _ uint64) {
	if stage == s.stage {
		s.done.Store(true)
		s.stop()
	}
}

// answerTo answers the request at path as the holder of p.
func (p pair) answerTo(ctx context.Context, t *testing.T, path string, opt Options) (*Answered, error) {
	t.Helper()
	s, err := Open(p.holder, RoleHolder, opt)
	require.NoError(t, err)
	defer s.Close()
	request, err := OpenFile(path)
	require.NoError(t, err)
	defer request.Close()
	out, _, err := s.Outbox(ResponseName(1), false, 0)
	require.NoError(t, err)
	defer out.Close()
	return s.Answer(ctx, request, out)
}

// TestAnotherRequestAfterAnInterruption interrupts an answer after its first
// batch and asks something else under the same run: nothing of it is answered,
// and the request that was admitted goes on.
func TestAnotherRequestAfterAnInterruption(t *testing.T) {
	p := newSmallPair(t, 6, 4200)
	p.request(t, List{Name: p.unml25})
	first := filepath.Join(t.TempDir(), "first.rcp")
	made := p.exchanged()[rcp.Request]
	require.NoError(t, os.Rename(made, first))
	require.NoError(t, os.Remove(filepath.Join(p.querier, ledgerName)))
	require.NoError(t, os.RemoveAll(filepath.Join(p.querier, stateDir)))
	require.NoError(t, os.RemoveAll(filepath.Join(p.querier, secretDir)))
	p.request(t, List{Name: p.unml25}) // the same list, other blinds

	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	opt := options()
	stop := &stopper{stage: psi.StageAnswer, stop: cancel}
	opt.Workers, opt.Progress = 1, stop
	_, err := p.answerTo(ctx, t, first, opt)
	require.ErrorIs(t, err, message.SessionInterrupted)
	require.True(t, stop.done.Load())
	require.NoFileExists(t, p.exchanged()[rcp.Response])
	log := readFile(t, filepath.Join(p.holder, stateDir, "answer-1.log"))
	require.NotEmpty(t, log)

	_, err = p.answerTo(t.Context(), t, made, options())
	require.ErrorIs(t, err, message.SessionAsked)
	require.ErrorIs(t, err, psi.ErrRefused)
	require.NoFileExists(t, p.exchanged()[rcp.Response])
	require.Equal(t, log, readFile(t, filepath.Join(p.holder, stateDir, "answer-1.log")))

	answered, err := p.answerTo(t.Context(), t, first, options())
	require.NoError(t, err)
	require.EqualValues(t, 4200, answered.Counts["civil"])
	require.FileExists(t, p.exchanged()[rcp.Response])
}

// TestAdmissions holds the record of batches to its rules: a batch twice is one,
// another in its place or one too many is refused, and what a kill has torn is
// cut off.
func TestAdmissions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "answer-1.log")
	batch := func(index uint64, count int, what string) psi.Batch {
		return psi.Batch{Run: 1, Index: index, Count: count, Digest: sha256.Sum256([]byte(what))}
	}
	log, err := openAdmissions(path, 1, 10)
	require.NoError(t, err)
	require.NoError(t, log.admit(batch(0, 4, "a")))
	require.NoError(t, log.admit(batch(0, 4, "a")))
	require.ErrorIs(t, log.admit(batch(0, 4, "b")), psi.ErrRefused)
	require.ErrorIs(t, log.admit(batch(1, 7, "c")), psi.ErrRefused, "more than the request announces")
	require.NoError(t, log.admit(batch(1, 6, "c")))
	require.ErrorIs(t, log.admit(batch(2, 1, "d")), psi.ErrRefused)
	require.NoError(t, log.close())
	whole := readFile(t, path)
	require.Len(t, whole, 2*admissionSize)

	for cut := range whole {
		require.NoError(t, os.WriteFile(path, []byte(whole[:cut]), 0o600))
		log, err := openAdmissions(path, 1, 10)
		require.NoError(t, err)
		require.NoError(t, log.admit(batch(0, 4, "a")))
		if cut >= admissionSize {
			require.ErrorIs(t, log.admit(batch(0, 4, "b")), psi.ErrRefused)
		}
		require.NoError(t, log.admit(batch(1, 6, "c")))
		require.NoError(t, log.close())
		require.Equal(t, whole, readFile(t, path), "cut at %d", cut)
	}
	for at := range whole {
		changed := []byte(whole)
		changed[at] ^= 0x40
		require.NoError(t, os.WriteFile(path, changed, 0o600))
		log, err := openAdmissions(path, 1, 10)
		if at >= admissionSize { // as if torn by a power failure
			require.NoError(t, err)
			require.NoError(t, log.close())
			require.Equal(t, whole[:admissionSize], readFile(t, path))
			continue
		}
		require.ErrorIs(t, err, message.SessionAdmissions, "byte %d changed", at)
		require.Equal(t, string(changed), readFile(t, path), "left as it is")
	}
}

// TestSpool keeps a list from standard input, encrypted, for as long as it is
// needed.
func TestSpool(t *testing.T) {
	dir := t.TempDir()
	text := smallList(500)
	l := List{Name: "-", Stdin: bytes.NewReader([]byte(text))}
	first, again, done, err := l.twice(dir)
	require.NoError(t, err)
	b, err := io.ReadAll(first.Stdin)
	require.NoError(t, err)
	require.Equal(t, text, string(b))
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	require.NoError(t, err)
	require.Len(t, names, 1)
	kept := readFile(t, names[0])
	require.Len(t, kept, len(text))
	for _, word := range []string{"Capucine", "nom;prenom", "ZZ"} {
		require.Less(t, bytes.Count([]byte(kept), []byte(word)), 10, "in the clear")
	}
	info, err := os.Stat(names[0])
	require.NoError(t, err)
	require.EqualValues(t, 0o600, info.Mode().Perm())
	second, err := again()
	require.NoError(t, err)
	b, err = io.ReadAll(second.Stdin)
	require.NoError(t, err)
	require.Equal(t, text, string(b))
	require.NoError(t, done())
	require.NoFileExists(t, names[0])
}
