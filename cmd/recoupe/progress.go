package main

import (
	"runtime/metrics"
	"sync"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"recoupe/internal/message"
	"recoupe/psi"
)

// progress shows how far a step is: a line per stage with its rate, the time
// left and the memory in use.
type progress struct {
	ui   *ui
	pool *mpb.Progress

	mu    sync.Mutex
	stage psi.Stage
	bar   *mpb.Bar
	begun time.Time
	known uint64 // units that the stage will have, 0 if that is not known
	count atomic.Uint64
}

// newProgress returns a display on stderr.
func newProgress(u *ui) *progress {
	return &progress{ui: u, pool: mpb.New(mpb.WithOutput(u.stderr), mpb.WithWidth(30), mpb.WithAutoRefresh())}
}

// stageNames are the messages that name the stages.
var stageNames = map[psi.Stage]message.ID{
	psi.StageRead:     message.StageRead,
	psi.StageEvaluate: message.StageEvaluate,
	psi.StageSort:     message.StageSort,
	psi.StageEncode:   message.StageEncode,
	psi.StageBlind:    message.StageBlind,
	psi.StageAnswer:   message.StageAnswer,
	psi.StageFinalize: message.StageFinalize,
	psi.StageMatch:    message.StageMatch,
}

// Stage implements [psi.Progress].
func (p *progress) Stage(s psi.Stage, total uint64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.end()
	p.stage, p.begun = s, time.Now()
	p.count.Store(0)
	p.known = total
	p.bar = p.pool.AddBar(int64(total),
		mpb.PrependDecorators(
			decor.Name(p.ui.text(stageNames[s]), decor.WC{W: 22, C: decor.DindentRight}),
			decor.Any(func(decor.Statistics) string { return p.ui.number(p.count.Load()) }, decor.WC{W: 12}),
		),
		mpb.AppendDecorators(
			decor.AverageSpeed(0, " %.0f/s", decor.WC{W: 12}),
			decor.Any(func(st decor.Statistics) string { return p.left(st) }, decor.WC{W: 18}),
			decor.Any(func(decor.Statistics) string { return p.ui.size(memoryInUse()) }, decor.WC{W: 12}),
		),
	)
}

// left renders the share that is done and the time that is left.
func (p *progress) left(st decor.Statistics) string {
	if st.Total <= 0 || st.Current <= 0 || st.Completed {
		return ""
	}
	left := time.Since(p.begun) * time.Duration(st.Total-st.Current) / time.Duration(st.Current)
	return p.ui.text(message.StageLeft, p.ui.percent(uint64(st.Current), uint64(st.Total)), left.Round(time.Second).String())
}

// Total implements [session.Progress].
func (p *progress) Total(s psi.Stage, n uint64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil && s == p.stage {
		p.bar.SetTotal(int64(n), false)
		p.known = n
	}
}

// Add implements [psi.Progress].
func (p *progress) Add(s psi.Stage, n uint64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil && s == p.stage {
		p.count.Add(n)
		p.bar.IncrInt64(int64(n))
	}
}

// end completes the current line.
func (p *progress) end() {
	if p.bar != nil {
		p.bar.SetTotal(-1, true)
	}
}

// finish ends the display.
func (p *progress) finish() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil && p.known > p.count.Load() {
		p.bar.Abort(false) // the step has failed
	} else {
		p.end()
	}
	p.bar = nil
	p.pool.Wait()
}

// memoryInUse returns the bytes that the program holds of the system.
func memoryInUse() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64() - s[1].Value.Uint64()
}
