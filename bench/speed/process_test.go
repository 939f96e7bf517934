package speed

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"recoupe/internal/message"
)

// launchVariable makes the test program a program that can launch itself.
const launchVariable = "SPEED_TEST_LAUNCH"

// TestMain lets the test program stand for recoupe: "launch ..." launches it
// again, "say ..." prints, "fail" fails as recoupe does, "hang" waits
// for a signal.
func TestMain(m *testing.M) {
	if os.Getenv(launchVariable) == "" || len(os.Args) < 2 {
		os.Exit(m.Run())
	}
	switch args := os.Args[1:]; args[0] {
	case "launch":
		self, err := os.Executable()
		if err != nil {
			panic(err)
		}
		p, err := Launch(context.Background(), self, args[1:])
		if err != nil {
			fmt.Fprintln(os.Stderr, "recoupe: error: "+err.Error())
			os.Exit(1)
		}
		json.NewEncoder(os.Stdout).Encode(p)
	case "say":
		wd, _ := os.Getwd()
		fmt.Print(wd, " ", args[1:])
	case "fail":
		fmt.Fprintln(os.Stderr, "so far, so good\nrecoupe: error: all is lost\nrecoupe: hint: weep")
		os.Exit(1)
	case "hang":
		time.Sleep(time.Minute)
	}
	os.Exit(0)
}

func TestProgram(t *testing.T) {
	t.Setenv(launchVariable, "1")
	self, err := os.Executable()
	require.NoError(t, err)
	dir := t.TempDir()
	for _, launch := range [][]string{{"launch"}, {"launch", "launch"}} {
		run := Program(self, launch...)
		p, err := run(t.Context(), dir, "say", "hello", "--json")
		require.NoError(t, err)
		require.Positive(t, p.Seconds)
		require.Greater(t, p.Peak, uint64(1<<20))
		if len(launch) == 1 {
			require.Equal(t, dir+" [hello --json]", string(p.Out))
		}

		_, err = run(t.Context(), dir, "fail")
		require.ErrorContains(t, err, message.New(message.SpeedCommand, "fail").Error()+": all is lost")
		require.NotContains(t, err.Error(), "weep")
	}
	_, err = Launch(t.Context(), self+"-nowhere", []string{"say"})
	require.ErrorIs(t, err, message.SpeedCommand)
}

// TestMemoryOfABigParent looks whether a command's peak memory is its own though
// this process holds far more.
func TestMemoryOfABigParent(t *testing.T) {
	t.Setenv(launchVariable, "1")
	self, err := os.Executable()
	require.NoError(t, err)
	const size = 256 << 20
	ballast := make([]byte, size)
	for i := 0; i < size; i += 4096 {
		ballast[i] = 1
	}
	p, err := Program(self, "launch")(t.Context(), t.TempDir(), "say")
	require.NoError(t, err)
	require.Less(t, p.Peak, uint64(size/2))
	require.Equal(t, byte(1), ballast[size-4096])
}

func TestProgramCanBeInterrupted(t *testing.T) {
	t.Setenv(launchVariable, "1")
	self, err := os.Executable()
	require.NoError(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	_, err = start(ctx, self, "", []string{"hang"})
	require.ErrorIs(t, err, context.DeadlineExceeded)
}
