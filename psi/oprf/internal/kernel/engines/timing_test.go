package engines

import (
	"fmt"
	"math"
	"math/bits"
	"math/rand/v2"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"testing"
	"time"

	"filippo.io/edwards25519"
	"github.com/stretchr/testify/require"

	"recoupe/psi/oprf/internal/kernel"
)

// timingBatch is the number of elements of the batches whose operations are
// timed: one vector of eight lanes.
const timingBatch = 8

// timingBound is the |t| from which the authors of dudect speak of a leak that
// is probable; below 4.5 the two classes cannot be told apart.
const timingBound = 10

// TestTiming measures, in the manner of dudect (Reparaz, Balasch and
// Verbauwhede, 2017), whether the time of an operation tells secrets of two
// classes apart: a fixed one, or one with few bits, from random ones. Both
// classes are run at random turns, on the same memory. Welch's t statistic is
// computed of all times and of those below several quantiles, where what
// disturbs a machine is left out, and the largest |t| must stay under
// timingBound. A multiplication to which a little work was added for each bit of
// the scalar that is set must exceed it: the test can see.
//
// It is statistical, so it runs only when asked for, on a quiet machine:
//
//	RECOUPE_LONG=1 go test -v -run Timing -timeout 1h ./psi/oprf/internal/kernel/engines
//
// RECOUPE_LONG=N takes N measurements of each pair of classes instead of
// 10,000. A line is, for each engine, operation and class: |t| of all times,
// the largest |t| over the quantiles, the median time, and the smallest
// difference of means that would have given |t| = 4.5 at some quantile.
func TestTiming(t *testing.T) {
	if os.Getenv("RECOUPE_LONG") == "" {
		t.Skip("statistical and long; set RECOUPE_LONG")
	}
	measurements := 10_000
	if n, err := strconv.Atoi(os.Getenv("RECOUPE_LONG")); err == nil && n > 1 {
		measurements = n
	}
	for _, engine := range All() {
		for _, c := range timingCases(engine) {
			t.Run(fmt.Sprint(engine.Name(), "/", c.name), func(t *testing.T) {
				result := c.measure(measurements)
				t.Log(result)
				if c.leaks {
					require.Greater(t, result.cropped, float64(timingBound), "the control does not show")
				} else {
					require.Less(t, result.cropped, float64(timingBound))
				}
			})
		}
	}
}

// timingCase is an operation and two classes of its secrets.
type timingCase struct {
	name string
	// prepare readies one measurement of the class that is fixed or the one
	// that is random.
	prepare func(fixed bool)
	run     func()
	leaks   bool
}

// timingCases returns what is measured of e.
func timingCases(e kernel.Engine) []timingCase {
	seed := [32]byte{1}
	random := rand.NewChaCha8(seed)
	uniform := make([]byte, timingBatch*kernel.UniformSize)
	random.Read(uniform)
	a, b := e.NewBatch(timingBatch), e.NewBatch(timingBatch)
	a.SetUniform(uniform)
	base := [kernel.ElementSize]byte(a.AppendBytes(nil))
	table, _ := e.NewTable(&base)
	k := make([]kernel.Scalar, timingBatch)
	encodings := make([]byte, 0, timingBatch*kernel.ElementSize)

	// setScalars fills k with the fixed scalar, or with random ones.
	setScalars := func(same kernel.Scalar) func(bool) {
		return func(fixed bool) {
			for i := range k {
				k[i] = randomScalar(random)
				if fixed {
					k[i] = same
				}
			}
		}
	}
	// setUniform fills uniform with a fixed string, or with a random one.
	setUniform := func(same []byte) func(bool) {
		same = slices.Repeat(same, len(uniform)/len(same))
		return func(fixed bool) {
			random.Read(uniform)
			if fixed {
				copy(uniform, same)
			}
		}
	}
	// setElements derives the elements of b from what set fills uniform with.
	setElements := func(set func(bool)) func(bool) {
		return func(fixed bool) {
			set(fixed)
			b.SetUniform(uniform)
		}
	}
	one := make([]byte, kernel.UniformSize)
	random.Read(one)

	var cases []timingCase
	for _, class := range []struct {
		name string
		k    kernel.Scalar
	}{
		{"fixed", randomScalar(random)},
		{"zero", kernel.Scalar{}},
		{"one", kernel.Scalar{1}},
		{"high bit", kernel.Scalar{31: 0x04}}, // 2^250
		{"dense", kernel.Scalar([]byte("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" +
			"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x0f"))}, // 2^252 − 1
	} {
		set := setScalars(class.k)
		cases = append(cases,
			timingCase{name: "Multiply/" + class.name, prepare: set, run: func() { b.Multiply(a, &k[0]) }},
			timingCase{name: "MultiplyEach/" + class.name, prepare: set, run: func() { b.MultiplyEach(a, k) }},
			timingCase{name: "AddMultiples/" + class.name, prepare: set, run: func() { b.AddMultiples(a, table, k) }},
		)
	}
	for _, class := range []struct {
		name string
		b    []byte
	}{{"fixed", one}, {"zero", []byte{0}}, {"ones", []byte{0xff}}} {
		set := setUniform(class.b)
		cases = append(cases,
			timingCase{name: "SetUniform/" + class.name, prepare: set, run: func() { b.SetUniform(uniform) }},
			timingCase{name: "AppendBytes/" + class.name, prepare: setElements(set), run: func() { b.AppendBytes(encodings) }},
			timingCase{name: "AppendDoubles/" + class.name, prepare: setElements(set), run: func() { b.AppendDoubles(encodings) }},
		)
	}
	return append(cases, timingCase{
		name: "Multiply that leaks/one", prepare: setScalars(kernel.Scalar{1}), leaks: true,
		run: func() { b.Multiply(a, &k[0]); leak(&k[0]) },
	})
}

