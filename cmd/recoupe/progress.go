package main

import (
	"fmt"
	"os"
	"runtime/metrics"
	"sync"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"

	"recoupe/internal/message"
	"recoupe/psi"
)

// progress shows how far a step is: a line per stage with its rate, the time
// left and the memory in use. On a terminal the line is redrawn in place,
// elsewhere one is printed every ten seconds. It implements [session.Progress].
type progress struct {
	ui   *ui
	bars bool

	mu    sync.Mutex
	meter *meter
	pool  *mpb.Progress // of the bars that are shown, nil if none is
	bar   *mpb.Bar
	lines sync.WaitGroup
	stop  chan struct{} // ends the printing of lines
}

// linePause is the time between two lines.
const linePause = 10 * time.Second

// newProgress returns a display on stderr.
func newProgress(u *ui) *progress { return &progress{ui: u, bars: isTerminal(u.stderr)} }

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
	p.end(true)
	p.meter = newMeter(s, total)
	if p.bars {
		p.addBar(p.meter)
		return
	}
	m, stop := p.meter, make(chan struct{})
	p.stop = stop
	p.lines.Go(func() { p.print(m, stop) })
}

// Add implements [psi.Progress].
func (p *progress) Add(s psi.Stage, n uint64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.meter == nil || s != p.meter.stage {
		return
	}
	p.meter.add(n)
	if p.bar != nil {
		r := p.meter.read()
		p.bar.SetTotal(int64(max(r.total, r.count+1)), false)
		p.bar.SetCurrent(int64(r.count))
	}
}

// Total implements [session.Progress].
func (p *progress) Total(s psi.Stage, n uint64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.meter != nil && s == p.meter.stage {
		p.meter.expect(n)
	}
}

// addBar shows the line of a stage on a terminal. Its total is never given to
// mpb for good, since a bar with a total that is not reached never ends.
func (p *progress) addBar(m *meter) {
	wide := width(p.ui.stderr) >= 100
	if p.pool == nil {
		p.pool = mpb.New(mpb.WithOutput(p.ui.stderr), mpb.WithWidth(20), mpb.WithRefreshRate(200*time.Millisecond))
	}
	show := func(id func(reading) string, w int) decor.Decorator {
		return decor.Any(func(decor.Statistics) string { return id(m.read()) }, decor.WC{W: w})
	}
	after := []decor.Decorator{show(p.part, 8), show(p.left, 12)}
	if wide {
		after = append(after, show(p.rate, 14), show(p.memory, 19))
	}
	p.bar = p.pool.AddBar(0,
		mpb.PrependDecorators(
			decor.Name(p.ui.text(stageNames[m.stage]), decor.WC{W: 22, C: decor.DindentRight}),
			show(func(r reading) string { return p.ui.number(r.count) }, 12),
		),
		mpb.AppendDecorators(after...),
	)
}

// width returns the number of columns of a terminal.
func width(f any) int {
	if file, ok := f.(*os.File); ok {
		if w, _, err := term.GetSize(int(file.Fd())); err == nil {
			return w
		}
	}
	return 80
}

// part renders the share that is done.
func (p *progress) part(r reading) string {
	if r.total == 0 {
		return ""
	}
	return p.ui.percent(min(r.count, r.total), r.total)
}

// left renders the time that is left.
func (p *progress) left(r reading) string {
	if r.left == 0 {
		return ""
	}
	return p.ui.text(message.StageLeft, r.left.Round(time.Second).String())
}

// rate renders the speed.
func (p *progress) rate(r reading) string {
	if r.rate == 0 {
		return ""
	}
	return p.ui.text(message.StageRate, uint64(r.rate))
}

// memory renders the memory in use.
func (p *progress) memory(reading) string {
	return p.ui.text(message.StageMemory, p.ui.size(memoryInUse()))
}

// print prints a line every while, and a last one when stop is closed.
func (p *progress) print(m *meter, stop chan struct{}) {
	tick := time.NewTicker(linePause)
	defer tick.Stop()
	for {
		over := false
		select {
		case <-stop:
			over = true
		case <-tick.C:
		}
		line := p.ui.text(stageNames[m.stage])
		r := m.read()
		for _, part := range []string{p.ui.number(r.count), p.part(r), p.rate(r), p.left(r), p.memory(r)} {
			if part != "" {
				line += ", " + part
			}
		}
		fmt.Fprintln(p.ui.stderr, line)
		if over {
			return
		}
	}
}

// end ends the line of the current stage, which is over or was broken off.
func (p *progress) end(over bool) {
	if p.stop != nil {
		close(p.stop)
		p.lines.Wait()
		p.stop = nil
	}
	if p.bar != nil && over {
		p.bar.SetCurrent(int64(max(p.meter.read().count, 1)))
		p.bar.SetTotal(-1, true)
	} else if p.bar != nil {
		p.bar.Abort(false)
	}
	p.bar, p.meter = nil, nil
}

// settle ends the display, so that something else can be printed; the next
// stage begins another.
func (p *progress) settle(over bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.end(over)
	if p.pool != nil {
		p.pool.Wait()
		p.pool = nil
	}
}

// memoryInUse returns the bytes that the program holds of the system.
func memoryInUse() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64() - s[1].Value.Uint64()
}
