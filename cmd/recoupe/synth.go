package main

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"recoupe/bench/synth"
	"recoupe/internal/message"
	"recoupe/psi"
)

// synthCommand makes synthetic breach lists with a known truth.
func (u *ui) synthCommand() *cli.Command {
	defaults := synth.Default(1)
	return u.command("synth", message.SynthUsage, message.SynthDescription, " ", plainCodes, []cli.Flag{
		&cli.StringFlag{Name: "out", Usage: u.text(message.FlagSynthOut)},
		&cli.StringFlag{Name: "scale", Value: "0.01", Usage: u.text(message.FlagSynthScale)},
		&cli.Uint64Flag{Name: "seed", Value: defaults.Seed, Usage: u.text(message.FlagSynthSeed)},
		&cli.Uint64Flag{Name: "population", Usage: u.text(message.FlagSynthPopulation, defaults.Population)},
		&cli.StringSliceFlag{Name: "lists", Usage: u.text(message.FlagSynthLists, strings.Join(listNames(), ","))},
		&cli.StringSliceFlag{Name: "rows", Usage: u.text(message.FlagSynthRows)},
		&cli.StringSliceFlag{Name: "overlap", Usage: u.text(message.FlagSynthOverlap)},
		&cli.StringSliceFlag{Name: "rate", Usage: u.text(message.FlagSynthRate)},
		&cli.StringFlag{Name: "from", Usage: u.text(message.FlagSynthFrom)},
		&cli.BoolFlag{Name: "zst", Usage: u.text(message.FlagSynthZst)},
		&cli.BoolFlag{Name: "show", Usage: u.text(message.FlagSynthShow)},
		u.forceFlag(),
		&cli.IntFlag{Name: flagWorkers, Usage: u.text(message.FlagWorkers)},
		&cli.BoolFlag{Name: flagProgress, Usage: u.text(message.FlagProgress)},
	}, u.runSynth)
}

// stageSynth is the stage of [progress] in which lists are written.
const stageSynth psi.Stage = 1 << 7

func init() { stageNames[stageSynth] = message.SynthStage }

func (u *ui) runSynth(c *cli.Context) error {
	if _, err := arguments(c, 0, 0); err != nil {
		return err
	}
	spec, opt, err := synthSpec(c)
	if err != nil {
		return err
	}
	if c.Bool("show") {
		return u.synthShow(&spec)
	}
	dir := c.String("out")
	if dir == "" {
		return usage(message.SynthNoOut)
	}
	opt.Force = c.Bool(flagForce)
	if opt.Workers, err = workers(c); err != nil {
		return err
	}
	if c.IsSet("zst") {
		opt.Compress = c.Bool("zst")
	}
	if c.IsSet("lists") {
		if opt.Lists, err = synthLists(c); err != nil {
			return err
		}
	}
	if u.showProgress(c); u.progress != nil {
		u.progress.Stage(stageSynth, spec.Total(opt.Lists))
		opt.Progress = func(rows uint64) { u.progress.Add(stageSynth, rows) }
	}
	begun := time.Now()
	made, err := synth.Make(c.Context, dir, spec, opt)
	if errors.Is(err, context.Canceled) && c.Context.Err() != nil {
		return message.New(message.SessionInterrupted).Of(c.Context.Err()).WithHint(message.SynthInterruptedHint)
	}
	if err != nil {
		return err
	}
	return u.synthMade(dir, made, time.Since(begun))
}

// listNames returns the names of all lists.
func listNames() (names []string) {
	for _, src := range synth.Sources() {
		names = append(names, src.String())
	}
	return names
}

// synthSpec returns the spec that the flags ask for, and the options of the lists
// that --from names.
func synthSpec(c *cli.Context) (s synth.Spec, opt synth.Options, err error) {
	if from := c.String("from"); from != "" {
		if c.IsSet("scale") {
			return s, opt, usage(message.SynthFromScale)
		}
		m, err := synth.ReadManifest(from)
		if err != nil {
			return s, opt, err
		}
		s, opt = m.Spec, m.Options()
	} else {
		scale, err := strconv.ParseFloat(c.String("scale"), 64)
		if err != nil || !(scale > 0 && scale <= synth.MaxScale) {
			return s, opt, usage(message.SynthScale, c.String("scale"), synth.MaxScale)
		}
		s = synth.Default(scale)
	}
	if c.IsSet("seed") {
		s.Seed = c.Uint64("seed")
	}
	if c.IsSet("population") {
		s.Population = c.Uint64("population")
	}
	for _, option := range []struct {
		flag string
		set  func(s *synth.Spec, name, value string) error
	}{{"rows", setRows}, {"overlap", setOverlap}, {"rate", setRate}} {
		for _, given := range c.StringSlice(option.flag) {
			name, value, ok := strings.Cut(given, "=")
			if !ok {
				return s, opt, usage(message.SynthAssign, option.flag, given)
			}
			if err := option.set(&s, strings.TrimSpace(name), strings.TrimSpace(value)); err != nil {
				return s, opt, message.New(message.CLIUsage).Because(message.New(message.SynthOption, option.flag, given).Because(err))
			}
		}
	}
	return s, opt, s.Validate()
}

