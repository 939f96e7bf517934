package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"recoupe/internal/atomicfile"
	"recoupe/internal/message"
	"recoupe/report/plot"
)

// flagOut names the folder that a benchmark writes to.
const flagOut = "out"

// benchFlags returns the flags of a benchmark that writes files.
func (u *ui) benchFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: flagOut, Usage: u.text(message.FlagBenchOut)},
		&cli.IntFlag{Name: flagWorkers, Usage: u.text(message.FlagWorkers)},
		u.forceFlag(),
	}
}

// benchFile is a file that a benchmark writes to its folder.
type benchFile struct {
	name  string
	write func(w io.Writer) error
}

// chartFile is a picture that follows the reader's theme.
func (u *ui) chartFile(name string, c plot.Chart) benchFile {
	return benchFile{name, func(w io.Writer) error { return c.SVG(w, plot.Auto, u.lang) }}
}

// jsonFile is the object of --json.
func jsonFile(name string, v any) benchFile {
	return benchFile{name, func(w io.Writer) error {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		return enc.Encode(v)
	}}
}

// freeOutputs refuses, before anything is measured, files that exist in the
// folder --out and that --force does not let be replaced.
func freeOutputs(c *cli.Context, names ...string) error {
	if c.String(flagOut) == "" || c.Bool(flagForce) {
		return nil
	}
	for _, name := range names {
		path := filepath.Join(c.String(flagOut), name)
		switch _, err := os.Lstat(path); {
		case err == nil:
			return message.New(message.FileExists, path)
		case !errors.Is(err, fs.ErrNotExist):
			return message.New(message.FileCreate, path).Because(err)
		}
	}
	return nil
}

// writeOutputs writes files to the folder --out, if there is one.
func (u *ui) writeOutputs(c *cli.Context, files ...benchFile) error {
	dir := c.String(flagOut)
	if dir == "" {
		return nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return message.New(message.FileCreate, dir).Because(err)
	}
	for _, file := range files {
		f, err := atomicfile.Create(filepath.Join(dir, file.name), atomicfile.Options{Mode: 0o644, Force: c.Bool(flagForce)})
		if err != nil {
			return err
		}
		defer f.Abort()
		if err := errors.Join(file.write(f), c.Context.Err()); err != nil {
			return err
		}
		if err := f.Commit(); err != nil {
			return err
		}
		u.say(message.BenchWrote, f.Path())
	}
	return nil
}

// interrupted tells a benchmark that was interrupted from one that failed: there
// is nothing to go on with.
func interrupted(c *cli.Context, err error) error {
	if errors.Is(err, context.Canceled) && c.Context.Err() != nil {
		return message.New(message.SessionInterrupted).Of(c.Context.Err()).WithHint(message.SynthInterruptedHint)
	}
	return err
}

// within refuses a flag whose value is not from least to most.
func within(c *cli.Context, flag string, least, most int) error {
	if n := c.Int(flag); n < least || n > most {
		return usage(message.BenchRange, flag, uint64(least), uint64(most))
	}
	return nil
}
