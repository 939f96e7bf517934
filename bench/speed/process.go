package speed

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"recoupe/internal/message"
)

// Process is what a process took that has ended.
type Process struct {
	Cost
	Peak uint64 `json:"peak_bytes"` // largest resident memory, 0 where it is not known
	Out  []byte `json:"out"`        // what it wrote to stdout
}

// Runner runs recoupe as a process of its own in the folder dir.
type Runner func(ctx context.Context, dir string, args ...string) (Process, error)

// Program returns the runner of the program at path. It starts each command by
// way of the words launch, which must lead to [Launch] and print what that
// returns as JSON: the peak memory that the system tells of a process is not
// less than what its parent had when it started it, so that the parent must be
// small, which a benchmark is not.
func Program(path string, launch ...string) Runner {
	return func(ctx context.Context, dir string, args ...string) (p Process, err error) {
		launched, err := start(ctx, path, dir, slices.Concat(launch, args))
		if err == nil {
			err = json.Unmarshal(launched.Out, &p)
		}
		return p, err
	}
}

// Launch runs the program at path in the current folder and says what it took.
func Launch(ctx context.Context, path string, args []string) (Process, error) {
	p, err := start(ctx, path, "", args)
	if err != nil && ctx.Err() == nil {
		err = message.New(message.SpeedCommand, strings.Join(args, " ")).Because(err)
	}
	return p, err
}

// patience is how long a process may take to end after it was told to.
const patience = 10 * time.Second

// start runs the program at path and returns what it took.
func start(ctx context.Context, path, dir string, args []string) (p Process, err error) {
	var out, said bytes.Buffer
	command := exec.CommandContext(ctx, path, args...)
	command.Dir, command.Stdout, command.Stderr = dir, &out, &said
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
	command.WaitDelay = patience
	begun := time.Now()
	err = command.Run()
	p.Seconds, p.Out = time.Since(begun).Seconds(), out.Bytes()
	if s := command.ProcessState; s != nil {
		p.Processor, p.Peak = (s.UserTime() + s.SystemTime()).Seconds(), peakMemory(s)
	}
	switch {
	case ctx.Err() != nil:
		return p, ctx.Err()
	case err != nil:
		return p, lastWords(said.String(), err)
	}
	return p, nil
}

// lastWords returns what a process said of its error, or else err.
func lastWords(said string, err error) error {
	for line := range strings.Lines(said) {
		if text, ok := strings.CutPrefix(line, "recoupe: error: "); ok {
			return errors.New(strings.TrimSpace(text))
		}
	}
	return err
}