// spun keeps the work of leak from being left out.
var spun uint64

// leak works for about 100 ns for each bit of k that is set, in all for one or two
// hundredths of the time of a portable multiplication of a batch.
func leak(k *kernel.Scalar) {
	for _, b := range k {
		for range bits.OnesCount8(b) {
			for range 80 {
				spun = spun*spun + 1
			}
		}
	}
}

func randomScalar(random *rand.ChaCha8) (k kernel.Scalar) {
	wide := make([]byte, 64)
	random.Read(wide)
	s, err := edwards25519.NewScalar().SetUniformBytes(wide)
	if err != nil {
		panic(err) // there are 64 bytes
	}
	return kernel.Scalar(s.Bytes())
}

// timing is what the times of two classes tell.
type timing struct {
	// all is |t| of all times, cropped the largest |t| over quantiles.
	all, cropped float64
	median       time.Duration
	// visible is the smallest difference of means, in nanoseconds, for which
	// |t| would be 4.5 at some quantile.
	visible float64
}

// String is a line of the report.
func (r timing) String() string {
	return fmt.Sprintf("|t| %.2f, cropped %.2f, median %v, visible from %.0f ns (%.2f %%)",
		r.all, r.cropped, r.median, r.visible, 100*r.visible/float64(r.median))
}

// measure runs the case n times, each class at random about half of them.
func (c timingCase) measure(n int) timing {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	runtime.GC()
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	coin := rand.New(rand.NewPCG(1, 2))
	var times [2][]float64
	for i := range n + n/20 {
		class := coin.IntN(2)
		c.prepare(class == 1)
		start := time.Now()
		c.run()
		elapsed := time.Since(start)
		if i >= n/20 { // what warms up does not count
			times[class] = append(times[class], float64(elapsed))
		}
	}
	sorted := slices.Sorted(slices.Values(slices.Concat(times[0], times[1])))
	result := timing{median: time.Duration(sorted[len(sorted)/2])}
	result.all, result.visible = welch(times[0], times[1])
	result.cropped = result.all
	for _, quantile := range []float64{0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99} {
		bound := sorted[int(quantile*float64(len(sorted)))]
		t, visible := welch(below(times[0], bound), below(times[1], bound))
		result.cropped = max(result.cropped, t)
		result.visible = min(result.visible, visible)
	}
	return result
}

func below(times []float64, bound float64) (kept []float64) {
	for _, time := range times {
		if time <= bound {
			kept = append(kept, time)
		}
	}
	return kept
}

// welch returns |t| of Welch's test and the difference of means for which it
// would be 4.5.
func welch(x, y []float64) (t, visible float64) {
	if len(x) < 2 || len(y) < 2 {
		return math.Inf(1), math.Inf(1) // a class that a quantile leaves out
	}
	meanX, varianceX := moments(x)
	meanY, varianceY := moments(y)
	deviation := math.Sqrt(varianceX/float64(len(x)) + varianceY/float64(len(y)))
	return math.Abs(meanX-meanY) / deviation, 4.5 * deviation
}

// moments returns the mean and the variance of a sample.
func moments(x []float64) (mean, variance float64) {
	for _, v := range x {
		mean += v / float64(len(x))
	}
	for _, v := range x {
		variance += (v - mean) * (v - mean) / float64(len(x)-1)
	}
	return mean, variance
}

// TestWelch checks the statistic on samples of which it is known.
func TestWelch(t *testing.T) {
	x := []float64{1, 2, 3, 4, 5}
	y := []float64{3, 4, 5, 6, 7}
	got, visible := welch(x, y) // means 3 and 5, both variances 5/2
	require.InDelta(t, 2, got, 1e-12)
	require.InDelta(t, 4.5, visible, 1e-12)
	got, _ = welch(x, x)
	require.Zero(t, got)
	got, _ = welch(x, nil)
	require.True(t, math.IsInf(got, 1))
}
