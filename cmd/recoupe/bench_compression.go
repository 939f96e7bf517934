package main

import (
	"math"

	"github.com/urfave/cli/v2"

	"recoupe/bench/compression"
	"recoupe/bench/speed"
	"recoupe/internal/message"
	"recoupe/report/plot"
)

// The files of bench compression.
const (
	compressionJSON  = "compression.json"
	compressionSizes = "compression-sizes.svg"
	compressionTexts = "compression-texts.svg"
)

// benchCompressionCommand compares ways to write a set down.
func (u *ui) benchCompressionCommand() *cli.Command {
	return u.command("compression", message.CompressionUsage, message.CompressionDescription, " ", plainCodes, append([]cli.Flag{
		&cli.IntFlag{Name: "n", Value: 100_000, Usage: u.text(message.FlagCompressionN)},
		&cli.IntFlag{Name: "questions", Value: 1_600_000, Usage: u.text(message.FlagCompressionQuestions)},
		&cli.IntFlag{Name: "rows", Value: 20_000, Usage: u.text(message.FlagCompressionRows)},
	}, u.benchFlags()...), u.runBenchCompression)
}

func (u *ui) runBenchCompression(c *cli.Context) error {
	if _, err := arguments(c, 0, 0); err != nil {
		return err
	}
	for _, flag := range []struct {
		name string
		most int
	}{{"n", 1e7}, {"questions", 2e9}, {"rows", 1e6}} {
		if err := within(c, flag.name, 1, flag.most); err != nil {
			return err
		}
	}
	workers, err := workers(c)
	if err != nil {
		return err
	}
	if err := freeOutputs(c, compressionJSON, compressionSizes, compressionTexts); err != nil {
		return err
	}
	u.say(message.CompressionMaking, uint64(c.Int("n")))
	r, err := u.compress(c, workers)
	if err != nil {
		return interrupted(c, err)
	}
	out := compressionResult{"recoupe/bench-compression/1", speed.ThisMachine("recoupe/" + version), r}
	err = u.writeOutputs(c, jsonFile(compressionJSON, out),
		u.chartFile(compressionSizes, u.compressionSizes(r)), u.chartFile(compressionTexts, u.compressionShares(r)))
	if err != nil {
		return err
	}
	u.report = true
	u.compressed(r)
	return u.result(out)
}

// compress makes what the command line asks for and measures it.
func (u *ui) compress(c *cli.Context, workers int) (*compression.Report, error) {
	set, err := compression.NewSet(c.Context, c.Int("n"), uint64(c.Int("questions")), workers)
	if err != nil {
		return nil, err
	}
	list, err := compression.List(c.Context, c.Int("rows"), workers)
	if err != nil {
		return nil, err
	}
	u.say(message.CompressionRunning)
	return compression.Measure(c.Context, set, []compression.Text{
		{Name: "list", Bytes: list}, {Name: "result", Bytes: compression.Result()},
	})
}

// compressionResult is what --json says of a comparison.
type compressionResult struct {
	Schema  string        `json:"schema"`
	Machine speed.Machine `json:"machine"`
	*compression.Report
}

// formNames are forms and texts as people read them.
var formNames = map[string]message.ID{
	"outputs": message.CompressionOutputs, "elements": message.CompressionElements,
	"prefixes": message.CompressionPrefixes, "prefix-gaps": message.CompressionPrefixGaps,
	"tokens": message.CompressionTokens, "token-gaps": message.CompressionTokenGaps,
	"golomb": message.CompressionGolomb,
	"list":   message.CompressionList, "result": message.CompressionJSON,
}

