package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"recoupe/bench/speed"
	"recoupe/internal/message"
	"recoupe/psi/oprf"
)

// The names of the flags of bench speed that it reads in several places.
const (
	flagQuick  = "quick"
	flagBudget = "budget"
)

// benchSpeedCommand measures time, memory and bytes.
func (u *ui) benchSpeedCommand() *cli.Command {
	text := func(name string, usage message.ID, value string) cli.Flag {
		return &cli.StringFlag{Name: name, Usage: u.text(usage), Value: value}
	}
	c := u.command("speed", message.SpeedUsage, message.SpeedDescription, " ", plainCodes, []cli.Flag{
		&cli.BoolFlag{Name: flagQuick, Usage: u.text(message.FlagSpeedQuick)},
		&cli.BoolFlag{Name: "base", Usage: u.text(message.FlagSpeedBase)},
		text("parts", message.FlagSpeedParts, "session,stages,group"),
		text("sizes", message.FlagSpeedSizes, "1e4,1e5,1e6,1e7"),
		text("at", message.FlagSpeedAt, "1e6"),
		text("keys", message.FlagSpeedKeys, "1,2,6"),
		text("modes", message.FlagSpeedModes, "VOPRF,OPRF"),
		text("suites", message.FlagSpeedSuites, "ristretto255-SHA512,P256-SHA256"),
		text(flagWorkers, message.FlagSpeedWorkers, ""),
		text(flagMemory, message.FlagSpeedMemory, defaultMemory),
		&cli.Uint64Flag{Name: "seed", Usage: u.text(message.FlagSpeedSeed), Value: 1},
		&cli.DurationFlag{Name: flagBudget, Usage: u.text(message.FlagSpeedBudget), Value: 20 * time.Minute},
		text("dir", message.FlagSpeedDir, ""),
		text(flagOut, message.FlagBenchOut, ""),
		u.forceFlag(),
	}, u.runBenchSpeed)
	launch := u.command("launch", message.SpeedUsage, message.SpeedDescription, "COMMAND...", plainCodes, nil, u.runBenchSpeedLaunch)
	launch.Hidden = true
	c.Subcommands = []*cli.Command{launch}
	c.HideHelpCommand = true
	return c
}

// runBenchSpeedLaunch runs a command of recoupe and prints what it took.
func (u *ui) runBenchSpeedLaunch(c *cli.Context) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	p, err := speed.Launch(c.Context, self, c.Args().Slice())
	if err != nil {
		return err
	}
	return json.NewEncoder(u.stdout).Encode(p)
}

func (u *ui) runBenchSpeed(c *cli.Context) error {
	if _, err := arguments(c, 0, 0); err != nil {
		return err
	}
	config, err := speedConfig(c)
	if err != nil {
		return message.New(message.CLIUsage).Because(err)
	}
	if err := freeOutputs(c, speed.Outputs()...); err != nil {
		return err
	}
	out := c.String(flagOut)
	self, err := os.Executable()
	if err != nil {
		return err
	}
	tools := speed.Tools{Program: speed.Program(self, "bench", "speed", "launch"), Clock: time.Now, Begin: u.speedBegins}
	saved := ""
	if out != "" {
		tools.Save = func(r *speed.Results) error {
			saved = out
			return r.Save(out, u.lang)
		}
	}
	results, err := speed.Run(c.Context, config, speed.ThisMachine("recoupe/"+version), speedCommandLine(c), tools)
	if err != nil {
		return interruptedSpeed(c.Context, err, saved)
	}
	if out != "" {
		u.say(message.SpeedWrote, out)
	}
	if u.json {
		return results.WriteJSON(u.stdout)
	}
	if u.quiet {
		return nil
	}
	return results.Table(u.stdout, u.lang)
}

// speedBegins says what is measured now.
func (u *ui) speedBegins(part speed.Part, setup speed.Setup, expected float64) {
	what := speed.Describe(part, setup, u.lang)
	if expected < 1 {
		u.say(message.SpeedBegin, string(part), what)
		return
	}
	u.say(message.SpeedExpected, string(part), what, u.duration(time.Duration(expected*float64(time.Second))))
}

