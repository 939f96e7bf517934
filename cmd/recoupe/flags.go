package main

import (
	"math"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"recoupe/agreement"
	"recoupe/internal/message"
	"recoupe/session"
)

// The names of the flags that several commands have.
const (
	flagSession  = "session"
	flagMemory   = "memory"
	flagWorkers  = "workers"
	flagProgress = "progress"
	flagForce    = "force"
	flagRestart  = "restart"
	flagPartSize = "part-size"
	flagRun      = "run"

	flagMaxRejects = "max-rejects"
)

// defaultMemory is what a command may use unless --memory says otherwise.
const defaultMemory = "1GiB"

// everywhere returns the flags that every command has.
func (u *ui) everywhere() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "json", Usage: u.text(message.FlagJSON), Destination: &u.json},
		&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: u.text(message.FlagQuiet), Destination: &u.quiet},
		&cli.BoolFlag{Name: "no-color", Usage: u.text(message.FlagNoColor)},
	}
}

// sessionFlag returns the flag that names the session folder.
func (u *ui) sessionFlag() cli.Flag {
	return &cli.StringFlag{Name: flagSession, Aliases: []string{"s"}, Value: ".", Usage: u.text(message.FlagSession)}
}

// resourceFlags returns the flags of what a step may use.
func (u *ui) resourceFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: flagMemory, Value: defaultMemory, Usage: u.text(message.FlagMemory)},
		&cli.IntFlag{Name: flagWorkers, Usage: u.text(message.FlagWorkers)},
		&cli.BoolFlag{Name: flagProgress, Usage: u.text(message.FlagProgress)},
	}
}

// forceFlag returns the flag that lets a command replace its outputs.
func (u *ui) forceFlag() cli.Flag {
	return &cli.BoolFlag{Name: flagForce, Usage: u.text(message.FlagForce)}
}

// restartFlag returns the flag that drops what an interrupted run has computed.
func (u *ui) restartFlag() cli.Flag {
	return &cli.BoolFlag{Name: flagRestart, Usage: u.text(message.FlagRestart)}
}

// partSizeFlag returns the flag that splits an outgoing file.
func (u *ui) partSizeFlag() cli.Flag {
	return &cli.StringFlag{Name: flagPartSize, Usage: u.text(message.FlagPartSize)}
}

// usage returns a usage error.
func usage(id message.ID, args ...any) error {
	return message.New(message.CLIUsage).Because(message.New(id, args...))
}

// options returns the options of a step; it sets the program's memory limit.
func (u *ui) options(c *cli.Context) (opt session.Options, err error) {
	memory, err := parseSize(flagMemory, c.String(flagMemory))
	if err != nil {
		return opt, err
	}
	if memory < 64<<20 {
		return opt, usage(message.CLIMemory)
	}
	workers, err := workers(c)
	if err != nil {
		return opt, err
	}
	if limit := c.Float64(flagMaxRejects); !(limit >= 0 && limit <= 100) {
		return opt, usage(message.CLIMaxRejects)
	}
	debug.SetMemoryLimit(memory)
	opt = session.Options{Workers: workers, Memory: memory, Clock: time.Now, Program: "recoupe/" + version}
	if u.showProgress(c); u.progress != nil {
		opt.Progress = u.progress
	}
	return opt, nil
}

// workers returns the value of --workers, or as many as there are cores.
func workers(c *cli.Context) (int, error) {
	n := c.Int(flagWorkers)
	if n < 0 || n > 1024 {
		return 0, usage(message.CLIWorkers)
	}
	if n == 0 {
		n = runtime.GOMAXPROCS(0)
	}
	return n, nil
}

// showProgress begins the display of progress, where it is asked for or stderr
// is a terminal.
func (u *ui) showProgress(c *cli.Context) {
	if c.Bool(flagProgress) || isTerminal(u.stderr) && !u.quiet {
		u.progress = newProgress(u)
	}
}

// sizeUnits are the units that a size may be given in.
var sizeUnits = []struct {
	name  string
	bytes int64
}{
	{"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30}, {"TiB", 1 << 40},
	{"kB", 1e3}, {"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"TB", 1e12}, {"Mo", 1e6}, {"Go", 1e9}, {"B", 1},
}

// parseSize reads a number of bytes such as 256MiB.
func parseSize(flag, s string) (int64, error) {
	number, unit := strings.TrimSpace(s), int64(1)
	for _, u := range sizeUnits {
		if n, ok := strings.CutSuffix(number, u.name); ok {
			number, unit = strings.TrimSpace(n), u.bytes
			break
		}
	}
	x, err := strconv.ParseFloat(number, 64)
	if err != nil || !(x >= 0) || x*float64(unit) >= math.MaxInt64/2 {
		return 0, usage(message.CLISize, flag, s)
	}
	return int64(x * float64(unit)), nil
}

// partSize returns the value of --part-size, 0 if there is none.
func partSize(c *cli.Context) (int64, error) {
	if !c.IsSet(flagPartSize) {
		return 0, nil
	}
	n, err := parseSize(flagPartSize, c.String(flagPartSize))
	if err == nil && n < 1<<10 {
		err = usage(message.CLIPartSize)
	}
	return n, err
}

// arguments returns the positional arguments of a command, which has at least
// min and at most max of them.
func arguments(c *cli.Context, min, max int) ([]string, error) {
	args := c.Args().Slice()
	for i, a := range args {
		if i > 0 && strings.HasPrefix(a, "-") && a != "-" {
			return nil, usage(message.CLIFlagAfter, a)
		}
	}
	switch {
	case len(args) < min:
		return nil, usage(message.CLIMissing, commandPath(c), c.Command.ArgsUsage)
	case len(args) > max:
		return nil, usage(message.CLILeftover, args[max])
	}
	return args, nil
}

// runNumber returns the value of --run, or due if there is none.
func runNumber(c *cli.Context, a *agreement.Agreement, due uint32) (uint32, error) {
	n := uint64(due)
	if c.IsSet(flagRun) {
		n = uint64(c.Uint(flagRun))
	}
	return uint32(n), a.AllowsRun(n)
}

// first returns the first argument, "" if there is none.
func first(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}