// compressed prints sizes and speeds.
func (u *ui) compressed(r *compression.Report) {
	header := []string{u.text(message.ColumnForm), u.text(message.ColumnFloor)}
	for _, row := range byForm(r.Sets)[0] {
		header = append(header, u.compressor(row))
	}
	sizes, speeds := [][]string{header}, [][]string{{
		u.text(message.ColumnForm), u.text(message.ColumnWrite), u.text(message.ColumnRead),
		u.text(message.ColumnWriteZstd), u.text(message.ColumnReadZstd),
	}}
	for _, form := range byForm(r.Sets) {
		size, speed := []string{u.text(formNames[form[0].Form]), u.lang.Format("%.2f", form[0].Floor)}, []string{u.text(formNames[form[0].Form])}
		for _, row := range form {
			size = append(size, u.lang.Format("%.2f", row.Bits))
			if row.Compressor == "none" || row.Compressor == "zstd-3" {
				speed = append(speed, u.digits(row.Encode/1e6), u.digits(row.Decode/1e6))
			}
		}
		sizes, speeds = append(sizes, size), append(speeds, speed)
	}
	u.say(message.CompressionSizes, uint64(r.Entries), r.Questions)
	u.table(sizes)
	u.gap()
	u.say(message.CompressionSpeeds)
	u.table(speeds)
	u.gap()
	u.say(message.CompressionTexts)
	u.table(u.savings(r.Texts))
	u.gap()
	ours := byForm(r.Sets)[len(byForm(r.Sets))-1]
	saved := ours[0].Saved
	for _, row := range ours {
		saved = max(saved, row.Saved)
	}
	u.say(message.CompressionResult, u.lang.Format("%.2f", ours[0].Bits), u.share(ours[0].Bits/r.Floor-1), u.lang.Format("%.2f", r.Floor), u.share(saved))
}

// savings returns a table of what compressors save of texts.
func (u *ui) savings(texts []compression.Row) [][]string {
	header := []string{"", u.text(message.ColumnPlainBytes)}
	for _, row := range byForm(texts)[0][1:] {
		header = append(header, u.compressor(row))
	}
	rows := [][]string{header}
	for _, text := range byForm(texts) {
		line := []string{u.text(formNames[text[0].Form]), u.number(uint64(text[0].Bytes))}
		for _, row := range text[1:] {
			line = append(line, u.share(row.Saved))
		}
		rows = append(rows, line)
	}
	return rows
}

// share renders a share in percent.
func (u *ui) share(x float64) string { return u.lang.Format("%.2f %%", 100*x) }

// compressor returns the name of the compressor of a row.
func (u *ui) compressor(row compression.Row) string {
	if row.Compressor == "none" {
		return u.text(message.CompressionNone)
	}
	return row.Compressor
}

// byForm cuts rows where the form changes.
func byForm(rows []compression.Row) (forms [][]compression.Row) {
	start := 0
	for i := range rows {
		if i+1 == len(rows) || rows[i+1].Form != rows[start].Form {
			forms, start = append(forms, rows[start:i+1]), i+1
		}
	}
	return forms
}

// compressionSizes draws what an entry of a set takes in every form, as it is,
// through the strongest compressor, and at least.
func (u *ui) compressionSizes(r *compression.Report) plot.Chart {
	chart := &plot.Bars{
		Title: u.text(message.CompressionTitle), Subtitle: u.text(message.CompressionSubtitle, uint64(r.Entries), r.Questions),
		Value: plot.Axis{Label: u.text(message.CompressionAxis), Unit: "bit"},
	}
	var plain, packed, floor []float64
	strongest := ""
	for _, form := range byForm(r.Sets) {
		last := form[len(form)-1]
		strongest = u.compressor(last)
		chart.Categories = append(chart.Categories, u.text(formNames[form[0].Form]))
		plain, packed, floor = append(plain, form[0].Bits), append(packed, last.Bits), append(floor, form[0].Floor)
	}
	chart.Groups = []plot.Group{
		{Name: u.text(message.CompressionNone), Values: plain}, {Name: strongest, Values: packed},
		{Name: u.text(message.ColumnFloor), Values: floor},
	}
	return chart
}

// compressionShares draws what every compressor leaves of the texts and of
// recoupe's form of the set.
func (u *ui) compressionShares(r *compression.Report) plot.Chart {
	chart := &plot.Bars{
		Title: u.text(message.CompressionTextsTitle), Subtitle: u.text(message.CompressionTextsSubtitle),
		Value: plot.Axis{Label: u.text(message.CompressionTextsAxis), Unit: "%"},
	}
	forms := append(byForm(r.Texts), byForm(r.Sets)[len(byForm(r.Sets))-1])
	for i, row := range forms[0] {
		if row.Compressor == "none" {
			continue
		}
		group := plot.Group{Name: u.compressor(row)}
		for _, form := range forms {
			group.Values = append(group.Values, math.Round(1000*(1-form[i].Saved))/10)
		}
		chart.Groups = append(chart.Groups, group)
	}
	for _, form := range forms {
		chart.Categories = append(chart.Categories, u.text(formNames[form[0].Form]))
	}
	return chart
}
