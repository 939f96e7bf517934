package session

import (
	"sync/atomic"

	"recoupe/psi"
	"recoupe/table"
)

// Progress is [psi.Progress] that can also be told how long a stage will be,
// once that can be estimated.
type Progress interface {
	psi.Progress
	// Total says that the stage s will have about n units; from any goroutine.
	Total(s psi.Stage, n uint64)
}

// following tells a [Progress] how long the stages are that follow the reading
// of a list, from how much of the file has been read.
type following struct {
	Progress
	list *table.List

	stage atomic.Uint32
	count atomic.Uint64
}

// Stage implements [psi.Progress].
func (f *following) Stage(s psi.Stage, total uint64) {
	f.stage.Store(uint32(s))
	f.count.Store(0)
	f.Progress.Stage(s, total)
}

// Add implements [psi.Progress].
func (f *following) Add(s psi.Stage, n uint64) {
	f.Progress.Add(s, n)
	if s != psi.StageRead && s != psi.StageEvaluate || uint32(s) != f.stage.Load() {
		return
	}
	done := f.count.Add(n)
	if part := f.list.Fraction(); part > 0 {
		f.Progress.Total(s, uint64(float64(done)/part))
	}
}
