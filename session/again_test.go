package session

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"recoupe/agreement"
	"recoupe/psi"
)

// stages remembers which stages began.
type stages struct {
	mu    sync.Mutex
	begun []psi.Stage
}

// Stage implements [psi.Progress].
func (s *stages) Stage(stage psi.Stage, _ uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.begun = append(s.begun, stage)
}

// Add implements [psi.Progress].
func (s *stages) Add(psi.Stage, uint64) {}

// Total implements [Progress].
func (s *stages) Total(psi.Stage, uint64) {}

// A list that is prepared again is read once where the journal has all of its
// batches, and evaluated where it has not; the set is the same.
func TestPrepareAgain(t *testing.T) {
	p := newShortPair(t, agreement.Draft{})
	p.prepare(t, List{Name: p.ft24})
	set := readFile(t, filepath.Join(p.holder, outboxDir, setName))
	again := func(restart bool) []psi.Stage {
		t.Helper()
		seen := &stages{}
		p.opt = options()
		p.opt.Progress = seen
		require.NoError(t, p.tryPrepare(t, List{Name: p.ft24}, restart))
		require.Equal(t, set, readFile(t, filepath.Join(p.holder, outboxDir, setName)))
		return seen.begun
	}
	require.Equal(t, []psi.Stage{psi.StageRead, psi.StageSort, psi.StageEncode}, again(false))
	require.Equal(t, []psi.Stage{psi.StageRead, psi.StageEvaluate, psi.StageSort, psi.StageEncode}, again(true))

	// The last record is lost, and with it the last batch.
	path := filepath.Join(p.holder, stateDir, prepareJournal)
	require.NoError(t, os.Truncate(path, int64(len(readFile(t, path))-1)))
	require.Equal(t, []psi.Stage{psi.StageRead, psi.StageEvaluate, psi.StageSort, psi.StageEncode}, again(false))
}
