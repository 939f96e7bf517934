package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// numbers returns a next that yields 0 … n−1.
func numbers(n int) func(context.Context) (int, error) {
	i := 0
	return func(context.Context) (int, error) {
		if i == n {
			return 0, io.EOF
		}
		i++
		return i - 1, nil
	}
}

// into returns a sink that appends to out.
func into(out *[]int) func(int) error {
	return func(r int) error {
		*out = append(*out, r)
		return nil
	}
}

// upTo returns 0 … n−1.
func upTo(n int) []int {
	var out []int
	for i := range n {
		out = append(out, i)
	}
	return out
}

// dawdle takes a random short time, so that jobs end out of order.
func dawdle() {
	for range rand.IntN(4) {
		runtime.Gosched()
	}
	if rand.IntN(16) == 0 {
		time.Sleep(time.Duration(rand.IntN(50)) * time.Microsecond)
	}
}

func TestResultsAreInOrder(t *testing.T) {
	for _, workers := range []int{-1, 0, 1, 2, 7, 64} {
		for _, n := range []int{0, 1, 2, 3, 100, 1000} {
			var out []int
			err := Run(context.Background(), workers, numbers(n),
				func(_ context.Context, _ int, j int) (int, error) { dawdle(); return j, nil },
				into(&out))
			require.NoError(t, err)
			require.Equal(t, upTo(n), out, "%d workers, %d jobs", workers, n)
		}
	}
}

func TestEachWorkerRunsOneJobAtATime(t *testing.T) {
	const workers = 5
	var busy [workers]atomic.Bool
	var clash atomic.Bool
	var out []int
	err := Run(context.Background(), workers, numbers(500),
		func(_ context.Context, w int, j int) (int, error) {
			if busy[w].Swap(true) {
				clash.Store(true)
			}
			dawdle()
			busy[w].Store(false)
			return j, nil
		}, into(&out))
	require.NoError(t, err)
	require.False(t, clash.Load())
}

func TestJobsInFlightAreBounded(t *testing.T) {
	for _, workers := range []int{1, 2, 8} {
		// With a virtual clock the slow sink makes everything before it wait.
		synctest.Test(t, func(t *testing.T) {
			var flying, most atomic.Int64
			read := numbers(200)
			err := Run(context.Background(), workers,
				func(ctx context.Context) (int, error) {
					j, err := read(ctx)
					if err == nil {
						most.Store(max(most.Load(), flying.Add(1)))
					}
					return j, err
				},
				func(_ context.Context, _ int, j int) (int, error) { return j, nil },
				func(int) error {
					time.Sleep(time.Second)
					flying.Add(-1)
					return nil
				})
			require.NoError(t, err)
			require.EqualValues(t, workers+slack, most.Load())
		})
	}
}

// TestLowestErrorWins fails each stage at random jobs, at 1 and more workers:
// the error and the results are those of a loop without goroutines.
func TestLowestErrorWins(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 60).Draw(t, "n")
		workers := rapid.IntRange(1, 9).Draw(t, "workers")
		places := rapid.SliceOfN(rapid.IntRange(0, 59), 0, 5)
		badWork, badSink := places.Draw(t, "work"), places.Draw(t, "sink")
		badNext := rapid.IntRange(0, 80).Draw(t, "next")
		fails := func(stage string, j int, at ...int) error {
			for _, a := range at {
				if a == j {
					return fmt.Errorf("%s %d", stage, j)
				}
			}
			return nil
		}
		next := func() func(context.Context) (int, error) {
			read := numbers(n)
			return func(ctx context.Context) (int, error) {
				j, err := read(ctx)
				if err == nil {
					err = fails("next", j, badNext)
				}
				return j, err
			}
		}

		var want []int
		wantErr := func() error {
			read := next()
			for {
				j, err := read(context.Background())
				if err == io.EOF {
					return nil
				}
				if err := errors.Join(err, fails("work", j, badWork...), fails("sink", j, badSink...)); err != nil {
					return err.(interface{ Unwrap() []error }).Unwrap()[0]
				}
				want = append(want, j)
			}
		}()

		var got []int
		err := Run(context.Background(), workers, next(),
			func(_ context.Context, _ int, j int) (int, error) {
				dawdle()
				return j, fails("work", j, badWork...)
			},
			func(j int) error {
				if err := fails("sink", j, badSink...); err != nil {
					return err
				}
				got = append(got, j)
				return nil
			})
		require.Equal(t, wantErr, err)
		require.Equal(t, want, got)
	})
}

func TestWrappedEOFIsAnError(t *testing.T) {
	cut := fmt.Errorf("read: %w", io.EOF)
	err := Run(context.Background(), 2,
		func(context.Context) (int, error) { return 0, cut },
		func(_ context.Context, _ int, j int) (int, error) { return j, nil },
		func(int) error { return nil })
	require.Equal(t, cut, err)
}