// setRows sets the rows of a list.
func setRows(s *synth.Spec, name, value string) error {
	src, ok := synth.ParseSource(name)
	if !ok {
		return noList(name)
	}
	n, err := strconv.ParseUint(value, 10, 64)
	if err != nil {
		return message.New(message.SynthNumber, value)
	}
	s.Rows[src] = n
	return nil
}

// noList is the error of a list that there is not.
func noList(name string) error {
	return message.New(message.SynthNoList, name).WithHint(message.SynthNoListHint, strings.Join(listNames(), ", "))
}

// setOverlap sets the overlap of a pair of lists.
func setOverlap(s *synth.Spec, name, value string) error {
	p, ok := synth.ParsePair(name)
	if !ok {
		return message.New(message.SynthNoPair, name).WithHint(message.SynthNoPairHint)
	}
	share, err := synth.ParseRate(value)
	s.Overlap[p] = share
	return err
}

// setRate sets the rate of a kind in one list, as in unml25.email-changed, or in
// all that can have it, as in email-changed.
func setRate(s *synth.Spec, name, value string) error {
	rate, err := synth.ParseRate(value)
	if err != nil {
		return err
	}
	list, kind, one := strings.Cut(name, ".")
	if !one {
		kind = list
	}
	k, ok := synth.ParseKind(kind)
	if !ok {
		return message.New(message.SynthNoKind, kind).WithHint(message.SynthNoKindHint)
	}
	if !one {
		for _, src := range synth.Sources() {
			if k.HasRate(src) {
				s.Rates[src][k] = rate
			}
		}
		return nil
	}
	src, ok := synth.ParseSource(list)
	if !ok {
		return noList(list)
	}
	if !k.HasRate(src) {
		return message.New(message.SynthNoRate, list, kind).WithHint(message.SynthNoKindHint)
	}
	s.Rates[src][k] = rate
	return nil
}

// synthLists returns the lists that are asked for, nil for all.
func synthLists(c *cli.Context) (lists []synth.Source, err error) {
	for _, name := range c.StringSlice("lists") {
		src, ok := synth.ParseSource(strings.TrimSpace(name))
		if !ok {
			return nil, message.New(message.CLIUsage).Because(noList(name))
		}
		if !slices.Contains(lists, src) {
			lists = append(lists, src)
		}
	}
	return lists, nil
}

// synthMade says what was made.
func (u *ui) synthMade(dir string, m *synth.Manifest, took time.Duration) error {
	rows := [][]string{{
		u.text(message.ColumnList), u.text(message.ColumnRows), u.text(message.ColumnPersons), u.text(message.ColumnSize), u.text(message.ColumnFile), "sha256",
	}}
	for _, made := range m.Lists {
		for i, f := range []synth.File{made.File, made.Truth} {
			line := []string{made.List, u.number(made.Rows), u.number(made.Persons), u.size(f.Bytes), f.Name, f.SHA256}
			if i > 0 {
				line[0], line[1], line[2] = "", "", ""
			}
			rows = append(rows, line)
		}
	}
	u.table(rows)
	u.say(message.SynthWrote, filepath.Join(dir, synth.ManifestName))
	u.say(message.StepTook, u.duration(took))
	u.gap()
	u.say(message.SynthNext, filepath.Join(dir, m.Lists[len(m.Lists)-1].File.Name), dir)
	return u.result(m)
}

// synthShow prints the overlaps and rates of a spec.
func (u *ui) synthShow(s *synth.Spec) error {
	u.report = true
	if u.json {
		return u.result(s)
	}
	percent := func(r synth.Rate) string { return u.lang.Format("%.4g %%", float64(r*100)) }
	rows := [][]string{{u.text(message.ColumnPair), u.text(message.ColumnOverlap), u.text(message.ColumnPersons)}}
	for _, p := range synth.Pairs() {
		rows = append(rows, []string{p.String(), percent(s.Overlap[p]), u.number(s.Common(p))})
	}
	u.table(rows)
	u.gap()
	rows = [][]string{append([]string{u.text(message.ColumnKind)}, listNames()...)}
	for _, k := range synth.Kinds() {
		line, any := []string{k.String()}, false
		for _, src := range synth.Sources() {
			cell := ""
			if k.HasRate(src) {
				cell, any = percent(s.Rates[src][k]), true
			}
			line = append(line, cell)
		}
		if any {
			rows = append(rows, line)
		}
	}
	u.table(rows)
	return nil
}
