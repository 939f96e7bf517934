package main

import (
	"sync"
	"time"

	"recoupe/psi"
)

// window is the time over which a meter takes its rate: long enough for batches
// not to show, short enough to forget work that was skipped after a restart.
const window = 15 * time.Second

// meter counts the units of one stage.
type meter struct {
	stage psi.Stage

	mu      sync.Mutex
	count   uint64
	total   uint64 // 0 if not known
	samples []sample
}

// sample is a count at a time.
type sample struct {
	at    time.Time
	count uint64
}

// newMeter returns the meter of a stage that begins now.
func newMeter(s psi.Stage, total uint64) *meter {
	return &meter{stage: s, total: total, samples: []sample{{at: time.Now()}}}
}

// add counts n more units.
func (m *meter) add(n uint64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.count += n
	now := time.Now()
	if now.Sub(m.samples[len(m.samples)-1].at) < window/30 {
		return
	}
	m.samples = append(m.samples, sample{now, m.count})
	for len(m.samples) > 2 && now.Sub(m.samples[1].at) > window {
		m.samples = m.samples[1:]
	}
}

// reading is what a meter shows at a time.
type reading struct {
	count, total uint64        // total is 0 if not known
	rate         float64       // units per second
	left         time.Duration // 0 if not known
}

// read returns what the meter shows now.
func (m *meter) read() reading {
	m.mu.Lock()
	defer m.mu.Unlock()
	r := reading{count: m.count, total: m.total}
	first := m.samples[0]
	if passed := time.Since(first.at).Seconds(); passed > 0.5 {
		r.rate = float64(m.count-first.count) / passed
	}
	if r.total > r.count && r.rate > 0 {
		r.left = time.Duration(float64(r.total-r.count) / r.rate * float64(time.Second))
	}
	return r
}

// expect says that the stage will have about n units.
func (m *meter) expect(n uint64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.total = n
}