// TestAFailureEndsAWaitingReader has next wait for ever on its context.
func TestAFailureEndsAWaitingReader(t *testing.T) {
	bad := errors.New("bad")
	read := numbers(3)
	err := Run(context.Background(), 2,
		func(ctx context.Context) (int, error) {
			j, err := read(ctx)
			if err == io.EOF {
				<-ctx.Done()
				return 0, ctx.Err()
			}
			return j, err
		},
		func(_ context.Context, _ int, j int) (int, error) {
			if j == 1 {
				return 0, bad
			}
			return j, nil
		},
		func(int) error { return nil })
	require.Equal(t, bad, err)
}

// TestCancellation ends the context at a random job of a random stage: what
// reached the sink has no gap, and no goroutine is left (synctest asserts it).
func TestCancellation(t *testing.T) {
	for range 300 {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			const n = 50
			workers, stage, at := 1+rand.IntN(6), rand.IntN(3), rand.IntN(n)
			stop := func(s, j int) {
				if s == stage && j == at {
					cancel()
				}
			}
			read := numbers(n)
			var out []int
			err := Run(ctx, workers,
				func(ctx context.Context) (int, error) {
					j, err := read(ctx)
					stop(0, j)
					return j, err
				},
				func(ctx context.Context, _ int, j int) (int, error) {
					stop(1, j)
					time.Sleep(time.Duration(rand.IntN(3)))
					return j, ctx.Err()
				},
				func(j int) error {
					stop(2, j)
					out = append(out, j)
					return nil
				})
			if err == nil {
				require.Len(t, out, n)
			} else {
				require.ErrorIs(t, err, context.Canceled)
			}
			require.Equal(t, upTo(len(out)), out)
		})
	}
}

func TestAnEndedContextReadsNothing(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), -1)
	defer cancel()
	err := Run(ctx, 2,
		func(context.Context) (int, error) { panic("read") },
		func(context.Context, int, int) (int, error) { panic("worked") },
		func(int) error { panic("sank") })
	require.ErrorIs(t, err, context.DeadlineExceeded)
}

// TestPanicsReachTheCaller panics in each stage.
func TestPanicsReachTheCaller(t *testing.T) {
	for _, stage := range []string{"next", "work", "sink"} {
		for _, workers := range []int{1, 4} {
			synctest.Test(t, func(t *testing.T) {
				read := numbers(100)
				in := func(s string, j int) {
					if s == stage && j == 20 {
						panic("in " + s)
					}
				}
				var out []int
				caught := func() (v any) {
					defer func() { v = recover() }()
					return Run(context.Background(), workers,
						func(ctx context.Context) (int, error) {
							j, err := read(ctx)
							in("next", j)
							return j, err
						},
						func(_ context.Context, _ int, j int) (int, error) { in("work", j); return j, nil },
						func(j int) error { in("sink", j); out = append(out, j); return nil })
				}()
				if stage == "sink" {
					require.Equal(t, "in sink", caught)
				} else {
					var p *Panic
					require.ErrorAs(t, caught.(error), &p)
					require.Equal(t, "in "+stage, p.Value)
					require.Contains(t, p.Error(), "pipeline_test.go")
				}
				require.Equal(t, upTo(20), out)
			})
		}
	}
}

func TestAPanicWithAnErrorKeepsIt(t *testing.T) {
	require.ErrorIs(t, &Panic{Value: io.ErrShortWrite}, io.ErrShortWrite)
	require.NoError(t, (&Panic{Value: "text"}).Unwrap())
}

// TestGoexitIsAnError ends a goroutine the way t.FailNow does.
func TestGoexitIsAnError(t *testing.T) {
	for _, workers := range []int{1, 4} {
		synctest.Test(t, func(t *testing.T) {
			var out []int
			err := Run(context.Background(), workers, numbers(50),
				func(_ context.Context, _ int, j int) (int, error) {
					if j >= 10 {
						runtime.Goexit()
					}
					return j, nil
				}, into(&out))
			require.Equal(t, errGoexit, err)
			require.Equal(t, upTo(10), out)

			err = Run(context.Background(), workers,
				func(context.Context) (int, error) { runtime.Goexit(); return 0, nil },
				func(_ context.Context, _ int, j int) (int, error) { return j, nil },
				into(&out))
			require.Equal(t, errGoexit, err)
		})
	}
}

// BenchmarkRun is what one batch costs beyond its work.
func BenchmarkRun(b *testing.B) {
	err := Run(context.Background(), 2, numbers(b.N),
		func(_ context.Context, _ int, j int) (int, error) { return j, nil },
		func(int) error { return nil })
	if err != nil {
		b.Fatal(err)
	}
}
