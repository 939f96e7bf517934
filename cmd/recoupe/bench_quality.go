package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"recoupe/bench/quality"
	"recoupe/bench/synth"
	"recoupe/identity"
	"recoupe/internal/message"
)

// qualityJSON is the file of bench quality that has all of it.
const qualityJSON = "quality.json"

// qualityScale is the size of the lists that bench quality makes unless it is
// told otherwise.
const qualityScale = 0.01

// benchQualityCommand measures how well lists are linked.
func (u *ui) benchQualityCommand() *cli.Command {
	flags := []cli.Flag{
		&cli.StringFlag{Name: "lists", Usage: u.text(message.FlagQualityLists)},
		&cli.Float64Flag{Name: "scale", Value: qualityScale, Usage: u.text(message.FlagQualityScale)},
		&cli.Uint64Flag{Name: "seed", Value: 1, Usage: u.text(message.FlagQualitySeed)},
		&cli.StringFlag{Name: "pairs", Usage: u.text(message.FlagQualityPairs)},
		&cli.StringFlag{Name: "keys", Usage: u.text(message.FlagQualityKeys)},
		&cli.StringFlag{Name: flagOut, Usage: u.text(message.FlagBenchOut)},
		u.forceFlag(),
		&cli.StringFlag{Name: flagMemory, Value: defaultMemory, Usage: u.text(message.FlagQualityMemory)},
		&cli.IntFlag{Name: flagWorkers, Usage: u.text(message.FlagWorkers)},
		&cli.BoolFlag{Name: flagProgress, Usage: u.text(message.FlagProgress)},
	}
	return u.command("quality", message.QualityUsage, message.QualityDescription, " ", fileCodes, flags, u.runBenchQuality)
}

func (u *ui) runBenchQuality(c *cli.Context) error {
	if _, err := arguments(c, 0, 0); err != nil {
		return err
	}
	opt, err := u.options(c)
	if err != nil {
		return err
	}
	o := quality.Options{Workers: opt.Workers, Progress: opt.Progress}
	if o.Pairs, err = pairsOf(c.String("pairs")); err != nil {
		return err
	}
	if o.Keys, err = matchKeys(c.String("keys")); err != nil {
		return err
	}
	if err := freeOutputs(c, qualityFiles()...); err != nil {
		return err
	}
	dir, done, err := u.qualityLists(c, opt.Workers)
	if err != nil {
		return err
	}
	defer done()
	u.report = true
	begun := time.Now()
	r, err := quality.Measure(c.Context, dir, o)
	if err != nil {
		return interrupted(c, err)
	}
	if len(r.Pairs) == 0 {
		return message.New(message.QualityNoPair, dir)
	}
	r.Seconds = time.Since(begun).Seconds()
	u.quality(r)
	u.say(message.StepTook, u.duration(time.Since(begun)))
	return errors.Join(interrupted(c, u.writeQuality(c, r)), u.result(r))
}

// pairsOf reads the value of --pairs. A pair that is given twice, in one order or
// both, counts once.
func pairsOf(text string) ([]synth.Pair, error) {
	var out []synth.Pair
	for _, name := range words(text) {
		p, ok := synth.ParsePair(name)
		if !ok {
			return nil, usage(message.QualityPair, name)
		}
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out, nil
}

// matchKeys reads the value of --keys.
func matchKeys(text string) ([]identity.Key, error) {
	var out []identity.Key
	for _, name := range words(text) {
		k, ok := identity.ParseKey(name)
		if !ok {
			return nil, usage(message.QualityKey, name, keyNames())
		}
		if slices.Contains(out, k) {
			return nil, usage(message.QualityTwice, name)
		}
		out = append(out, k)
	}
	return out, nil
}

// keyNames returns the names of all match keys.
func keyNames() string {
	var names []string
	for k := range identity.NumKeys {
		names = append(names, k.String())
	}
	return strings.Join(names, ", ")
}

// words divides a value at commas and spaces.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' })
}

// qualityLists returns the folder of the lists to be linked, which it makes
// unless --lists names one, and what removes what it made.
func (u *ui) qualityLists(c *cli.Context, workers int) (dir string, done func(), err error) {
	if dir := c.String("lists"); dir != "" {
		if c.IsSet("scale") || c.IsSet("seed") {
			return "", nil, usage(message.QualityEither)
		}
		return dir, func() {}, nil
	}
	scale := c.Float64("scale")
	if !(scale > 0 && scale <= 1) {
		return "", nil, usage(message.QualityScale)
	}
	if dir, err = os.MkdirTemp("", "recoupe-quality-"); err != nil {
		return "", nil, message.New(message.FileCreate, os.TempDir()).Because(err)
	}
	u.say(message.QualityMaking, u.lang.Format("%v", scale), c.Uint64("seed"))
	spec := synth.Default(scale)
	spec.Seed = c.Uint64("seed")
	if _, err := synth.Make(c.Context, dir, spec, synth.Options{Workers: workers}); err != nil {
		return "", nil, errors.Join(interrupted(c, err), os.RemoveAll(dir))
	}
	return dir, func() { os.RemoveAll(dir) }, nil
}

// qualityFiles returns the names of all files that bench quality can write.
func qualityFiles() []string {
	names := []string{qualityJSON}
	for _, name := range quality.TableNames() {
		names = append(names, name+".csv")
	}
	for _, name := range quality.ChartNames() {
		names = append(names, name+".svg")
	}
	return names
}

// writeQuality writes a report to the folder --out, if there is one. What an
// earlier run left there that this one has not goes: pictures of other pairs.
func (u *ui) writeQuality(c *cli.Context, r *quality.Report) error {
	files := []benchFile{jsonFile(qualityJSON, r)}
	for _, t := range r.Tables() {
		files = append(files, benchFile{t.Name + ".csv", t.WriteCSV})
	}
	for _, p := range r.Charts(u.lang) {
		files = append(files, u.chartFile(p.Name+".svg", p))
	}
	if err := u.writeOutputs(c, files...); err != nil || c.String(flagOut) == "" || !c.Bool(flagForce) {
		return err
	}
	for _, name := range qualityFiles() {
		if slices.ContainsFunc(files, func(f benchFile) bool { return f.name == name }) {
			continue
		}
		path := filepath.Join(c.String(flagOut), name)
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return message.New(message.FileWrite, path).Because(err)
		}
	}
	return nil
}