// interruptedSpeed says where the figures of an interrupted run are, which were
// saved to the folder out, or nowhere if it is empty.
func interruptedSpeed(ctx context.Context, err error, out string) error {
	switch {
	case errors.Is(err, message.SpeedNothing):
		return message.New(message.CLIUsage).Because(err)
	case ctx.Err() == nil || !errors.Is(err, ctx.Err()):
		return err
	case out == "":
		return message.New(message.SessionInterrupted).Of(ctx.Err()).WithHint(message.SpeedLostHint)
	}
	return message.New(message.SessionInterrupted).Of(ctx.Err()).WithHint(message.SpeedInterruptedHint, out)
}

// speedCommandLine returns the command line as one types it to measure the same
// again: without where things are put.
func speedCommandLine(c *cli.Context) string {
	words := []string{"recoupe", "bench", "speed"}
	for _, f := range c.Command.Flags {
		name := f.Names()[0]
		if !c.IsSet(name) || slices.Contains([]string{"dir", flagOut, flagForce, "json", "quiet", "no-color"}, name) {
			continue
		}
		words = append(words, "--"+name)
		if _, is := f.(*cli.BoolFlag); !is {
			words = append(words, fmt.Sprint(c.Value(name)))
		}
	}
	return strings.Join(words, " ")
}

// speedConfig returns what the flags say is to be measured.
func speedConfig(c *cli.Context) (speed.Config, error) {
	procs := runtime.GOMAXPROCS(0)
	config := speed.Default(procs)
	if c.Bool(flagQuick) {
		config = speed.Quick(procs)
	}
	config.Seed, config.Dir = c.Uint64("seed"), c.String("dir")
	var err error
	if config.Memory, err = parseSize(flagMemory, c.String(flagMemory)); err == nil && config.Memory < 64<<20 {
		err = message.New(message.CLIMemory)
	}
	if c.IsSet(flagBudget) {
		config.Budget = c.Duration(flagBudget)
		if config.Budget <= 0 {
			err = errors.Join(err, message.New(message.SpeedBudget))
		}
	}
	if c.IsSet("at") {
		var at speed.Size
		var e error
		at, e = speed.ParseSize(c.String("at"))
		config.At, err = at.Rows, errors.Join(err, e)
	}
	err = errors.Join(err,
		listed(c, "parts", &config.Parts, speed.ParsePart),
		listed(c, "sizes", &config.Sizes, speed.ParseSize),
		listed(c, "keys", &config.Keys, speed.ParseKeys),
		listed(c, "modes", &config.Modes, func(s string) (oprf.Mode, error) {
			mode, err := oprf.ParseMode(s)
			if err != nil {
				err = message.New(message.CLIChoice, "modes", s, "VOPRF, OPRF")
			}
			return mode, err
		}),
		listed(c, "suites", &config.Suites, func(s string) (oprf.Suite, error) {
			suite, err := oprf.ParseSuite(s)
			if err != nil {
				err = message.New(message.CLIChoice, "suites", s, "ristretto255-SHA512, P256-SHA256")
			}
			return suite, err
		}),
		listed(c, flagWorkers, &config.Workers, func(s string) (int, error) {
			n, err := strconv.Atoi(s)
			if err != nil || n < 1 || n > 1024 {
				return 0, message.New(message.SpeedWorkers, s)
			}
			return n, nil
		}),
	)
	if c.Bool("base") && err == nil {
		config = config.Base()
	}
	return config, err
}

// listed parses the values of a flag, with a comma between them, into to, unless
// it is not set.
func listed[T any](c *cli.Context, flag string, to *[]T, parse func(string) (T, error)) error {
	if !c.IsSet(flag) {
		return nil
	}
	var values []T
	for _, s := range words(c.String(flag)) {
		v, err := parse(s)
		if err != nil {
			return err
		}
		values = append(values, v)
	}
	*to = values
	return nil
}
